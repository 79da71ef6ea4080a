import { describe, expect, it } from 'vitest';
import type { CentrePlace, CommunityPlace } from '#lib/core/coverage/city-places.ts';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildWalkCosts } from '#lib/core/siting/build-walk-costs.ts';
import {
	listCommunityCandidates,
	listPlaceCandidates,
	listStreetCandidates
} from '#lib/core/siting/list-candidates.ts';
import { siteMclp } from '#lib/core/siting/site-mclp.ts';
import { sitePMedian } from '#lib/core/siting/site-p-median.ts';
import { readEdits, writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { computeCoverage } from '../../helpers/compute-coverage.ts';

/** A random city as a plan: its doors are centres, its places communities with 1, 2, 3 … households. */
function buildCase(seed: number) {
	const { ways, doors, places } = buildRandomCity(seed);
	const network = buildNetwork(ways);
	const shared = { provenance: 'illustrative', clusterId: null } as const;
	const centres = doors.slice(0, 2).map((lngLat, i): CentrePlace => {
		const id = `centre-${i}`;
		return { id, name: id, geometry: { type: 'Point', coordinates: lngLat }, ...shared };
	});
	const communities = places.map((lngLat, i): CommunityPlace => {
		const id = `community-${i}`;
		const geometry = { type: 'Point', coordinates: lngLat } as const;
		return {
			id,
			name: id,
			geometry,
			...shared,
			districtId: null,
			households: i + 1,
			people: 0,
			floorAreaM2: 0
		};
	});
	const plan = new WhatIfPlan(network, { centres, communities });
	return { network, centres, communities, plan, doors };
}

describe('walking costs', () => {
	it('are what the engine measures once the sites are added, on 150 random cities', () => {
		let chosen = 0;
		for (let seed = 1; seed <= 150; seed++) {
			const { network, communities, centres, plan } = buildCase(seed);
			const ground = plan.base;
			const candidates = [
				...listStreetCandidates(ground, ground.communities, 6),
				...listCommunityCandidates(ground.communities).map((of) => ({ ...of, id: `at-${of.id}` }))
			];
			const fixed = [...ground.centres.keys()];
			const p = Math.min(2, candidates.length);
			const weights = Float64Array.from(communities, ({ households }) => households);
			const problem = {
				demandCount: communities.length,
				candidateCount: fixed.length + candidates.length,
				costs: buildWalkCosts(ground, ground.communities, candidates),
				weights,
				fixed
			};
			const [minutes, speedMps] = [5, 0.9];
			const radius = budgetM(minutes, speedMps);
			const mclp = siteMclp(problem, { p, radius });
			const median = sitePMedian(problem, { p });
			const walksWith = (selected: readonly number[]) => {
				const edits = selected.map((column): Edit => {
					const { id, lngLat } = candidates[column - fixed.length]!;
					return { kind: 'add-centre', centreId: id, lngLat };
				});
				expect(readEdits(writeEdits(edits))).toEqual(edits);
				return plan.apply(edits);
			};
			const covered = walksWith(mclp.selected).walks.reduce(
				(sum, walk, i) => sum + (walk && walk.distanceM <= radius ? weights[i]! : 0),
				0
			);
			expect(covered, `seed ${seed}`).toBe(mclp.objective);
			const added = mclp.selected.map((column): CentrePlace => {
				const { id, lngLat } = candidates[column - fixed.length]!;
				return { ...centres[0]!, id, geometry: { type: 'Point', coordinates: lngLat } };
			});
			const fresh = computeCoverage({
				network,
				centres: [...centres, ...added],
				communities,
				minutes: [minutes],
				speedMps
			});
			expect(fresh.totals.covered['5']!.households, `seed ${seed}`).toBe(mclp.objective);
			const { walks, ground: after } = walksWith(median.selected);
			for (const [i, walk] of walks.entries()) {
				const column = median.assignment[i]!;
				const cost = column < 0 ? undefined : problem.costs[i * problem.candidateCount + column];
				expect(walk?.distanceM, `seed ${seed}, ${i}`).toBe(cost);
				if (walk) chosen += after.centres[walk.centre]!.id.startsWith('centre') ? 0 : 1;
			}
		}
		expect(chosen).toBeGreaterThan(200);
	});

	it('end at the limit, inclusive', () => {
		const { plan } = buildCase(3);
		const { communities } = plan.base;
		const candidates = listCommunityCandidates(communities);
		const all = buildWalkCosts(plan.base, communities, candidates);
		const limitM = all.find((cost) => cost > 300 && cost < Infinity)!;
		const near = buildWalkCosts(plan.base, communities, candidates, { limitM });
		expect([...near]).toEqual([...all].map((cost) => (cost <= limitM ? cost : Infinity)));
		expect(near.includes(limitM)).toBe(true);
	});
});

describe('candidates', () => {
	const city = drawCity(
		`
A---B---C---D
|   |   |   |
E---F---G---H
|   |   |   |
I---J---K---L
`,
		{ 一: 'ABCD', 二: 'EFGH', 三: 'IJKL', 四: 'AEI', 五: 'BFJ', 六: 'CGK', 七: 'DHL' },
		{ gridM: 25 }
	);
	const place = city.beside('B', 'C', 10, 5);
	const plan = new WhatIfPlan(buildNetwork(city.ways), {
		centres: [],
		communities: [{ id: 'c', geometry: { type: 'Point', coordinates: place } }]
	});
	const { communities } = plan.base;

	it('are junctions, no more than asked for and spread', () => {
		// All but the four corners A, D, I, L, where only two ways meet.
		expect(listStreetCandidates(plan.base, communities, 100)).toHaveLength(8);
		for (let count = 1; count <= 8; count++) {
			const found = listStreetCandidates(plan.base, communities, count);
			expect(found.length).toBeGreaterThanOrEqual(1);
			expect(found.length).toBeLessThanOrEqual(count);
			expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
		}
	});

	it('stand at entrances, and not off the streets', () => {
		expect(listCommunityCandidates(communities)).toEqual([
			{ id: 'c', lngLat: place.map((degrees) => Number(degrees.toFixed(6))) }
		]);
		const far = { id: 'far', lngLat: city.beside('B', 'C', 10, 3000) };
		expect(listPlaceCandidates(plan.base, [{ id: 'near', lngLat: place }, far]).map(({ id }) => id)).toEqual([
			'near'
		]);
	});
});
