import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { areEqual } from '#lib/core/plan/equal-values.ts';
import { getField } from '#lib/core/plan/field.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import type { Change, Plan, WantedChange } from '#lib/core/plan/types.ts';
import { randomStep, smallPlan, toChange, toWanted, type RandomStep } from '../../helpers/random-plan.ts';

const set = (featureId: string, field: string, value: unknown, group?: string): WantedChange => ({
	layer: featureId.startsWith('centre') ? 'centres' : 'communities',
	featureId,
	op: 'set',
	field,
	value,
	...(group ? { group } : {})
});

/** What the second of two gets, who both started from the small plan. */
function after(first: readonly WantedChange[], second: readonly WantedChange[]) {
	const theirs = prepareChanges(smallPlan(), [], first);
	expect(theirs.problems).toEqual([]);
	return prepareChanges(theirs.plan, [{ id: 'theirs', ...theirs }], second);
}

describe('changes of two people', () => {
	it('to different fields are both made', () => {
		const { plan, clashes, problems } = after(
			[set('community-1', 'name', '甲')],
			[set('community-1', 'households', 5)]
		);
		expect({ clashes, problems }).toEqual({ clashes: [], problems: [] });
		expect(plan.communities.get('community-1')!.properties).toMatchObject({ name: '甲', households: 5 });
	});

	it('to one field clash, and both values are kept', () => {
		const was = smallPlan().centres.get('centre-B')!.properties.name;
		const { plan, changes, clashes } = after(
			[set('centre-B', 'name', '甲')],
			[set('centre-B', 'name', '乙')]
		);
		expect(changes).toEqual([]);
		expect(clashes).toEqual([
			[
				{
					layer: 'centres',
					featureId: 'centre-B',
					op: 'set',
					field: 'name',
					base: was,
					theirs: '甲',
					mine: '乙'
				}
			]
		]);
		expect(plan.centres.get('centre-B')!.properties.name).toBe('甲');
	});

	it('that one has seen already are no clash', () => {
		const own = prepareChanges(smallPlan(), [], [set('centre-B', 'name', '甲')]);
		const newer = [{ id: 'own', ...own }];
		const again = [set('centre-B', 'name', '乙')];
		expect(prepareChanges(own.plan, newer, again).clashes).toHaveLength(1);
		expect(prepareChanges(own.plan, newer, again, ['own'])).toMatchObject({
			clashes: [],
			changes: [{ after: '乙' }]
		});
		const theirs = prepareChanges(own.plan, [], [set('centre-B', 'name', '丙')]);
		const both = [...newer, { id: 'theirs', ...theirs }];
		expect(prepareChanges(theirs.plan, both, again, ['own']).clashes).toMatchObject([
			[{ base: '甲', theirs: '丙', mine: '乙' }]
		]);
	});

	it('that are the same are made once', () => {
		const { changes, clashes } = after([set('centre-B', 'name', '甲')], [set('centre-B', 'name', '甲')]);
		expect({ changes, clashes }).toEqual({ changes: [], clashes: [] });
	});

	it('to different entrances of one community are both made', () => {
		const [first, second] = smallPlan().communities.get('community-1')!.properties.entrances as {
			id: string;
		}[];
		const extra = { id: 'entrance-99', lngLat: [115.46, 38.86], openTo: 'all' };
		const moved = { ...first!, lngLat: [115.461, 38.861] };
		const { plan, clashes } = after(
			[set('community-1', 'entrances', [moved, second])],
			[set('community-1', 'entrances', [first, second, extra])]
		);
		expect(clashes).toEqual([]);
		expect(plan.communities.get('community-1')!.properties.entrances).toEqual([moved, second, extra]);
	});

	it('to one entrance clash', () => {
		const [first, ...rest] = smallPlan().communities.get('community-1')!.properties.entrances as object[];
		const { clashes } = after(
			[set('community-1', 'entrances', rest)],
			[set('community-1', 'entrances', [{ ...first, openTo: 'all', lngLat: [115.5, 38.9] }, ...rest])]
		);
		expect(clashes).toHaveLength(1);
	});

	it('that remove and change one feature clash, either way', () => {
		const remove: WantedChange = { layer: 'landmarks', featureId: 'landmark-1', op: 'remove' };
		const rename: WantedChange = { ...remove, op: 'set', field: 'name', value: '甲' };
		expect(after([remove], [rename]).clashes).toMatchObject([[{ theirs: null, mine: '甲' }]]);
		expect(after([rename], [remove]).clashes).toMatchObject([
			[{ theirs: { properties: { name: '甲' } }, mine: null }]
		]);
		expect(after([remove], [remove])).toMatchObject({ changes: [], clashes: [] });
	});

	it('of one group are made together or not at all', () => {
		const { changes, clashes } = after(
			[set('centre-B', 'name', '甲')],
			[
				set('centre-B', 'name', '乙', 'g'),
				set('community-1', 'households', 5, 'g'),
				set('community-2', 'people', 9)
			]
		);
		expect(changes.map(({ featureId }) => featureId)).toEqual(['community-2']);
		expect(clashes).toHaveLength(1);
		expect(clashes[0]!.map(({ featureId }) => featureId)).toEqual(['centre-B', 'community-1']);
	});

	it('move a centre and its first door together', () => {
		const at = [115.4612345, 38.8612345];
		const { plan, problems } = after([], [set('centre-B', 'geometry', { type: 'Point', coordinates: at })]);
		expect(problems).toEqual([]);
		expect((plan.centres.get('centre-B')!.properties.doors as { lngLat: unknown }[])[0]!.lngLat).toEqual(at);
		const [door, ...rest] = plan.centres.get('centre-B')!.properties.doors as object[];
		const back = prepareChanges(
			plan,
			[],
			[set('centre-B', 'doors', [{ ...door, lngLat: [115.46, 38.86] }, ...rest])]
		);
		expect(back.plan.centres.get('centre-B')!.geometry).toEqual({
			type: 'Point',
			coordinates: [115.46, 38.86]
		});
	});

	it.each<[string, WantedChange, string]>([
		['a feature that never was', set('community-x', 'name', 'x'), 'unknown-feature'],
		[
			'an id that is taken',
			{ layer: 'walls', featureId: 'wall-1', op: 'add', value: smallPlan().walls.get('wall-1')! },
			'taken-id'
		],
		['a cluster that is not there', set('community-1', 'clusterId', 'nowhere'), 'dangling'],
		[
			'the removal of a cluster in use',
			{ layer: 'clusters', featureId: 'cluster-9', op: 'remove' },
			'referenced'
		],
		[
			'a number that is taken',
			{ layer: 'clusters', featureId: 'cluster-9', op: 'set', field: 'number', value: 10 },
			'taken-number'
		],
		[
			'an entrance with the id of a street',
			set('community-1', 'entrances', [{ id: 'street-1', lngLat: [115, 38], openTo: 'all' }]),
			'taken-id'
		]
	])('are refused for %s', (_, wanted, code) => {
		const { problems } = prepareChanges(smallPlan(), [], [wanted]);
		expect(problems.map((problem) => problem.code)).toContain(code);
	});

	/** Independent of the merge: no field that one changed alone is lost, and none that both changed is overwritten. */
	it('never overwrite each other, whatever they do', () => {
		const steps = fc.array(randomStep, { minLength: 1, maxLength: 8 });
		let clashCount = 0;
		fc.assert(
			fc.property(steps, steps, (left, right) => {
				const plan = smallPlan();
				const theirs = prepareChanges(plan, [], wish(plan, left));
				const wanted = wish(plan, right);
				const mine = prepareChanges(theirs.plan, [{ id: 'theirs', ...theirs }], wanted);
				if (theirs.problems.length > 0 || mine.problems.length > 0) return;
				clashCount += mine.clashes.length;
				const clashing = new Set(mine.clashes.flat().map(({ layer, featureId }) => `${layer} ${featureId}`));
				for (const change of theirs.changes) {
					const { layer, featureId } = change;
					const now = mine.plan[layer].get(featureId);
					const key = `${layer} ${featureId}`;
					if (!theirs.plan[layer].has(featureId)) continue;
					if (change.op === 'set' && change.field !== 'doors' && change.field !== 'entrances') {
						const isOverwritten =
							!now ||
							!areEqual(
								getField(now, change.field),
								getField(theirs.plan[layer].get(featureId)!, change.field)
							);
						expect(isOverwritten && !clashing.has(key)).toBe(false);
					}
				}
				for (const want of wanted) {
					if (clashing.has(`${want.layer} ${want.featureId}`) || want.op !== 'set') continue;
					const last = wanted.findLast(
						(w) =>
							w.layer === want.layer &&
							w.featureId === want.featureId &&
							(w.op !== 'set' || w.field === want.field)
					);
					const now = mine.plan[want.layer].get(want.featureId);
					if (
						last !== want ||
						want.field === 'geometry' ||
						want.field === 'doors' ||
						want.field === 'entrances'
					)
						continue;
					if (!now) continue;
					const isBack = areEqual(
						want.value,
						getField(plan[want.layer].get(want.featureId) ?? now, want.field)
					);
					if (!isBack) expect(getField(now, want.field)).toEqual(want.value);
				}
			}),
			{ numRuns: 1000 }
		);
		expect(clashCount).toBeGreaterThan(100);
	});
});

/** Steps as one person takes them, each on what the steps before left. */
function wish(plan: Plan, steps: readonly RandomStep[]): WantedChange[] {
	const wanted: WantedChange[] = [];
	let own = plan;
	for (const step of steps) {
		const want = toWanted(own, step);
		if (!want) continue;
		const change: Change = toChange(own, want);
		own = applyChanges(own, [change]);
		wanted.push(want);
	}
	return wanted;
}
