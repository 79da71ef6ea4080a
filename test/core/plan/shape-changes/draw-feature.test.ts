import { describe, expect, it } from 'vitest';
import { drawEntrance } from '#lib/core/plan/shape-changes/draw-entrance.ts';
import { drawFeature, type DrawnFeature } from '#lib/core/plan/shape-changes/draw-feature.ts';
import { duplicateFeature } from '#lib/core/plan/shape-changes/duplicate-feature.ts';
import { emptyPlan } from '#lib/core/plan/plan.ts';
import { addWholeCity } from '#lib/core/plan/whole-city.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import type { Shape } from '#lib/core/shaping/types.ts';
import { at, box, community, drawPlan, make, STREETS } from '../../../helpers/shape-plan.ts';

const plan = drawPlan();
const draw = (layer: DrawnFeature['layer'], geometry: Shape, more: Partial<DrawnFeature> = {}) =>
	drawFeature(plan, { layer, geometry, id: 'new', streets: STREETS, ...more });

describe('a feature that was drawn', () => {
	it('is a community with a free name, its cluster and district, its area, and an entrance at the nearest street', () => {
		const { properties } = make(plan, draw('communities', box(20, 30, 120, 130))).communities.get('new')!;
		expect(properties).toMatchObject({
			name: '新小区 1',
			nameEn: 'New community 1',
			clusterId: 'east',
			districtId: 'd',
			siteAreaM2: 10_000,
			households: 0,
			provenance: 'approximate'
		});
		const [entrance] = properties.entrances as { lngLat: [number, number] }[];
		// The street runs 30 m south of it.
		expect(entrance!.lngLat[1]).toBeCloseTo(at(0, 30)[1], 6);
	});

	it('is a cluster over what stood in for the whole city, and what lies in it belongs to it', () => {
		const standing = addWholeCity(emptyPlan(), [...at(-500, -500), ...at(500, 500)] as Bbox);
		const begun = make(emptyPlan(), {
			changes: standing.changes,
			target: { layer: 'clusters', featureId: 'x' }
		});
		const put = (from: Plan, id: string, shape: Shape) =>
			make(from, drawFeature(from, { layer: 'communities', geometry: shape, id, streets: STREETS }));
		const held = put(put(begun, 'in', box(0, 0, 50, 50)), 'out', box(300, 0, 350, 50));
		expect(held.communities.get('in')!.properties.clusterId).toBe('cluster-whole-city');
		const draw1 = (from: Plan, id: string, shape: Shape) =>
			make(from, drawFeature(from, { layer: 'clusters', geometry: shape, id }));
		const one = draw1(held, 'one', box(-50, -50, 100, 100));
		expect(one.communities.get('in')!.properties.clusterId).toBe('one');
		expect(one.communities.get('out')!.properties.clusterId).toBe('cluster-whole-city');
		expect(one.clusters.has('cluster-whole-city')).toBe(true);
		expect(put(one, 'next', box(60, 60, 90, 90)).communities.get('next')!.properties.clusterId).toBe('one');
		const both = draw1(one, 'two', box(250, -50, 400, 100));
		expect(both.communities.get('out')!.properties.clusterId).toBe('two');
		expect([...both.clusters.keys()]).toEqual(['one', 'two']);
	});

	it('gets the next free name, and is surveyed if every position was typed', () => {
		const first = make(plan, draw('communities', box(20, 30, 120, 130)));
		const again = drawFeature(first, {
			layer: 'communities',
			geometry: box(200, 30, 250, 130),
			id: 'next',
			isMeasured: true
		});
		expect(make(first, again).communities.get('next')!.properties).toMatchObject({
			name: '新小区 2',
			provenance: 'surveyed',
			entrances: []
		});
	});

	it('is accepted by the plan in every layer', () => {
		const line: Shape = { type: 'LineString', coordinates: [at(-100, 10), at(100, 10)] };
		const point: Shape = { type: 'Point', coordinates: at(-350, 20) };
		const shapes: Partial<Record<DrawnFeature['layer'], Shape>> = {
			districts: box(600, -300, 900, 300),
			clusters: box(600, -300, 900, 300),
			blocks: box(600, -300, 900, 300),
			axes: line,
			walls: line,
			links: line,
			streets: line,
			centres: point,
			landmarks: point
		};
		for (const [layer, shape] of Object.entries(shapes) as [DrawnFeature['layer'], Shape][])
			expect(make(plan, draw(layer, shape))[layer].has('new'), layer).toBe(true);
		expect(make(plan, draw('axes', line)).axes.get('new')!.properties).toMatchObject({
			name: '中街',
			streetName: '中街'
		});
		const cluster = make(plan, draw('clusters', shapes.clusters!)).clusters.get('new')!.properties;
		expect(cluster.number).toBe(3);
		// On the sphere a rectangle of a plane is a few square metres larger or smaller.
		expect(cluster.areaM2).toBeCloseTo(180_000, -2);
		const { geometry, properties } = make(plan, draw('centres', point)).centres.get('new')!;
		expect(properties.doors).toEqual([{ id: 'new-d1', lngLat: at(-350, 20), openTo: 'all' }]);
		expect(geometry).toEqual(point);
	});

	it('takes only ground that no other of its layer has, with the same points on the border', () => {
		const after = make(plan, draw('clusters', box(-50, 200, 50, 400)));
		const { geometry } = after.clusters.get('new')!;
		expect(geometry.type === 'Polygon' && geometry.coordinates[0]).toEqual(
			expect.arrayContaining([at(-50, 400), at(50, 400), at(0, 300)])
		);
		const border = (id: string) => JSON.stringify(after.clusters.get(id)!.geometry);
		expect(border('west')).toContain(JSON.stringify(at(-50, 300)));
		expect(border('east')).toContain(JSON.stringify(at(50, 300)));
		expect(draw('clusters', box(-50, 0, 50, 100))).toMatchObject({ refusal: 'ground-taken' });
	});

	it('is refused with the place where its border is wrong', () => {
		const bow: Shape = {
			type: 'Polygon',
			coordinates: [[at(0, 10), at(100, 110), at(100, 10), at(0, 110), at(0, 10)]]
		};
		const refused = draw('communities', bow);
		expect(refused).toMatchObject({ refusal: 'self-crossing' });
		expect('refusal' in refused && refused.lngLat![0]).toBeCloseTo(at(50, 60)[0], 6);
		expect(
			drawFeature(emptyPlan(), {
				layer: 'centres',
				geometry: { type: 'Point', coordinates: at(0, 0) },
				id: 'x'
			})
		).toMatchObject({
			refusal: 'no-cluster'
		});
	});

	it('joins the two nearest communities if it is an opening in the wall', () => {
		const two = { ...plan, communities: new Map(plan.communities) };
		two.communities.set('a2', community('a2', box(-299, 100, -200, 200)));
		const geometry: Shape = { type: 'Point', coordinates: at(-299.5, 150) };
		const opening = drawFeature(two, { layer: 'passages', geometry, id: 'p' });
		expect(make(two, opening).passages.get('p')!.properties.communityIds).toEqual(['a', 'a2']);
		expect(
			drawFeature(two, { layer: 'passages', geometry: { type: 'Point', coordinates: at(0, 0) }, id: 'p' })
		).toMatchObject({
			refusal: 'no-neighbours-near'
		});
	});
});

describe('an entrance that was drawn', () => {
	const entrancesOf = (id: string, made: ReturnType<typeof drawEntrance>) =>
		make(plan, made).communities.get(id)!.properties.entrances as { id: string; lngLat: unknown }[];

	it('stands on the boundary of the community that it is in or beside', () => {
		expect(entrancesOf('a', drawEntrance(plan, { lngLat: at(-395, 150), id: 'e' }))).toEqual([
			{ id: 'a-1', lngLat: at(-350, 100), openTo: 'all' },
			{ id: 'e', lngLat: at(-400, 150), openTo: 'all' }
		]);
		expect(entrancesOf('b', drawEntrance(plan, { lngLat: at(-350, -60), id: 'e' }))).toEqual([
			{ id: 'e', lngLat: at(-350, -100), openTo: 'all' }
		]);
	});

	it('is of the community that is edited if that is near, and of none if none is', () => {
		const near = { lngLat: at(-350, 55), id: 'e', communityId: 'b' };
		// b is 155 m away.
		expect(entrancesOf('a', drawEntrance(plan, near))).toHaveLength(2);
		expect(drawEntrance(plan, { lngLat: at(0, 0), id: 'e' })).toMatchObject({ refusal: 'no-community-near' });
	});
});

describe('a copy', () => {
	it('stands beside the feature with a name and ids of its own', () => {
		const copy = make(plan, duplicateFeature(plan, { layer: 'communities', featureId: 'a' }, 'a9'));
		const { properties, geometry } = copy.communities.get('a9')!;
		expect(properties).toMatchObject({ name: '小区a 1', households: 101 });
		expect(properties.entrances).toMatchObject([{ id: 'a9-e1' }]);
		expect(geometry).not.toEqual(plan.communities.get('a')!.geometry);
		expect(duplicateFeature(plan, { layer: 'clusters', featureId: 'west' }, 'x')).toMatchObject({
			refusal: 'ground-taken'
		});
	});
});
