import { describe, expect, it } from 'vitest';
import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { measurePlan } from '#lib/core/model/measure-plan.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { listWalks } from '#lib/core/what-if/list-walks.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { shuffle } from '../../helpers/exactness/random-networks.ts';

// One character is 10 m: A to B is 100 m; E to F is an island.
const city = drawCity('A         B         C         D\n\n\nE               F', { 大街: 'ABCD', 岛: 'EF' });
const network = buildNetwork(city.ways);

const centre = (id: string, lngLat: LngLat) => ({
	id,
	name: id,
	provenance: 'imported' as const,
	clusterId: null,
	geometry: { type: 'Point' as const, coordinates: lngLat }
});

const community = (id: string, lngLat: LngLat, more: Partial<CommunityPlace> = {}): CommunityPlace => ({
	id,
	name: id,
	provenance: 'imported',
	clusterId: null,
	districtId: null,
	households: 10,
	people: 30,
	floorAreaM2: 800,
	geometry: { type: 'Point', coordinates: lngLat },
	...more
});

const centres = [centre('a', city.at('A')), centre('nowhere', [116.9, 39.9])];
const communities = [
	community('near', city.at('B'), { clusterId: 'x', districtId: 'd' }),
	community('done', city.at('B'), { clusterId: 'x', state: 'accepted', households: 1000 }),
	community('begun', city.at('C'), { clusterId: 'y', state: 'under-way' }),
	community('island', city.at('F')),
	community('lost', [115.9, 38.1]),
	community('gated', city.at('D'), { ways: [{ id: 'g', lngLat: city.at('D'), openTo: 'residents' }] })
];
const shut: Edit = { kind: 'close-entrance', communityId: 'gated', entranceId: 'g' };

function measure({ all = false, edits = [shut] as Edit[], minutes = [3, 6] as number[], speedMps = 1 } = {}) {
	const whatIf = new WhatIfPlan(network, { centres, communities });
	return measurePlan({ communities }, listWalks(whatIf.apply(edits), whatIf.base), {
		minutes,
		speedMps,
		all
	});
}

describe('a measured plan', () => {
	it('has every community with its walk, and counts those that are not renovated', () => {
		const { rows, counted, totals } = measure();
		expect(rows.map(({ id, centreId }) => [id, centreId])).toEqual([
			['near', 'a'],
			['done', 'a'],
			['begun', 'a'],
			['island', null],
			['lost', null],
			['gated', null]
		]);
		expect(counted.map(({ id }) => id)).toEqual(['near', 'begun', 'island', 'lost', 'gated']);
		expect(totals).toMatchObject({ communities: 5, households: 50, covered: { 3: { communities: 1 } } });
		expect(rows[0]!.walkSeconds).toBeCloseTo(100, 0);
		expect(measure({ speedMps: 0.5 }).rows[0]!.walkSeconds).toBe(rows[0]!.walkSeconds! * 2);
	});

	it('counts renovated ones where that is asked', () => {
		const { counted, totals } = measure({ all: true });
		expect(counted).toHaveLength(6);
		expect(totals.covered[3]).toMatchObject({ communities: 2, households: 1010 });
	});

	it('sums up by cluster, district and nearest centre, those without one last', () => {
		const { byCluster, byDistrict, byCentre } = measure();
		expect([...byCluster].map(([id, { communities: n }]) => [id, n])).toEqual([
			['x', 1],
			['y', 1],
			[null, 3]
		]);
		expect([...byDistrict.keys()]).toEqual(['d', null]);
		expect([...byCentre].map(([id, { communities: n }]) => [id, n])).toEqual([
			['a', 2],
			[null, 3]
		]);
	});

	it('says of each that reaches no centre why', () => {
		const { offNetwork, stranded, shut: closed } = measure();
		expect(offNetwork).toEqual({ centres: ['nowhere'], communities: ['lost'] });
		expect(stranded).toEqual(['island']);
		expect(closed).toEqual(['gated']);
		expect(measure({ edits: [] }).shut).toEqual([]);
	});

	it('has no walks before they are computed', () => {
		const { rows, totals, stranded } = measurePlan({ communities }, null, { minutes: [15], speedMps: 1 });
		expect(rows.every(({ walkSeconds }) => walkSeconds === null)).toBe(true);
		expect([totals.communities, totals.covered[15]!.communities, stranded]).toEqual([5, 0, []]);
	});

	it.each([0, -1, Number.NaN, Infinity])('refuses %s as a speed and as minutes', (wrong) => {
		const anyone = (settings: object) =>
			measurePlan({ communities }, null, { minutes: [15], speedMps: 1, ...settings });
		expect(() => anyone({ speedMps: wrong })).toThrow(/speed/);
		expect(() => anyone({ minutes: [15, wrong] })).toThrow(/Minutes/);
	});

	it('names the axes of each community in the order of the axes', () => {
		const member = (id: string) => ({ id, state: 'not-renovated' as const, distanceM: 1, frontageM: 1 });
		const axes = [
			{ id: 'q', name: 'q', members: [member('near')] },
			{ id: 'p', name: 'p', members: [member('near'), member('begun')] }
		];
		const { rows } = measurePlan({ communities, axes }, null, { minutes: [], speedMps: 1 });
		expect(rows.map(({ axisIds }) => axisIds)).toEqual([['q', 'p'], [], ['p'], [], [], []]);
	});

	it('gives a community the same row whatever the order of features and of walks', () => {
		for (let seed = 1; seed <= 50; seed++) {
			const random = buildRandom(seed);
			const { ways, doors, places } = buildRandomCity(seed);
			const drawn = {
				centres: doors.map((lngLat, i) => centre(`c${i}`, lngLat)),
				communities: places.map((lngLat, i) =>
					community(`k${i}`, lngLat, { households: 2 ** i, clusterId: i % 3 ? `z${i % 3}` : null })
				)
			};
			const whatIf = new WhatIfPlan(buildNetwork(ways), drawn);
			const walks = listWalks(whatIf.answer, whatIf.base);
			const asked = { minutes: [2, 5], speedMps: 1 };
			const straight = measurePlan(drawn, walks, asked);
			// The features come in another order than they were walked in: another file, another database.
			const communities = shuffle(random, drawn.communities);
			const mixed = measurePlan({ communities }, walks, asked);
			expect(mixed.rows.map(({ id }) => id)).toEqual(communities.map(({ id }) => id));
			expect(new Map(mixed.rows.map((row) => [row.id, row]))).toEqual(
				new Map(straight.rows.map((row) => [row.id, row]))
			);
			expect(mixed.totals).toEqual(straight.totals);
			expect(mixed.byCluster).toEqual(straight.byCluster);
		}
	});
});
