import { describe, expect, it } from 'vitest';
import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import { listUncovered } from '#lib/core/coverage/list-uncovered.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { computeCoverage } from '../../helpers/compute-coverage.ts';

const community = (id: string, lngLat: LngLat, more: Partial<CommunityPlace> = {}): CommunityPlace => ({
	id,
	name: id,
	provenance: 'illustrative' as const,
	clusterId: null,
	districtId: null,
	households: 1,
	people: 3,
	floorAreaM2: 80,
	geometry: {
		type: 'Point',
		coordinates: lngLat
	},
	...more
});

const centre = (id: string, lngLat: LngLat) => ({
	id,
	name: id,
	provenance: 'illustrative' as const,
	clusterId: null,
	geometry: {
		type: 'Point' as const,
		coordinates: lngLat
	}
});

// One character is 10 m: A to C is 200 m.
const city = drawCity('A         B         C         D\n\n\nE               F', { 大街: 'ABCD', 岛: 'EF' });
const network = buildNetwork(city.ways);

describe('coverage', () => {
	it('counts households, people and communities within each budget, the budget included', () => {
		const answer = computeCoverage({
			network,
			centres: [centre('c1', city.at('A'))],
			communities: [
				community('k1', city.at('B'), { households: 100, people: 270, floorAreaM2: 8000, clusterId: 'x' }),
				community('k2', city.at('D'), { households: 40, people: 100, floorAreaM2: 3000, clusterId: 'y' }),
				community('k3', city.at('F'), { households: 7, people: 20, floorAreaM2: 500, clusterId: 'y' })
			],
			minutes: [3, 6],
			speedMps: 1
		});
		expect(answer.totals).toEqual({
			communities: 3,
			households: 147,
			people: 390,
			floorAreaM2: 11500,
			covered: {
				3: {
					communities: 1,
					households: 100,
					people: 270,
					floorAreaM2: 8e3
				},
				6: {
					communities: 2,
					households: 140,
					people: 370,
					floorAreaM2: 11e3
				}
			}
		});
		expect(answer.byCluster.get('y')!.covered[6]).toMatchObject({ communities: 1, households: 40 });
		expect(answer.items.map(({ centreId }) => centreId)).toEqual(['c1', 'c1', null]);
		expect(answer.stranded).toEqual(['k3']);
		expect(listUncovered(answer.items, 180).map(({ id }) => id)).toEqual(['k3', 'k2']);
	});

	it('reaches a place whose time is the budget to the last digit', () => {
		const ask = (minutes: number) =>
			computeCoverage({
				network,
				minutes: [minutes],
				speedMps: 1.25,
				centres: [centre('c', city.at('A'))],
				communities: [community('k', city.at('C'))]
			});
		const exact = ask(1).items[0]!.walkSeconds! / 60;
		expect(ask(exact).totals.covered[exact]!.communities).toBe(1);
		expect(ask(exact - 1e-9).totals.covered[exact - 1e-9]!.communities).toBe(0);
	});

	it('names what is too far from any street and computes the rest', () => {
		const answer = computeCoverage({
			network,
			minutes: [15],
			speedMps: 1,
			centres: [centre('near', city.at('A')), centre('far', [116.4, 39.9])],
			communities: [community('k', city.at('B')), community('lost', [115.46, 38.5])]
		});
		expect(answer.offNetwork).toEqual({ centres: ['far'], communities: ['lost'] });
		expect(answer.items.map(({ centreId }) => centreId)).toEqual(['near', null]);
	});

	it.each([0, -1, Number.NaN, Infinity])('refuses a speed of %s', (speedMps) => {
		expect(() => computeCoverage({ network, centres: [], communities: [], minutes: [15], speedMps })).toThrow(
			/speed/
		);
	});

	it('is nothing of nothing in an empty city', () => {
		const answer = computeCoverage({
			network: buildNetwork([]),
			centres: [],
			communities: [],
			minutes: [15],
			speedMps: 1
		});
		expect(answer.totals.covered[15]).toEqual({ communities: 0, households: 0, people: 0, floorAreaM2: 0 });
	});

	it('covers no less with more time or another centre, and groups add up to the whole', () => {
		for (let seed = 1; seed <= 100; seed++) {
			const { ways, doors, places } = buildRandomCity(seed);
			const question = {
				network: buildNetwork(ways),
				communities: places.map((lngLat, i) =>
					community(`k${i}`, lngLat, { households: 2 ** i, clusterId: i % 3 ? `z${i % 3}` : null })
				),
				minutes: [2, 5, 10],
				speedMps: 1
			};
			const centres = doors.map((lngLat, i) => centre(`c${i}`, lngLat));
			const all = computeCoverage({ ...question, centres });
			const fewer = computeCoverage({ ...question, centres: centres.slice(1) });
			const reached = (answer: typeof all, m: number) => answer.totals.covered[m]!.households;
			// Powers of two: the sum of households says which communities were reached.
			expect(reached(all, 2) & ~reached(all, 5)).toBe(0);
			expect(reached(all, 5) & ~reached(all, 10)).toBe(0);
			for (const m of question.minutes) {
				expect(reached(fewer, m) & ~reached(all, m)).toBe(0);
				for (const groups of [all.byCluster, all.byCentre]) {
					const sum = [...groups.values()].reduce((total, group) => total + group.covered[m]!.households, 0);
					expect(sum).toBe(reached(all, m));
				}
			}
		}
	});
});
