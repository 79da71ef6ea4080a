import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { listFeaturesAt } from '#lib/core/plan/shape-changes/list-features-at.ts';
import { moveFeature } from '#lib/core/plan/shape-changes/move-feature.ts';
import { reshapeFeature } from '#lib/core/plan/shape-changes/reshape-feature.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import { isEmptyArea } from '#lib/core/shaping/build-overlay.ts';
import { intersectAreas } from '#lib/core/shaping/intersect-areas.ts';
import { listShapeFaults } from '#lib/core/shaping/list-shape-faults.ts';
import { mapRows } from '#lib/core/shaping/map-rows.ts';
import { measureShape } from '#lib/core/shaping/measure-shape.ts';
import type { Area, Shape } from '#lib/core/shaping/types.ts';
import { at, box, drawPlan, make } from '../../../helpers/shape-plan.ts';

const plan = drawPlan();
const shapeOf = (from: Plan, layer: 'blocks' | 'communities', id: string) =>
	from[layer].get(id)!.geometry as Area;
const same = (a: LngLat, b: LngLat) => a[0] === b[0] && a[1] === b[1];
const withVertex = (area: Area, from: LngLat, to: LngLat): Area =>
	mapRows(area, (row) => row.map((position) => (same(position, from) ? to : position)));
const totalM2 = (from: Plan) =>
	[...from.blocks.values()].reduce((sum, { geometry }) => sum + measureShape(geometry as Shape).areaM2, 0);

describe('a border that areas share', () => {
	it('moves for all of them with a vertex', () => {
		const after = make(
			plan,
			reshapeFeature(
				plan,
				{ layer: 'blocks', featureId: 'wn' },
				withVertex(shapeOf(plan, 'blocks', 'wn'), at(0, 0), at(20, 30))
			)
		);
		for (const id of ['wn', 'ws', 'en', 'es'])
			expect(JSON.stringify(shapeOf(after, 'blocks', id)), id).toContain(JSON.stringify(at(20, 30)));
		expect(after.blocks.get('wn')!.properties.areaM2).toBe(
			Math.round(measureShape(shapeOf(after, 'blocks', 'wn')).areaM2)
		);
	});

	it('gives and takes ground otherwise', () => {
		const after = make(
			plan,
			reshapeFeature(plan, { layer: 'blocks', featureId: 'wn' }, box(-600, 50, 100, 300))
		);
		expect(measureShape(shapeOf(after, 'blocks', 'ws')).areaM2).toBeCloseTo(600 * 350, -2);
		expect(measureShape(shapeOf(after, 'blocks', 'en')).areaM2).toBeCloseTo(500 * 300 + 100 * 50, -2);
	});

	it('never leaves a gap or an overlap', () => {
		const step = fc.record({
			id: fc.constantFrom('wn', 'ws', 'en', 'es'),
			which: fc.nat(20),
			eastM: fc.integer({ min: -120, max: 120 }),
			northM: fc.integer({ min: -120, max: 120 })
		});
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
				let now = plan;
				for (const { id, which, eastM, northM } of steps) {
					const area = shapeOf(now, 'blocks', id);
					const ring = (area.type === 'Polygon' ? area.coordinates[0] : area.coordinates[0]![0]) as LngLat[];
					const from = ring[which % ring.length]!;
					// The outside stays, so that the ground in sum does.
					if (Math.abs(from[0] - at(0, 0)[0]) > 0.006 || Math.abs(from[1] - at(0, 0)[1]) > 0.0026) continue;
					const to = at((from[0] - at(0, 0)[0]) * 86_500 + eastM, (from[1] - at(0, 0)[1]) * 111_000 + northM);
					const made = reshapeFeature(now, { layer: 'blocks', featureId: id }, withVertex(area, from, to));
					if (!('refusal' in made)) now = make(now, made);
				}
				const areas = [...now.blocks.values()].map(({ geometry }) => geometry as Area);
				expect(areas.flatMap((area) => listShapeFaults(area))).toEqual([]);
				for (const [i, one] of areas.entries())
					for (const other of areas.slice(i + 1)) expect(isEmptyArea(intersectAreas(one, other))).toBe(true);
				// Positions are kept to a centimetre, along some kilometres of border.
				expect(Math.abs(totalM2(now) - totalM2(plan))).toBeLessThan(20);
			}),
			{ numRuns: 60 }
		);
	});

	it('is refused where a neighbour would lose everything', () => {
		const made = reshapeFeature(plan, { layer: 'blocks', featureId: 'wn' }, box(-650, -310, 10, 300));
		expect(made).toMatchObject({ refusal: 'neighbour-gone' });
	});
});

describe('a community', () => {
	const target = { layer: 'communities', featureId: 'a' } as const;

	it('reshaped keeps its entrance on the boundary, and its area by its shape', () => {
		const { properties } = make(
			plan,
			reshapeFeature(plan, target, box(-400, 120, -300, 200))
		).communities.get('a')!;
		// On the sphere a rectangle of a plane is a little larger or smaller.
		expect(properties.siteAreaM2).toBeCloseTo(8000, -1);
		expect(properties.entrances).toEqual([{ id: 'a-1', lngLat: at(-350, 120), openTo: 'all' }]);
	});

	it('keeps a site area that was not taken from its shape', () => {
		const communities = new Map(plan.communities);
		const a = communities.get('a')!;
		communities.set('a', { ...a, properties: { ...a.properties, siteAreaM2: 7000 } });
		const measured = { ...plan, communities };
		expect(
			make(measured, reshapeFeature(measured, target, box(-400, 120, -300, 200))).communities.get('a')!
				.properties.siteAreaM2
		).toBe(7000);
	});

	it('moved takes its entrances along, and belongs to the cluster where it lies then', () => {
		const { properties, geometry } = make(
			plan,
			moveFeature(plan, target, { eastM: 500, northM: 0 })
		).communities.get('a')!;
		expect(properties.clusterId).toBe('east');
		const [entrance] = properties.entrances as { lngLat: LngLat }[];
		expect(entrance!.lngLat[0]).toBeCloseTo(at(150, 100)[0], 6);
		expect((geometry as Area).coordinates[0]![0]![0]).toBeCloseTo(at(100, 100)[0], 6);
	});

	it('is refused with a border that crosses itself', () => {
		const wrong = withVertex(shapeOf(plan, 'communities', 'a'), at(-400, 100), at(-250, 150));
		expect(reshapeFeature(plan, target, wrong)).toMatchObject({ refusal: 'self-crossing' });
	});
});

describe('a centre', () => {
	it('moved takes its doors along', () => {
		const after = make(
			plan,
			moveFeature(plan, { layer: 'centres', featureId: 'k' }, { eastM: 10, northM: 5 })
		);
		const { geometry, properties } = after.centres.get('k')!;
		expect(geometry).toEqual({
			type: 'Point',
			coordinates: (properties.doors as { lngLat: LngLat }[])[0]!.lngLat
		});
	});
});

describe('what lies at a place', () => {
	it('is listed with points before areas, and small areas before large ones', () => {
		const at350 = listFeaturesAt(plan, at(-350, 150), { radiusM: 10 });
		expect(at350.map(({ featureId }) => featureId)).toEqual(['a', 'wn', 'west', 'd']);
		expect(listFeaturesAt(plan, at(-95, -100), { radiusM: 10 })[0]).toEqual({
			layer: 'centres',
			featureId: 'k'
		});
		expect(listFeaturesAt(plan, at(-95, -100), { radiusM: 4 })[0]!.layer).toBe('blocks');
		expect(listFeaturesAt(plan, at(-350, 150), { radiusM: 10, layers: ['districts'] })).toHaveLength(1);
		expect(listFeaturesAt(plan, at(5000, 0), { radiusM: 10 })).toEqual([]);
	});
});
