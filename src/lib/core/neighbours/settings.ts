import { WALL_GAP_M } from '../openings/settings.ts';

/** Greatest gap between the boundaries of neighbours, metres. */
export const DEFAULT_GAP_M = 30;

/** Largest gap that people may ask for, metres: beyond a block there are no neighbours, and looking takes minutes. */
export const MOST_GAP_M = 500;

/** Greatest gap between boundaries that run wall to wall, where a wall can be opened; metres. */
export const SHARED_WALL_M = WALL_GAP_M;

/** Walls face each other if their directions differ by no more than this; the cosine of 30°. */
export const FACING_COS = Math.cos(Math.PI / 6);

/**
 * A way that comes this near to a main street's line touches it. Positions are kept to 1e-7°, about a centimetre: plots
 * drawn to the middle of one street do not border each other because of that.
 */
export const TOUCH_M = 0.05;
