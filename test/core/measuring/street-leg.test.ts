import { describe, expect, it } from 'vitest';
import { lineLengthM } from '#lib/core/geometry/line-length.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildStreetStart } from '#lib/core/measuring/build-street-start.ts';
import { measureStreetLeg } from '#lib/core/measuring/measure-street-leg.ts';
import type { MeasuredStreets } from '#lib/core/measuring/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import type { Network, Position, StreetWay } from '#lib/core/network/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { greatCircleM, SlowOracle } from '../../helpers/slow-oracle.ts';

function streetsOf(ways: readonly StreetWay[]): MeasuredStreets {
	const network = buildNetwork(ways);
	const snapper = buildSnapper(network);
	return { network, place: (lngLat) => snapper.list(lngLat) };
}

const legOf = (streets: MeasuredStreets, from: LngLat, to: LngLat) =>
	measureStreetLeg(buildStreetStart(streets, from), to);

function walkOf(streets: MeasuredStreets, from: LngLat, to: LngLat) {
	const leg = legOf(streets, from, to);
	if (leg.kind !== 'walk') throw new Error(`no walk: ${leg.kind}`);
	return leg;
}

describe('a leg along the streets of a drawn city', () => {
	// A–B–C is the main street, B–D a dead end; E–F is an island as long as half of it.
	const city = drawCity(
		`
A         B         C

          D                   E         F         G
`,
		{ 大街: 'ABC', 小巷: 'BD', 岛: 'EFG' }
	);
	const streets = streetsOf(city.ways);

	it('is access, streets and access, and is drawn from the start to the end', () => {
		const [from, to] = [city.beside('A', 'B', 30, 12), city.beside('B', 'D', 15, -8)];
		const leg = walkOf(streets, from, to);
		expect(leg.lengthM).toBeCloseTo(12 + 70 + 15 + 8, 1);
		expect(leg.accessM.from).toBeCloseTo(12, 1);
		expect(leg.accessM.to).toBeCloseTo(8, 1);
		// Files keep seven decimals of a degree: a centimetre.
		expect(greatCircleM(leg.lngLats[0]!, city.beside('A', 'B', 30))).toBeLessThan(0.02);
		expect(greatCircleM(leg.lngLats.at(-1)!, city.beside('B', 'D', 15))).toBeLessThan(0.02);
	});

	it('stays on the street where both are on the same one', () => {
		expect(walkOf(streets, city.beside('A', 'B', 65), city.beside('A', 'B', 20)).lengthM).toBeCloseTo(45, 1);
	});

	it('to the start itself is nothing', () => {
		const from = city.beside('A', 'B', 30, 12);
		expect(walkOf(streets, from, [...from])).toMatchObject({ lengthM: 0, lngLats: [] });
	});

	it('is cut off by an island, and says which end lies off all streets', () => {
		expect(legOf(streets, city.at('A'), city.at('F'))).toEqual({ kind: 'cut-off' });
		const far: LngLat = [city.at('A')[0] - 0.1, city.at('A')[1]];
		expect(legOf(streets, far, city.at('A'))).toEqual({
			kind: 'off-network',
			isFromOff: true,
			isToOff: false
		});
		expect(legOf(streets, city.at('A'), far)).toMatchObject({ isFromOff: false, isToOff: true });
		expect(legOf(streets, far, far)).toMatchObject({ isFromOff: true, isToOff: true });
	});

	it('takes a link that is tried, and goes round a wall that is', () => {
		const plan = new WhatIfPlan(streets.network, { centres: [], communities: [] });
		const [from, to] = [city.at('D'), city.at('C')];
		expect(walkOf(plan.answer.ground, from, to).lengthM).toBeCloseTo(120, 1);
		const link = { kind: 'add-link', linkId: 'l', lngLats: [from, to] } as const;
		expect(walkOf(plan.apply([link]).ground, from, to).lengthM).toBeCloseTo(Math.hypot(100, 20), 1);
		const across = [city.beside('B', 'D', 10, 5), city.beside('B', 'D', 10, -5)];
		const wall = { kind: 'add-barrier', barrierId: 'w', lngLats: across } as const;
		expect(legOf(plan.apply([wall]).ground, from, to)).toEqual({ kind: 'cut-off' });
	});
});

/** Metres between two sets of positions by Bellman and Ford on a list of edges: no queue, no field, no early end. */
function slowM(
	{ edgeCount, edgeFrom, edgeTo, edgeLengthM, nodeCount }: Network,
	a: Position[],
	b: Position[]
) {
	const links: [number, number, number][] = Array.from({ length: edgeCount }, (_, e) => [
		edgeFrom[e]!,
		edgeTo[e]!,
		edgeLengthM[e]!
	]);
	let count = nodeCount;
	const [start, end] = [count++, count++];
	for (const [site, positions] of [
		[start, a],
		[end, b]
	] as const)
		for (const { edge, offsetM, accessM } of positions)
			links.push(
				[site, edgeFrom[edge]!, accessM + offsetM],
				[site, edgeTo[edge]!, accessM + edgeLengthM[edge]! - offsetM]
			);
	for (const p of a)
		for (const q of b)
			if (p.edge === q.edge)
				links.push([start, end, p.accessM + Math.abs(p.offsetM - q.offsetM) + q.accessM]);
	const farM = new Float64Array(count).fill(Infinity);
	farM[start] = 0;
	for (let isMoving = true; isMoving;) {
		isMoving = false;
		for (const [u, v, lengthM] of links)
			for (const [x, y] of [
				[u, v],
				[v, u]
			] as const)
				// Nobody walks on from the end, or back through the start.
				if (x !== end && farM[x]! + lengthM < farM[y]!) {
					farM[y] = farM[x]! + lengthM;
					isMoving = true;
				}
	}
	return farM[end]!;
}

describe('legs on random cities', () => {
	it('are as long as two slow oracles say, the same from either end, and as long as they are drawn', () => {
		const seen = { walks: 0, cut: 0, plain: 0, triangles: 0 };
		for (let seed = 1; seed <= 150; seed++) {
			const { ways, places } = buildRandomCity(seed);
			if (ways.length === 0) continue;
			const streets = streetsOf(ways);
			const oracle = new SlowOracle(ways);
			for (const [i, from] of places.entries()) {
				const to = places[(i + 5) % places.length]!;
				if (from[0] === to[0] && from[1] === to[1]) continue;
				const [a, b] = [streets.place(from), streets.place(to)];
				const leg = legOf(streets, from, to);
				const back = legOf(streets, to, from);
				const expectedM = slowM(streets.network, a, b);
				if (leg.kind !== 'walk') {
					expect(leg.kind).toBe('cut-off');
					expect(back.kind).toBe('cut-off');
					expect(expectedM, `seed ${seed}, place ${i}`).toBe(Infinity);
					seen.cut++;
					continue;
				}
				seen.walks++;
				// Lengths are whole parts of a metre, and their sums are exact.
				expect(leg.lengthM, `seed ${seed}, place ${i}`).toBe(expectedM);
				expect(back).toMatchObject({ kind: 'walk', lengthM: leg.lengthM });
				// Where a side is cut is found in a plane: millimetres.
				const drawnM = leg.accessM.from + lineLengthM(leg.lngLats) + leg.accessM.to;
				expect(Math.abs(drawnM - leg.lengthM), `seed ${seed}, place ${i}`).toBeLessThan(0.03);
				expect(greatCircleM(from, leg.lngLats[0]!)).toBeCloseTo(leg.accessM.from, 3);
				expect(greatCircleM(to, leg.lngLats.at(-1)!)).toBeCloseTo(leg.accessM.to, 3);
				// Nothing is shorter than the straight line.
				expect(leg.lengthM).toBeGreaterThanOrEqual(greatCircleM(from, to) - 1e-3);
				const isPlain = [...a, ...b].every(({ apartM }) => apartM === undefined);
				if (isPlain && a.length + b.length === 2 && ![from, to].some((at) => oracle.isAmbiguous(at))) {
					expect(leg.lengthM, `seed ${seed}, place ${i}`).toBeCloseTo(oracle.walkM(from, to), 4);
					seen.plain++;
				}
			}
		}
		expect(seen.walks).toBeGreaterThan(800);
		expect(seen.cut).toBeGreaterThan(50);
		expect(seen.plain).toBeGreaterThan(300);
	});
});
