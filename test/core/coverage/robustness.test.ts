import { describe, expect, it } from 'vitest';
import { isWithin } from '#lib/core/coverage/is-within.ts';
import { judgeFirmness, judgeRobustness } from '#lib/core/coverage/judge-robustness.ts';
import { DOUBT } from '#lib/core/coverage/settings.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';

const BUDGET_S = 900;

describe('coverage that holds for every walker', () => {
	it('is decided by the slowest walk with all errors against it, and the fastest with all for it', () => {
		// 0.8 m/s for 900 s is 720 m, of which 10 % may be missing: 654.5 m. 1.25 m/s: 1125 m ÷ 0.9 = 1250 m.
		expect(judgeFirmness(654.5, BUDGET_S, DOUBT)).toBe('always');
		expect(judgeFirmness(654.6, BUDGET_S, DOUBT)).toBe('depends');
		expect(judgeFirmness(1250, BUDGET_S, DOUBT)).toBe('depends');
		expect(judgeFirmness(1250.1, BUDGET_S, DOUBT)).toBe('never');
		expect(judgeFirmness(null, BUDGET_S, DOUBT)).toBe('never');
	});

	it('never calls firm what some speed and some error in the range would flip', () => {
		const random = buildRandom(7);
		for (let i = 0; i < 20_000; i++) {
			const distanceM = 500 + random() * 1000;
			const firmness = judgeFirmness(distanceM, BUDGET_S, DOUBT);
			const speedMps = [0.8, 1, 1.25, 0.8 + 0.45 * random()][i % 4]!;
			const factor = [0.9, 1, 1.1, 0.9 + 0.2 * random()][Math.floor(i / 4) % 4]!;
			const isIn = isWithin((distanceM * factor) / speedMps, BUDGET_S);
			if (firmness !== 'depends') expect(isIn).toBe(firmness === 'always');
		}
	});

	it('adds up to the whole', () => {
		const items = [100, 700, 1000, 1300, null].map((distanceM, i) => ({
			id: String(i),
			clusterId: null,
			districtId: null,
			centreId: null,
			distanceM,
			households: 2 ** i,
			people: i,
			floorAreaM2: 1
		}));
		const { always, depends, never } = judgeRobustness(items, BUDGET_S, DOUBT);
		expect([always.households, depends.households, never.households]).toEqual([1, 2 + 4, 8 + 16]);
		expect(always.communities + depends.communities + never.communities).toBe(5);
	});
});
