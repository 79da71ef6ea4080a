import type { Geometry, Position } from 'geojson';

/** A text that is no WKT; `at` is the place in it where reading failed, from 0. */
export class InvalidWkt extends Error {
	override readonly name = 'InvalidWkt';
	readonly at: number;

	constructor(at: number, expected: string) {
		super(`No WKT: at character ${at + 1} there should be ${expected}.`);
		this.at = at;
	}
}

const MOST_NESTED = 32;
const TYPES = {
	POINT: 'Point',
	LINESTRING: 'LineString',
	POLYGON: 'Polygon',
	MULTIPOINT: 'MultiPoint',
	MULTILINESTRING: 'MultiLineString',
	MULTIPOLYGON: 'MultiPolygon',
	GEOMETRYCOLLECTION: 'GeometryCollection'
} as const;
/** How deep positions are nested in the brackets of a type. */
const DEPTHS = {
	Point: 0,
	LineString: 1,
	Polygon: 2,
	MultiPoint: 1,
	MultiLineString: 2,
	MultiPolygon: 3
} as const;

/**
 * A geometry from Well-Known Text, also with the SRID of EWKT in front. Numbers keep the order of the text, whatever axes
 * they are of; Z and M are dropped. EMPTY is `null`, within a collection it is left away. Rings are neither closed nor
 * turned.
 *
 * @throws InvalidWkt with the place in the text
 * @see OGC 06-103r4 §7, PostGIS EWKT
 */
export function readWkt(text: string): { geometry: Geometry | null; srid: number | null } {
	const reader = new WktReader(text);
	const srid = reader.take(/SRID\s*=\s*(\d{1,9})\s*;/iy)?.[1];
	const geometry = reader.readGeometry(0);
	reader.expect(/;?\s*$/y, 'the end');
	return { geometry, srid: srid === undefined ? null : Number(srid) };
}

class WktReader {
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	take(pattern: RegExp): RegExpExecArray | null {
		while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text);
		if (found !== null) this.#at = pattern.lastIndex;
		return found;
	}

	expect(pattern: RegExp, what: string): RegExpExecArray {
		const found = this.take(pattern);
		if (found === null) throw new InvalidWkt(this.#at, what);
		return found;
	}

	readGeometry(depth: number): Geometry | null {
		if (depth > MOST_NESTED) throw new InvalidWkt(this.#at, 'fewer collections within each other');
		const word = this.expect(
			/(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION/iy,
			'a type such as POLYGON'
		);
		const type = TYPES[word[0].toUpperCase() as keyof typeof TYPES];
		this.take(/(?:ZM|Z|M)(?=[\s(])/iy);
		if (this.take(/EMPTY/iy)) return null;
		if (type !== 'GeometryCollection')
			return { type, coordinates: this.#readNested(DEPTHS[type], type === 'MultiPoint') } as Geometry;
		const geometries: Geometry[] = [];
		this.expect(/\(/y, '"("');
		do {
			const geometry = this.readGeometry(depth + 1);
			if (geometry !== null) geometries.push(geometry);
		} while (this.take(/,/y));
		this.expect(/\)/y, '")"');
		return { type, geometries };
	}

	/** @param isOfPoints positions may have brackets of their own: `MULTIPOINT((1 2),(3 4))` */
	#readNested(depth: number, isOfPoints: boolean): unknown {
		this.expect(/\(/y, '"("');
		if (depth === 0) {
			const position = this.#readPosition();
			this.expect(/\)/y, '")"');
			return position;
		}
		const parts: unknown[] = [];
		do {
			if (this.take(/EMPTY/iy)) continue;
			if (depth > 1) parts.push(this.#readNested(depth - 1, false));
			else if (isOfPoints && this.take(/\(/y)) {
				parts.push(this.#readPosition());
				this.expect(/\)/y, '")"');
			} else parts.push(this.#readPosition());
		} while (this.take(/,/y));
		this.expect(/\)/y, '")" or ","');
		return parts;
	}

	#readPosition(): Position {
		const numbers: number[] = [];
		for (;;) {
			const found = this.take(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?=[\s,()]|$)/iy);
			if (found === null) break;
			numbers.push(Number(found[0]));
		}
		if (numbers.length < 2 || numbers.length > 4 || !numbers.every(Number.isFinite))
			throw new InvalidWkt(this.#at, 'two to four numbers');
		return numbers.slice(0, 2);
	}
}
