import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import { listOutcomes } from '#lib/carto/list-outcomes.ts';
import { placeClusterLabels } from '#lib/carto/place-cluster-labels.ts';
import { drawWallGap } from '#lib/carto/wall-gap.ts';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import { buildLocalMetres, haversineM } from '#lib/core/geometry/local-metres.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import { distanceToSide, sidesOf } from '#lib/core/geometry/sides.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { drawPlan } from '../helpers/drawn-plan.ts';

const { model, at } = drawPlan();
const measure = (edits: readonly Edit[] = []) => model.measure({ minutes: [5, 15], speedMps: 1, edits });

describe('what a walk comes to', () => {
	it('is told of communities that count: within, outside (which is the usual), beyond', () => {
		const outcomes = listOutcomes(measure(), null);
		// c1 and c2 have a centre at the corner; c5 walks 310 m; c7 is 1,060 m away, c8 1,300 m.
		expect(outcomes['c2']).toEqual({ reach: 'inner' });
		expect(outcomes['c8']).toEqual({ reach: 'beyond' });
		expect(outcomes['c3'], 'renovated ones do not count').toBeUndefined();
	});

	it('tells what a trial changes', () => {
		const before = measure();
		const moved = measure([{ kind: 'move-centre', centreId: 's2', lngLat: at(1450, 0) }]);
		const outcomes = listOutcomes(moved, before);
		expect(outcomes['c7']).toEqual({ reach: 'inner', change: 'gained' });
		const closed = measure([{ kind: 'close-centre', centreId: 's1' }]);
		expect(listOutcomes(closed, before)['c2']?.change).toBe('lost');
		expect(listOutcomes(before, before)['c2']).toEqual({ reach: 'inner' });
	});

	it('is not known before anybody has walked', () => {
		const rows = measure().rows.map((row) => ({ ...row, walkSeconds: null }));
		expect(listOutcomes({ minutes: [5, 15], counted: rows }, null)).toEqual({});
	});
});

describe('an opened wall', () => {
	it('is a gap along the nearest side, with a post across each end', () => {
		const wall = model.features.communities.features.find(({ properties }) => properties.id === 'c1')!;
		// A metre off the eastern wall of c1.
		const place = at(111, 70);
		const { gap, posts } = drawWallGap(place, wall.geometry)!;
		expect(haversineM(...gap[0]!, ...gap[1]!)).toBeCloseTo(16, 1);
		// On the wall itself.
		expect(gap.map(([lng]) => lng.toFixed(7))).toEqual(gap.map(() => at(110, 70)[0].toFixed(7)));
		expect(posts).toHaveLength(2);
		for (const [i, post] of posts.entries()) {
			expect(post[0]![1]).toBeCloseTo(gap[i]![1], 7);
			expect(haversineM(...post[0]!, ...post[1]!)).toBeCloseTo(8, 1);
		}
	});
});

describe('names of clusters', () => {
	it('stand in a block of their cluster, beside streets and communities', async () => {
		const { features } = await readSeedCity('baoding');
		const places = placeClusterLabels(features);
		expect(places.size).toBe(features.clusters.features.length);
		for (const { properties } of features.clusters.features) {
			const place = places.get(properties.id)!;
			const blocks = features.blocks.features.filter((block) => block.properties.clusterId === properties.id);
			const block = blocks.find(({ geometry }) => isInRings(ringsOf(geometry), place))!;
			expect(block, properties.name).toBeDefined();
			expect(metresToBorder(place, block.geometry as Polygon), properties.name).toBeGreaterThan(60);
			for (const community of features.communities.features)
				expect(isInRings(ringsOf(community.geometry), place), properties.name).toBe(false);
		}
	});

	it('stand in the middle of a cluster without blocks', () => {
		const [one] = [...placeClusterLabels(model.features).values()];
		expect(haversineM(...one!, ...at(250, 200))).toBeLessThan(60);
	});
});

function metresToBorder(place: LngLat, geometry: Polygon): number {
	const plane = buildLocalMetres(place);
	return Math.min(
		...ringsOf(geometry)
			.flatMap((ring) => sidesOf(ring.map(plane.toXy)))
			.map((side) => distanceToSide(side, [0, 0]))
	);
}
