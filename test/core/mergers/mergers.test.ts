import { describe, expect, it } from 'vitest';
import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { listMergerGroups } from '#lib/core/mergers/list-merger-groups.ts';
import { listMergers } from '#lib/core/mergers/list-mergers.ts';
import { MERGER_LIMITS, WALL_WIDTH } from '#lib/core/mergers/settings.ts';
import type { MergerLimits } from '#lib/core/mergers/types.ts';
import { listNeighbours } from '#lib/core/neighbours/list-neighbours.ts';
import type { NeighbourPair } from '#lib/core/neighbours/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { checkMergers } from '../../helpers/mergers/check-mergers.ts';
import { drawCourtyards } from '../../helpers/mergers/random-courtyards.ts';

/*
 * A long street A–B round a block to C–D; 20 m a character and a row: the block is 800 m long and 200 m deep. The centre
 * is at A.
 */
const RING = drawCity(
	`
A                                       B









D                                       C
`,
	{ 北街: 'AB', 东街: 'BC', 南街: 'CD' },
	{ gridM: 20 }
);
const centres = [{ id: 'a', geometry: { type: 'Point' as const, coordinates: RING.at('A') } }];

/** A dormitory courtyard between metres east of D and north of it, with one gate. */
function courtyard(
	id: string,
	[west, east]: [number, number],
	[south, north]: [number, number],
	gate: [number, number],
	more: Partial<CommunityPlace> = {}
): CommunityPlace {
	const at = (x: number, y: number) => RING.beside('D', 'C', x, y);
	return {
		id,
		name: id,
		provenance: 'illustrative',
		clusterId: null,
		districtId: null,
		households: 60,
		people: 0,
		floorAreaM2: 0,
		buildings: 3,
		siteAreaM2: (east - west) * (north - south),
		geometry: {
			type: 'Polygon',
			coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]]
		},
		ways: [{ id: `${id}-e`, lngLat: at(...gate), openTo: 'all' }],
		...more
	};
}

/** Three dormitories as 环农园's were: one at the north street, two behind it that leave to the south. */
const north = courtyard('north', [50, 100], [102, 195], [75, 195]);
const south = courtyard('south', [50, 100], [5, 98], [75, 5]);
const east = courtyard('east', [104, 154], [5, 98], [129, 5]);

function merge(communities: readonly CommunityPlace[], { limitM = 280, limits = {}, count = 100 } = {}) {
	const network = buildNetwork(RING.ways);
	const rebuild = () => new WhatIfPlan(network, { centres, communities });
	const isCounted = () => true;
	const { pairs } = listNeighbours(communities, network, { gapM: 6 });
	const question = { whatIf: rebuild(), communities, isCounted, pairs, limitM, limits, count };
	const answer = listMergers(question);
	const wholeLimits: MergerLimits = { ...MERGER_LIMITS, ...limits };
	expect(
		checkMergers(answer.mergers, { rebuild, communities, isCounted, pairs, limitM, limits: wholeLimits })
	).toEqual([]);
	expect(question.whatIf.answer.walks).toEqual(rebuild().answer.walks);
	return answer;
}

describe('three dormitories that share walls', () => {
	it('become one courtyard', () => {
		const { mergers, weighed, isCut } = merge([north, south, east]);
		expect([weighed, isCut]).toEqual([3, false]);
		const all = mergers.find(({ communityIds }) => communityIds.length === 3)!;
		expect(all).toMatchObject({
			id: 'merger-east+north+south',
			households: 180,
			buildings: 9,
			siteAreaM2: 3 * 50 * 93,
			// From the south gates it is more than 1.6 km to A; through the wall and the north gate some 75 + 5 m and 93 m.
			coverage: { members: { communities: 2, households: 120, communityIds: ['east', 'south'] } },
			alternativeTo: null
		});
		// 50 m of wall between north and south and 93 m between south and east, two faces and 4 m between them.
		expect(all.wallM).toBeCloseTo(143, 0);
		expect(all.groundM2).toBeCloseTo(143 * (4 + 2 * WALL_WIDTH.widthM), -1);
		// South: 93 m to its gate, round by C 725 + 200 + 800 m; through the north 2 + 95 + 80 m. Saved is what lies between.
		expect(all.coverage.members.savedM / 60).toBeGreaterThan(2 * 1300);
		// Through the end of the wall at the street, and straight up.
		expect(all.waysThrough.map(({ lengthM }) => Math.round(lengthM / 10))).toEqual([5, 19]);
		expect(mergers.map(({ id, alternativeTo }) => [id, alternativeTo])).toEqual([
			['merger-east+north+south', null],
			['merger-north+south', 'merger-east+north+south'],
			['merger-east+south', 'merger-east+north+south']
		]);
	});

	it('let a fire engine through', () => {
		const { mergers } = merge([north, south, east]);
		const pair = mergers.find(({ id }) => id === 'merger-north+south')!;
		// A street of 14 m reaches 47 m from its middle: 42 of 93 m of each. A lane down the middle reaches 42 m to both sides.
		expect(pair.fireLane.before).toBeCloseTo(42 / 93, 1);
		expect(pair.fireLane).toMatchObject({ after: 1, lanes: { length: 2 } });
		expect(pair.fireLane.households).toBeCloseTo(120 * (1 - pair.fireLane.before), 0);
		expect(pair.fireLane.buildings).toBeCloseTo(6 * (1 - pair.fireLane.before), 0);
		// Without a gate at a street there is no way out again.
		const inner = {
			...south,
			ways: [{ id: 's', lngLat: RING.beside('D', 'C', 75, 60), openTo: 'all' as const }]
		};
		const blind = merge([north, inner]).mergers[0]!.fireLane;
		expect(blind.lanes).toEqual([]);
		expect(blind.after).toBe(blind.before);
	});

	it('keep to limits, and to walls', () => {
		const ids = (communities: CommunityPlace[], limits: Partial<MergerLimits> = {}) =>
			merge(communities, { limits }).mergers.map(({ id }) => id);
		expect(ids([north, south, east], { households: 120 })).not.toContain('merger-east+north+south');
		expect(ids([north, south, east], { members: 2 })).toHaveLength(2);
		expect(ids([north, south, east], { wallM: 60 })).toEqual(['merger-east+south']);
		expect(ids([north, { ...south, households: 151 }, east])).toEqual([]);
		expect(ids([north, courtyard('south', [50, 100], [5, 94], [75, 5])])).toEqual([]);
		expect(merge([north, south, east], { count: 1 }).mergers).toHaveLength(1);
		expect(merge([]).mergers).toEqual([]);
	});

	it('leave others where they are unless ways are open to all', () => {
		const gate = { id: 's', lngLat: RING.beside('D', 'C', 75, 5), openTo: 'residents' as const };
		const point: CommunityPlace = {
			...courtyard('out', [0, 1], [0, 1], [0, 0]),
			geometry: { type: 'Point', coordinates: RING.beside('D', 'C', 75, -20) },
			ways: undefined
		};
		const open = merge([north, south, point]).mergers[0]!;
		expect(open.coverage.members.communityIds).toEqual(['south']);
		expect(merge([north, south, point], { limitM: 320 }).mergers[0]!.coverage.everybody.communityIds).toEqual(
			['out', 'south']
		);
		const shut = merge([north, { ...south, ways: [gate] }, point], { limitM: 320 }).mergers[0]!;
		expect(shut.waysThrough).toEqual([]);
		expect(shut.coverage.everybody).toEqual(shut.coverage.members);
	});

	it('refuse questions that are none', () => {
		const network = buildNetwork(RING.ways);
		const whatIf = new WhatIfPlan(network, { centres, communities: [north] });
		const question = { whatIf, communities: [north], isCounted: () => true, pairs: [], limitM: 900 };
		expect(() => listMergers({ ...question, communities: [] })).toThrow(
			'There are 0 communities; the plan has 1'
		);
		expect(() => listMergers({ ...question, limitM: 0 })).toThrow(RangeError);
		expect(() => listMergers({ ...question, count: -1 })).toThrow(RangeError);
	});
});

describe('groups', () => {
	it('are all that hang together, by trying every set of 200 random neighbourhoods', () => {
		for (let seed = 1; seed <= 200; seed++) {
			const random = buildRandom(seed);
			const ids = Array.from({ length: 9 }, (_, i) => `k${i}`);
			const households = new Map(ids.map((id) => [id, Math.floor(random() * 200)]));
			const pairs = ids.flatMap((a, i) =>
				ids.slice(i + 1).flatMap((b): NeighbourPair[] =>
					random() < 0.75
						? []
						: [
								{
									a,
									b,
									gapM: 1,
									sharedWallM: random() * 40,
									streetBetween: random() < 0.1 ? { name: '', streetClass: 'service' } : null,
									line: [
										[0, 0],
										[0, 0]
									]
								}
							]
				)
			);
			const limits = {
				memberHouseholds: 150,
				households: 400,
				members: 2 + Math.floor(random() * 4),
				wallM: 10
			};
			const walls = pairs.filter(({ sharedWallM, streetBetween }) => sharedWallM >= 10 && !streetBetween);
			const expected: string[] = [];
			for (let set = 1; set < 512; set++) {
				const group = ids.filter((_, i) => set & (1 << i));
				const sum = group.reduce((total, id) => total + households.get(id)!, 0);
				if (!isJoined(group, walls) || group.length < 2 || group.length > limits.members || sum > 400)
					continue;
				if (group.every((id) => households.get(id)! <= 150)) expected.push(group.join());
			}
			const { groups } = listMergerGroups(pairs, households, limits);
			expect(groups.map(String).toSorted(), `seed ${seed}`).toEqual(expected.toSorted());
			const cut = listMergerGroups(pairs, households, limits, { most: expected.length - 1 });
			expect(cut.isCut).toBe(expected.length > 0);
		}
	});
});

/** Whether walls inside the group join all of it. */
function isJoined(group: readonly string[], walls: readonly NeighbourPair[]): boolean {
	const inside = walls.filter(({ a, b }) => group.includes(a) && group.includes(b));
	const joined = new Set(group.slice(0, 1));
	for (let size = 0; size < joined.size;) {
		size = joined.size;
		for (const { a, b } of inside) if (joined.has(a) || joined.has(b)) joined.add(a).add(b);
	}
	return joined.size === group.length;
}

describe('1,000 random cities', () => {
	it('have mergers that are what they say', () => {
		let [found, gaining, through, lanes] = [0, 0, 0, 0];
		for (let seed = 1; seed <= 1000; seed++) {
			const city = drawCourtyards(seed);
			if (!city) continue;
			const { network, centres: doors, communities } = city;
			const rebuild = () => new WhatIfPlan(network, { centres: doors, communities });
			const isCounted = ({ districtId }: CommunityPlace) => districtId === null;
			const { pairs } = listNeighbours(communities.filter(isCounted), network, { gapM: 6 });
			const facts = { communities, isCounted, pairs, limitM: 400 };
			const { mergers } = listMergers({ ...facts, whatIf: rebuild(), count: 2 });
			expect(checkMergers(mergers, { ...facts, rebuild, limits: MERGER_LIMITS }), `seed ${seed}`).toEqual([]);
			found += mergers.length;
			gaining += mergers.filter(({ coverage }) => coverage.members.communities > 0).length;
			through += mergers.filter(
				({ coverage: { members, everybody } }) => everybody.savedM > members.savedM
			).length;
			lanes += mergers.filter(({ fireLane }) => fireLane.after > fireLane.before).length;
		}
		expect(
			Math.min(found / 10, gaining, through, lanes),
			`${[found, gaining, through, lanes]}`
		).toBeGreaterThan(30);
	});
});

describe('the default city', () => {
	it('has mergers that are what they say, whatever the order', async () => {
		const { features } = await readSeedCity();
		const ways = features.streets.features.map(({ geometry, properties }) => ({
			...properties,
			vertexKeys: geometry.coordinates.map(String),
			coordinates: geometry.coordinates as [number, number][]
		}));
		const network = buildNetwork(ways);
		const places = {
			centres: listCentrePlaces(features),
			communities: listCommunityPlaces(features, { all: true })
		};
		const counted = new Set(listCommunityPlaces(features).map(({ id }) => id));
		const isCounted = ({ id }: { id: string }) => counted.has(id);
		const { pairs } = listNeighbours(places.communities.filter(isCounted), network, { gapM: 6 });
		const base = new WhatIfPlan(network, places);
		const facts = { communities: places.communities, isCounted, pairs, limitM: 900 };
		const answer = listMergers({ ...facts, whatIf: base, count: 6 });
		expect(answer.weighed).toBeGreaterThan(50);
		const rebuild = () => {
			base.apply([]);
			return base;
		};
		expect(checkMergers(answer.mergers, { ...facts, rebuild, limits: MERGER_LIMITS })).toEqual([]);
		const communities = places.communities.toReversed();
		const turned = new WhatIfPlan(network, { ...places, communities });
		expect(listMergers({ ...facts, whatIf: turned, communities, count: 6 })).toEqual(answer);
	});
});
