import { polygonsOf, ringsOf } from '../geometry/area-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import { nodeStrands } from './node-strands.ts';
import { outlineFaces } from './outline-faces.ts';
import { buildPlaneMap, type PlaneMap } from './plane-map.ts';
import type { Area } from './types.ts';
import { buildUnitGrid } from './unit-grid.ts';

/** Areas and lines laid over each other. */
export interface Overlay {
	readonly map: PlaneMap;
	/** Where a point of the map lies. */
	lngLatOf(point: number): LngLat;
	/** Whether area i of those laid over each other holds a face. */
	holds(area: number, face: number): boolean;
	/** What faces make together; several parts, or none, are a MultiPolygon. */
	outline(isIn: (face: number) => boolean): Area;
}

/**
 * Lays areas and lines over each other. What is outlined of it fits together: where two outlines meet, both have all
 * points of the other. Of an area's own rings the even-odd rule says what is ground.
 *
 * Positions are rounded to 7 decimals. Where borders cross or come to within half of the last decimal of a point, they
 * are bent to it, so that an outline may leave the border it is of by that much.
 */
export function buildOverlay(areas: readonly Area[], lines: readonly (readonly LngLat[])[] = []): Overlay {
	const first = areas.flatMap(ringsOf)[0]?.[0] ?? lines[0]?.[0] ?? [0, 0];
	const { toUnits, toLngLat } = buildUnitGrid(first);
	const map = buildPlaneMap(
		nodeStrands([
			...areas.flatMap((area, i) =>
				ringsOf(area).map((ring) => ({ points: ring.map(toUnits), area: 1n << BigInt(i) }))
			),
			...lines.map((line) => ({ points: line.map(toUnits), area: 0n }))
		])
	);
	const lngLatOf = (point: number) => toLngLat(map.points[point]!);
	return {
		map,
		lngLatOf,
		holds: (area, face) => ((map.areasOf[face]! >> BigInt(area)) & 1n) === 1n,
		outline: (isIn) =>
			toArea(
				outlineFaces(map, isIn).map((rings) =>
					rings.map((ring) => [...ring, ring[0]!].map((point) => lngLatOf(point)))
				)
			)
	};
}

/** One polygon, or several parts. */
export const toArea = (polygons: readonly LngLat[][][]): Area =>
	polygons.length === 1
		? { type: 'Polygon', coordinates: polygons[0]! }
		: { type: 'MultiPolygon', coordinates: [...polygons] };

/** Whether an area has no ground at all: nothing of it was left. */
export const isEmptyArea = (area: Area): boolean => polygonsOf(area).every((rings) => rings.length === 0);
