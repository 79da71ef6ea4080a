import { ringsOf, type PlaceGeometry } from './area-rings.ts';
import { BoxIndex } from './box-index.ts';
import { crossingShares } from './segment-crossing.ts';
import { bboxOfSide, pointAt, sidesOf } from './sides.ts';
import type { LngLat } from './types.ts';

/** Shares this near to the end of a side are a touch: rings may meet in a corner, and corners are rounded. */
const TOUCH = 1e-9;

/**
 * Where the border of an area crosses itself, or another ring of it; `undefined` if it nowhere does, which is so of a
 * point. Touching is no crossing. `@turf/boolean-valid` does not look for this: it calls a bow tie valid.
 *
 * Straight in degrees, as GeoJSON is. O(n log n) for borders of bounded density.
 */
export function findSelfCrossing(geometry: PlaceGeometry): LngLat | undefined {
	const sides = ringsOf(geometry).flatMap(sidesOf);
	const index = new BoxIndex(sides.map(bboxOfSide));
	for (const [i, side] of sides.entries())
		for (const j of index.search(bboxOfSide(side))) {
			const shares = j > i ? crossingShares(side, sides[j]!) : undefined;
			if (shares?.every((share) => share > TOUCH && share < 1 - TOUCH)) return pointAt(side, shares[0]);
		}
	return undefined;
}
