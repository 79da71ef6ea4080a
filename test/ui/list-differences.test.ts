import { describe, expect, it } from 'vitest';
import type { Change } from '#lib/core/plan/types.ts';
import { listDifferences, toDifferenceFeatures } from '#lib/ui/versions/list-differences.ts';
import { smallPlan } from '../helpers/random-plan.ts';

const plan = smallPlan();
const [centre] = plan.centres.values();
const [community] = plan.communities.values();
const centreId = centre!.properties.id;
const changes: Change[] = [
	{
		op: 'set',
		layer: 'communities',
		featureId: community!.properties.id,
		field: 'households',
		before: 1,
		after: 2
	},
	{ op: 'set', layer: 'centres', featureId: centreId, field: 'name', before: '甲', after: '乙' },
	{
		op: 'set',
		layer: 'centres',
		featureId: centreId,
		field: 'geometry',
		before: centre!.geometry,
		after: { type: 'Point', coordinates: [115, 38] }
	},
	{ op: 'remove', layer: 'centres', featureId: 'gone', before: centre! },
	{ op: 'set', layer: 'walls', featureId: 'nowhere', field: 'openTo', before: 'all', after: 'residents' }
];

describe('differences by feature', () => {
	const listed = listDifferences(changes, plan);

	it('stand in the order of layers, each feature once, where it is or was', () => {
		expect(listed.map(({ layer, op, changes: own }) => [layer, op, own.length])).toEqual([
			['centres', 'set', 2],
			['centres', 'remove', 1],
			['communities', 'set', 1],
			['walls', 'set', 1]
		]);
		expect(listed[0]!.feature!.geometry).toEqual({ type: 'Point', coordinates: [115, 38] });
		expect(listed[1]!.feature).toBe(centre);
		expect(listed[3]!.feature).toBeUndefined();
	});

	it('go to GIS programs with what was before', () => {
		const features = toDifferenceFeatures(listed);
		expect(features).toHaveLength(3);
		expect(features[0]!.properties).toMatchObject({
			layer: 'centres',
			id: centreId,
			change: 'set',
			name_before: '甲',
			name_after: '乙',
			geometry_before: centre!.geometry
		});
		expect(features[2]!.properties).toMatchObject({ households_before: 1, households_after: 2 });
	});
});
