import type { Geometry, Position } from 'geojson';
import { listPolygons } from '../to-file-geometry.ts';

const WKB = { Point: 1, LineString: 2, Polygon: 3, MultiPolygon: 6 } as const;

/** Bytes of the header: magic, version, flags, srs id, envelope of four numbers. */
const HEADER = 8;
const ENVELOPE = 32;
/** Little-endian, with an envelope of minx, maxx, miny, maxy. */
const FLAGS = { plain: 0b0000_0001, withEnvelope: 0b0000_0011 } as const;

/**
 * A geometry as GeoPackage keeps it: its header, then well-known binary. Areas are of one or more parts always, as the
 * column says; points have no envelope.
 *
 * @param geometry in the coordinates of the file
 * @see OGC 12-128r18, 2.1.3
 */
export function encodeGeometry(geometry: Geometry, srsId: number): Uint8Array {
	const shape = geometry.type === 'Polygon' ? toMulti(geometry) : geometry;
	const body = sizeOf(shape);
	const isPoint = shape.type === 'Point';
	const start = HEADER + (isPoint ? 0 : ENVELOPE);
	const bytes = new Uint8Array(start + body);
	const view = new DataView(bytes.buffer);
	bytes.set([0x47, 0x50, 0, isPoint ? FLAGS.plain : FLAGS.withEnvelope]);
	view.setInt32(4, srsId, true);
	if (!isPoint) {
		const box = new EnvelopeOf(shape);
		for (const [i, value] of [box.minX, box.maxX, box.minY, box.maxY].entries())
			view.setFloat64(HEADER + 8 * i, value, true);
	}
	writeShape(new Cursor(view, start), shape);
	return bytes;
}

/** The box around a geometry. */
export class EnvelopeOf {
	minX = Infinity;
	minY = Infinity;
	maxX = -Infinity;
	maxY = -Infinity;

	constructor(geometry?: Geometry) {
		if (geometry) this.add(geometry);
	}

	add(geometry: Geometry) {
		if (geometry.type === 'GeometryCollection')
			throw new TypeError('No layer has collections of geometries.');
		this.#walk(geometry.coordinates);
	}

	#walk(coordinates: unknown) {
		const list = coordinates as readonly unknown[];
		if (typeof list[0] !== 'number') {
			for (const one of list) this.#walk(one);
			return;
		}
		const [x, y] = list as [number, number];
		this.minX = Math.min(this.minX, x);
		this.maxX = Math.max(this.maxX, x);
		this.minY = Math.min(this.minY, y);
		this.maxY = Math.max(this.maxY, y);
	}
}

const toMulti = (geometry: Geometry): Geometry => ({
	type: 'MultiPolygon',
	coordinates: listPolygons(geometry)
});

const sizeOfLine = (line: readonly Position[]) => 4 + 16 * line.length;
const sizeOfPolygon = (rings: readonly Position[][]) =>
	9 + rings.reduce((sum, ring) => sum + sizeOfLine(ring), 0);

function sizeOf(shape: Geometry): number {
	if (shape.type === 'Point') return 21;
	if (shape.type === 'LineString') return 5 + sizeOfLine(shape.coordinates);
	return 9 + listPolygons(shape).reduce((sum, rings) => sum + sizeOfPolygon(rings), 0);
}

class Cursor {
	#at: number;
	readonly #view: DataView;

	constructor(view: DataView, at: number) {
		this.#view = view;
		this.#at = at;
	}

	head(type: keyof typeof WKB) {
		this.#view.setUint8(this.#at, 1);
		this.#view.setUint32(this.#at + 1, WKB[type], true);
		this.#at += 5;
	}

	count(count: number) {
		this.#view.setUint32(this.#at, count, true);
		this.#at += 4;
	}

	position([x, y]: Position) {
		this.#view.setFloat64(this.#at, x!, true);
		this.#view.setFloat64(this.#at + 8, y!, true);
		this.#at += 16;
	}

	line(positions: readonly Position[]) {
		this.count(positions.length);
		for (const position of positions) this.position(position);
	}
}

function writeShape(cursor: Cursor, shape: Geometry) {
	if (shape.type === 'Point') {
		cursor.head('Point');
		cursor.position(shape.coordinates);
	} else if (shape.type === 'LineString') {
		cursor.head('LineString');
		cursor.line(shape.coordinates);
	} else {
		const polygons = listPolygons(shape);
		cursor.head('MultiPolygon');
		cursor.count(polygons.length);
		for (const rings of polygons) {
			cursor.head('Polygon');
			cursor.count(rings.length);
			for (const ring of rings) cursor.line(ring);
		}
	}
}
