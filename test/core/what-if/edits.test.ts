import { describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { EditError } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { drawCity } from '../../helpers/ascii-city.ts';

/*
 * A long street A–B round a block to C–D; 10 m a character and a row. Walking from D to A is 400 m east, 100 m
 * north, 400 m west: the link from D to A would be 100 m.
 */
const city = drawCity(
	`
A                                       B









D                                       C
`,
	{ 北街: 'AB', 东街: 'BC', 南街: 'CD' }
);
const network = buildNetwork(city.ways);
const box = (sw: LngLat, ne: LngLat): LngLat[] => [sw, [ne[0], sw[1]], ne, [sw[0], ne[1]], sw];
/** A block of 40 × 30 m on the north side of 南街, its entrance on the street's side. */
const block = (id: string, alongM: number, { gates = [20], open = false } = {}) => ({
	id,
	geometry: {
		type: 'Polygon' as const,
		coordinates: [box(city.beside('D', 'C', alongM, 5), city.beside('D', 'C', alongM + 40, 35))]
	},
	ways: gates.map((gateM, i) => ({
		id: `${id}-e${i + 1}`,
		lngLat: city.beside('D', 'C', alongM + gateM, 5),
		openTo: 'all' as const
	})),
	walled: !open
});
const point = (id: string, lngLat: LngLat) => ({
	id,
	geometry: { type: 'Point' as const, coordinates: lngLat }
});
const planOf = (communities: ReturnType<typeof block>[], centres = [point('a', city.at('A'))]) =>
	new WhatIfPlan(network, { centres, communities });
const walkM = (plan: WhatIfPlan, edits: Edit[] = [], i = 0) => plan.apply(edits).walks[i]?.distanceM;

describe('edits of a plan, computed by hand on a drawn city', () => {
	// 20 + 5 m off the street, along 南街 380 m, 100 m up, 400 m back.
	const plan = planOf([block('k', 0)]);

	it('walks round the block as long as nothing is changed', () => {
		expect(walkM(plan)).toBeCloseTo(5 + 380 + 100 + 400, 1);
	});

	// The entrance is 20 m beside the link, near enough to leave by it without going to the corner.
	it('a link across the block is walked along, whichever way it is drawn', () => {
		const link = [city.at('D'), city.at('A')];
		for (const lngLats of [link, link.toReversed()])
			expect(walkM(plan, [{ kind: 'add-link', linkId: 'l', lngLats }])).toBeCloseTo(20 + 95, 1);
	});

	it('a link joins every street that it crosses', () => {
		const { beside } = city;
		const across: Edit = {
			kind: 'add-link',
			linkId: 'l',
			lngLats: [beside('D', 'C', 100, -10), beside('A', 'B', 100, 10)]
		};
		const { ground } = plan.apply([across]);
		// One piece below 南街, one across the block, one above 北街; both streets divided.
		expect(ground.network.edgeCount).toBe(network.edgeCount + 5);
		expect(walkM(plan, [across])).toBeCloseTo(5 + 80 + 100 + 100, 1);
	});

	it('a barrier closes a street, a link and both sides of it', () => {
		const barrier: Edit = {
			kind: 'add-barrier',
			barrierId: 'b',
			lngLats: [city.beside('A', 'B', 200, -10), city.beside('A', 'B', 200, 10)]
		};
		expect(walkM(plan, [barrier])).toBeUndefined();
		const link: Edit = { kind: 'add-link', linkId: 'l', lngLats: [city.at('D'), city.at('A')] };
		expect(walkM(plan, [barrier, link])).toBeCloseTo(115, 1);
		const across: Edit = {
			kind: 'add-barrier',
			barrierId: 'c',
			lngLats: [city.beside('D', 'A', 50, -10), city.beside('D', 'A', 50, 10)]
		};
		for (const edits of [
			[barrier, link, across],
			[across, link, barrier]
		])
			expect(walkM(plan, edits)).toBeUndefined();
	});

	it('a new entrance is used where it is nearer, and closing it brings the old walk back', () => {
		const entrance: Edit = {
			kind: 'add-entrance',
			communityId: 'k',
			entranceId: 'k-new',
			lngLat: city.beside('D', 'C', 40, 20),
			openTo: 'residents'
		};
		const link: Edit = {
			kind: 'add-link',
			linkId: 'l',
			lngLats: [city.beside('D', 'C', 60), city.beside('A', 'B', 60)]
		};
		// 20 m east of the boundary runs the link: 20 m to it, 80 m along it, 60 m along 北街.
		expect(walkM(plan, [entrance, link])).toBeCloseTo(20 + 80 + 60, 1);
		const closed: Edit = { kind: 'close-entrance', communityId: 'k', entranceId: 'k-new' };
		expect(walkM(plan, [entrance, closed, link])).toBe(walkM(plan, [link]));
		expect(walkM(plan, [{ ...closed, entranceId: 'k-e1' }])).toBeUndefined();
	});

	it('a moved, an added and a closed centre', () => {
		const at = city.beside('D', 'C', 100);
		expect(walkM(plan, [{ kind: 'move-centre', centreId: 'a', lngLat: at }])).toBeCloseTo(85, 1);
		const added: Edit = { kind: 'add-centre', centreId: 'n', lngLat: at };
		const { walks, ground } = plan.apply([added]);
		expect(ground.centres[walks[0]!.centre]!.id).toBe('n');
		expect(walkM(plan, [added, { kind: 'close-centre', centreId: 'n' }])).toBe(walkM(plan));
		expect(walkM(plan, [{ kind: 'close-centre', centreId: 'a' }])).toBeUndefined();
	});

	it('through an opened wall residents leave by the neighbour’s entrance, and his neighbour’s too', () => {
		// Three blocks side by side; only the last one has an entrance.
		const three = planOf([
			{ ...block('k', 0), ways: [] as never[], geometry: block('k', 0).geometry },
			block('m', 40),
			block('n', 80)
		]);
		const base = walkM(three, [], 2)!;
		const wall = (a: string, b: string, alongM: number): Edit => ({
			kind: 'open-wall',
			communityIds: [a, b],
			lngLat: city.beside('D', 'C', alongM, 25)
		});
		const closed: Edit[] = [
			{ kind: 'close-entrance', communityId: 'm', entranceId: 'm-e1' },
			...['k/1', 'k/2', 'k/3', 'k/4']
				.slice(0, three.apply([]).ground.communities[0]!.ways.length)
				.map((entranceId): Edit => ({ kind: 'close-entrance', communityId: 'k', entranceId }))
		];
		expect(walkM(three, closed, 0)).toBeUndefined();
		const through = Math.hypot(20, 20);
		expect(walkM(three, [...closed, wall('m', 'n', 80)], 1)).toBeCloseTo(base + through, 1);
		expect(walkM(three, [...closed, wall('k', 'm', 40), wall('n', 'm', 80)], 0)).toBeCloseTo(
			base + 40 + through,
			1
		);
	});

	it('through a neighbour’s gate a link is used only where the gate itself may', () => {
		const plan = planOf([block('home', 150), block('n', 80)]);
		const wall: Edit = {
			kind: 'open-wall',
			communityIds: ['home', 'n'],
			lngLat: city.beside('D', 'C', 135, 34)
		};
		// 45 m from the gate: nobody who stands there would call it beside.
		const link: Edit = {
			kind: 'add-link',
			linkId: 'l',
			lngLats: [city.beside('D', 'C', 55), city.beside('A', 'B', 55)]
		};
		const { ground } = plan.apply([wall, link]);
		const passed = (id: string) =>
			ground.communities
				.find((site) => site.id === id)!
				.positions.filter((position) => position && position.edge >= network.edgeCount + 2).length;
		expect([passed('n'), passed('home')]).toEqual([0, 0]);
	});

	it('an open community is walked through between its entrances open to all, a walled one is not', () => {
		// A block across the dead end: one gate on 南街, one 95 m up near 北街.
		const tall = (open: boolean, openTo: 'all' | 'residents' = 'all') => ({
			id: 'tall',
			geometry: {
				type: 'Polygon' as const,
				coordinates: [box(city.beside('D', 'C', 0, 5), city.beside('D', 'C', 40, 95))]
			},
			ways: [
				{ id: 't1', lngLat: city.beside('D', 'C', 20, 5), openTo },
				{ id: 't2', lngLat: city.beside('D', 'C', 20, 95), openTo: 'all' as const }
			],
			walled: !open
		});
		const other = block('k', 100);
		const round = 5 + 280 + 100 + 400;
		const across = 5 + 100 + (5 + 90 + 5) + 20;
		const walk = (tallOne: ReturnType<typeof tall>, edits: Edit[] = []) =>
			walkM(
				new WhatIfPlan(network, { centres: [point('a', city.at('A'))], communities: [other, tallOne] }),
				edits
			);
		expect(walk(tall(false))).toBeCloseTo(round, 1);
		expect(walk(tall(true))).toBeCloseTo(across, 1);
		expect(walk(tall(true, 'residents'))).toBeCloseTo(round, 1);
		const opened: Edit = { kind: 'open-community', communityId: 'tall' };
		expect(walk(tall(false), [opened])).toBeCloseTo(across, 1);
		const closed: Edit = { kind: 'close-entrance', communityId: 'tall', entranceId: 't2' };
		expect(walk(tall(true), [closed])).toBeCloseTo(round, 1);
	});
});

describe('edits that cannot be made', () => {
	const plan = planOf([block('k', 0), block('m', 40)]);
	const far: LngLat = [city.at('A')[0] + 0.05, city.at('A')[1]];
	const cases: [string, Edit, RegExp][] = [
		[
			'a centre that is not there',
			{ kind: 'move-centre', centreId: 'z', lngLat: city.at('A') },
			/no open centre z/
		],
		[
			'a centre off the streets',
			{ kind: 'add-centre', centreId: 'n', lngLat: far },
			/centre n at 115\.\d+, 38\.\d+ is further than 1000 m from every street/
		],
		[
			'a centre twice',
			{ kind: 'add-centre', centreId: 'a', lngLat: city.at('B') },
			/a is in the plan already/
		],
		[
			'an entrance of nobody',
			{ kind: 'close-entrance', communityId: 'z', entranceId: 'z-e1' },
			/no community z/
		],
		[
			'an entrance that is not there',
			{ kind: 'close-entrance', communityId: 'k', entranceId: 'm-e1' },
			/k has no entrance m-e1/
		],
		[
			'an entrance off the boundary',
			{ kind: 'add-entrance', communityId: 'k', entranceId: 'x', lngLat: city.at('C'), openTo: 'all' },
			/x is \d+ m away from community k/
		],
		[
			'an opening between what does not touch',
			{ kind: 'open-wall', communityIds: ['k', 'm'], lngLat: city.at('B') },
			/away from community k/
		],
		[
			'an opening with oneself',
			{ kind: 'open-wall', communityIds: ['k', 'k'], lngLat: city.at('D') },
			/no wall with itself/
		],
		[
			'a link of one point',
			{ kind: 'add-link', linkId: 'l', lngLats: [city.at('A')] },
			/fewer than two points/
		],
		[
			'a link of no length',
			{ kind: 'add-link', linkId: 'l', lngLats: [city.at('A'), city.at('A')] },
			/begins where it ends/
		],
		[
			'a link to nowhere',
			{ kind: 'add-link', linkId: 'l', lngLats: [city.at('A'), far] },
			/link l ends more than a kilometre away/
		],
		[
			'a barrier across nothing',
			{
				kind: 'add-barrier',
				barrierId: 'b',
				lngLats: [city.beside('A', 'B', 50, -40), city.beside('A', 'B', 60, -40)]
			},
			/b crosses no street/
		],
		[
			'a community with one gate',
			{ kind: 'open-community', communityId: 'k' },
			/fewer than two entrances open to all/
		]
	];
	it.each(cases)('%s', (_name, edit, message) => {
		const good: Edit = { kind: 'add-centre', centreId: 'good', lngLat: city.beside('D', 'C', 100) };
		const before = plan.apply([good]);
		expect(() => plan.apply([good, edit])).toThrow(EditError);
		expect(() => plan.apply([good, edit])).toThrow(message);
		expect(plan.answer).toBe(before);
		expect(plan.apply([good]).walks).toEqual(before.walks);
	});
});
