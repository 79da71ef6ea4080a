import { describe, expect, it } from 'vitest';
import { listRuleProblems } from '#lib/core/plan/list-rule-problems.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import { drawFeature } from '#lib/core/plan/shape-changes/draw-feature.ts';
import { duplicateFeature } from '#lib/core/plan/shape-changes/duplicate-feature.ts';
import { listFeaturesAt } from '#lib/core/plan/shape-changes/list-features-at.ts';
import { mergeFeatures } from '#lib/core/plan/shape-changes/merge-features.ts';
import { moveFeature } from '#lib/core/plan/shape-changes/move-feature.ts';
import { removeFeature } from '#lib/core/plan/shape-changes/remove-feature.ts';
import { reshapeFeature } from '#lib/core/plan/shape-changes/reshape-feature.ts';
import { splitFeature } from '#lib/core/plan/shape-changes/split-feature.ts';
import type { Plan, WantedChange } from '#lib/core/plan/types.ts';
import { at, box, drawPlan, make } from '../../../helpers/shape-plan.ts';

/** Community `a` has `house` in its west and `shed` in its east; `alone` stands beside it. */
function drawBuildings(): Plan {
	let plan = drawPlan();
	for (const [id, geometry] of [
		['house', box(-390, 140, -370, 150)],
		['shed', box(-330, 140, -310, 150)],
		['alone', box(-280, 140, -260, 150)]
	] as const)
		plan = make(plan, drawFeature(plan, { layer: 'buildings', geometry, id }));
	return plan;
}

const plan = drawBuildings();
const homes = (of: Plan) =>
	[...of.buildings.values()].map(({ properties: { id, communityId } }) => [id, communityId]);
const outlineOf = (of: Plan, id: string) => of.buildings.get(id)!.geometry;
const set = (featureId: string, field: string, value: unknown): WantedChange => ({
	layer: 'buildings',
	featureId,
	op: 'set',
	field,
	value
});
const codes = (wanted: WantedChange[]) => {
	const { plan: after, changes, problems } = prepareChanges(plan, [], wanted);
	return [...problems, ...listRuleProblems(plan, after, changes)].map(
		({ code, featureId }) => `${code} ${featureId}`
	);
};

describe('a building', () => {
	it('that is drawn belongs to the community that it stands in, or to none, and says what is not known', () => {
		expect(homes(plan)).toEqual([
			['house', 'a'],
			['shed', 'a'],
			['alone', '']
		]);
		expect(plan.buildings.get('house')!.properties).toMatchObject({
			name: '',
			floors: 0,
			heightM: 0,
			heightFrom: 'unknown',
			yearBuilt: 0,
			provenance: 'approximate'
		});
	});

	it('lies above its community, under facilities', () => {
		const facility = {
			layer: 'facilities',
			geometry: { type: 'Point', coordinates: at(-380, 145) },
			id: 'f'
		} as const;
		const found = listFeaturesAt(make(plan, drawFeature(plan, facility)), at(-380, 145), { radiusM: 3 });
		expect(found.map(({ featureId }) => featureId).slice(0, 3)).toEqual(['f', 'house', 'a']);
	});

	it('has to stand in its community, on the boundary at most', () => {
		expect(codes([set('alone', 'communityId', 'a')])).toEqual(['outside-community alone']);
		expect(codes([set('alone', 'communityId', 'nowhere')])).toEqual(['dangling alone']);
		expect(codes([set('house', 'communityId', '')])).toEqual([]);
		expect(codes([set('house', 'geometry', box(-415, 140, -395, 150))])).toEqual([]);
		expect(codes([set('house', 'geometry', box(-440, 140, -420, 150))])).toEqual(['outside-community house']);
	});

	it('that is moved belongs to where it stands then', () => {
		const moved = (id: string, eastM: number, northM: number) =>
			make(plan, moveFeature(plan, { layer: 'buildings', featureId: id }, { eastM, northM })).buildings.get(
				id
			)!.properties.communityId;
		expect(moved('house', 0, -300)).toBe('b');
		expect(moved('house', 0, -150)).toBe('');
		expect(moved('house', 20, 0)).toBe('a');
		expect(moved('alone', -60, 0)).toBe('a');
	});

	it('is copied without a name that it never had, into where the copy stands', () => {
		const copy = (id: string) =>
			make(plan, duplicateFeature(plan, { layer: 'buildings', featureId: id }, 'copy')).buildings.get('copy')!
				.properties;
		expect(copy('house')).toMatchObject({ name: '', communityId: 'a' });
		// It lies across the boundary, with its middle outside.
		expect(copy('shed')).toMatchObject({ name: '', communityId: '' });
		const named = make(plan, {
			changes: [set('shed', 'name', '3号楼')],
			target: { layer: 'buildings', featureId: 'shed' }
		});
		const again = make(named, duplicateFeature(named, { layer: 'buildings', featureId: 'shed' }, 'copy'));
		expect(again.buildings.get('copy')!.properties.name).toBe('3号楼 1');
	});

	it('is split without another name, its households shared out', () => {
		const held = make(plan, {
			changes: [set('house', 'households', 9)],
			target: { layer: 'buildings', featureId: 'house' }
		});
		const areas = [box(-390, 140, -378, 150), box(-378, 140, -370, 150)];
		const after = make(
			held,
			splitFeature(held, { layer: 'buildings', featureId: 'house' }, { areas, ids: ['part'] })
		);
		expect(after.buildings.get('house')!.properties).toMatchObject({ name: '', households: 5 });
		expect(after.buildings.get('part')!.properties).toMatchObject({
			name: '',
			households: 4,
			communityId: 'a'
		});
		expect(after.buildings.get('part')!.properties).not.toHaveProperty('nameEn');
	});
});

describe('buildings of a community', () => {
	it('move with it', () => {
		const after = make(
			plan,
			moveFeature(plan, { layer: 'communities', featureId: 'a' }, { eastM: -50, northM: 0 })
		);
		expect(homes(after)).toEqual(homes(plan));
		expect(outlineOf(after, 'house')).not.toEqual(outlineOf(plan, 'house'));
		expect(outlineOf(after, 'alone')).toEqual(outlineOf(plan, 'alone'));
	});

	it('that are left outside its new outline belong to none', () => {
		const after = make(
			plan,
			reshapeFeature(plan, { layer: 'communities', featureId: 'a' }, box(-400, 100, -350, 200))
		);
		expect(homes(after)).toEqual([
			['house', 'a'],
			['shed', ''],
			['alone', '']
		]);
	});

	it('go with the part that they stand in when it is split, and to who takes it when it is merged', () => {
		const areas = [box(-400, 100, -340, 200), box(-340, 100, -300, 200)];
		const split = make(
			plan,
			splitFeature(plan, { layer: 'communities', featureId: 'a' }, { areas, ids: ['a2'] })
		);
		expect(homes(split)).toEqual([
			['house', 'a'],
			['shed', 'a2'],
			['alone', '']
		]);
		const merged = make(split, mergeFeatures(split, 'communities', 'a2', 'a'));
		expect(homes(merged).map(([, home]) => home)).toEqual(['a2', 'a2', '']);
	});

	it('stay when it is taken out, and belong to none', () => {
		expect(codes([{ layer: 'communities', featureId: 'a', op: 'remove' }])).toEqual(['referenced a']);
		const changes = removeFeature(plan, { layer: 'communities', featureId: 'a' });
		const after = make(plan, { changes, target: { layer: 'communities', featureId: 'a' } });
		expect(after.communities.has('a')).toBe(false);
		expect(homes(after).map(([, home]) => home)).toEqual(['', '', '']);
		expect(new Set(changes.map(({ group }) => group)).size).toBe(1);
		expect(removeFeature(plan, { layer: 'communities', featureId: 'c' })).toEqual([
			{ layer: 'communities', featureId: 'c', op: 'remove' }
		]);
	});
});

describe('a facility', () => {
	it('that is drawn is a point or an area, of a kind that is still to be chosen', () => {
		const draw = (geometry: Parameters<typeof drawFeature>[1]['geometry']) =>
			make(plan, drawFeature(plan, { layer: 'facilities', geometry, id: 'f' })).facilities.get('f')!
				.properties;
		expect(draw({ type: 'Point', coordinates: at(0, 0) })).toMatchObject({
			name: '新设施 1',
			kind: 'other',
			status: 'open',
			siteAreaM2: 0
		});
		expect(draw(box(0, 0, 100, 50)).siteAreaM2).toBe(5000);
	});
});
