import { area } from '@turf/area';
import { difference } from '@turf/difference';
import { feature, featureCollection } from '@turf/helpers';
import type { MultiPolygon } from 'geojson';

/** Square metres of `smaller` that `larger` does not hold; 0 where `smaller` is empty. */
export function measureLeftOut(smaller: MultiPolygon, larger: MultiPolygon): number {
	if (smaller.coordinates.length === 0) return 0;
	if (larger.coordinates.length === 0) return area(smaller);
	const left = difference(featureCollection([feature(smaller), feature(larger)]));
	return left ? area(left) : 0;
}
