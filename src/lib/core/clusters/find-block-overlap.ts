import type { Xy } from '../geometry/types.ts';
import { AreaBoundaries } from '../geometry/area-boundaries.ts';
import { findInside } from '../geometry/find-inside.ts';
import { TOUCHING_M } from './settings.ts';
import { distanceToSide, lengthOf, pointAt, type Side } from '../geometry/sides.ts';
import type { StreetBlock } from './types.ts';

/** Sampling distance along boundaries, metres. */
const STEP_M = 10;

/**
 * Two blocks that share ground, the first in their order: some of one's boundary, sampled every ten metres, lies
 * farther inside the other than drawings of one line differ by, or one holds the other. Slivers along a border that are
 * thinner than this are no overlap.
 *
 * @returns indexes; `undefined` if no two do
 */
export function findBlockOverlap(
	blocks: readonly Pick<StreetBlock, 'id' | 'geometry'>[],
	{ toleranceM = TOUCHING_M } = {}
): [number, number] | undefined {
	const boundaries = new AreaBoundaries(blocks.map(({ geometry }) => geometry));
	const isDeep = (xy: Xy, block: number) =>
		boundaries.listOf(block).every((side) => distanceToSide(side, xy) > toleranceM);
	for (const [block, { geometry }] of blocks.entries()) {
		const inside = findInside(geometry);
		const own = boundaries.listOf(block);
		for (const xy of [...(inside ? [boundaries.plane.toXy(inside)] : []), ...samplePoints(own)]) {
			const other = boundaries.listHolding(xy).find((b) => b !== block && isDeep(xy, b));
			if (other !== undefined) return block < other ? [block, other] : [other, block];
		}
	}
	return undefined;
}

function* samplePoints(sides: readonly Side[]): Generator<Xy> {
	for (const side of sides) {
		const steps = Math.max(1, Math.ceil(lengthOf(side) / STEP_M));
		for (let i = 0; i < steps; i++) yield pointAt(side, i / steps);
	}
}
