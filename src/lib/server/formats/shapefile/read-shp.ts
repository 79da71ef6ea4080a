import type { Geometry, Position } from 'geojson';
import type { ReadingCode } from '#lib/intake-texts/reading.ts';
import { nestRings, type NestingBudget } from '../nest-rings.ts';

const HEADER_LENGTH = 100;
const FILE_CODE = 9994;
const INDEX_LENGTH = 8;

/** What a record holds: a shape, none, or why it is left out. */
export type ShpRecord =
	{ geometry: Geometry | null; isByDirection?: boolean } | { leftOut: ReadingCode; type?: number };

export const isShp = (bytes: Uint8Array): boolean =>
	bytes.length >= HEADER_LENGTH && viewOf(bytes).getInt32(0) === FILE_CODE;

/**
 * The records of a `.shp`, in their order; Z and M are dropped. Where the `.shx` fits, it tells where the records
 * are, as there may be gaps between them; else they are taken one after the other.
 *
 * @param shp with a header that {@link isShp} knows
 * @see ESRI Shapefile Technical Description (1998)
 */
export function* readShp(shp: Uint8Array, shx: Uint8Array | undefined): Generator<ShpRecord> {
	const view = viewOf(shp);
	const budget: NestingBudget = { steps: 100_000_000 };
	for (const at of listByIndex(view, shx) ?? listInRow(view)) {
		const end = at + 8 + view.getInt32(at + 4) * 2;
		if (end > shp.length || end < at + 12) {
			yield { leftOut: 'cut-off' };
			return;
		}
		yield readShape(new DataView(shp.buffer, shp.byteOffset + at + 8, end - at - 8), budget);
	}
}

const viewOf = (bytes: Uint8Array): DataView =>
	new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the records begin by the index; undefined if it does not fit the file. */
function listByIndex(shp: DataView, shx: Uint8Array | undefined): number[] | undefined {
	if (!shx || !isShp(shx)) return undefined;
	const view = viewOf(shx);
	const starts: number[] = [];
	for (let at = HEADER_LENGTH; at + INDEX_LENGTH <= shx.length; at += INDEX_LENGTH) {
		const start = view.getInt32(at) * 2;
		const words = view.getInt32(at + 4);
		if (start < HEADER_LENGTH || words < 0 || start + 8 + words * 2 > shp.byteLength) return undefined;
		if (shp.getInt32(start + 4) !== words) return undefined;
		starts.push(start);
	}
	const hasMore = starts.length === 0 && shp.byteLength > HEADER_LENGTH;
	return hasMore ? undefined : starts;
}

function* listInRow(shp: DataView): Generator<number> {
	let at = HEADER_LENGTH;
	while (at + 8 <= shp.byteLength) {
		yield at;
		at += 8 + Math.max(2, shp.getInt32(at + 4)) * 2;
	}
}

function readShape(view: DataView, budget: NestingBudget): ShpRecord {
	const type = view.getInt32(0, true);
	try {
		switch (type % 10) {
			case 0:
				return type === 0 ? { geometry: null } : { leftOut: 'unknown-shape', type };
			case 1:
				if (type > 21) return { leftOut: 'unknown-shape', type };
				return readPoint(view);
			case 8:
				return readMultiPoint(view);
			case 3:
			case 5:
				if (type < 0 || type > 25) return { leftOut: 'unknown-shape', type };
				return readParts(view, type % 10 === 5, budget);
			default:
				return { leftOut: 'unknown-shape', type };
		}
	} catch (error) {
		// The view ends where the record does: whatever points beyond is damaged.
		if (error instanceof RangeError) return { leftOut: 'broken-shape' };
		throw error;
	}
}

function readPoint(view: DataView): ShpRecord {
	const point = readPositions(view, 4, 1)?.[0];
	return point ? { geometry: { type: 'Point', coordinates: point } } : { leftOut: 'bad-coordinate' };
}

function readMultiPoint(view: DataView): ShpRecord {
	const coordinates = readPositions(view, 40, view.getInt32(36, true));
	if (!coordinates) return { leftOut: 'bad-coordinate' };
	return { geometry: coordinates.length > 0 ? { type: 'MultiPoint', coordinates } : null };
}

function readParts(view: DataView, isArea: boolean, budget: NestingBudget): ShpRecord {
	const partCount = view.getInt32(36, true);
	const count = view.getInt32(40, true);
	const from = 44 + 4 * partCount;
	if (partCount < 0 || from > view.byteLength) return { leftOut: 'broken-shape' };
	const positions = readPositions(view, from, count);
	if (!positions) return { leftOut: 'bad-coordinate' };
	if (partCount === 0 || count === 0) return { geometry: null };
	const starts = Array.from({ length: partCount }, (_, i) => view.getInt32(44 + 4 * i, true));
	if (starts[0] !== 0 || starts.some((start, i) => start > count || (i > 0 && start < starts[i - 1]!)))
		return { leftOut: 'broken-shape' };
	const parts = starts.map((start, i) => positions.slice(start, starts[i + 1] ?? count));
	return isArea ? toArea(parts, budget) : toLine(parts);
}

function toLine(parts: Position[][]): ShpRecord {
	const lines = parts.filter((part) => part.length >= 2);
	if (lines.length === 0) return { leftOut: 'too-few-positions' };
	if (lines.length === 1) return { geometry: { type: 'LineString', coordinates: lines[0]! } };
	return { geometry: { type: 'MultiLineString', coordinates: lines } };
}

function toArea(parts: Position[][], budget: NestingBudget): ShpRecord {
	const rings = parts.map(closeRing).filter((ring) => ring.length >= 4);
	if (rings.length === 0) return { leftOut: 'too-few-positions' };
	const { polygons, isByDirection } = nestRings(rings, budget);
	if (polygons.length === 1)
		return { geometry: { type: 'Polygon', coordinates: polygons[0]! }, isByDirection };
	return { geometry: { type: 'MultiPolygon', coordinates: polygons }, isByDirection };
}

function closeRing(ring: Position[]): Position[] {
	const [first, last] = [ring[0], ring.at(-1)];
	if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring;
	return [...ring, [first[0]!, first[1]!]];
}

/**
 * @returns undefined if a number is none
 * @throws RangeError if they are more than the record holds
 */
function readPositions(view: DataView, from: number, count: number): Position[] | undefined {
	if (count < 0 || from + 16 * count > view.byteLength) throw new RangeError('beyond the record');
	const positions: Position[] = [];
	for (let at = from; at < from + 16 * count; at += 16) {
		const [x, y] = [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
		if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
		positions.push([x, y]);
	}
	return positions;
}
