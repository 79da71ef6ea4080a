import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { diffPlans } from '#lib/core/plan/diff-plans.ts';
import { invertChanges } from '#lib/core/plan/invert-changes.ts';
import { netChanges } from '#lib/core/plan/net-changes.ts';
import type { Change } from '#lib/core/plan/types.ts';
import { randomStep, smallPlan, toChange, toWanted } from '../../helpers/random-plan.ts';

const set = (before: unknown, after: unknown): Change => ({
	op: 'set',
	layer: 'centres',
	featureId: 'a',
	field: 'name',
	before,
	after
});

describe('what changes come to', () => {
	it('is the first value and the last', () => {
		expect(netChanges([set('甲', '乙'), set('乙', '丙')])).toEqual([set('甲', '丙')]);
	});

	it('is nothing where all was taken back', () => {
		expect(netChanges([set('甲', '乙'), set('乙', '甲')])).toEqual([]);
		expect(netChanges([])).toEqual([]);
	});

	it('is the difference of the plans before and after, either way', () => {
		fc.assert(
			fc.property(fc.array(randomStep, { maxLength: 25 }), (steps) => {
				const before = smallPlan();
				let after = before;
				const changes: Change[] = [];
				for (const step of steps) {
					const wanted = toWanted(after, step);
					if (!wanted) continue;
					const change = toChange(after, wanted);
					changes.push(change);
					after = applyChanges(after, [change]);
				}
				expect(netChanges(changes)).toEqual(diffPlans(before, after));
				expect(netChanges(invertChanges(changes))).toEqual(diffPlans(after, before));
			}),
			{ numRuns: 500 }
		);
	});
});
