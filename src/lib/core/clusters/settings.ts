import type { ClusterWeights } from './types.ts';

export const DEFAULT_WEIGHTS: ClusterWeights = {
	population: 1,
	area: 1,
	compact: 1,
	mainStreets: 0.5,
	keep: 0
};

/**
 * The cost of k zones is the sum of
 *
 * - population × balance × the mean squared deviation of the zones' people from their mean, as a share of it,
 * - area × balance × the same of ground,
 * - compact × metres of border between zones ÷ those that k regular hexagons of the same ground would share,
 * - mainStreets × metres of border on neither main street nor railway ÷ the same,
 * - keep × share of blocks, half by people and half by ground, that leave today's cluster.
 *
 * At balance 200 a typical deviation of 5 % weighs as much as half more border: assumed, as nothing prescribes it.
 */
export const COST_SCALE = { balance: 160 } as const;

/** Blocks of one file share their vertices; those of another may be drawn this far apart or over each other, metres. */
export const TOUCHING_M = 1;

/** Shorter common boundary than this is a corner that two blocks meet at, metres. */
export const LEAST_BORDER_M = 2;

/** People of one household where only households are known: China's census of 2020 counted 2.62, Hebei's 2.75. */
export const PEOPLE_PER_HOUSEHOLD = 2.7;

/** Random starts, of which the best is kept. */
export const STARTS = 4;
