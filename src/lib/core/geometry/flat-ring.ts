import type { AnyRing } from './types.ts';

/** Positions in a row: x, y, x, y … */
export const flattenRing = (ring: AnyRing): number[] =>
	ring.flatMap((position) => [position[0]!, position[1]!]);

/** The positions of a row. */
export const pairUpFlat = (flat: ArrayLike<number>): [number, number][] =>
	Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
