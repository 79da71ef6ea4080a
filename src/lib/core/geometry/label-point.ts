import polylabel from 'polylabel';
import type { MultiPolygon, Polygon } from 'geojson';
import { polygonsOf } from './area-rings.ts';
import { bboxOf } from './bbox.ts';
import { buildLocalMetres } from './local-metres.ts';
import { signedRingArea } from './ring-area.ts';
import type { AnyRing, LngLat, Xy } from './types.ts';

/**
 * The point inside rings that is farthest from their border, in their own plane: where a name stands best. Of points
 * that are equally far the centroid, if it is one. Rings without area: the corner of their box.
 *
 * @param rings the outer ring first, then its holes; all closed
 * @param precision how much nearer to the border than the best it may be; > 0
 * @see polylabel, Mapbox (2016), which is what MapLibre places names of areas by
 */
export function poleOf(rings: readonly AnyRing[], precision: number): Xy {
	const [x, y] = polylabel(rings as number[][][], precision);
	return [x!, y!];
}

/**
 * Position for the name of an area: the pole of its largest part, to a hundredth of that part's smaller extent.
 *
 * @returns WGS-84; `undefined` where the area has no positions
 */
export function findLabelPoint(geometry: Polygon | MultiPolygon): LngLat | undefined {
	const polygons = polygonsOf(geometry).filter(([outer]) => outer && outer.length > 0);
	const first = polygons[0]?.[0]?.[0];
	if (!first) return undefined;
	const plane = buildLocalMetres(first);
	const [largest] = polygons
		.map((rings) => rings.map((ring) => ring.map(plane.toXy)))
		.map((rings) => ({ rings, area: Math.abs(signedRingArea(rings[0]!)) }))
		.toSorted((m, n) => n.area - m.area);
	const [west, south, east, north] = bboxOf(largest!.rings[0]!);
	return plane.toLngLat(poleOf(largest!.rings, Math.max(1e-3, Math.min(east - west, north - south) / 100)));
}
