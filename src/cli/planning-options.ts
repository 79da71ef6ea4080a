import { MOST_GAP_M } from '#lib/core/neighbours/settings.ts';
import {
	DEFAULT_RANGE_SHARES,
	DEFAULT_TARGET,
	PACKAGE_MEASURES,
	type PackageMeasure
} from '#lib/core/packages/settings.ts';
import type { Stop } from '#lib/core/work/work-budget.ts';
import { toNumber, toNumbers, UsageError } from './usage.ts';

/** Metres, 0 to {@link MOST_GAP_M}. */
export function readGap(text: string): number {
	const gapM = toNumber(text);
	if (gapM >= 0 && gapM <= MOST_GAP_M) return gapM;
	throw new UsageError(`--gap takes a number of metres, 0 to ${MOST_GAP_M}, not "${text}".`);
}

interface SizeTexts {
	measure: string;
	target?: string | undefined;
	range?: string | undefined;
}

export interface PackageSizes {
	measure: PackageMeasure;
	target: number;
	least: number;
	most: number;
}

/** Target and range of packages; what is not given follows from the rest. */
export function readSizes({ measure: measureText, target: targetText, range }: SizeTexts): PackageSizes {
	const measure = PACKAGE_MEASURES.find((one) => one === measureText);
	if (!measure)
		throw new UsageError(`--measure takes ${PACKAGE_MEASURES.join(' or ')}, not "${measureText}".`);
	const target = targetText === undefined ? DEFAULT_TARGET[measure] : toNumber(targetText);
	if (!(target > 0)) throw new UsageError(`--target takes a number more than 0, not "${targetText}".`);
	if (range === undefined) {
		const [least, most] = DEFAULT_RANGE_SHARES;
		return { measure, target, least: least * target, most: most * target };
	}
	const [least = Number.NaN, most = Number.NaN, ...more] = toNumbers(range);
	if (!(least > 0 && most >= least) || more.length > 0)
		throw new UsageError(
			`--range takes two numbers, the least and the most, such as 300,900, not "${range}".`
		);
	if (target < least || target > most)
		throw new UsageError(
			`--target ${target} is not within the range ${least} to ${most}; widen --range or change --target.`
		);
	return { measure, target, least, most };
}

/** A whole number. */
export function readSeed(text: string): number {
	const seed = toNumber(text);
	if (Number.isSafeInteger(seed) && seed >= 0) return seed;
	throw new UsageError(`--seed takes a whole number, 0 or more, not "${text}".`);
}

/** Lines of a help text on the options that say how long a search goes on. */
export const SEARCH_HELP = `  --seed N           of the search (default: 1)
  --effort N         how much the search does: 2 is twice the usual, 0.5 half of it (default: 1); it is counted in
                     steps, so that the answer is the same on every machine
  --time-limit S     stop after so many seconds, with the best so far and "stopped": "time" (default: no limit)`;

/** A positive number. */
export function readEffort(text: string): number {
	const effort = toNumber(text);
	if (effort > 0) return effort;
	throw new UsageError(`--effort takes a number, more than 0, not "${text}".`);
}

/** What a table says of a search that its time limit stopped, as a sentence; nothing of any other. */
export const sayStopped = (stopped: Stop): string[] =>
	stopped === 'time'
		? ['Stopped by --time-limit: the best so far, and another run may find something else.']
		: [];

/** Milliseconds, of a positive number of seconds; endless if not given. */
export function readTimeLimitMs(text: string | undefined): number {
	if (text === undefined) return Infinity;
	const limitS = toNumber(text);
	if (limitS > 0) return 1000 * limitS;
	throw new UsageError(`--time-limit takes a number of seconds, more than 0, not "${text}".`);
}
