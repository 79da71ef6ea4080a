import { area as areaM2 } from '@turf/area';
import { difference } from '@turf/difference';
import { feature, featureCollection } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import type { MultiPolygon, Polygon } from 'geojson';
import { polygonsOf, ringsOf } from '../geometry/area-rings.ts';
import { bboxOf, growBbox } from '../geometry/bbox.ts';
import { clipRingToBbox } from '../geometry/clip-ring.ts';
import { flattenRing, pairUpFlat } from '../geometry/flat-ring.ts';
import type { Bbox, LngLat } from '../geometry/types.ts';

export type Area = Polygon | MultiPolygon;

/** Ground of a polygon, m², holes taken off; for sides of kilometres to about a millionth of it. */
export const polygonAreaM2 = (coordinates: LngLat[][]): number => areaM2({ type: 'Polygon', coordinates });

/** About a decimetre: borders of the box that others are cut to beforehand never lie on a border of the area itself. */
const MARGIN_DEG = 1e-6;

/** What of an area another one covers, as polygons; empty if nothing. */
export function intersectAreas(area: Area, other: Area): LngLat[][][] {
	const near = cutTo(other, boxOf(area));
	if (near.coordinates.length === 0) return [];
	const found = intersect(featureCollection<Area>([feature(area), feature(near)]));
	return found ? polygonsOf(found.geometry) : [];
}

/** What of an area another one leaves, as polygons; empty if nothing. */
export function subtractArea(area: Area, other: Area): LngLat[][][] {
	const near = cutTo(other, boxOf(area));
	if (near.coordinates.length === 0) return polygonsOf(area);
	const left = difference(featureCollection<Area>([feature(area), feature(near)]));
	return left ? polygonsOf(left.geometry) : [];
}

const boxOf = (area: Area): Bbox => growBbox(bboxOf(ringsOf(area).flat()), MARGIN_DEG);

/**
 * What of an area lies in a box: a city's circle has thousands of corners, and each step of an overlay costs what all of
 * them cost.
 */
export function cutTo(area: Area, box: Bbox): MultiPolygon {
	const coordinates = polygonsOf(area).flatMap((rings) => {
		const [outer, ...holes] = rings.map((ring) => pairUpFlat(clipRingToBbox(flattenRing(ring), box)));
		return outer && outer.length > 3 ? [[outer, ...holes.filter((hole) => hole.length > 3)]] : [];
	});
	return { type: 'MultiPolygon', coordinates };
}
