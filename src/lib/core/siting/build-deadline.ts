import type { SitingOptions } from './types.ts';

/** Time left of the limit. Without a clock it never ends. */
export interface Deadline {
	isOver: () => boolean;
	/** Seconds, never below a thousandth: a solver wants some. */
	leftS: () => number;
}

/** Begins to count now. */
export function buildDeadline({ timeLimitS = 60, nowMs }: SitingOptions): Deadline {
	if (!(timeLimitS > 0)) throw new RangeError(`The time limit must be above 0 seconds, not ${timeLimitS}.`);
	if (!nowMs) return { isOver: () => false, leftS: () => timeLimitS };
	const endMs = nowMs() + 1000 * timeLimitS;
	return { isOver: () => nowMs() >= endMs, leftS: () => Math.max(1e-3, (endMs - nowMs()) / 1000) };
}
