import { bboxOf } from '../../geometry/bbox.ts';
import { ringsOf } from '../../geometry/area-rings.ts';
import { BoxIndex } from '../../geometry/box-index.ts';
import { sampleRings } from '../../geometry/sample-rings.ts';
import type { LngLat } from '../../geometry/types.ts';
import { findNearestOnLines } from '../../shaping/nearest-on-lines.ts';
import { pullToOutline } from '../../shaping/pull-to-outline.ts';
import type { Area } from '../../shaping/types.ts';
import type { StreetLine } from './types.ts';

const STEP_M = 10;
/** About 200 m in degrees of latitude; no community lies further from every street. */
const MARGIN_DEG = 0.002;

/**
 * Where the outline of an area is nearest to a street: where one would look for its entrance. Looked for every 10 m, and
 * then as near as can be; of several as near, the first along the outline.
 *
 * @returns on the outline; `undefined` if no street comes within some 200 m
 */
export function placeEntrance(area: Area, streets: readonly StreetLine[]): LngLat | undefined {
	const index = new BoxIndex(streets.map(({ lngLats }) => bboxOf(lngLats)));
	const rings = ringsOf(area);
	const lines = index.search(bboxOf(rings.flat()), MARGIN_DEG).map((i) => streets[i]!.lngLats);
	let best: { foot: LngLat; distanceM: number } | undefined;
	for (const place of sampleRings(rings, STEP_M)) {
		const near = findNearestOnLines(place, lines);
		if (near && (!best || near.distanceM < best.distanceM))
			best = { foot: near.lngLat, distanceM: near.distanceM };
	}
	return best && pullToOutline(best.foot, area);
}
