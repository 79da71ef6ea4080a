import { describe, expect, it } from 'vitest';
import { buildCentreField, findNearestCentres } from '#lib/core/coverage/find-nearest-centres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { tracePath } from '#lib/core/network/trace-path.ts';
import { STREET_CLASSES, type Network, type StreetWay } from '#lib/core/network/types.ts';
import { findNearestSource } from '#lib/core/network/walk-field.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { SlowOracle, greatCircleM } from '../../helpers/slow-oracle.ts';

/** Sites with one door each, ids in order. */
function sitesAt(network: Network, lngLats: readonly LngLat[]) {
	const snapper = buildSnapper(network);
	return lngLats.map((lngLat, i) => ({
		id: String(i).padStart(3, '0'),
		positions: [snapper.find(lngLat, 5000)]
	}));
}

function walksBetween(ways: readonly StreetWay[], doors: readonly LngLat[], places: readonly LngLat[]) {
	const network = buildNetwork(ways);
	return findNearestCentres(buildCentreField(network, sitesAt(network, doors)), sitesAt(network, places));
}

describe('walking times on a drawn city', () => {
	// A–B–C is the main street, B–D a dead end; E–F is an island.
	const city = drawCity(
		`
A         B         C

          D              E    F
`,
		{ 大街: 'ABC', 小巷: 'BD', 岛: 'EF' }
	);

	it('counts metres along the streets, to centimetres by hand', () => {
		const [walk] = walksBetween(city.ways, [city.at('A')], [city.at('D')]);
		// 100 m east and 20 m south; positions are kept to a centimetre.
		expect(walk!.distanceM).toBeCloseTo(120, 1);
	});

	it('takes positions along an edge and the way off the street at both ends', () => {
		const door = city.beside('A', 'B', 30, 12);
		const place = city.beside('B', 'C', 45, -8);
		expect(walksBetween(city.ways, [door], [place])[0]!.distanceM).toBeCloseTo(12 + 70 + 45 + 8, 1);
	});

	it('stays on the edge where both are on the same one', () => {
		const walk = walksBetween(city.ways, [city.beside('A', 'B', 20)], [city.beside('A', 'B', 65)])[0]!;
		expect(walk.distanceM).toBeCloseTo(45, 1);
	});

	it('goes round a ring the shorter way, also from a place on its own edge', () => {
		const ring = drawCity('A         B\n\n\nD         C', { 环: 'ABCDA' });
		const door = ring.beside('A', 'B', 10);
		expect(walksBetween(ring.ways, [door], [ring.beside('D', 'A', 20)])[0]!.distanceM).toBeCloseTo(20, 1);
	});

	it('says that an island cannot be reached', () => {
		expect(walksBetween(city.ways, [city.at('A')], [city.at('E')])).toEqual([undefined]);
	});

	it('gives ties to the smaller id, whatever the order of centres', () => {
		const network = buildNetwork(city.ways);
		const [west, east, middle] = sitesAt(network, [city.at('A'), city.at('C'), city.at('B')]);
		const named = (id: string, site: typeof west) => ({ ...site!, id });
		for (const centres of [
			[named('b', west), named('a', east)],
			[named('a', east), named('b', west)]
		]) {
			const [walk] = findNearestCentres(buildCentreField(network, centres), [middle!]);
			expect(centres[walk!.centre]!.id).toBe('a');
		}
	});

	it('gives ties to the smaller id also where the larger one got there first', () => {
		// Mirrored about B. C reaches it in one stretch, A in two: B is C's until the walk from A arrives.
		const at: Record<string, LngLat> = {
			A: [115.459, 38.87],
			M: [115.4595, 38.87],
			B: [115.46, 38.87],
			N: [115.4605, 38.87],
			C: [115.461, 38.87],
			D: [115.46, 38.869]
		};
		const ways = ['AM', 'MB', 'BNC', 'BD'].map((letters): StreetWay => ({
			id: letters,
			name: letters,
			streetClass: 'residential',
			provenance: 'illustrative',
			vertexKeys: [...letters],
			coordinates: [...letters].map((letter) => at[letter]!)
		}));
		const network = buildNetwork(ways);
		const sites = sitesAt(network, [at['A']!, at['C']!, at['D']!]);
		const alone = sites
			.slice(0, 2)
			.map((site) => findNearestCentres(buildCentreField(network, [site]), [sites[2]!])[0]!.distanceM);
		expect(alone[0]).toBe(alone[1]);
		const [walk] = findNearestCentres(buildCentreField(network, sites.slice(0, 2)), [sites[2]!]);
		expect(walk!.centre).toBe(0);
	});

	it('takes the best pair of entrance and door', () => {
		const network = buildNetwork(city.ways);
		const position = (lngLat: LngLat) => buildSnapper(network).find(lngLat);
		const centre = { id: 'c', positions: [position(city.at('A')), position(city.at('D'))] };
		const community = { id: 'k', positions: [position(city.at('C')), position(city.beside('B', 'D', 5))] };
		expect(findNearestCentres(buildCentreField(network, [centre]), [community])[0]).toMatchObject({
			door: 1,
			entrance: 1
		});
	});

	it('does not join streets that cross without a common vertex', () => {
		const bridge = drawCity('    A\nC       D\n    B', { 上: 'AB', 下: 'CD' });
		expect(walksBetween(bridge.ways, [bridge.at('A')], [bridge.at('C')])).toEqual([undefined]);
	});

	it('traces the path it measured, with the names of its streets', () => {
		const network = buildNetwork(city.ways);
		const snapper = buildSnapper(network);
		const { field } = buildCentreField(network, sitesAt(network, [city.at('A')]));
		const position = snapper.find(city.at('D'))!;
		const path = tracePath(field, position, findNearestSource(field, position)!);
		expect(path.stretches.map(({ name, lengthM }) => [name, Math.round(lengthM)])).toEqual([
			['小巷', 20],
			['大街', 100]
		]);
		// Files keep seven decimals of a degree: a centimetre.
		expect(greatCircleM(path.lngLats[0]!, city.at('D'))).toBeLessThan(0.02);
		expect(greatCircleM(path.lngLats.at(-1)!, city.at('A'))).toBeLessThan(0.02);
	});
});

describe('streets of a network', () => {
	it('end where the name or the class changes, and are named along the path', () => {
		const { ways, at } = drawCity('A         B         C', { 甲路: 'AB', 乙路: 'BC' });
		const network = buildNetwork(ways);
		expect(network.edgeCount).toBe(2);
		const snapper = buildSnapper(network);
		const { field } = buildCentreField(network, sitesAt(network, [at('A')]));
		const position = snapper.find(at('C'))!;
		const { stretches } = tracePath(field, position, findNearestSource(field, position)!);
		expect(stretches.map(({ name }) => name)).toEqual(['乙路', '甲路']);
	});

	it('keep the name and the wider class where two ways share a stretch', () => {
		const { ways } = drawCity('A         B', { 东风路: 'AB' }, { streetClass: 'primary' });
		const footway = { ...ways[0]!, id: '0', name: '', streetClass: 'footway' as const };
		for (const both of [
			[footway, ways[0]!],
			[ways[0]!, footway]
		]) {
			const network = buildNetwork(both);
			expect(network.edgeCount).toBe(1);
			expect(network.names[network.edgeName[0]!]).toBe('东风路');
			expect(STREET_CLASSES[network.edgeClass[0]!]).toBe('primary');
		}
	});
});

describe('walking times on random cities', () => {
	const CITIES = 300;

	it(`agree with a slow oracle on ${CITIES} random networks`, () => {
		let compared = 0;
		let unreachable = 0;
		for (let seed = 1; seed <= CITIES; seed++) {
			const { ways, doors, places } = buildRandomCity(seed);
			if (ways.length === 0) continue;
			const oracle = new SlowOracle(ways);
			const walks = walksBetween(ways, doors, places);
			for (const [i, place] of places.entries()) {
				const expectedM = Math.min(...doors.map((door) => oracle.walkM(place, door)));
				const actualM = walks[i]?.distanceM ?? Infinity;
				if (expectedM === Infinity) {
					expect(actualM, `seed ${seed}, place ${i}`).toBe(Infinity);
					unreachable++;
				} else if (![place, ...doors].some((at) => oracle.isAmbiguous(at)))
					// Two formulas of the same sphere differ by about a micrometre at these lengths.
					expect(actualM, `seed ${seed}, place ${i}`).toBeCloseTo(expectedM, 4);
				// The oracle takes the best of equally near streets, the engine one of them.
				else expect(actualM, `seed ${seed}, place ${i}`).toBeGreaterThanOrEqual(expectedM - 1e-4);
				compared++;
			}
		}
		expect(compared).toBeGreaterThan(200 * 12);
		expect(unreachable).toBeGreaterThan(100);
	});

	it('does not depend on the order or direction of the streets', () => {
		let compared = 0;
		for (let seed = 1; seed <= 60; seed++) {
			const { ways } = buildRandomCity(seed);
			// Two vertices at one place that do not join cannot be told apart, hence not put in order.
			if (hasCoincidentVertices(ways)) continue;
			compared++;
			const shuffled = ways
				.toReversed()
				.map((way, i) =>
					i % 2
						? { ...way, vertexKeys: way.vertexKeys.toReversed(), coordinates: way.coordinates.toReversed() }
						: way
				);
			expect(encodeNetwork(buildNetwork(shuffled)), `seed ${seed}`).toEqual(
				encodeNetwork(buildNetwork(ways))
			);
		}
		expect(compared).toBeGreaterThan(10);
	});

	it('comes back from a file as it went in', () => {
		for (let seed = 1; seed <= 60; seed++) {
			const network = buildNetwork(buildRandomCity(seed).ways, { attribution: '测试' });
			expect(decodeNetwork(encodeNetwork(network)), `seed ${seed}`).toEqual(network);
		}
	});

	it('finds in one search what a search from each centre finds, ties to the smaller id', () => {
		let ties = 0;
		for (let seed = 1; seed <= 2000; seed++) {
			const { ways, doors, places } = buildRandomCity(seed);
			if (ways.length === 0) continue;
			const network = buildNetwork(ways);
			const centres = sitesAt(network, doors);
			const communities = sitesAt(network, places);
			const each = centres.map((centre) =>
				findNearestCentres(buildCentreField(network, [centre]), communities)
			);
			// Centres in another order have the same ids, hence the same answers.
			const shuffled = centres.toReversed();
			const together = findNearestCentres(buildCentreField(network, shuffled), communities);
			for (const [i, walk] of together.entries()) {
				const distancesM = each.map((walks) => walks[i]?.distanceM ?? Infinity);
				const nearestM = Math.min(...distancesM);
				if (distancesM.filter((m) => m === nearestM && m < Infinity).length > 1) ties++;
				expect(walk?.distanceM ?? Infinity, `seed ${seed}, place ${i}`).toBe(nearestM);
				if (walk)
					expect(shuffled[walk.centre]!.id, `seed ${seed}`).toBe(centres[distancesM.indexOf(nearestM)]!.id);
			}
		}
		expect(ties).toBeGreaterThan(100);
	});

	it('is as far there as back, and never longer by way of a third place', () => {
		for (let seed = 1; seed <= 60; seed++) {
			const { ways, places } = buildRandomCity(seed);
			if (ways.length === 0) continue;
			const network = buildNetwork(ways);
			const sites = sitesAt(network, places.slice(0, 5));
			const from = sites.map((site) =>
				findNearestCentres(buildCentreField(network, [site]), sites).map(
					(walk) => walk?.distanceM ?? Infinity
				)
			);
			for (const [i, row] of from.entries())
				for (const [j, distanceM] of row.entries()) {
					expect(distanceM).toBe(from[j]![i]);
					for (const [k, viaM] of row.entries()) {
						const accessM = sites[k]!.positions[0]!.accessM;
						expect(distanceM).toBeLessThanOrEqual(viaM + from[k]![j]! - 2 * accessM + 1e-9);
					}
				}
		}
	});
});

function hasCoincidentVertices(ways: readonly StreetWay[]): boolean {
	const keysAt = new Map<string, Set<string | number>>();
	for (const { vertexKeys, coordinates } of ways)
		for (const [i, key] of vertexKeys.entries()) {
			const place = coordinates[i]!.join(' ');
			keysAt.set(place, (keysAt.get(place) ?? new Set()).add(key));
		}
	return [...keysAt.values()].some((keys) => keys.size > 1);
}
