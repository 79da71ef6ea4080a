import { describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { Place } from '#lib/core/coverage/place-sites.ts';
import { findCheapestChange } from '#lib/core/openings/find-cheapest-change.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import { OPENING_COSTS } from '#lib/core/openings/settings.ts';
import type { OpeningKind } from '#lib/core/openings/types.ts';
import { buildGround } from '#lib/core/what-if/build-ground.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { drawCity, type AsciiCity } from '../../helpers/ascii-city.ts';

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
/** The same, with D's street on an island. */
const ISLAND = drawCity(
	`
A                                       B









D                                       C
`,
	{ 北街: 'AB', 南街: 'CD' }
);

/** A block on the north side of D–C: from and to metres along it, its far side so many metres off the street. */
function block(
	city: AsciiCity,
	id: string,
	[west, east]: [number, number],
	farM: number,
	gateM?: number
): Place {
	const { beside } = city;
	const [sw, se] = [beside('D', 'C', west, 5), beside('D', 'C', east, 5)];
	const [nw, ne] = [beside('D', 'C', west, farM), beside('D', 'C', east, farM)];
	return {
		id,
		geometry: { type: 'Polygon', coordinates: [[sw, se, ne, nw, sw]] },
		ways: [{ id: `${id}-e`, lngLat: beside('D', 'C', gateM ?? (west + east) / 2, 5), openTo: 'residents' }]
	};
}

const point = (id: string, lngLat: LngLat): Place => ({
	id,
	geometry: { type: 'Point', coordinates: lngLat }
});

function open(city: AsciiCity, communities: Place[], centres = [point('a', city.at('A'))]) {
	const network = buildNetwork(city.ways);
	const places = { centres, communities };
	const plan = new WhatIfPlan(network, places);
	const index = new OpeningIndex(buildGround(network, places));
	const ask = (limitM: number, edits: Edit[] = [], households = communities.map(() => 100)) =>
		findOpenings({ index, answer: plan.apply(edits), edits, households, limitM }, async () => {});
	const change = (communityId: string, limitM: number) =>
		findCheapestChange({ index, answer: plan.apply([]), edits: [], communityId, limitM });
	return { plan, index, ask, change };
}

describe('openings of a drawn city', () => {
	it('an entrance on the other side of the block', async () => {
		// The block reaches to 5 m below 北街, whence it is some 50 m to A; by its gate it is 900.
		const { ask, change } = open(RING, [block(RING, 'k', [50, 100], 95)]);
		const best = (await ask(60)).find(({ kind }) => kind === 'add-entrance');
		expect(best).toMatchObject({
			gain: { households: 100, communities: 1 },
			communityIds: ['k'],
			cost: OPENING_COSTS.entranceYuan
		});
		expect(best!.edit).toMatchObject({ entranceId: 'opening-k-1', communityId: 'k', openTo: 'residents' });
		// Its north-western corner.
		const [lng, lat] = RING.beside('D', 'C', 50, 95);
		expect(best!.lngLats[0]![0]).toBeCloseTo(lng, 5);
		expect(best!.lngLats[0]![1]).toBeCloseTo(lat, 5);
		expect(best!.lengthM).toBeCloseTo(5, 0);
		expect(change('k', 60)).toMatchObject({ kind: 'add-entrance', edit: best!.edit });
		expect(change('k', 60)!.distanceM).toBeCloseTo(55, 0);
		expect(await ask(50)).toEqual([]);
	});

	it('a wall to the neighbour who has an entrance there', async () => {
		const north: Place = {
			...block(RING, 'north', [50, 100], 95),
			geometry: {
				type: 'Polygon',
				coordinates: [
					[
						RING.beside('D', 'C', 50, 52),
						RING.beside('D', 'C', 100, 52),
						RING.beside('D', 'C', 100, 95),
						RING.beside('D', 'C', 50, 95),
						RING.beside('D', 'C', 50, 52)
					]
				]
			},
			ways: [{ id: 'north-e', lngLat: RING.beside('D', 'C', 50, 95), openTo: 'residents' }]
		};
		const south = block(RING, 'south', [50, 100], 48);
		const { ask, change } = open(RING, [north, south]);
		// 5 m off the street and 50 m along it; inside 43 or 47 m from the shared wall to the gate.
		const [best, ...others] = await ask(110);
		expect(best).toMatchObject({
			kind: 'open-wall',
			communityIds: ['south'],
			edit: { communityIds: ['north', 'south'] }
		});
		expect(best!.lengthM).toBeCloseTo(4, 0);
		expect(change('south', 110)).toMatchObject({ kind: 'open-wall', cost: OPENING_COSTS.wallYuan });
		expect(change('south', 110)!.distanceM).toBeCloseTo(5 + 50 + 43, 0);
		expect(others.every(({ kind }) => kind !== 'open-wall')).toBe(true);
		// A wall 8 m thick is none.
		const apart = { ...south, geometry: block(RING, 'south', [50, 100], 44).geometry };
		expect((await open(RING, [north, apart]).ask(110)).some(({ kind }) => kind === 'open-wall')).toBe(false);
	});

	it('a link across the block, the shortest that brings in all', async () => {
		const communities = [point('k', RING.beside('D', 'C', 30)), point('m', RING.beside('D', 'C', 60))];
		const { ask, change } = open(RING, communities);
		const [best] = await ask(170);
		expect(best).toMatchObject({ kind: 'add-link', gain: { households: 200, communities: 2 } });
		expect(best!.lengthM).toBeGreaterThan(99);
		expect(best!.lengthM).toBeLessThan(101);
		expect(best!.cost).toBe(Math.round(best!.lengthM * OPENING_COSTS.linkYuanPerM));
		expect(best!.lngLats).toHaveLength(2);
		expect(change('m', 170)).toMatchObject({ kind: 'add-link' });
		// Straight to A it is 104 m for one and 117 m for the other.
		const [near] = await ask(106);
		expect(near!.communityIds).toEqual(['k']);
		expect(near!.lengthM).toBeCloseTo(Math.hypot(30, 100), 0);
		expect(change('m', 100)).toMatchObject({ kind: 'add-centre', distanceM: expect.closeTo(0, 0) });
	});

	it('no link runs through a community, nor across a street or a tried wall', async () => {
		const communities = [point('k', RING.beside('D', 'C', 30))];
		const barred = block(RING, 'bar', [-300, 700], 50);
		const { ask } = open(RING, [...communities, barred]);
		expect((await ask(170, [], [100, 0])).filter(({ kind }) => kind === 'add-link')).toEqual([]);
		const barrier: Edit = {
			kind: 'add-barrier',
			barrierId: 'b',
			// It ends on the streets of both sides, so that there is no way round it.
			lngLats: [RING.beside('D', 'C', -400, 50), RING.beside('D', 'C', 410, 50)]
		};
		expect(await open(RING, communities).ask(170, [barrier])).toEqual([]);
		expect((await open(RING, communities).ask(170)).length).toBeGreaterThan(0);
	});

	it('a link to an island', async () => {
		const communities = [point('k', ISLAND.at('D')), point('m', ISLAND.beside('D', 'C', 200))];
		const { ask, plan } = open(ISLAND, communities);
		expect(plan.answer.walks).toEqual([undefined, undefined]);
		const [best] = await ask(400);
		expect(best).toMatchObject({ kind: 'add-link', communityIds: ['k', 'm'] });
	});

	it('one of several that do the same at the same spot, and ids that nothing has', async () => {
		const communities = [point('k', RING.at('D'))];
		const { ask } = open(RING, communities);
		const all = await ask(150);
		expect(all).toHaveLength(1);
		const [{ edit }] = all as [(typeof all)[0]];
		const taken: Edit = { kind: 'add-link', linkId: 'opening-k-1', lngLats: [RING.at('B'), RING.at('C')] };
		const [next] = await ask(150, [taken]);
		expect(next!.edit).toEqual({ ...edit, linkId: 'opening-k-2' });
	});

	it('what is kept is asked for no more', async () => {
		const communities = [point('k', RING.beside('D', 'C', 30)), point('m', RING.beside('D', 'C', 60))];
		const { ask } = open(RING, communities);
		const [best] = await ask(170);
		expect(await ask(170, [best!.edit])).toEqual([]);
	});
});

/** A block from west to east and from south to north, metres from D, with one gate. */
function area(
	id: string,
	[west, east]: [number, number],
	[south, north]: [number, number],
	gates: Gate[]
): Place {
	const at = (x: number, y: number) => RING.beside('D', 'C', x, y);
	const ring = [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
	return {
		id,
		geometry: { type: 'Polygon', coordinates: [ring] },
		ways: gates.map(([x, y], i) => ({ id: `${id}-e${i}`, lngLat: at(x, y), openTo: 'all' }))
	};
}
type Gate = [x: number, y: number];

describe('openings that meet with what was edited', () => {
	const wall = (communityIds: [string, string], y: number): Edit => ({
		kind: 'open-wall',
		communityIds,
		lngLat: RING.beside('D', 'C', 75, y)
	});

	it('a new entrance serves those behind an opened wall too', async () => {
		const { ask } = open(RING, [
			area('k', [50, 100], [5, 48], [[75, 5]]),
			area('n', [50, 100], [52, 95], [[100, 60]])
		]);
		// By the north-western corner it is 55 m for n, and 52 m more from the wall for k.
		const [best] = await ask(110, [wall(['k', 'n'], 50)]);
		expect(best).toMatchObject({ kind: 'add-entrance', communityIds: ['k', 'n'], gain: { households: 200 } });
	});

	it('an opened wall serves those behind another', async () => {
		const { ask } = open(RING, [
			area('h', [50, 100], [33, 60], [[100, 40]]),
			area('m', [50, 100], [62, 95], [[50, 95]]),
			area('x', [50, 100], [5, 30], [[75, 5]])
		]);
		const openings = await ask(130, [wall(['h', 'x'], 31)]);
		expect(openings.find(({ kind }) => kind === 'open-wall')).toMatchObject({
			edit: { communityIds: ['h', 'm'] },
			communityIds: ['h', 'x']
		});
	});

	it('a link past a community that is walked through serves those on its other side', async () => {
		const through = {
			...area(
				'o',
				[100, 380],
				[5, 50],
				[
					[100, 30],
					[380, 20]
				]
			),
			walled: false
		};
		const city = (one: Place) =>
			open(RING, [
				one,
				point('j', RING.beside('D', 'C', 95, -310)),
				point('k', RING.beside('D', 'C', 400, 20))
			]);
		const isForBoth = async (one: Place) =>
			(await city(one).ask(450, [], [0, 100, 100])).some(
				({ communityIds }) => communityIds.join(' ') === 'j k'
			);
		// Only the straight way to A helps j. For k it is 463 m by its end, 444 m through the block to its middle.
		expect(await isForBoth({ ...through, walled: true })).toBe(false);
		expect(await isForBoth(through)).toBe(true);
	});
});

describe('where there is nothing to open', () => {
	const kinds = async (asked: Promise<{ kind: OpeningKind }[]>) => (await asked).map(({ kind }) => kind);

	it('no communities, no centres, none counted, all within', async () => {
		const k = point('k', RING.at('D'));
		expect(await kinds(open(RING, []).ask(100))).toEqual([]);
		expect(await kinds(open(RING, [k], []).ask(100))).toEqual([]);
		expect(await kinds(open(RING, [k]).ask(150, [], [0]))).toEqual([]);
		expect(await kinds(open(RING, [k]).ask(1000))).toEqual([]);
		expect(open(RING, [k]).change('k', 1000)).toBeUndefined();
		expect(open(RING, [k], []).change('k', 100)).toMatchObject({ kind: 'add-centre' });
	});

	it('a place off the streets', () => {
		const far = point('k', [RING.at('D')[0] + 1, RING.at('D')[1]]);
		expect(open(RING, [far]).change('k', 100)).toBeUndefined();
	});

	it.each([0, -1, Number.NaN, Infinity])('a budget of %s metres is refused', async (limitM) => {
		const city = open(RING, [point('k', RING.at('D'))]);
		await expect(city.ask(limitM)).rejects.toThrow(RangeError);
		expect(() => city.change('k', limitM)).toThrow(RangeError);
		expect(() => city.change('z', 100)).toThrow(/no community z/);
		await expect(city.ask(100, [], [1, 2])).rejects.toThrow(/households of 2/);
	});
});

describe('a spot that is no community', () => {
	it('has links and a centre, and its walk is as said', () => {
		const { plan, index } = open(RING, [point('k', RING.at('D'))]);
		const spot = RING.beside('D', 'C', 90, -12);
		const place = { lngLat: spot, positions: plan.answer.ground.place(spot) };
		const ask = (limitM: number) =>
			findCheapestChange({ index, answer: plan.apply([]), edits: [], place, limitM });
		const walkM = (edit: Edit) => {
			const after = plan.apply([{ kind: 'add-centre', centreId: 'z', lngLat: spot }, edit]);
			return after.ground.place(spot);
		};
		expect(ask(210)).toMatchObject({ kind: 'add-link' });
		expect(ask(210)!.distanceM).toBeLessThanOrEqual(210);
		expect(ask(50)).toMatchObject({ kind: 'add-centre', distanceM: expect.closeTo(12, 0) });
		expect(ask(5)).toBeUndefined();
		expect(walkM(ask(210)!.edit).length).toBeGreaterThan(0);
	});
});
