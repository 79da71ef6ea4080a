import { describe, expect, it } from 'vitest';
import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import { buildCentreField, findNearestCentres } from '#lib/core/coverage/find-nearest-centres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { listApartEdges } from '#lib/core/network/list-apart-edges.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { buildRandomStreets } from '../../helpers/exactness/random-networks.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { computeCoverage } from '../../helpers/compute-coverage.ts';

const point = (lngLat: LngLat) => ({ type: 'Point' as const, coordinates: lngLat });

const place = (id: string, geometry: CommunityPlace['geometry']): CommunityPlace => ({
	id,
	name: id,
	provenance: 'illustrative',
	clusterId: null,
	districtId: null,
	households: 1,
	people: 0,
	floorAreaM2: 0,
	geometry
});

type Placed = Record<string, LngLat | CommunityPlace['geometry']>;

function cover(ways: readonly StreetWay[], centres: Placed, communities: Placed) {
	const toPlaces = (placed: Placed) =>
		Object.entries(placed).map(([id, at]) => place(id, Array.isArray(at) ? point(at) : at));
	const answer = computeCoverage({
		network: buildNetwork(ways),
		centres: toPlaces(centres),
		communities: toPlaces(communities),
		minutes: [15],
		speedMps: 1
	});
	return {
		...answer,
		walksS: Object.fromEntries(
			answer.items.map(({ id, walkSeconds }) => [id, walkSeconds === null ? null : Math.round(walkSeconds)])
		)
	};
}

describe('streets apart from the network that people walk on', () => {
	// 30 m north of a street of 600 m lies a stub of 40 m over its middle; 10 m a character, a line 10 m.
	const city = drawCity(
		`
                            D   E


A                             B                             C`,
		{ 大街: 'ABC', 断头: 'DE' }
	);
	const beside = (alongM: number, northM: number) => city.beside('A', 'C', alongM, northM);

	it('capture no place: it goes to the next street that people walk on, and is named', () => {
		const { walksS, moved, stranded } = cover(city.ways, { c: city.at('A') }, { k: beside(300, 25) });
		expect(walksS).toEqual({ k: 325 });
		expect(stranded).toEqual([]);
		expect(moved.centres).toEqual([]);
		expect(moved.communities).toMatchObject([{ siteId: 'k', wayId: 'k/1', lngLat: beside(300, 25) }]);
		const { apartM, nearestM, walkedM } = moved.communities[0]!;
		expect([apartM, nearestM, walkedM].map((m) => Math.round(m!))).toEqual([40, 5, 25]);
	});

	it('capture no centre', () => {
		const centres = { near: beside(300, 25), far: city.at('C') };
		const { walksS, moved, isolatedCentres } = cover(city.ways, centres, {
			k0: city.at('A'),
			k1: beside(300, -3)
		});
		expect(walksS).toEqual({ k0: 325, k1: 28 });
		expect(moved.centres).toMatchObject([{ siteId: 'near' }]);
		expect(isolatedCentres).toEqual([]);
	});

	it('are walked along by those who live on them', () => {
		const both = cover(city.ways, { c: city.beside('D', 'E', 5, 2) }, { k: city.beside('D', 'E', 35, 1) });
		expect(both.walksS).toEqual({ k: 33 });
		const court = drawCity(
			`
    D       G

    E       F
A                             B`,
			{ 大街: 'AB', 院: 'DEFG' }
		);
		const { walksS } = cover(court.ways, { c: court.at('D') }, { k: court.at('G') });
		// The court runs 20 m down, 80 m along and 20 m up; its ends are 40 m from the street.
		expect(walksS).toEqual({ k: 120 });
	});

	it('make no entrance of an area that faces a street', () => {
		const corners = [beside(290, 5), beside(310, 5), beside(310, 27), beside(290, 27), beside(290, 5)];
		const geometry = { type: 'Polygon' as const, coordinates: [corners] };
		const { walksS, moved } = cover(city.ways, { c: city.at('A') }, { k: geometry });
		const walked = cover(city.ways.slice(0, 1), { c: city.at('A') }, { k: geometry });
		expect(walksS).toEqual(walked.walksS);
		expect(walksS['k']).toBeLessThan(307);
		expect(moved.communities).toEqual([]);
	});

	it('keep a place whose next street is over a kilometre away, and that is named too', () => {
		const { walksS, moved, stranded, isolatedCentres } = cover(
			[...city.ways, ...moveNorth(city.ways.slice(1), 0.012)],
			{ c: city.at('A'), lone: moveNorth(city.ways.slice(1), 0.012)[0]!.coordinates[0]! },
			{ k: city.at('C') }
		);
		expect(walksS).toEqual({ k: 600 });
		expect(stranded).toEqual([]);
		expect(moved.centres).toMatchObject([{ siteId: 'lone', walkedM: null }]);
		expect(isolatedCentres).toEqual(['lone']);
	});

	it('are none where two towns lie on two islands: each keeps its own', () => {
		const towns = drawCity('A         B\n\n\nC         D', { 北岸: 'AB', 南岸: 'CD' });
		const { walksS, stranded, isolatedCentres, moved } = cover(
			towns.ways,
			{ c: towns.at('A') },
			{ k: towns.at('B'), over: towns.at('D') }
		);
		expect(walksS).toEqual({ k: 100, over: null });
		expect(stranded).toEqual(['over']);
		expect(isolatedCentres).toEqual([]);
		expect(moved).toEqual({ centres: [], communities: [] });
		expect(cover(towns.ways, { c: towns.at('A') }, { over: towns.at('D') }).isolatedCentres).toEqual(['c']);
	});
});

describe('on random networks', () => {
	it('streets apart make no walk longer than by the others alone, and whoever walks otherwise is named', () => {
		let [apart, shorter, same] = [0, 0, 0];
		for (let seed = 1; seed <= 600; seed++) {
			const ways = buildRandomStreets(seed, buildRandom(seed));
			const network = buildNetwork(ways);
			if (!listApartEdges(network)) continue;
			apart++;
			const { doors, places } = buildRandomCity(seed);
			const named = (kind: string, at: readonly LngLat[]) =>
				Object.fromEntries(at.map((lngLat, i) => [`${kind}${i}`, lngLat]));
			const { items, moved } = cover(ways, named('c', doors), named('k', places));
			const movedIds = new Set([...moved.centres, ...moved.communities].map(({ siteId }) => siteId));
			const snapper = buildSnapper(network);
			const sites = (at: readonly LngLat[]) =>
				at.map((lngLat, i) => ({ id: `${i}`, positions: [snapper.findWalked(lngLat)] }));
			const walked = findNearestCentres(buildCentreField(network, sites(doors)), sites(places));
			for (const [i, { id, centreId, walkSeconds }] of items.entries()) {
				const [foundM, walkedM] = [walkSeconds ?? Infinity, walked[i]?.distanceM ?? Infinity];
				expect(foundM, `seed ${seed}, ${id}`).toBeLessThanOrEqual(walkedM);
				if (foundM === walkedM) same++;
				else {
					shorter++;
					expect(movedIds.has(id) && movedIds.has(centreId!), `seed ${seed}, ${id}`).toBe(true);
				}
			}
		}
		// Both happen, or the property says nothing.
		expect(apart).toBeGreaterThan(100);
		expect(shorter).toBeGreaterThan(10);
		expect(same).toBeGreaterThan(1000);
	});
});

function moveNorth(ways: readonly StreetWay[], degrees: number): StreetWay[] {
	return ways.map((way) => ({
		...way,
		id: `${way.id} north`,
		vertexKeys: way.vertexKeys.map((key) => `${key} north`),
		coordinates: way.coordinates.map(([lng, lat]): LngLat => [lng, lat + degrees])
	}));
}
