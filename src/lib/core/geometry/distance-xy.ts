import type { Xy } from './types.ts';

/** The straight distance of two points of a plane, in its units. */
export const distanceXy = (a: Xy, b: Xy): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
