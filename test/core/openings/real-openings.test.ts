import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import type { Network } from '#lib/core/network/types.ts';
import { findCheapestChange } from '#lib/core/openings/find-cheapest-change.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import { buildGround } from '#lib/core/what-if/build-ground.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { sharedData } from '../../helpers/shared-data.ts';

const real = sharedData('osm/baoding-roads.osm.pbf');

describe.each([
	['the default city', false],
	['the real streets of Baoding', true]
])('openings of %s', (_name, isReal) => {
	let network: Network;
	let communities: ReturnType<typeof listCommunityPlaces>;
	let households: number[];
	let plan: WhatIfPlan;
	let index: OpeningIndex;
	beforeAll(async () => {
		if (isReal && real.isMissing) return;
		const { features } = await readSeedCity();
		network = isReal
			? buildNetwork((await readStreets(real.path)).ways)
			: decodeNetwork(readFileSync(cityFiles('baoding').network));
		communities = listCommunityPlaces(features, { all: true });
		const counted = new Set(listCommunityPlaces(features).map(({ id }) => id));
		households = communities.map((place) => (counted.has(place.id) ? place.households : 0));
		const places = { centres: listCentrePlaces(features), communities };
		plan = new WhatIfPlan(network, places);
		index = new OpeningIndex(buildGround(network, places));
	});

	it.skipIf(isReal && real.isMissing)(
		'each of those listed brings exactly what trying it gives',
		async () => {
			const limitM = 900;
			const before = plan.apply([]);
			const question = { index, answer: before, edits: [], households, limitM };
			const openings = await findOpenings(question, async () => {});
			// Of more than a hundred that bring somebody, those that no better and no dearer one implies.
			expect(openings.length).toBeGreaterThan(50);
			expect(openings.reduce((sum, { folded }) => sum + folded, 0)).toBeGreaterThan(50);
			const walkM = (walk: (typeof before.walks)[number]) => walk?.distanceM ?? Infinity;
			for (const { edit, gain, communityIds } of openings) {
				const after = plan.apply([edit]);
				const gained = communities.flatMap(({ id }, i) =>
					households[i]! > 0 && walkM(before.walks[i]) > limitM && walkM(after.walks[i]) <= limitM
						? [{ id, households: households[i]! }]
						: []
				);
				expect(communityIds).toEqual(gained.map(({ id }) => id).toSorted());
				expect(gain).toEqual({
					households: gained.reduce((sum, one) => sum + one.households, 0),
					communities: gained.length
				});
				for (const [i, walk] of after.walks.entries())
					expect(walkM(walk)).toBeLessThanOrEqual(walkM(before.walks[i]));
			}
			expect(await findOpenings({ ...question, count: 10 }, async () => {})).toEqual(openings.slice(0, 10));
		}
	);

	it.skipIf(isReal && real.isMissing)('the cheapest change of a place is as said', () => {
		const limitM = 900;
		const before = plan.apply([]);
		const kinds = new Set<string>();
		for (let i = 0; i < communities.length; i += 12) {
			const communityId = communities[i]!.id;
			const change = findCheapestChange({ index, answer: before, edits: [], communityId, limitM });
			if (!change) continue;
			kinds.add(change.kind);
			expect(plan.apply([change.edit]).walks[i]?.distanceM, communityId).toBe(change.distanceM);
			expect(change.distanceM).toBeLessThanOrEqual(limitM);
		}
		expect(kinds.size).toBeGreaterThan(2);
	});

	it.skipIf(isReal && real.isMissing)(
		'a search tells how far it is, and stops when it is told to',
		async () => {
			const shares: number[] = [];
			const question = { index, answer: plan.apply([]), edits: [], households, limitM: 1200 };
			await findOpenings(question, async (share) => void shares.push(share));
			expect(shares.length).toBeGreaterThan(3);
			expect(shares).toEqual(shares.toSorted((a, b) => a - b));
			expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
			expect(Math.max(...shares)).toBeLessThanOrEqual(1);
			let calls = 0;
			const cancelled = findOpenings(question, async () => {
				if (++calls === 2) throw new Error('enough');
			});
			await expect(cancelled).rejects.toThrow('enough');
			expect(calls).toBe(2);
		}
	);
});
