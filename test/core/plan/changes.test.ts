import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, ChangeError } from '#lib/core/plan/apply-changes.ts';
import { diffPlans } from '#lib/core/plan/diff-plans.ts';
import { invertChanges } from '#lib/core/plan/invert-changes.ts';
import { toFeatures, toPlan } from '#lib/core/plan/plan.ts';
import type { Change, Plan } from '#lib/core/plan/types.ts';
import { randomStep, smallPlan, toChange, toWanted, type RandomStep } from '../../helpers/random-plan.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

/** The changes of steps taken one after the other, and the plan after them. */
function take(plan: Plan, steps: readonly RandomStep[]): { changes: Change[]; after: Plan } {
	const changes: Change[] = [];
	let after = plan;
	for (const step of steps) {
		const wanted = toWanted(after, step);
		if (!wanted) continue;
		const change = toChange(after, wanted);
		changes.push(change);
		after = applyChanges(after, [change]);
	}
	return { changes, after };
}

const steps = fc.array(randomStep, { maxLength: 25 });

describe('changes of a plan', () => {
	it('leave nothing behind when they are inverted', () => {
		fc.assert(
			fc.property(steps, (list) => {
				const plan = smallPlan();
				const { changes, after } = take(plan, list);
				expect(applyChanges(plan, changes)).toEqual(after);
				expect(toFeatures(applyChanges(after, invertChanges(changes)))).toEqual(toFeatures(plan));
			}),
			{ numRuns: 500 }
		);
	});

	it('between two plans make the second of the first', () => {
		fc.assert(
			fc.property(steps, steps, (left, right) => {
				const [a, b] = [take(smallPlan(), left).after, take(smallPlan(), right).after];
				expect(toFeatures(applyChanges(a, diffPlans(a, b)))).toEqual(toFeatures(b));
				expect(diffPlans(b, applyChanges(a, diffPlans(a, b)))).toEqual([]);
			}),
			{ numRuns: 500 }
		);
	});

	it('of different features may come in any order', () => {
		fc.assert(
			fc.property(steps, steps, (left, right) => {
				const plan = smallPlan();
				const mine = take(
					plan,
					left.filter(({ layer }) => layer === 'communities')
				).changes;
				const theirs = take(
					plan,
					right.filter(({ layer }) => layer !== 'communities')
				).changes;
				expect(toFeatures(applyChanges(applyChanges(plan, mine), theirs))).toEqual(
					toFeatures(applyChanges(applyChanges(plan, theirs), mine))
				);
			}),
			{ numRuns: 300 }
		);
	});

	it('of one feature in different fields may come in any order', () => {
		const plan = smallPlan();
		const set = (field: string, before: unknown, after: unknown): Change => ({
			op: 'set',
			layer: 'communities',
			featureId: 'community-1',
			field,
			before,
			after
		});
		const name = set('name', '', '新名');
		const count = set('households', 0, 7);
		expect(applyChanges(plan, [name, count])).toEqual(applyChanges(plan, [count, name]));
	});

	it('do not touch the plan that they are applied to, and share what they do not change', () => {
		const plan = smallPlan();
		const after = applyChanges(plan, [
			{ op: 'set', layer: 'centres', featureId: 'centre-B', field: 'name', before: '', after: '新名' }
		]);
		expect(plan).toEqual(smallPlan());
		expect(after.communities).toBe(plan.communities);
		expect(after.centres.get('centre-a')).toBe(plan.centres.get('centre-a'));
	});

	it.each<[string, Change]>([
		['add what is there', { op: 'add', layer: 'streets', featureId: 'street-1', after: {} as never }],
		[
			'change what is not',
			{ op: 'set', layer: 'streets', featureId: 'x', field: 'name', before: 1, after: 2 }
		],
		['remove what is not', { op: 'remove', layer: 'streets', featureId: 'x', before: {} as never }]
	])('are refused if they %s', (_, change) => {
		expect(() => applyChanges(smallPlan(), [change])).toThrow(ChangeError);
		expect(() => applyChanges(smallPlan(), [change])).toThrow(`streets "${change.featureId}" is`);
	});

	it('see a plan and its collections as the same', () => {
		const { features } = buildSmallCity();
		expect(toFeatures(toPlan(features))).toEqual(features);
		expect(diffPlans(toPlan({}), toPlan({}))).toEqual([]);
	});
});
