import type { ReportShare } from './types.ts';

/** Progress is reported after this many milliseconds of work. */
const STEP_MS = 15;

/**
 * Throttles progress reports to one every few milliseconds, since each costs a turn of the event loop.
 *
 * @param nowMs a clock that never goes back
 */
export function paceProgress(onProgress: ReportShare, nowMs: () => number): ReportShare {
	let lastMs = -Infinity;
	return async (share) => {
		if (nowMs() - lastMs < STEP_MS) return;
		await onProgress(share);
		lastMs = nowMs();
	};
}

/**
 * Runs work that yields the share that is done, reporting progress after every step.
 *
 * @param range shares of the whole at its beginning and end
 * @returns what the work returns
 */
export async function runSteps<Result>(
	work: Generator<number, Result, void>,
	onProgress: ReportShare,
	[from, to]: readonly [from: number, to: number]
): Promise<Result> {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
		await onProgress(from + (to - from) * step.value);
	}
}
