import type { Geometry, Position } from 'geojson';
import { MOST_POSITIONS, sampleArcThrough, SIDES_OF_CIRCLE } from '../sample-arc.ts';

/** How deep shapes may lie in each other; curves in a multi-surface are four deep. */
const MAX_DEPTH = 32;
/** Bits of PostGIS's way to say Z, M and a number of the coordinate system. */
const HAS_Z = 0x80000000;
const HAS_M = 0x40000000;
const HAS_SRID = 0x20000000;

/** What SpatiaLite has in place of the byte order of a member. */
const MEMBER = 0x69;

/** A shape; `geometry` is `null` if it is empty. `curves`: arcs that became lines. */
export type WkbRead =
	| { geometry: Geometry | null; curves: number }
	| { leftOut: 'broken-shape' | 'bad-coordinate' | 'unknown-shape' | 'too-many-positions' };

/**
 * A shape in well-known binary: points, lines, areas, their multiples and collections, circular arcs, and surfaces of
 * polygons, in either byte order, with Z, M or both (dropped), as ISO or PostGIS says it.
 *
 * @see OGC 06-103r4, 8.2; ISO 13249-3
 */
export function readWkb(bytes: Uint8Array): WkbRead {
	const reader = new WkbReader(bytes);
	try {
		const geometry = reader.readGeometry(0);
		return { geometry, curves: reader.curves };
	} catch (error) {
		if (error instanceof Fault) return { leftOut: error.code };
		// The view ends where the shape does.
		if (error instanceof RangeError) return { leftOut: 'broken-shape' };
		throw error;
	}
}

class Fault extends Error {
	readonly code: 'broken-shape' | 'bad-coordinate' | 'unknown-shape' | 'too-many-positions';
	constructor(code: Fault['code']) {
		super(code);
		this.code = code;
	}
}

class WkbReader {
	curves = 0;
	readonly #view: DataView;
	#at = 0;
	#isLittle = true;
	#dimensions = 2;

	constructor(bytes: Uint8Array) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	readGeometry(depth: number): Geometry | null {
		const type = this.#readHead(depth);
		switch (type) {
			case 1: {
				const [point] = this.#readPositions(1, true);
				return point ? { type: 'Point', coordinates: point } : null;
			}
			case 2:
			case 8:
			case 9:
				return this.#toLine(this.#readCurve(type, depth));
			case 3:
			case 10:
			case 17:
				return toArea([this.#readRings(type, depth)]);
			case 4: {
				const points = this.#readMembers(depth).filter((member) => member.type === 'Point');
				const coordinates = points.map((point) => point.coordinates);
				return coordinates.length > 0 ? { type: 'MultiPoint', coordinates } : null;
			}
			case 5:
			case 11: {
				const lines = this.#readMembers(depth).filter((member) => member.type === 'LineString');
				const coordinates = lines.map((line) => line.coordinates);
				return coordinates.length > 0 ? { type: 'MultiLineString', coordinates } : null;
			}
			case 6:
			case 12:
			case 15:
			case 16: {
				const areas = this.#readMembers(depth).filter((member) => member.type === 'Polygon');
				return toArea(
					areas.map((area) => area.coordinates),
					true
				);
			}
			case 7: {
				const geometries = this.#readMembers(depth);
				return geometries.length > 0 ? { type: 'GeometryCollection', geometries } : null;
			}
			default:
				throw new Fault('unknown-shape');
		}
	}

	#readHead(depth: number): number {
		if (depth > MAX_DEPTH) throw new Fault('broken-shape');
		const order = this.#view.getUint8(this.#at);
		// SpatiaLite has a mark before members, which run as the whole does.
		if (order > 1 && !(order === MEMBER && depth > 0)) throw new Fault('broken-shape');
		if (order <= 1) this.#isLittle = order === 1;
		const code = this.#view.getUint32(this.#at + 1, this.#isLittle);
		this.#at += (code & HAS_SRID) !== 0 ? 9 : 5;
		const plain = (code & ~(HAS_Z | HAS_M | HAS_SRID)) >>> 0;
		const iso = Math.floor(plain / 1000);
		if (iso > 3) throw new Fault('unknown-shape');
		const isoZ = iso === 1 || iso === 3 ? 1 : 0;
		const isoM = iso >= 2 ? 1 : 0;
		this.#dimensions =
			2 + Math.max(isoZ, (code & HAS_Z) !== 0 ? 1 : 0) + Math.max(isoM, (code & HAS_M) !== 0 ? 1 : 0);
		return plain % 1000;
	}

	#readCount(leastBytes: number): number {
		const count = this.#view.getUint32(this.#at, this.#isLittle);
		this.#at += 4;
		if (count * leastBytes > this.#view.byteLength - this.#at) throw new Fault('broken-shape');
		return count;
	}

	/** An empty point is written as one of no numbers. */
	#readPositions(count: number, mayBeEmpty = false): Position[] {
		const positions: Position[] = [];
		for (let i = 0; i < count; i++) {
			const x = this.#view.getFloat64(this.#at, this.#isLittle);
			const y = this.#view.getFloat64(this.#at + 8, this.#isLittle);
			this.#at += 8 * this.#dimensions;
			if (Number.isFinite(x) && Number.isFinite(y)) positions.push([x, y]);
			else if (!(mayBeEmpty && Number.isNaN(x) && Number.isNaN(y))) throw new Fault('bad-coordinate');
		}
		if (this.#at > this.#view.byteLength) throw new Fault('broken-shape');
		return positions;
	}

	/** Members keep their own byte order and dimensions. */
	#readMembers(depth: number): Geometry[] {
		const count = this.#readCount(5);
		const members: Geometry[] = [];
		for (let i = 0; i < count; i++) {
			const member = this.readGeometry(depth + 1);
			if (member) members.push(member);
		}
		return members;
	}

	/** The rest of a curve, after its head. */
	#readCurve(type: number, depth: number): Position[] {
		if (type !== 9) {
			const positions = this.#readPositions(this.#readCount(8 * this.#dimensions));
			return type === 8 ? this.#bend(positions) : positions;
		}
		const line: Position[] = [];
		const count = this.#readCount(5);
		for (let i = 0; i < count; i++) {
			const part = this.#readCurve(this.#readHead(depth + 1), depth + 1);
			for (const position of line.length > 0 ? part.slice(1) : part) line.push(position);
		}
		return line;
	}

	/** Arcs of three positions each, the last of one the first of the next. */
	#bend(positions: readonly Position[]): Position[] {
		const line = positions.slice(0, 1);
		for (let i = 2; i < positions.length; i += 2) {
			line.push(...sampleArcThrough(positions[i - 2]!, positions[i - 1]!, positions[i]!));
			// Counted over the whole shape, as it may have as many parts.
			if (++this.curves * SIDES_OF_CIRCLE > MOST_POSITIONS) throw new Fault('too-many-positions');
		}
		return line;
	}

	#readRings(type: number, depth: number): Position[][] {
		const count = this.#readCount(4);
		const rings: Position[][] = [];
		for (let i = 0; i < count; i++)
			rings.push(
				type === 10
					? this.#readCurve(this.#readHead(depth + 1), depth + 1)
					: this.#readPositions(this.#readCount(8 * this.#dimensions))
			);
		return rings;
	}

	#toLine(coordinates: Position[]): Geometry | null {
		return coordinates.length > 0 ? { type: 'LineString', coordinates } : null;
	}
}

function toArea(areas: Position[][][], isMultiple = false): Geometry | null {
	const filled = areas
		.map((rings) => rings.filter((ring) => ring.length > 0))
		.filter(({ length }) => length > 0);
	if (filled.length === 0) return null;
	if (isMultiple) return { type: 'MultiPolygon', coordinates: filled };
	return { type: 'Polygon', coordinates: filled[0]! };
}
