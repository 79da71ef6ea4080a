import { describe, expect, it } from 'vitest';
import { explainPlace } from '#lib/core/explain/explain-place.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';

const point = (id: string, lngLat: LngLat) => ({
	id,
	geometry: { type: 'Point' as const, coordinates: lngLat }
});

describe('why a place is in or out', () => {
	const city = drawCity('A    B    C    D         E       F', { 西街: 'AB', 东街: 'BCD', 岛: 'EF' });
	const { answer } = new WhatIfPlan(buildNetwork(city.ways), {
		centres: [point('west', city.at('A')), point('east', city.at('D'))],
		communities: [point('k', city.beside('B', 'C', 20, 7)), point('lost', city.at('E'))]
	});

	it('names the streets of the walk, its length, and the centre that would be next', () => {
		const { nearest, runnerUp } = explainPlace(answer, { communityId: 'k' });
		expect(nearest).toMatchObject({ centreId: 'west', throughId: null });
		expect(nearest!.distanceM).toBeCloseTo(7 + 20 + 50, 1);
		expect(nearest!.walk.stretches.map(({ name, lengthM }) => [name, Math.round(lengthM)])).toEqual([
			['东街', 20],
			['西街', 50]
		]);
		expect(runnerUp!.centreId).toBe('east');
		expect(runnerUp!.distanceM).toBeCloseTo(7 + 30 + 50, 1);
	});

	it('takes any spot, says what an island cannot reach, and what lies off all streets', () => {
		expect(explainPlace(answer, { lngLat: city.beside('B', 'C', 20, 7) }).nearest).toMatchObject({
			centreId: 'west',
			entranceId: null
		});
		expect(explainPlace(answer, { communityId: 'lost' })).toMatchObject({ nearest: null, runnerUp: null });
		const [lng, lat] = city.at('A');
		expect(explainPlace(answer, { lngLat: [lng - 0.1, lat] })).toEqual({
			positions: [],
			nearest: null,
			runnerUp: null
		});
		expect(() => explainPlace(answer, { communityId: 'nobody' })).toThrow(/nobody/);
	});

	it('agrees on random cities with the plan, and with the plan without the nearest centre', () => {
		let [second, alone] = [0, 0];
		for (let seed = 1; seed <= 400; seed++) {
			const { ways, doors, places } = buildRandomCity(seed);
			if (ways.length === 0) continue;
			const plan = new WhatIfPlan(buildNetwork(ways), {
				centres: doors.map((lngLat, i) => point(`c${i}`, lngLat)),
				communities: places.map((lngLat, i) => point(`k${i}`, lngLat))
			});
			const whole = plan.answer;
			const explained = places.map((_, i) => explainPlace(whole, { communityId: `k${i}` }));
			for (const [i, { nearest, runnerUp }] of explained.entries()) {
				const walk = whole.walks[i];
				expect(nearest?.distanceM, `seed ${seed}`).toBe(walk?.distanceM);
				if (!nearest) continue;
				expect(nearest.centreId).toBe(whole.ground.centres[walk!.centre]!.id);
				const without = plan.apply([{ kind: 'close-centre', centreId: nearest.centreId }]);
				const next = without.walks[i];
				expect(runnerUp, `seed ${seed}`).toEqual(
					next ? { centreId: without.ground.centres[next.centre]!.id, distanceM: next.distanceM } : null
				);
				if (next) second++;
				else alone++;
			}
		}
		expect(second).toBeGreaterThan(500);
		expect(alone).toBeGreaterThan(50);
	});
});
