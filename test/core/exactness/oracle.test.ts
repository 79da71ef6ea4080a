import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeByHand } from '../../helpers/exactness/oracle-placement.ts';
import {
	ExactOracle,
	QUANTA_PER_METRE,
	listStretches,
	measureM,
	toQuanta,
	type Point
} from '../../helpers/exactness/oracle.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { SlowOracle, greatCircleM } from '../../helpers/slow-oracle.ts';

/** A way by its vertices; `A` lies 100 m south of `B`, to a quantum. */
const NORTH_100_M = (100 / 6_371_008.8) * (180 / Math.PI);
const AT: Record<string, Point> = Object.fromEntries(
	[...'ABCDEF'].map((letter, i) => [letter, [115.5, 38.8 + i * NORTH_100_M]])
);
const way = (letters: string) => ({
	vertexKeys: [...letters],
	coordinates: [...letters].map((letter) => AT[letter]!)
});
const spot = (stretch: number, alongM: number, accessM = 0) => ({
	stretch,
	alongQ: toQuanta(alongM),
	accessQ: toQuanta(accessM)
});
const metres = (walkQ: number) => walkQ / QUANTA_PER_METRE;

describe('the oracle', () => {
	it.each(['oracle.ts', 'oracle-placement.ts'])('%s shares no code with the engine', (file) => {
		const text = readFileSync(join(import.meta.dirname, '../../helpers/exactness', file), 'utf8');
		const imported = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name]) => name);
		expect(imported.filter((name) => name !== './oracle.ts')).toEqual([]);
	});

	it('walks as a person with a ruler would', () => {
		// A–B–C, and C–D as a lane of its own; E–F is an island.
		const oracle = new ExactOracle(listStretches([way('ABC'), way('CD'), way('EF')]));
		// Positions are kept to a centimetre.
		const walkM = (...ends: Parameters<typeof oracle.walkQ>) => metres(oracle.walkQ(...ends));
		expect(walkM([spot(0, 0)], [spot(2, 100)])).toBeCloseTo(300, 1);
		expect(walkM([spot(0, 20, 3)], [spot(0, 65, 4)])).toBeCloseTo(45 + 7, 5);
		expect(walkM([spot(0, 20, 3)], [spot(1, 65, 4)])).toBeCloseTo(80 + 65 + 7, 1);
		expect(walkM([spot(0, 20), spot(2, 10)], [spot(0, 0), spot(2, 40)])).toBeCloseTo(20, 5);
		expect(walkM([spot(0, 20)], [spot(3, 20)])).toBe(Infinity);
		expect(walkM([spot(0, 20)], [])).toBe(Infinity);
	});

	it('leaves a stretch where the way round is shorter', () => {
		// A bow from A to B of 50 m and the straight 100 m, as stretches drawn by hand.
		const near: Point = [115.5, 38.8 + NORTH_100_M / 4];
		const oracle = new ExactOracle([
			{ a: 'A', b: 'B', from: AT['A']!, to: AT['B']! },
			{ a: 'A', b: 'x', from: AT['A']!, to: near },
			{ a: 'x', b: 'B', from: near, to: AT['A']! }
		]);
		expect(metres(oracle.walkQ([spot(0, 10)], [spot(0, 90)]))).toBeCloseTo(10 + 50 + 10, 4);
		expect(metres(oracle.walkQ([spot(0, 10)], [spot(0, 80)]))).toBeCloseTo(70, 4);
	});

	it('measures as another formula does', () => {
		let compared = 0;
		for (let seed = 1; seed <= 50; seed++)
			for (const { from, to } of listStretches(buildRandomCity(seed).ways)) {
				// Two formulas of one sphere, at a kilometre: a micrometre.
				expect(measureM(from, to)).toBeCloseTo(greatCircleM([...from], [...to]), 5);
				compared++;
			}
		expect(compared).toBeGreaterThan(1000);
	});

	it('walks and places as an oracle by Floyd and Warshall does', () => {
		let compared = 0;
		for (let seed = 1; seed <= 60; seed++) {
			const { ways, doors, places } = buildRandomCity(seed);
			const oracle = new ExactOracle(listStretches(ways));
			const slow = new SlowOracle(ways);
			for (const place of places)
				for (const door of doors) {
					if (slow.isAmbiguous(place) || slow.isAmbiguous(door)) continue;
					const [from, to] = [door, place].map((at) => placeByHand(oracle, at).spots.slice(0, 1));
					const [walkM, slowM] = [metres(oracle.walkQ(from!, to!)), slow.walkM(place, door)];
					// Two formulas, each rounded at every stretch.
					expect(walkM === slowM || Math.abs(walkM - slowM) < 1e-4, `seed ${seed}`).toBe(true);
					compared++;
				}
		}
		expect(compared).toBeGreaterThan(500);
	});
});
