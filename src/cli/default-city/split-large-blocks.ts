import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import { cutFace } from './cut-face.ts';
import type { StreetPlan } from './street-plan.ts';

/** No block between main streets is larger, square metres. */
const MAX_BLOCK_M2 = 1_150_000;

/**
 * Splits blocks that are too large by nameless illustrative main streets.
 *
 * @param faces node rings of the blocks
 * @returns node rings of what they became
 */
export function splitLargeBlocks(plan: StreetPlan, faces: readonly number[][], random: Random): number[][] {
	const open = [...faces];
	const done: number[][] = [];
	for (let face = open.shift(); face; face = open.shift()) {
		face = plan.expand(face, true);
		const cut =
			signedRingArea(plan.toRing(face)) > MAX_BLOCK_M2
				? cutFace(plan, face, { random, snapM: 110, cornerM: 180, skew: 0.1, bendFromM: 400 })
				: undefined;
		if (!cut) {
			done.push(face);
			continue;
		}
		plan.addStreet({ name: '', streetClass: 'tertiary', provenance: 'illustrative', nodes: cut.chain });
		open.push(...cut.parts);
	}
	return done.map((face) => plan.expand(face, true));
}
