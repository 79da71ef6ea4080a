import type { Xy } from '../../geometry/types.ts';
import type { PlacedSamples, ShiftScale } from './shift-scale.ts';

/** A shift by which a layer would fit the streets better. */
export interface FoundShift {
	/** What has to be added to positions, in metres east and north. */
	shift: Xy;
	score: number;
}

const FINE_M = 10;

/**
 * The shift under which samples fit best, of those within a reach: a coarse grid, then a finer one around its best.
 *
 * @param reachM how far to look, each way
 * @param stepM of the coarse grid, not above the width of what is looked for: some 30 m
 */
export function findShift(
	scale: ShiftScale,
	placed: PlacedSamples,
	reachM: number,
	stepM: number
): FoundShift {
	const coarse = bestAround(scale, placed, [0, 0], reachM, stepM);
	return bestAround(scale, placed, coarse.shift, stepM, FINE_M);
}

function bestAround(
	scale: ShiftScale,
	placed: PlacedSamples,
	[middleX, middleY]: Xy,
	reachM: number,
	stepM: number
): FoundShift {
	const steps = Math.floor(reachM / stepM);
	let best: FoundShift = { shift: [middleX, middleY], score: scale.score(placed, [middleX, middleY]) };
	for (let row = -steps; row <= steps; row++)
		for (let column = -steps; column <= steps; column++) {
			const shift: Xy = [middleX + column * stepM, middleY + row * stepM];
			const score = scale.score(placed, shift);
			if (score > best.score) best = { shift, score };
		}
	return best;
}
