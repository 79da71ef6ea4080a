import { expect, it } from 'vitest';
import { paceProgress, runSteps } from '#lib/core/openings/pace.ts';

it('progress of long work is reported after every few milliseconds of it, by the clock that is given', async () => {
	let nowMs = 0;
	const told: number[] = [];
	const onProgress = paceProgress(
		async (share) => {
			told.push(share);
			// Reporting takes time itself, which does not count as work.
			nowMs += 100;
		},
		() => nowMs
	);
	function* work() {
		for (let done = 1; done <= 10; done++) {
			nowMs += 4;
			yield done / 10;
		}
		return 'made';
	}
	expect(await runSteps(work(), onProgress, [0.5, 1])).toBe('made');
	// At once, then after each fourth step of 4 ms.
	expect(told).toEqual([0.55, 0.75, 0.95]);
});
