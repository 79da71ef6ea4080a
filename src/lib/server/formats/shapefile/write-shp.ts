import type { Geometry, Position } from 'geojson';
import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import { EnvelopeOf } from '../geopackage/encode-geometry.ts';
import { listPolygons } from '../to-file-geometry.ts';
import type { ExportGeometry } from '../export-layer.ts';

const SHAPE_TYPES = { Point: 1, LineString: 3, MultiPolygon: 5 } as const;
const HEADER = 100;
const RECORD_HEADER = 8;
const FILE_CODE = 9994;
const VERSION = 1000;

/**
 * The parts of a shapefile that hold shapes, `.shp` and `.shx`. Outer rings run clockwise, holes the other way; parts of
 * an area follow each other, each with its holes.
 *
 * @param geometries in the coordinates of the file, all of the layer's kind; `null`: a record without a shape
 * @see ESRI Shapefile Technical Description, July 1998
 */
export function writeShp(
	geometries: readonly (Geometry | null)[],
	geometryType: Exclude<ExportGeometry, 'Geometry' | null>
): { shp: Uint8Array; shx: Uint8Array } {
	const contents = geometries.map((geometry) => encodeShape(geometry));
	const box = new EnvelopeOf();
	for (const geometry of geometries) if (geometry) box.add(geometry);
	const size = contents.reduce((sum, { length }) => sum + RECORD_HEADER + length, HEADER);
	const shp = new Uint8Array(size);
	const shx = new Uint8Array(HEADER + RECORD_HEADER * contents.length);
	const view = new DataView(shp.buffer);
	const index = new DataView(shx.buffer);
	for (const header of [view, index]) writeHeader(header, SHAPE_TYPES[geometryType], box);
	let at = HEADER;
	for (const [i, content] of contents.entries()) {
		// Lengths and offsets are in words of 16 bits.
		view.setInt32(at, i + 1);
		view.setInt32(at + 4, content.length / 2);
		shp.set(content, at + RECORD_HEADER);
		index.setInt32(HEADER + RECORD_HEADER * i, at / 2);
		index.setInt32(HEADER + RECORD_HEADER * i + 4, content.length / 2);
		at += RECORD_HEADER + content.length;
	}
	return { shp, shx };
}

function writeHeader(view: DataView, type: number, box: EnvelopeOf) {
	view.setInt32(0, FILE_CODE);
	view.setInt32(24, view.byteLength / 2);
	view.setInt32(28, VERSION, true);
	view.setInt32(32, type, true);
	// A file without a shape has a box of zeros.
	const isEmpty = box.minX > box.maxX;
	if (!isEmpty) writeBox(view, 36, box);
}

function writeBox(view: DataView, at: number, { minX, minY, maxX, maxY }: EnvelopeOf) {
	for (const [i, value] of [minX, minY, maxX, maxY].entries()) view.setFloat64(at + 8 * i, value, true);
}

function encodeShape(geometry: Geometry | null): Uint8Array {
	if (!geometry) return new Uint8Array(4);
	if (geometry.type === 'Point') {
		const bytes = new Uint8Array(20);
		const view = new DataView(bytes.buffer);
		view.setInt32(0, SHAPE_TYPES.Point, true);
		writePosition(view, 4, geometry.coordinates);
		return bytes;
	}
	if (geometry.type === 'LineString')
		return encodeParts(SHAPE_TYPES.LineString, [geometry.coordinates], geometry);
	const rings = listPolygons(geometry).flatMap((polygon) =>
		polygon.map((ring, i) => (signedRingArea(ring) < 0 === (i === 0) ? ring : ring.toReversed()))
	);
	return encodeParts(SHAPE_TYPES.MultiPolygon, rings, geometry);
}

function encodeParts(type: number, parts: readonly (readonly Position[])[], geometry: Geometry): Uint8Array {
	const count = parts.reduce((sum, { length }) => sum + length, 0);
	const start = 44 + 4 * parts.length;
	const bytes = new Uint8Array(start + 16 * count);
	const view = new DataView(bytes.buffer);
	view.setInt32(0, type, true);
	writeBox(view, 4, new EnvelopeOf(geometry));
	view.setInt32(36, parts.length, true);
	view.setInt32(40, count, true);
	let written = 0;
	for (const [i, part] of parts.entries()) {
		view.setInt32(44 + 4 * i, written, true);
		for (const position of part) writePosition(view, start + 16 * written++, position);
	}
	return bytes;
}

function writePosition(view: DataView, at: number, [x, y]: Position) {
	view.setFloat64(at, x!, true);
	view.setFloat64(at + 8, y!, true);
}
