import type { Geometry, Position } from 'geojson';
import { bboxOf } from '../../geometry/bbox.ts';
import { isInRing } from '../../geometry/point-in-rings.ts';
import type { Xy } from '../../geometry/types.ts';

/** What stands for one feature when its coordinate system is looked for. Coordinates as the file has them. */
export interface FeatureSample {
	/** Index of the feature in the layer. */
	index: number;
	kind: 'line' | 'area' | 'point';
	/** Along a line or around an area, evenly; a point itself. */
	outline: Xy[];
	/** Within an area, evenly. */
	inside: Xy[];
	/** Around an area, thinned where it has thousands of vertices. */
	ring: readonly Xy[];
}

const MOST_FEATURES = 240;
const ALONG = 8;
const GRID = 4;
/** Longer lines are thinned before they are measured. */
const MOST_VERTICES = 2_000;
/** Geometry collections within each other. */
const DEEPEST = 8;

/**
 * A sample of a layer's features, spread evenly over its order: at most 240 features and some 2,000 vertices. Features
 * without a position are passed over, and those at 0, 0, which is where programs put what they do not know.
 */
export function sampleFeatures(geometries: readonly (Geometry | null)[]): FeatureSample[] {
	const filled: number[] = [];
	for (const [i, geometry] of geometries.entries()) if (geometry) filled.push(i);
	const step = Math.max(1, filled.length / MOST_FEATURES);
	const samples: FeatureSample[] = [];
	for (let at = 0; Math.floor(at) < filled.length; at += step) {
		const index = filled[Math.floor(at)]!;
		const sample = sampleGeometry(index, geometries[index]!, 0);
		if (sample) samples.push(sample);
	}
	return samples;
}

function sampleGeometry(index: number, geometry: Geometry, depth: number): FeatureSample | undefined {
	switch (geometry.type) {
		case 'Point':
			return samplePoint(index, geometry.coordinates);
		case 'MultiPoint':
			return samplePoint(index, geometry.coordinates[0]);
		case 'LineString':
			return sampleLine(index, geometry.coordinates);
		case 'MultiLineString':
			return sampleLine(index, longest(geometry.coordinates));
		case 'Polygon':
			return sampleArea(index, geometry.coordinates[0] ?? []);
		case 'MultiPolygon':
			return sampleArea(index, longest(geometry.coordinates.map(([ring]) => ring ?? [])));
		case 'GeometryCollection': {
			const first = geometry.geometries[0];
			return first && depth < DEEPEST ? sampleGeometry(index, first, depth + 1) : undefined;
		}
	}
}

const longest = (lines: readonly Position[][]): Position[] =>
	lines.reduce<Position[]>((most, line) => (line.length > most.length ? line : most), []);

function toXys(line: readonly Position[]): Xy[] {
	const step = Math.max(1, line.length / MOST_VERTICES);
	const xys: Xy[] = [];
	for (let at = 0; Math.floor(at) < line.length; at += step) {
		const [x, y] = line[Math.floor(at)]!;
		if (Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0)) xys.push([x!, y!]);
	}
	return xys;
}

function samplePoint(index: number, position: Position | undefined): FeatureSample | undefined {
	const outline = position ? toXys([position]) : [];
	return outline.length > 0 ? { index, kind: 'point', outline, inside: [], ring: [] } : undefined;
}

function sampleLine(index: number, line: readonly Position[]): FeatureSample | undefined {
	const xys = toXys(line);
	return xys.length > 0 ? { index, kind: 'line', outline: listAlong(xys), inside: [], ring: [] } : undefined;
}

function sampleArea(index: number, ring: readonly Position[]): FeatureSample | undefined {
	const xys = toXys(ring);
	if (xys.length < 3) return samplePoint(index, xys[0]);
	return { index, kind: 'area', outline: listAlong(xys), inside: listInside(xys), ring: xys };
}

/** Points at even distances along a line, the first half a step from its beginning. */
function listAlong(line: readonly Xy[]): Xy[] {
	const ends = [0];
	for (let i = 1; i < line.length; i++)
		ends.push(ends[i - 1]! + Math.hypot(line[i]![0] - line[i - 1]![0], line[i]![1] - line[i - 1]![1]));
	const whole = ends.at(-1)!;
	if (!(whole > 0)) return [line[0]!];
	let i = 1;
	return Array.from({ length: ALONG }, (_, k): Xy => {
		const at = ((k + 0.5) / ALONG) * whole;
		while (i < line.length - 1 && ends[i]! < at) i++;
		const share = (at - ends[i - 1]!) / (ends[i]! - ends[i - 1]! || 1);
		const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!];
		return [ax + share * (bx - ax), ay + share * (by - ay)];
	});
}

function listInside(ring: readonly Xy[]): Xy[] {
	const [west, south, east, north] = bboxOf(ring);
	const inside: Xy[] = [];
	for (let row = 0; row < GRID; row++)
		for (let column = 0; column < GRID; column++) {
			const xy: Xy = [
				west + ((column + 0.5) / GRID) * (east - west),
				south + ((row + 0.5) / GRID) * (north - south)
			];
			if (isInRing(ring, xy)) inside.push(xy);
		}
	return inside;
}
