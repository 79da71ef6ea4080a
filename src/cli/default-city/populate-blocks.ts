import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import { ringCentroid } from '#lib/core/geometry/ring-centroid.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { Block } from './block.ts';
import { fromMiddleM } from './old-town.ts';
import type { StreetPlan } from './street-plan.ts';

/** Assumed for the main urban area: 竞秀 and 莲池 had 1.44 M people in 2020, villages included. */
const POPULATION = 1_250_000;

/** Blocks with their population: moderately denser in the middle. Illustrative. */
export function populateBlocks(plan: StreetPlan, rings: readonly number[][], random: Random): Block[] {
	const weighted = rings.map((ring) => {
		const points = plan.toRing(ring);
		const areaM2 = signedRingArea(points);
		const density = 1 + 0.4 * Math.exp(-((fromMiddleM(ringCentroid(points).xy) / 4000) ** 2));
		return { ring, areaM2, weight: areaM2 * density * (0.94 + 0.12 * random()) };
	});
	const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
	return weighted.map(({ ring, areaM2, weight }, index) => ({
		index,
		ring,
		parts: [ring],
		areaM2,
		population: Math.round((POPULATION * weight) / total),
		cluster: 0
	}));
}
