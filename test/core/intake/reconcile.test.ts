import { describe, expect, it } from 'vitest';
import { listRuleProblems } from '#lib/core/plan/list-rule-problems.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import { reconcile } from '#lib/core/intake/reconcile/reconcile.ts';
import { toChanges, toMemory } from '#lib/core/intake/reconcile/to-changes.ts';
import type { IntakeRow, Outcome } from '#lib/core/intake/reconcile/types.ts';
import { smallPlan } from '../../helpers/random-plan.ts';

const plan = smallPlan();
const [known] = [...plan.communities.values()];
const name = String(known!.properties.name);
const row = (
	at: number,
	values: Record<string, unknown>,
	geometry: IntakeRow['geometry'] = null
): IntakeRow => ({
	row: at,
	values,
	geometry
});
const only = (rows: IntakeRow[], options: Partial<Parameters<typeof reconcile>[1]> = {}): Outcome =>
	reconcile(rows, { layer: 'communities', plan, ...options }).outcomes[0]!;
const INSIDE = { type: 'Point' as const, coordinates: [115.4510001, 38.8510003] };
const apply = (to: Plan, changes: ReturnType<typeof toChanges>) => {
	const prepared = prepareChanges(to, [], changes);
	expect(prepared.problems).toEqual([]);
	return prepared.plan;
};

describe('a row of a ledger', () => {
	it('that is called as a community is that one, and changes only what it says', () => {
		expect(only([row(2, { name: ` ${name} ` })])).toMatchObject({
			kind: 'same',
			featureId: known!.properties.id
		});
		expect(only([row(2, { name, households: 7 })])).toMatchObject({
			kind: 'changed',
			fields: [{ field: 'households', before: known!.properties.households, after: 7 }]
		});
	});

	it('in another district is doubtful', () => {
		const other = [...plan.districts.values()].find(
			({ properties }) => properties.id !== known!.properties.districtId
		)!;
		expect(only([row(2, { name, districtId: other.properties.name })])).toMatchObject({
			kind: 'doubtful',
			doubt: 'elsewhere'
		});
	});

	it('of a district that there is not is rejected with the name', () => {
		const { rejected } = reconcile([row(2, { name, districtId: '无此区' })], { layer: 'communities', plan });
		expect(rejected).toMatchObject([{ row: 2, field: 'districtId', value: '无此区' }]);
	});

	it('that is new is placed by its point, sketched, in the cluster that it lies in', () => {
		const { outcomes } = reconcile([row(2, { name: '全新大院', households: 50 }, INSIDE)], {
			layer: 'communities',
			plan
		});
		expect(outcomes).toMatchObject([
			{
				kind: 'added',
				feature: {
					geometry: { type: 'Polygon' },
					properties: { clusterId: 'cluster-9', provenance: 'approximate' }
				},
				assumed: expect.arrayContaining(['yearBuilt', 'geometry'])
			}
		]);
		const next = apply(
			plan,
			toChanges(
				'communities',
				reconcile([row(2, { name: '全新大院' }, INSIDE)], { layer: 'communities', plan })
			)
		);
		expect(listRuleProblems(plan, next, [])).toEqual([]);
		expect(next.communities.size).toBe(plan.communities.size + 1);
	});

	it('that is new and says nowhere where it is waits for a place', () => {
		expect(only([row(2, { name: '全新大院' })])).toMatchObject({ kind: 'doubtful', doubt: 'unplaced' });
	});

	it('with the name of a row before it is rejected, and names that row', () => {
		const { rejected } = reconcile([row(2, { name: '甲院' }, INSIDE), row(5, { name: '甲院' }, INSIDE)], {
			layer: 'communities',
			plan
		});
		expect(rejected).toMatchObject([
			{ row: 5, field: 'name', reason: { zh: expect.stringContaining('第 2 行') } }
		]);
	});

	it('is what a planner has decided, whatever it is called', () => {
		const decisions = new Map([[2, { is: known!.properties.id }]]);
		expect(only([row(2, { name: '别的名字' })], { decisions })).toMatchObject({
			kind: 'changed',
			featureId: known!.properties.id
		});
		expect(
			only([row(2, { name })], { decisions: new Map([[2, { isIgnored: true } as const]]) })
		).toMatchObject({
			kind: 'ignored'
		});
	});
});

describe('rows that would be the same community', () => {
	it('leave it to the one that is called so, whichever comes first', () => {
		const { outcomes } = reconcile([row(2, { name: `保定市${name}` }, INSIDE), row(3, { name })], {
			layer: 'communities',
			plan
		});
		expect(outcomes).toMatchObject([
			{ kind: 'doubtful', doubt: 'taken' },
			{ kind: 'same', featureId: known!.properties.id }
		]);
	});

	it('are known again by their figures when the list comes in another order', () => {
		const rows = [row(2, { name: '机关宿舍', households: 40 }), row(3, { name: '机关宿舍', households: 90 })];
		const ids = [...plan.communities.keys()];
		const decisions = new Map([
			[2, { is: ids[0]! }],
			[3, { is: ids[1]! }]
		]);
		const memory = toMemory(reconcile(rows, { layer: 'communities', plan, decisions }));
		const again = reconcile(rows.toReversed(), { layer: 'communities', plan, memory });
		expect(again.outcomes).toMatchObject([
			{ row: 3, featureId: ids[1] },
			{ row: 2, featureId: ids[0] }
		]);
	});
});

describe('the same ledger a month later', () => {
	const first = reconcile([row(2, { name, households: 40 })], {
		layer: 'communities',
		plan,
		decisions: new Map([[2, { is: known!.properties.id }]])
	});
	const after = apply(plan, toChanges('communities', first));
	const memory = toMemory(first);
	const again = (households: number, of = after) =>
		reconcile([row(9, { name, households })], { layer: 'communities', plan: of, memory }).outcomes[0]!;
	const byHand = apply(after, [
		{ layer: 'communities', featureId: known!.properties.id, op: 'set', field: 'households', value: 41 }
	]);

	it('asks nothing and changes nothing', () => {
		expect(again(40)).toMatchObject({ kind: 'same' });
	});

	it('does not take back what somebody has changed by hand', () => {
		expect(again(40, byHand)).toMatchObject({ kind: 'same' });
	});

	it('with another figure changes it, unless somebody has as well: then it is a clash', () => {
		expect(again(42)).toMatchObject({ kind: 'changed', fields: [{ before: 40, after: 42 }], clashes: [] });
		const clashing = reconcile([row(9, { name, households: 42 })], {
			layer: 'communities',
			plan: byHand,
			memory
		});
		expect(clashing.outcomes).toMatchObject([
			{ kind: 'changed', fields: [], clashes: [{ field: 'households', last: 40, plan: 41, file: 42 }] }
		]);
		expect(toChanges('communities', clashing)).toEqual([]);
		// What nobody has decided is asked again.
		const undecided = reconcile([row(9, { name, households: 42 })], {
			layer: 'communities',
			plan: byHand,
			memory: toMemory(clashing)
		});
		expect(undecided.outcomes).toMatchObject([{ clashes: [{ last: 40, plan: 41, file: 42 }] }]);
		expect(
			toChanges('communities', clashing, { clashes: new Map([[9, new Set(['households'])]]) })
		).toMatchObject([{ field: 'households', value: 42 }]);
	});
});

describe('layers in which names repeat', () => {
	const line = (lng: number) => ({
		type: 'LineString' as const,
		coordinates: [
			[lng, 38.85],
			[lng, 38.86]
		]
	});

	it('take every piece of a street, and know each again by its shape, without a name as well', () => {
		const rows = [
			row(1, { name: '同名路' }, line(115.451)),
			row(2, { name: '同名路' }, line(115.452)),
			row(3, {}, line(115.453))
		];
		const first = reconcile(rows, { layer: 'streets', plan });
		expect(first.rejected).toEqual([]);
		expect(first.outcomes.map(({ kind }) => kind)).toEqual(['added', 'added', 'added']);
		const after = apply(plan, toChanges('streets', first));
		const again = reconcile(rows.toReversed(), { layer: 'streets', plan: after });
		expect(again.outcomes.map(({ kind }) => kind)).toEqual(['same', 'same', 'same']);
	});
});

describe('a centre that is moved elsewhere', () => {
	const [centre] = [...plan.centres.values()];

	it('takes its first door with it', () => {
		const [lng, lat] = (centre!.geometry as unknown as { coordinates: number[] }).coordinates;
		const moved = { type: 'Point' as const, coordinates: [lng! + 0.0005, lat!] };
		const { outcomes } = reconcile([row(1, { id: centre!.properties.id }, moved)], {
			layer: 'centres',
			plan
		});
		expect(outcomes).toMatchObject([
			{ kind: 'changed', fields: [{ field: 'geometry' }, { field: 'doors' }] }
		]);
		const next = apply(
			plan,
			toChanges(
				'centres',
				reconcile([row(1, { id: centre!.properties.id }, moved)], { layer: 'centres', plan })
			)
		);
		expect(next.centres.get(centre!.properties.id)!.geometry).toEqual(moved);
	});
});

describe('a file of the plan itself, edited elsewhere', () => {
	const base = plan.communities;
	const rows = [...base.values()].map((feature, i) =>
		row(i + 1, { ...feature.properties }, feature.geometry)
	);

	it('that nobody has edited is the same plan', () => {
		const { outcomes, rejected, missing } = reconcile(rows, { layer: 'communities', plan, base });
		expect(rejected).toEqual([]);
		expect(missing).toEqual([]);
		expect(outcomes.map(({ kind }) => kind)).toEqual(rows.map(() => 'same'));
	});

	it('is compared with what it had, not with an older ledger', () => {
		const [edited] = rows;
		const memory = new Map([
			[
				`id ${edited!.values.id as string}`,
				{ featureId: edited!.values.id as string, values: { households: 1 } }
			]
		]);
		const { outcomes } = reconcile([{ ...edited!, values: { ...edited!.values, households: 99 } }], {
			layer: 'communities',
			plan,
			base,
			memory
		});
		expect(outcomes).toMatchObject([
			{ kind: 'changed', fields: [{ field: 'households', after: 99 }], clashes: [] }
		]);
	});

	it('is exactly those edits, beside edits of the plan since', () => {
		const since = apply(plan, [
			{ layer: 'communities', featureId: known!.properties.id, op: 'set', field: 'note', value: '现场已核' }
		]);
		const [edited, ...others] = rows;
		const { outcomes, missing } = reconcile(
			[{ ...edited!, values: { ...edited!.values, households: 99 } }, ...others.slice(1)],
			{ layer: 'communities', plan: since, base }
		);
		expect(outcomes.filter(({ kind }) => kind !== 'same')).toMatchObject([
			{ kind: 'changed', fields: [{ field: 'households', after: 99 }], clashes: [] }
		]);
		expect(missing).toEqual([others[0]!.values.id]);
	});
});
