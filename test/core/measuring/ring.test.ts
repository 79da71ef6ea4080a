import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { measureRing } from '#lib/core/measuring/measure-ring.ts';

const { toLngLat, toXy } = buildLocalMetres([115.46, 38.87]);
const at = (x: number, y: number): LngLat => toLngLat([x, y]);

describe('ground in a ring', () => {
	it('of a field of a hectare is a hectare, four hundred metres round', () => {
		const ring = measureRing([at(0, 0), at(100, 0), at(100, 100), at(0, 100)])!;
		// The plane is one latitude's: over a hundred metres some thousandths of a per cent.
		expect(ring.areaM2).toBeCloseTo(10_000, 0);
		expect(ring.perimeterM).toBeCloseTo(400, 1);
		expect(ring.meetsAt).toBeNull();
	});

	it('is not given of a ring that crosses itself, but the way round is, and where it crosses', () => {
		const bow = measureRing([at(0, 0), at(100, 100), at(100, 0), at(0, 100)])!;
		expect(bow.areaM2).toBeNull();
		expect(bow.perimeterM).toBeCloseTo(200 + 2 * Math.hypot(100, 100), 1);
		const [x, y] = toXy(bow.meetsAt!);
		expect(x).toBeCloseTo(50, 2);
		expect(y).toBeCloseTo(50, 2);
	});

	it('is not given of two fields that meet in a corner, nor of a ring that runs back on itself', () => {
		const corner = at(50, 50);
		const pair = [at(0, 0), corner, at(100, 0), at(100, 100), corner, at(0, 100)];
		expect(measureRing(pair)!.areaM2).toBeNull();
		expect(measureRing([at(0, 0), at(100, 0), at(50, 0), at(50, 50)])!.areaM2).toBeNull();
	});

	it('is none of two positions, and nothing on one straight line', () => {
		expect(measureRing([])).toBeUndefined();
		expect(measureRing([at(0, 0)])).toBeUndefined();
		expect(measureRing([at(0, 0), at(0, 0)])).toBeUndefined();
		expect(measureRing([at(0, 0), at(30, 40), at(30, 40)])).toBeUndefined();
		const flat = measureRing([
			[115.46, 38.87],
			[115.461, 38.87],
			[115.462, 38.87]
		]);
		expect(flat).toMatchObject({ areaM2: 0, meetsAt: null });
	});

	it('does not mind a position set twice, where the ring begins, or its direction', () => {
		// Corners on a star round one middle: the ring cannot cross itself.
		const star = fc
			.array(fc.double({ min: 20, max: 400, noNaN: true }), { minLength: 3, maxLength: 12 })
			.map((radiiM) =>
				radiiM.map((radiusM, i): Xy => {
					const turn = (2 * Math.PI * i) / radiiM.length;
					return [radiusM * Math.cos(turn), radiusM * Math.sin(turn)];
				})
			);
		fc.assert(
			fc.property(star, fc.nat(), (corners, n) => {
				const ring = corners.map(toLngLat);
				const whole = measureRing(ring)!;
				// Triangles from the middle, by hand.
				const expectedM2 = corners.reduce((sum, [x, y], i) => {
					const [u, v] = corners[(i + 1) % corners.length]!;
					return sum + (x * v - y * u) / 2;
				}, 0);
				// The plane has one scale east and west: 400 m north it is 0.005 % off.
				expect(whole.areaM2! / expectedM2).toBeCloseTo(1, 3);
				const k = n % ring.length;
				const turned = [...ring.slice(k), ...ring.slice(0, k)];
				for (const same of [ring.toReversed(), turned, ring.flatMap((lngLat) => [lngLat, lngLat])]) {
					const { areaM2, perimeterM } = measureRing(same)!;
					expect(areaM2! / whole.areaM2!).toBeCloseTo(1, 9);
					expect(perimeterM).toBeCloseTo(whole.perimeterM, 6);
				}
			})
		);
	});
});
