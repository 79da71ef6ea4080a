import { describe, expect, it } from 'vitest';
import type { NearestWalk } from '#lib/core/coverage/types.ts';
import { lineLengthM } from '#lib/core/geometry/line-length.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import { findCheapestChange } from '#lib/core/openings/find-cheapest-change.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { UNKNOWN_GROUND } from '#lib/core/openings/known-ground.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import { LINK_MAX_M, LINK_MIN_M, OPENING_COSTS } from '#lib/core/openings/settings.ts';
import { buildGround } from '#lib/core/what-if/build-ground.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { buildRandomKnown, buildRandomPlan, type RandomPlan } from './random-plan.ts';

/** More places on the streets than this make too many links to try them all. */
const MOST_SAMPLES = 160;

interface Candidate {
	edit: Edit;
	cost: number;
}

/** All entrances and opened walls of one community that may be tried, the slow and obvious way. */
function listAreaOpenings(index: OpeningIndex, community: number): Candidate[] {
	const { communities } = index.base;
	const { id } = communities[community]!;
	const entrances = index.facingPoints(community).map(({ lngLat }): Candidate => ({
		edit: { kind: 'add-entrance', communityId: id, entranceId: 'x', lngLat, openTo: 'residents' },
		cost: OPENING_COSTS.entranceYuan
	}));
	const walls = [...communities.keys()].flatMap((other) =>
		other === community
			? []
			: index.wallPoints(community, other).map(({ lngLat }): Candidate => ({
					edit: { kind: 'open-wall', communityIds: [id, communities[other]!.id], lngLat },
					cost: OPENING_COSTS.wallYuan
				}))
	);
	return [...entrances, ...walls];
}

function listLinks(index: OpeningIndex): Candidate[] {
	const { lngLats } = index.streets.samples;
	return lngLats.flatMap((a, i) =>
		lngLats.slice(i + 1).flatMap((b): Candidate[] => {
			// Ends are rounded to a decimetre, so that a link may be a little longer than its line.
			const lengthM = haversineM(...a, ...b);
			if (lengthM < LINK_MIN_M || lengthM > LINK_MAX_M - 0.3) return [];
			if (!index.isFree(a) || !index.isFree(b)) return [];
			const lngLats = index.lines.isClear(a, b)
				? [a, b]
				: index.waysRound.from(a, LINK_MAX_M).to(b, LINK_MAX_M - 0.3);
			if (!lngLats) return [];
			return [
				{
					edit: { kind: 'add-link', linkId: 'x', lngLats },
					cost: (lineLengthM(lngLats) + 0.3) * OPENING_COSTS.linkYuanPerM
				}
			];
		})
	);
}

/** Where communities are walked through, links past them bring forth more ways than the finder looks for. */
function buildWalledPlan(seed: number): RandomPlan | undefined {
	const plan = buildRandomPlan(seed);
	if (!plan) return undefined;
	const communities = plan.places.communities.map((place) => ({ ...place, walled: true }));
	return { ...plan, places: { ...plan.places, communities } };
}

describe('the best opening', () => {
	it.each([
		['', false],
		[', among buildings', true]
	])('brings as many households as any link that can be tried%s', async (_name, isBuilt) => {
		let [tried, gainful] = [0, 0];
		for (let seed = 1; seed <= 600 && tried < 9_000; seed++) {
			const city = buildWalledPlan(seed);
			if (!city) continue;
			const { network, places, households } = city;
			const plan = new WhatIfPlan(network, places);
			const known = isBuilt ? buildRandomKnown(seed, city) : UNKNOWN_GROUND;
			const index = new OpeningIndex(buildGround(network, places), known);
			if (index.streets.samples.lngLats.length > MOST_SAMPLES) continue;
			const limitM = [250, 450, 900][seed % 3]!;
			const answer = plan.apply([]);
			const [best] = await findOpenings(
				{ index, answer, edits: [], households, limitM, count: 1 },
				async () => {}
			);
			const mostHouseholds = best?.gain.households ?? 0;
			if (best) gainful++;
			const isBeyond = (walk: NearestWalk | undefined) => (walk?.distanceM ?? Infinity) > limitM;
			for (const { edit } of listLinks(index)) {
				const { walks } = plan.apply([edit]);
				const brought = households.filter((_, i) => isBeyond(answer.walks[i]) && !isBeyond(walks[i]));
				const sum = brought.reduce((total, count) => total + count, 0);
				expect(sum, `seed ${seed}: ${JSON.stringify(edit)}`).toBeLessThanOrEqual(mostHouseholds);
				tried++;
			}
		}
		expect(tried).toBeGreaterThan(2000);
		expect(gainful).toBeGreaterThan(3);
	});
});

describe('the cheapest change', () => {
	it.each([
		['', false],
		[', among buildings', true]
	])('is the cheapest of all that can be tried%s', (_name, isBuilt) => {
		let [tried, dearer] = [0, 0];
		for (let seed = 1; seed <= 300 && tried < 9_000; seed++) {
			const city = buildWalledPlan(seed);
			if (!city) continue;
			const { network, places } = city;
			const plan = new WhatIfPlan(network, places);
			const known = isBuilt ? buildRandomKnown(seed, city) : UNKNOWN_GROUND;
			const index = new OpeningIndex(buildGround(network, places), known);
			if (index.streets.samples.lngLats.length > MOST_SAMPLES) continue;
			const answer = plan.apply([]);
			const asked = [250, 450].flatMap((limitM) =>
				places.communities.flatMap(({ id: communityId }, i) => {
					if ((answer.walks[i]?.distanceM ?? Infinity) <= limitM) return [];
					const change = findCheapestChange({ index, answer, edits: [], limitM, communityId });
					return [{ limitM, i, change, cost: change?.cost ?? Infinity }];
				})
			);
			const check = ({ edit, cost }: Candidate, only?: number) => {
				const { walks } = plan.apply([edit]);
				for (const { limitM, i, change, cost: found } of asked) {
					if ((only !== undefined && i !== only) || (walks[i]?.distanceM ?? Infinity) > limitM) continue;
					const what = `seed ${seed}, ${limitM} m: ${JSON.stringify({ change, edit })}`;
					expect(found, what).toBeLessThanOrEqual(cost);
					dearer++;
				}
			};
			for (const i of places.communities.keys())
				for (const candidate of listAreaOpenings(index, i)) {
					check(candidate, i);
					tried++;
				}
			for (const candidate of listLinks(index)) {
				check(candidate);
				tried++;
			}
		}
		expect(tried).toBeGreaterThan(2000);
		expect(dearer).toBeGreaterThan(200);
	});
});
