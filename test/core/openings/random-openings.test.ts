import { describe, expect, it } from 'vitest';
import { lineLengthM } from '#lib/core/geometry/line-length.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { findCheapestChange } from '#lib/core/openings/find-cheapest-change.ts';
import { UNKNOWN_GROUND } from '#lib/core/openings/known-ground.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import type { Opening } from '#lib/core/openings/types.ts';
import { buildGround } from '#lib/core/what-if/build-ground.ts';
import { EditError, type Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan, type WhatIfAnswer } from '#lib/core/what-if/what-if-plan.ts';
import { buildRandomKnown, buildRandomPlan, drawEdit, type RandomPlan } from './random-plan.ts';
import { howMany } from '../../helpers/how-many.ts';

const LIMITS_M = [150, 400, 900];
const hush = async () => {};

function open({ network, places }: RandomPlan, known = UNKNOWN_GROUND) {
	return {
		plan: new WhatIfPlan(network, places),
		index: new OpeningIndex(buildGround(network, places), known)
	};
}

/** Makes as many of some random edits as can be made. */
function edited(plan: WhatIfPlan, random: () => number, of: RandomPlan): Edit[] {
	const edits: Edit[] = [];
	for (let n = 0; n < 4; n++) {
		edits.push(drawEdit(random, of, n));
		try {
			plan.apply(edits);
		} catch (error) {
			if (!(error instanceof EditError)) throw error;
			edits.pop();
		}
	}
	return edits;
}

/** Ids of counted communities that one answer has within the budget and the other has not, and how many lose. */
function compare(before: WhatIfAnswer, after: WhatIfAnswer, households: readonly number[], limitM: number) {
	const walkM = ({ walks }: WhatIfAnswer, i: number) => walks[i]?.distanceM ?? Infinity;
	const gained = before.ground.communities.flatMap(({ id }, i) =>
		households[i]! > 0 && walkM(before, i) > limitM && walkM(after, i) <= limitM ? [{ id, i }] : []
	);
	return {
		ids: gained.map(({ id }) => id).toSorted(),
		households: gained.reduce((sum, { i }) => sum + households[i]!, 0),
		losers: households.filter((_, i) => walkM(after, i) > walkM(before, i)).length
	};
}

describe('openings of random cities', () => {
	it.each([
		['as they are', howMany(60), false, false],
		['with edits', howMany(75), true, false],
		['among buildings', howMany(24), false, true],
		['among buildings, with edits', howMany(24), true, true]
	])('%s bring exactly what trying them gives', async (_name, seeds, isEdited, isBuilt) => {
		let bent = 0;
		const kinds = { 'add-entrance': 0, 'open-wall': 0, 'add-link': 0 };
		for (let seed = 1; seed <= seeds; seed++) {
			const city = buildRandomPlan(seed);
			if (!city) continue;
			const { plan, index } = open(city, isBuilt ? buildRandomKnown(seed, city) : UNKNOWN_GROUND);
			const edits = isEdited ? edited(plan, buildRandom(seed), city) : [];
			const limitM = LIMITS_M[seed % LIMITS_M.length]!;
			const before = plan.apply(edits);
			const { households } = city;
			const openings = await findOpenings(
				{ index, answer: before, edits, households, limitM, count: 12 },
				hush
			);
			for (const { edit, kind, gain, communityIds, lengthM, lngLats } of openings) {
				const found = compare(before, plan.apply([...edits, edit]), households, limitM);
				const what = `seed ${seed}: ${JSON.stringify(edit)} after ${JSON.stringify(edits)}`;
				expect(communityIds, what).toEqual(found.ids);
				expect(gain, what).toEqual({ households: found.households, communities: found.ids.length });
				expect(found.losers, what).toBe(0);
				kinds[kind]++;
				if (edit.kind !== 'add-link' || edit.lngLats.length === 2) continue;
				bent++;
				expect(lngLats).toHaveLength(edit.lngLats.length);
				expect(lengthM).toBeCloseTo(lineLengthM(edit.lngLats), 0);
				for (const [i, at] of edit.lngLats.slice(1).entries()) {
					const onStreet = { a: i === 0, b: i === edit.lngLats.length - 2 };
					expect(index.lines.isClear(edit.lngLats[i]!, at, onStreet)).toBe(true);
				}
			}
			// All of them can be kept together, whatever their ids.
			plan.apply([...edits, ...openings.map(({ edit }) => edit)]);
			expectRanked(openings);
		}
		expect(Math.min(...Object.values(kinds)), JSON.stringify(kinds)).toBeGreaterThan(isBuilt ? 0 : 5);
		expect(bent > 2).toBe(isBuilt);
	});

	it('do not depend on the order of streets and communities', async () => {
		for (let seed = 1; seed <= howMany(6); seed++) {
			const [city, shuffled] = [buildRandomPlan(seed), buildRandomPlan(seed, { isShuffled: true })];
			if (!city || !shuffled) continue;
			const [a, b] = await Promise.all(
				[city, shuffled].map((one) => {
					const { plan, index } = open(one);
					const { households } = one;
					return findOpenings({ index, answer: plan.answer, edits: [], households, limitM: 400 }, hush);
				})
			);
			expect(a, `seed ${seed}`).toEqual(b);
		}
	});
});

function expectRanked(openings: readonly Opening[]) {
	for (const [i, b] of openings.entries()) {
		const a = openings[i - 1];
		if (!a) continue;
		expect(a.gain.households).toBeGreaterThanOrEqual(b.gain.households);
		if (a.gain.households === b.gain.households) expect(a.cost).toBeLessThanOrEqual(b.cost);
		// What a better and no dearer one brings anyway is not listed.
		for (const better of openings.slice(0, i))
			expect(better.cost <= b.cost && b.communityIds.every((id) => better.communityIds.includes(id))).toBe(
				false
			);
	}
}

describe('the cheapest change of a random city', () => {
	it.each([
		['as it is', howMany(24), false, false],
		['with edits', howMany(10), true, false],
		['among buildings, with edits', howMany(8), true, true]
	])('%s brings the place within the budget, by the walk it says', (_name, seeds, isEdited, isBuilt) => {
		const kinds: Record<string, number> = {
			'add-entrance': 0,
			'open-wall': 0,
			'add-link': 0,
			'add-centre': 0
		};
		for (let seed = 1; seed <= seeds; seed++) {
			const city = buildRandomPlan(seed);
			if (!city) continue;
			const { plan, index } = open(city, isBuilt ? buildRandomKnown(seed, city) : UNKNOWN_GROUND);
			const edits = isEdited ? edited(plan, buildRandom(seed), city) : [];
			const limitM = LIMITS_M[seed % LIMITS_M.length]!;
			const answer = plan.apply(edits);
			for (const [i, { id }] of answer.ground.communities.entries()) {
				const isInside = (answer.walks[i]?.distanceM ?? Infinity) <= limitM;
				const change = findCheapestChange({ index, answer, edits, limitM, communityId: id });
				const what = `seed ${seed}, ${id}: ${JSON.stringify(change)} after ${JSON.stringify(edits)}`;
				if (isInside) expect(change, what).toBeUndefined();
				if (!change) continue;
				expect(plan.apply([...edits, change.edit]).walks[i]?.distanceM, what).toBe(change.distanceM);
				expect(change.distanceM, what).toBeLessThanOrEqual(limitM);
				kinds[change.kind]!++;
			}
		}
		expect(Math.min(...Object.values(kinds)), JSON.stringify(kinds)).toBeGreaterThan(0);
	});
});
