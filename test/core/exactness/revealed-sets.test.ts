import { describe, expect, it } from 'vitest';
import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { DRAWN_CITIES } from '../../helpers/exactness/drawn-cities.ts';
import { listRevealed, weightOf } from '../../helpers/exactness/reveal.ts';
import { computeCoverage } from '../../helpers/compute-coverage.ts';

const point = (lngLat: LngLat) => ({ type: 'Point' as const, coordinates: lngLat });

const centre = (id: string, lngLat: LngLat) => ({
	id,
	name: id,
	provenance: 'illustrative' as const,
	clusterId: null,
	geometry: point(lngLat)
});

/** The `number`-th community: its households are its own power of two. */
const community = (number: number, id: string, lngLat: LngLat, more: Partial<CommunityPlace> = {}) => ({
	id,
	name: id,
	provenance: 'illustrative' as const,
	clusterId: null,
	districtId: null,
	geometry: point(lngLat),
	households: weightOf(number),
	people: 1,
	floorAreaM2: 1,
	...more
});

describe('households in powers of two tell which communities are in a sum', () => {
	it('up to forty of them', () => {
		expect(listRevealed(weightOf(0) + weightOf(7) + weightOf(39))).toEqual([0, 7, 39]);
		expect(listRevealed(0)).toEqual([]);
	});

	// A community at every letter. Worked out with a ruler on the drawings; no budget is within a metre of a walk.
	it.each([
		['dead end', 'A', { 0.1: 'A', 1: 'AB', 1.8: 'ABC', 2.2: 'ABCE', 2.4: 'ABCEF', 2.6: 'ABCDEF' }],
		['dead end', 'F', { 0.5: 'EF', 0.8: 'CEF', 1.6: 'BCDEF', 2.4: 'ABCDEF' }],
		['dead end', 'AF', { 0.5: 'AEF', 0.8: 'ACEF', 1: 'ABCEF', 1.6: 'ABCDEF' }],
		['ring', 'A', { 0.6: 'AD', 0.9: 'ABD', 1.4: 'ABCD' }],
		['ring', 'C', { 0.6: 'BC', 0.9: 'BCD', 1.4: 'ABCD' }],
		['lollipop', 'A', { 1.7: 'AB', 1.8: 'ABCF', 2.5: 'ABCF', 2.6: 'ABCDEF' }],
		['lollipop', 'D', { 0.7: 'DE', 0.9: 'CDE', 1.6: 'CDEF', 1.8: 'BCDEF', 2.6: 'ABCDEF' }],
		['islands', 'A', { 1: 'AB', 2: 'ABC', 60: 'ABC' }],
		['islands', 'BF', { 1: 'ABCEF', 2: 'ABCDEF' }],
		['bridge', 'A', { 0.5: 'A', 1: 'AB', 2.5: 'ABC', 3: 'ABCF', 5.9: 'ABCF', 6.1: 'ABCEF' }],
		['bridge', 'E', { 1: 'E', 3.4: 'EF', 3.8: 'CEF', 5.4: 'BCEF', 6.1: 'ABCEF' }],
		['detour', 'A', { 1: 'AB', 1.2: 'ABC', 1.9: 'ABCE', 2.2: 'ABCDE', 2.7: 'ABCDEF' }],
		['detour', 'D', { 0.4: 'DE', 1.1: 'CDE', 1.25: 'CDEF', 1.4: 'BCDEF', 2.2: 'ABCDEF' }],
		['mirror', 'AC', { 0.5: 'AC', 1: 'ACMN', 1.7: 'ABCMN', 2.1: 'ABCDMN' }],
		['mirror', 'D', { 0.4: 'BD', 1.2: 'BDMN', 2.1: 'ABCDMN' }],
		[
			'blocks',
			'E',
			{
				0.4: 'AEI',
				1: 'AEFI',
				1.2: 'ABEFIJ',
				1.7: 'ABEFGIJ',
				2.1: 'ABCEFGIJK',
				2.9: 'ABCDEFGIJKL',
				3.2: 'ABCDEFGHIJKL'
			}
		],
		['blocks', 'H', { 0.4: 'DHL', 1.2: 'CDHKL', 1.6: 'CDGHKL', 2.1: 'BCDGHJKL', 2.4: 'BCDFGHJKL' }],
		['eight', 'A', { 0.7: 'AD', 1: 'ABD', 1.8: 'ABCDE' }],
		['eight', 'B', { 0.8: 'B', 0.91: 'ABCDE' }],
		['renamed', 'D', { 0.9: 'CD', 1.7: 'BCD', 2.6: 'ABCD' }]
	] as const)('%s from %s', (name, centres, expected) => {
		const { ways, at } = DRAWN_CITIES[name];
		const letters = [...new Set(ways.flatMap(({ vertexKeys }) => vertexKeys.map(String)))].toSorted();
		for (const speedMps of [1, 0.5, 0.8]) {
			// As far at another speed: the budgets grow as it falls.
			const minutes = Object.keys(expected).map((m) => Number(m) / speedMps);
			const { totals } = computeCoverage({
				network: buildNetwork(ways),
				centres: [...centres].map((letter) => centre(letter, at(letter))),
				communities: letters.map((letter, i) => community(i, letter, at(letter))),
				minutes,
				speedMps
			});
			const revealed = minutes.map((m) =>
				listRevealed(totals.covered[m]!.households)
					.map((number) => letters[number])
					.join('')
			);
			expect(revealed, `${speedMps} m/s`).toEqual(Object.values(expected));
		}
	});

	it('counts the way off the street, at both ends', () => {
		const { ways, at, beside } = DRAWN_CITIES.mirror;
		const ask = (minutes: number) =>
			listRevealed(
				computeCoverage({
					network: buildNetwork(ways),
					centres: [centre('c', beside('A', 'B', 20, 12))],
					communities: [
						// 12 off the street at the centre, and along it: 20 back; 5 on, 5 off; 80 on; 80 on and 18 south, 9 off.
						community(0, 'at A', at('A')),
						community(1, 'near', beside('A', 'B', 25, 5)),
						community(2, 'across', beside('A', 'B', 25, -5)),
						community(3, 'at B', at('B')),
						community(4, 'by the lane', beside('D', 'B', 2, 9))
					],
					minutes: [minutes],
					speedMps: 1
				}).totals.covered[minutes]!.households
			);
		expect(ask(21 / 60)).toEqual([]);
		expect(ask(23 / 60)).toEqual([1, 2]);
		expect(ask(31 / 60)).toEqual([1, 2]);
		expect(ask(33 / 60)).toEqual([0, 1, 2]);
		expect(ask(91 / 60)).toEqual([0, 1, 2]);
		expect(ask(93 / 60)).toEqual([0, 1, 2, 3]);
		expect(ask(118 / 60)).toEqual([0, 1, 2, 3]);
		expect(ask(120 / 60)).toEqual([0, 1, 2, 3, 4]);
	});

	it('gives each community to its centre, cluster and district alone', () => {
		const { ways, at } = DRAWN_CITIES.blocks;
		const answer = computeCoverage({
			network: buildNetwork(ways),
			centres: [centre('west', at('E')), centre('east', at('H'))],
			communities: [...'ABCDEFGHIJKL'].map((letter, i) =>
				community(i, letter, at(letter), {
					clusterId: 'AEI'.includes(letter) ? 'x' : 'BFJ'.includes(letter) ? 'y' : null,
					districtId: letter < 'G' ? 'north' : 'south'
				})
			),
			minutes: [1.2, 60],
			speedMps: 1
		});
		const lettersOf = (groups: typeof answer.byCluster, minutes: number) =>
			Object.fromEntries(
				[...groups].map(([key, { covered }]) => [
					String(key),
					listRevealed(covered[minutes]!.households)
						.map((number) => 'ABCDEFGHIJKL'[number])
						.join('')
				])
			);
		expect(lettersOf(answer.byCentre, 60)).toEqual({ west: 'ABEFIJ', east: 'CDGHKL' });
		expect(lettersOf(answer.byCentre, 1.2)).toEqual({ west: 'ABEFIJ', east: 'CDHKL' });
		expect(lettersOf(answer.byCluster, 1.2)).toEqual({ x: 'AEI', y: 'BFJ', null: 'CDHKL' });
		expect(lettersOf(answer.byDistrict, 1.2)).toEqual({ north: 'ABCDEF', south: 'HIJKL' });
	});
});
