import { describe, expect, it } from 'vitest';
import { listRuleProblems } from '#lib/core/plan/list-rule-problems.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';

const plan = toPlan((await readSeedCity()).features);
const [community] = [...plan.communities.values()].toSorted((a, b) =>
	a.properties.id < b.properties.id ? -1 : 1
);
const { id, clusterId } = community!.properties as unknown as { id: string; clusterId: string };

const codes = (wanted: WantedChange[]) => {
	const { plan: after, changes, problems } = prepareChanges(plan, [], wanted);
	expect(problems).toEqual([]);
	return listRuleProblems(plan, after, changes).map(({ code, featureId }) => `${code} ${featureId}`);
};
const set = (field: string, value: unknown): WantedChange => ({
	layer: 'communities',
	featureId: id,
	op: 'set',
	field,
	value
});

describe('rules of planning', () => {
	it('hold for the city that comes with the project', () => {
		const all = [...plan.communities.values()].map(
			(feature) =>
				({ op: 'add', layer: 'communities', featureId: feature.properties.id, after: feature }) as const
		);
		expect(listRuleProblems(toPlan({}), plan, all)).toEqual([]);
	});

	it('refuse an entrance off the boundary', () => {
		const [entrance] = community!.properties.entrances as { lngLat: [number, number] }[];
		const [lng, lat] = entrance!.lngLat;
		expect(codes([set('entrances', [{ ...entrance, lngLat: [lng, lat + 0.0001] }])])).toEqual([]);
		expect(codes([set('entrances', [{ ...entrance, lngLat: [lng, lat + 0.01] }])])).toEqual([
			`off-boundary ${id}`
		]);
	});

	it('refuse a community outside its cluster', () => {
		const other = [...plan.clusters.keys()].find((key) => key !== clusterId)!;
		expect(codes([set('clusterId', other)])).toEqual([`outside-cluster ${id}`]);
	});

	it('refuse a name twice, and not the one that a feature has already', () => {
		const names = [...plan.communities.values()].map(({ properties }) => properties.name);
		const own = community!.properties.name;
		expect(
			codes([
				set(
					'name',
					names.find((name) => name !== own)
				)
			])
		).toEqual([`taken-name ${id}`]);
		expect(codes([set('name', own)])).toEqual([]);
	});
});
