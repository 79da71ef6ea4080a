import { ringsOf } from '../../geometry/area-rings.ts';
import { isInRings } from '../../geometry/point-in-rings.ts';
import type { LayerName } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { linesOfShape } from '../../shaping/lines-of-shape.ts';
import { findNearestOnLines } from '../../shaping/nearest-on-lines.ts';
import type { Shape } from '../../shaping/types.ts';
import { areaOfM2 } from './area-of-m2.ts';
import { listFeatures } from '../plan.ts';
import type { Plan } from '../types.ts';

/** What lies on top is found first. */
const ORDER: readonly LayerName[] = [
	'centres',
	'passages',
	'facilities',
	'landmarks',
	'walls',
	'links',
	'streets',
	'axes',
	'buildings',
	'communities',
	'blocks',
	'clusters',
	'districts'
];

/**
 * Every feature of a plan at a position: points and lines within a radius, areas that hold it. Points come before lines
 * and lines before areas, layer by layer; in a layer the nearest first, of areas the smallest.
 *
 * @param layers those that are looked at; left out: all
 */
export function listFeaturesAt(
	plan: Plan,
	lngLat: LngLat,
	{ radiusM, layers = ORDER }: { radiusM: number; layers?: readonly LayerName[] }
): { layer: LayerName; featureId: string }[] {
	return ORDER.filter((layer) => layers.includes(layer)).flatMap((layer) =>
		listFeatures(plan, layer)
			.map(({ properties, geometry }) => ({
				layer,
				featureId: properties.id,
				rank: rankOf(lngLat, geometry as Shape, radiusM)
			}))
			.filter(({ rank }) => rank < Infinity)
			.toSorted((a, b) => a.rank - b.rank)
			.map(({ featureId }) => ({ layer, featureId }))
	);
}

function rankOf(lngLat: LngLat, shape: Shape, radiusM: number): number {
	if (shape.type === 'Polygon' || shape.type === 'MultiPolygon')
		return isInRings(ringsOf(shape), lngLat) ? areaOfM2(shape) : Infinity;
	const distanceM = findNearestOnLines(lngLat, linesOfShape(shape))?.distanceM ?? Infinity;
	return distanceM <= radiusM ? distanceM : Infinity;
}
