import { describe, expect, it } from 'vitest';
import type { CityFeatures, Entrance } from '#lib/core/city/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { listPlanPlaces } from '#lib/core/model/list-plan-places.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { Network } from '#lib/core/network/types.ts';
import { AdoptError, adoptEdits } from '#lib/core/plan/adopt-edits.ts';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { completeChanges } from '#lib/core/plan/complete-changes.ts';
import { toFeatures, toPlan } from '#lib/core/plan/plan.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { UNKNOWN_GROUND } from '#lib/core/openings/known-ground.ts';
import { EditError, type Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { drawPlan } from '../../helpers/drawn-plan.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { drawAnyEdit, planOfRandomCity } from '../../helpers/random-edits.ts';
import { toChange } from '../../helpers/random-plan.ts';

const planOf = (network: Network, features: CityFeatures) =>
	new WhatIfPlan(network, listPlanPlaces(features));

let made = 0;

/** The plan with edits adopted. Ids come in the order in which they are made; added centres keep those of the trial. */
function adopt(features: CityFeatures, edits: readonly Edit[], from: WhatIfPlan): CityFeatures {
	const added = edits.flatMap((edit) => (edit.kind === 'add-centre' ? [edit.centreId] : []));
	let plan = toPlan(features);
	const wanted = adoptEdits(plan, edits, {
		makeId: (prefix) =>
			(prefix === 'centre' && added.shift()) || `${prefix}-${String(++made).padStart(6, '0')}`,
		nameCentre: (n) => ({ name: `新中心${n}`, nameEn: `New centre ${n}` }),
		entrancesOf: (communityId) => listOwnWays(from, communityId)
	});
	for (const change of completeChanges(wanted, (layer, id) => plan[layer].get(id)))
		plan = applyChanges(plan, [toChange(plan, change)]);
	return toFeatures(plan);
}

/** The entrances that figures are computed with, each once. */
function listOwnWays({ raw }: WhatIfPlan, communityId: string): Entrance[] {
	const { ways } = raw.communities.find(({ id }) => id === communityId)!;
	return [...new Map(ways.map(({ id, lngLat, openTo }) => [id, { id, lngLat, openTo }])).values()];
}

/** Each community's walk by its centre's id. */
const walksOf = ({ answer: { ground, walks } }: WhatIfPlan) =>
	Object.fromEntries(
		walks.map((walk, i) => [
			ground.communities[i]!.id,
			walk && ([ground.centres[walk.centre]!.id, walk.distanceM] as const)
		])
	);

/** Whether edits close the last entrance of a community, which a plan cannot say. */
function shuts(features: CityFeatures, edits: readonly Edit[], from: WhatIfPlan): boolean {
	try {
		adopt(features, edits, from);
		return false;
	} catch (error) {
		if (error instanceof AdoptError) return true;
		throw error;
	}
}

describe('walls, links and passages of a plan', () => {
	const { model, at } = drawPlan();
	const { features, network } = model;
	const line = (...points: [number, number][]) => points.map(([eastM, southM]) => at(eastM, southM));
	const named = (id: string) => ({ id, name: id, nameEn: id, provenance: 'approximate' as const });
	const lay = (layer: 'walls' | 'links', id: string, coordinates: [number, number][]): CityFeatures => ({
		...features,
		[layer]: {
			type: 'FeatureCollection',
			features: [
				...features[layer].features,
				{ type: 'Feature', properties: named(id), geometry: { type: 'LineString', coordinates } }
			]
		}
	});
	const walkM = (of: CityFeatures, edits: Edit[] = [], id = 'c1') => {
		const plan = planOf(network, of);
		return walksOf({ answer: plan.apply(edits) } as WhatIfPlan)[id]?.[1];
	};
	const across = line([-30, 40], [280, 40]);

	it('count as the edits that they come from', () => {
		const before = walkM(features)!;
		const linked = lay('links', 'l1', across);
		expect(walkM(linked)).toBeLessThan(before);
		expect(walkM(linked)).toBe(walkM(features, [{ kind: 'add-link', linkId: 'l1', lngLats: across }]));
		// A wall across the link, and nothing else.
		const wall = line([160, 30], [160, 50]);
		const both = { ...linked, walls: lay('walls', 'w1', wall).walls };
		expect(walkM(both)).toBeGreaterThan(walkM(linked)!);
		expect(planOf(network, both).leftOut).toEqual([]);
		const passage: CityFeatures = {
			...features,
			passages: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: { id: 'p1', communityIds: ['c1', 'c2'], provenance: 'approximate' },
						geometry: { type: 'Point', coordinates: at(115, 60) }
					}
				]
			}
		};
		expect(walkM(passage)).toBe(
			walkM(features, [{ kind: 'open-wall', communityIds: ['c1', 'c2'], lngLat: at(115, 60) }])
		);
		expect(walkM(passage)).not.toBe(before);
	});

	it('stop what is tried later, and are tried upon', () => {
		const walled = lay('walls', 'w1', line([160, 30], [160, 50]));
		expect(planOf(network, walled).leftOut.map(({ id, problem }) => [id, problem.code])).toEqual([
			['w1', 'barrier-across-nothing']
		]);
		const link: Edit = { kind: 'add-link', linkId: 'tried', lngLats: across };
		expect(walkM(walled, [link])).toBe(
			walkM(features, [link, { kind: 'add-barrier', barrierId: 'w1', lngLats: line([160, 30], [160, 50]) }])
		);
		expect(walkM(walled, [link])).not.toBe(walkM(features, [link]));
	});

	it('are left out, and listed, where they have no effect', () => {
		const far = line([100, 1000], [200, 1000]);
		const odd: CityFeatures = {
			...features,
			links: lay('links', 'l-far', far).links,
			walls: lay('walls', 'w-field', far).walls,
			passages: {
				type: 'FeatureCollection',
				features: ['c1', 'c5', 'gone'].map((other, i) => ({
					type: 'Feature',
					properties: { id: `p${i}`, communityIds: ['c1', other], provenance: 'approximate' },
					geometry: { type: 'Point', coordinates: at(115, 60) }
				}))
			}
		};
		const plan = planOf(network, odd);
		expect(plan.leftOut.map(({ layer, id, problem }) => [layer, id, problem.code])).toEqual([
			['passages', 'p0', 'wall-with-itself'],
			['passages', 'p1', 'off-boundary'],
			['passages', 'p2', 'not-there'],
			['links', 'l-far', 'link-off-streets'],
			['walls', 'w-field', 'barrier-across-nothing']
		]);
		expect(walksOf(plan)).toEqual(walksOf(planOf(network, features)));
	});

	it('keep their ids from what is tried', () => {
		const plan = planOf(network, { ...lay('links', 'l1', across), walls: lay('walls', 'w1', across).walls });
		const tries: Edit[] = [
			{ kind: 'add-link', linkId: 'l1', lngLats: across },
			{ kind: 'add-centre', centreId: 'w1', lngLat: at(0, 0) },
			{ kind: 'add-entrance', communityId: 'c1', entranceId: 'l1', lngLat: at(20, 20), openTo: 'all' }
		];
		for (const edit of tries) expect(() => plan.apply([edit])).toThrow(EditError);
	});

	it('are known to the search for openings: each brings exactly what trying it gives', async () => {
		const standing = {
			...lay('links', 'l1', line([250, 60], [510, 60])),
			walls: lay('walls', 'w1', line([-10, 150], [10, 150])).walls
		};
		const plan = planOf(network, standing);
		const index = new OpeningIndex(plan.raw, UNKNOWN_GROUND, plan.standing);
		const limitM = 250;
		const openings = await findOpenings(
			{ index, answer: plan.answer, edits: [], households: plan.base.communities.map(() => 100), limitM },
			async () => {}
		);
		expect(openings.length).toBeGreaterThan(0);
		const covered = () => plan.answer.walks.filter((walk) => (walk?.distanceM ?? Infinity) <= limitM).length;
		const before = covered();
		for (const { edit, gain } of openings) {
			plan.apply([edit]);
			expect(covered() - before, JSON.stringify(edit)).toBe(gain.communities);
		}
	});
});

describe('adopted edits of random cities', () => {
	it('give the walks of the trial, to the bit, whichever of them are adopted', () => {
		const kinds = new Map<string, number>();
		let compared = 0;
		for (let seed = 1; seed <= 220; seed++) {
			const city = buildRandomCity(seed);
			if (city.ways.length === 0) continue;
			const random = buildRandom(seed);
			const network = buildNetwork(city.ways);
			const features = planOfRandomCity(city, random);
			const trial = planOf(network, features);
			let edits: Edit[] = [];
			for (let n = 0; n < 14; n++) {
				const next = [...edits, drawAnyEdit(random, features, n)];
				try {
					trial.apply(next);
				} catch (error) {
					if (!(error instanceof EditError)) throw error;
					continue;
				}
				// A community without entrances has those that its streets suggest, so that the last cannot be closed for good.
				if (!shuts(features, next, trial)) edits = next;
			}
			trial.apply(edits);
			for (const { kind } of edits) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
			for (const count of [edits.length, Math.floor(random() * edits.length)]) {
				const adopted = planOf(network, adopt(features, edits.slice(0, count), trial));
				adopted.apply(edits.slice(count));
				expect(walksOf(adopted), `seed ${seed}, ${count} of ${edits.length}`).toEqual(walksOf(trial));
				expect(adopted.leftOut.filter(({ layer }) => layer !== 'walls')).toEqual([]);
				compared++;
			}
		}
		expect(compared).toBeGreaterThan(400);
		expect(kinds.size).toBe(9);
		for (const count of kinds.values()) expect(count).toBeGreaterThan(50);
	});
});

describe('a plan with other places', () => {
	it('is what a computation from nothing gives, with and without edits', () => {
		let [same, other] = [0, 0];
		for (let seed = 1; seed <= 90; seed++) {
			const city = buildRandomCity(seed);
			if (city.ways.length === 0) continue;
			const random = buildRandom(seed);
			const network = buildNetwork(city.ways);
			let features = planOfRandomCity(city, random);
			let live = planOf(network, features);
			for (let step = 0; step < 10; step++) {
				const edit = drawAnyEdit(random, features, step);
				try {
					live.apply([edit]);
				} catch {
					continue;
				}
				if (shuts(features, [edit], live)) continue;
				const field = live.withPlaces(listPlanPlaces(features)).answer.centreField;
				// As a server sends them: no object is the same, though most are equal.
				features = structuredClone(adopt(features, [edit], live));
				live = live.withPlaces(listPlanPlaces(features));
				const fresh = planOf(network, features);
				expect(live.answer.walks, `seed ${seed}, step ${step}`).toEqual(fresh.answer.walks);
				expect(live.leftOut).toEqual(fresh.leftOut);
				expect(live.base.centres).toEqual(fresh.base.centres);
				expect(live.base.communities).toEqual(fresh.base.communities);
				if (edit.kind.includes('entrance') && live.base.communities.every(({ walled }) => walled)) {
					expect(live.answer.centreField).toBe(field);
					same++;
				} else other++;
				const tried = drawAnyEdit(random, features, 100 + step);
				const outcomeOf = (plan: WhatIfPlan) => {
					try {
						plan.apply([tried]);
						return walksOf(plan);
					} catch (error) {
						return (error as Error).message;
					}
				};
				expect(outcomeOf(live)).toEqual(outcomeOf(fresh));
			}
		}
		expect(same).toBeGreaterThan(10);
		expect(other).toBeGreaterThan(400);
	});
});
