import { describe, expect, it } from 'vitest';
import { COMPASS, compassOf } from '#lib/core/geometry/compass.ts';
import { lineLengthM } from '#lib/core/geometry/line-length.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { Place } from '#lib/core/coverage/place-sites.ts';
import { adviseChanges } from '#lib/core/openings/advise-changes.ts';
import { findCheapestChange } from '#lib/core/openings/find-cheapest-change.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { groupOpenings } from '#lib/core/openings/group-openings.ts';
import { UNKNOWN_GROUND, type KnownGround } from '#lib/core/openings/known-ground.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import { OPENING_COSTS } from '#lib/core/openings/settings.ts';
import { buildGround } from '#lib/core/what-if/build-ground.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { buildRandomPlan } from './random-plan.ts';
import { howMany } from '../../helpers/how-many.ts';

/*
 * A long street A–B round a block to C–D; 10 m a character and a row. The centre is at A; from D one walks 400 m
 * east, 100 m north and 400 m west.
 */
const RING = drawCity(
	`
A                                       B









D                                       C
`,
	{ 北街: 'AB', 东街: 'BC', 南街: 'CD' }
);
const at = (eastM: number, northM: number): LngLat => RING.beside('D', 'C', eastM, northM);

function area(
	id: string,
	[west, east]: [number, number],
	[south, north]: [number, number],
	gate: LngLat
): Place {
	const corners = [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
	return {
		id,
		geometry: { type: 'Polygon', coordinates: [corners] },
		ways: [{ id: `${id}-e`, lngLat: gate, openTo: 'residents' }]
	};
}
const point = (id: string, lngLat: LngLat): Place => ({
	id,
	geometry: { type: 'Point', coordinates: lngLat }
});

function open(
	communities: Place[],
	{ known = UNKNOWN_GROUND, households = communities.map(() => 100) } = {}
) {
	const network = buildNetwork(RING.ways);
	const places = { centres: [point('a', RING.at('A'))], communities };
	const plan = new WhatIfPlan(network, places);
	const index = new OpeningIndex(buildGround(network, places), known);
	const question = { index, answer: plan.apply([]), edits: [], households };
	return {
		plan,
		advise: (communityId: string, limitM: number) => adviseChanges({ ...question, communityId, limitM }),
		cheapest: (communityId: string, limitM: number) =>
			findCheapestChange({ ...question, communityId, limitM }),
		ask: (limitM: number) => findOpenings({ ...question, limitM }, async () => {})
	};
}

/** South of north: they share a wall 4 m thick, north has a gate on 北街. */
const NORTH = area('north', [50, 100], [52, 95], at(50, 95));
const SOUTH = area('south', [50, 100], [5, 48], at(75, 5));

describe('advice', () => {
	it('gives the cheapest, and beside it the best of the other kinds with what each brings and costs', () => {
		const { advise } = open([NORTH, SOUTH, point('k', at(110, 0))], { households: [70, 120, 30] });
		const { cheapest, others } = advise('south', 160)!;
		expect(cheapest).toMatchObject({
			kind: 'open-wall',
			cost: OPENING_COSTS.wallYuan,
			gain: { households: 120, communities: 1 },
			communityIds: ['south'],
			yuanPerHousehold: OPENING_COSTS.wallYuan / 120,
			site: { communityId: 'south', neighbourId: 'north', side: 'nw', streetNames: [] }
		});
		// Nothing faces 北街 but north: no entrance helps. A link west of them brings in k too or not, as it lies.
		expect(others.map(({ kind }) => kind)).toEqual(['add-link']);
		expect(others[0]).toMatchObject({
			site: { streetNames: ['南街', '北街'], neighbourId: null, crossesUnknownGround: true }
		});
		expect(others[0]!.yuanPerHousehold).toBeCloseTo(others[0]!.cost / others[0]!.gain.households, 9);
	});

	it('says on which side and to which street an entrance and a centre are', () => {
		const tall = area('k', [50, 100], [5, 95], at(75, 5));
		const entrance = open([tall]).advise('k', 60)!.cheapest;
		expect(entrance).toMatchObject({ kind: 'add-entrance', site: { streetNames: ['北街'] } });
		expect(['n', 'nw']).toContain(entrance.site.side);
		const centre = open([area('k', [300, 340], [5, 40], at(320, 5))]).advise('k', 20)!;
		expect(centre.cheapest).toMatchObject({
			kind: 'add-centre',
			gain: { households: 100 },
			yuanPerHousehold: OPENING_COSTS.centreYuan / 100,
			site: { communityId: 'k', side: 's', streetNames: ['南街'] }
		});
		expect(centre.others).toEqual([]);
	});

	it('is none where the place is within already or nothing helps', () => {
		const { advise } = open([SOUTH, point('far', [RING.at('D')[0] + 1, RING.at('D')[1]])]);
		expect(advise('south', 2000)).toBeUndefined();
		expect(advise('far', 500)).toBeUndefined();
	});

	it('agrees with the cheapest change, and every change brings just what trying it brings', () => {
		const kinds: Record<string, number> = {};
		for (let seed = 1; seed <= howMany(45); seed++) {
			const city = buildRandomPlan(seed);
			if (!city) continue;
			const { network, places, households } = city;
			const plan = new WhatIfPlan(network, places);
			const index = new OpeningIndex(buildGround(network, places));
			const limitM = [150, 400, 900][seed % 3]!;
			const before = plan.apply([]);
			const walkM = (walk: (typeof before.walks)[number]) => walk?.distanceM ?? Infinity;
			for (const { id: communityId } of places.communities.slice(0, 4)) {
				const question = { index, answer: before, edits: [], limitM, communityId };
				const advice = adviseChanges({ ...question, households });
				const cheapest = findCheapestChange(question);
				expect(advice?.cheapest.edit, `seed ${seed}`).toEqual(cheapest?.edit);
				for (const change of advice ? [advice.cheapest, ...advice.others] : []) {
					const after = plan.apply([change.edit]);
					const gained = places.communities.flatMap(({ id }, i) =>
						households[i]! > 0 && walkM(before.walks[i]) > limitM && walkM(after.walks[i]) <= limitM
							? [{ id, count: households[i]! }]
							: []
					);
					expect(change.communityIds, `seed ${seed}`).toEqual(gained.map(({ id }) => id).toSorted());
					expect(change.gain.households).toBe(gained.reduce((sum, { count }) => sum + count, 0));
					expect(change.distanceM).toBeLessThanOrEqual(limitM);
					expect(change.cost).toBeGreaterThanOrEqual(cheapest!.cost);
					kinds[change.kind] = (kinds[change.kind] ?? 0) + 1;
				}
				if (advice)
					expect(
						new Set([advice.cheapest, ...advice.others].map(({ kind }) => kind)).size
					).toBeGreaterThanOrEqual(advice.others.length);
			}
		}
		expect(Object.keys(kinds).toSorted(), JSON.stringify(kinds)).toEqual([
			'add-centre',
			'add-entrance',
			'add-link',
			'open-wall'
		]);
	});
});

describe('the list', () => {
	it('folds what a better and no dearer one implies, and groups by the largest community', async () => {
		const { ask } = open([NORTH, SOUTH, point('k', at(20, 0)), point('m', at(30, 0))], {
			households: [70, 120, 30, 40]
		});
		const found = await ask(160);
		const folded = found.reduce((sum, opening) => sum + opening.folded, 0);
		expect(folded).toBeGreaterThan(3);
		for (const [i, one] of found.entries())
			for (const better of found.slice(0, i)) {
				const implied = one.communityIds.every((id) => better.communityIds.includes(id));
				expect(implied && better.cost <= one.cost).toBe(false);
			}
		// The wall brings south alone, but costs less than the link that brings all.
		expect(found.find(({ kind }) => kind === 'open-wall')).toMatchObject({ communityIds: ['south'] });
		const groups = groupOpenings(found);
		expect(
			groups.find(({ communityId }) => communityId === 'south')!.openings.map(({ kind }) => kind)
		).toEqual(['add-link', 'open-wall']);
		expect(groups.flatMap(({ openings }) => openings)).toHaveLength(found.length);
		for (const { communityId, openings } of groups)
			for (const { communityIds } of openings) expect(communityIds).toContain(communityId);
	});
});

describe('known ground', () => {
	const k = [point('k', at(30, 0))];
	const links = async (known: KnownGround) =>
		(await open(k, { known }).ask(170)).filter(({ kind }) => kind === 'add-link');
	const band = (south: number, north: number, [west, east] = [-400, 800]): KnownGround['areas'][number] => ({
		type: 'Polygon',
		coordinates: [[at(west!, south), at(east!, south), at(east!, north), at(west!, north), at(west!, south)]]
	});

	it('is not crossed by links: railways, water, buildings', async () => {
		expect(await links(UNKNOWN_GROUND)).not.toEqual([]);
		expect(await links({ ...UNKNOWN_GROUND, lines: [[at(-400, 50), at(800, 50)]] })).toEqual([]);
		expect(await links({ ...UNKNOWN_GROUND, areas: [band(40, 60)] })).toEqual([]);
		// Nor do they begin inside: a street that lies in the water is on a bridge.
		expect(await links({ ...UNKNOWN_GROUND, areas: [band(-20, 120)] })).toEqual([]);
	});

	it('is gone round by links, and their true length is paid for', async () => {
		// South of the building k is; any straight link past its east end is too long a way.
		const known = { lines: [], areas: [band(30, 70, [-60, 45])], hasBuildings: true };
		const { ask, cheapest } = open(k, { known });
		const [bent] = await ask(150);
		expect(bent!.kind).toBe('add-link');
		expect(bent!.lngLats).toHaveLength(4);
		expect(bent!.lengthM).toBeGreaterThan(Math.hypot(15, 30) + 40 + 30);
		expect(bent!.lengthM).toBeCloseTo(lineLengthM(bent!.lngLats), 0);
		expect(bent!.cost).toBe(Math.round(bent!.lengthM * OPENING_COSTS.linkYuanPerM));
		expect(bent!.site.crossesUnknownGround).toBe(false);
		expect(cheapest('k', 150)).toMatchObject({ lngLats: bent!.lngLats, cost: bent!.cost });
		expect(await ask(110)).toEqual([]);
	});

	it('makes a link across it no leap in the dark', async () => {
		const [link] = await links({ lines: [], areas: [band(40, 60, [100, 400])], hasBuildings: true });
		expect(link!.site.crossesUnknownGround).toBe(false);
		const [unknown] = await links({ lines: [], areas: [band(40, 60, [100, 400])], hasBuildings: false });
		expect(unknown!.site.crossesUnknownGround).toBe(true);
		expect({ ...unknown!, site: null }).toEqual({ ...link!, site: null });
	});
});

describe('the compass', () => {
	const { toLngLat } = buildLocalMetres([115.46, 38.87]);
	it.each(COMPASS.map((name, i) => [name, i] as const))('%s', (name, i) => {
		const angle = (i * Math.PI) / 4;
		for (const turn of [-0.38, 0, 0.38]) {
			const to = toLngLat([50 * Math.sin(angle + turn), 50 * Math.cos(angle + turn)]);
			expect(compassOf([115.46, 38.87], to)).toBe(name);
		}
	});
	it('says nothing of one spot', () => {
		expect(compassOf([115.46, 38.87], toLngLat([1, 2]))).toBeNull();
	});
});
