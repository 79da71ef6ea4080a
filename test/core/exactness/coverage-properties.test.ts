import { describe, expect, it } from 'vitest';
import type { CentrePlace, CommunityPlace } from '#lib/core/coverage/city-places.ts';
import type { CoverageSummary } from '#lib/core/coverage/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { Network } from '#lib/core/network/types.ts';
import { howMany } from '../../helpers/how-many.ts';
import { buildRandomStreets, pick, shuffle } from '../../helpers/exactness/random-networks.ts';
import { listRevealed, weightOf } from '../../helpers/exactness/reveal.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { computeCoverage, type CoverageAnswer } from '../../helpers/compute-coverage.ts';

const NETWORKS = howMany(3_000);
const MINUTES = [1, 2, 5, 8, 15];
/** Metres a second of which the half is exact. */
const SPEEDS = [0.65, 0.8, 1, 1.25];

interface Plan {
	network: Network;
	centres: CentrePlace[];
	communities: CommunityPlace[];
	speedMps: number;
}

function buildPlan(seed: number, random = buildRandom(seed)): Plan | undefined {
	const all = buildRandomStreets(seed, random);
	const ways = all.slice(0, 3 + pick(random, 20));
	if (ways.length === 0) return undefined;
	const { doors, places } = buildRandomCity(seed);
	const place = (id: string, lngLat: LngLat) => ({
		id,
		name: id,
		provenance: 'illustrative' as const,
		clusterId: pick(random, 4) === 0 ? null : `z${pick(random, 3)}`,
		geometry: { type: 'Point' as const, coordinates: lngLat }
	});
	return {
		network: buildNetwork(ways),
		// At least two, so that one can be left out.
		centres: [...doors, places[0]!].map((lngLat, i) => place(`c${i}`, lngLat)),
		communities: places.slice(0, 8).map((lngLat, i) => ({
			...place(`k${i}`, lngLat),
			districtId: pick(random, 3) === 0 ? null : `d${pick(random, 2)}`,
			households: weightOf(i),
			people: pick(random, 500),
			floorAreaM2: pick(random, 9000)
		})),
		speedMps: SPEEDS[pick(random, SPEEDS.length)]!
	};
}

const coveredBy = (answer: CoverageAnswer, minutes: number) => answer.totals.covered[minutes]!.households;

/** Whether all communities in the sum `one` are in the sum `other` too. */
const isWithin = (one: number, other: number) => {
	const due = new Set(listRevealed(other));
	return listRevealed(one).every((number) => due.has(number));
};

function onAllPlans(
	test: (plan: Plan, wrong: (what: string) => void, count: () => void, seed: number) => void
): number {
	const found: string[] = [];
	let networks = 0;
	let counted = 0;
	for (let seed = 1; networks < NETWORKS; seed++) {
		const plan = buildPlan(seed);
		if (!plan) continue;
		networks++;
		test(
			plan,
			(what) => found.length < 5 && found.push(`seed ${seed}: ${what}`),
			() => counted++,
			seed
		);
	}
	expect(found).toEqual([]);
	return counted;
}

describe(`coverage on ${NETWORKS.toLocaleString('en')} random networks`, () => {
	it('is never less with more time or another centre', () => {
		const more = onAllPlans((plan, wrong, count) => {
			const answer = computeCoverage({ ...plan, minutes: MINUTES });
			const fewer = computeCoverage({ ...plan, minutes: MINUTES, centres: plan.centres.slice(1) });
			for (const [i, m] of MINUTES.entries()) {
				const covered = coveredBy(answer, m);
				const longer = MINUTES[i + 1];
				if (longer !== undefined && !isWithin(covered, coveredBy(answer, longer)))
					wrong(`${m} and ${longer} min`);
				if (!isWithin(coveredBy(fewer, m), covered)) wrong(`without the first centre, ${m} min`);
				if (coveredBy(fewer, m) < covered) count();
			}
			for (const [i, { walkSeconds }] of answer.items.entries())
				if ((walkSeconds ?? Infinity) > (fewer.items[i]!.walkSeconds ?? Infinity)) wrong(`community ${i}`);
		});
		expect(more).toBeGreaterThan(NETWORKS / 2);
	});

	it('of clusters, districts and centres sums to the whole', () => {
		const groups = onAllPlans((plan, wrong, count) => {
			const answer = computeCoverage({ ...plan, minutes: MINUTES });
			const { totals, byCluster, byDistrict, byCentre, items } = answer;
			for (const [name, parts] of Object.entries({ byCluster, byDistrict, byCentre })) {
				const summed = sum([...parts.values()]);
				for (const key of ['communities', 'households', 'people', 'floorAreaM2'] as const) {
					if (summed(({ [key]: amount }) => amount) !== totals[key]) wrong(`${name}: ${key}`);
					for (const m of MINUTES)
						if (summed(({ covered }) => covered[m]![key]) !== totals.covered[m]![key])
							wrong(`${name}: ${key} in ${m} min`);
				}
				if (parts.size > 1) count();
			}
			for (const m of MINUTES) {
				const covered = new Set(listRevealed(coveredBy(answer, m)));
				for (const [i, { walkSeconds }] of items.entries())
					if (covered.has(i) !== (walkSeconds ?? Infinity) <= m * 60) wrong(`community ${i} in ${m} min`);
			}
			const unreached = items.filter(({ walkSeconds }) => walkSeconds === null).map(({ id }) => id);
			const known = [...answer.stranded, ...answer.offNetwork.communities];
			if (unreached.toSorted().join() !== known.toSorted().join()) wrong('stranded and off the network');
		});
		expect(groups).toBeGreaterThan(2 * NETWORKS);
	});

	it('is the same at half the speed in twice the time, and in any order of the places', () => {
		const covered = onAllPlans((plan, wrong, count, seed) => {
			const random = buildRandom(seed);
			const { speedMps } = plan;
			const answer = computeCoverage({ ...plan, minutes: MINUTES });
			const slow = computeCoverage({
				...plan,
				speedMps: speedMps / 2,
				minutes: MINUTES.map((m) => 2 * m),
				centres: shuffle(random, plan.centres),
				communities: shuffle(random, plan.communities)
			});
			for (const m of MINUTES) {
				if (coveredBy(slow, 2 * m) !== coveredBy(answer, m)) wrong(`${m} min`);
				if (coveredBy(answer, m) > 0) count();
			}
			const slowItems = new Map(slow.items.map((item) => [item.id, item]));
			for (const { id, centreId, walkSeconds } of answer.items) {
				const item = slowItems.get(id)!;
				if (item.centreId !== centreId) wrong(`${id} goes to ${centreId} and ${item.centreId}`);
				if (item.walkSeconds !== (walkSeconds === null ? null : 2 * walkSeconds)) wrong(`seconds of ${id}`);
			}
		});
		expect(covered).toBeGreaterThan(NETWORKS);
	});
});

/** Adds up one figure of all groups. */
const sum = (groups: readonly CoverageSummary[]) => (figure: (group: CoverageSummary) => number) =>
	groups.reduce((total, group) => total + figure(group), 0);
