import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitHelmert, type ControlPoint } from '../../../../src/lib/core/intake/coordinates/fit-helmert.ts';
import { toWgs84 } from '../../../../src/lib/core/intake/coordinates/to-wgs84.ts';
import { haversineM } from '../../../../src/lib/core/geometry/local-metres.ts';
import type { Xy } from '../../../../src/lib/core/geometry/types.ts';

const place = toWgs84('EPSG:4547');
const at = (xy: Xy, plane: Xy): ControlPoint => ({ xy, lngLat: place(plane) });

test('two points give the similarity through both, and say that nothing checks it', () => {
	// Turned by a right angle: local east is north in the plane.
	const fit = fitHelmert([at([0, 0], [628000, 4304000]), at([1000, 0], [628000, 4305000])]);
	expect(fit.crs.similarity!.plane).toBe('EPSG:4547');
	expect(fit.turnDeg).toBeCloseTo(90, 6);
	expect(fit.scale).toBeCloseTo(1, 9);
	expect(Math.max(...fit.residualsM)).toBeLessThan(1e-4);
	expect(fit.warnings.map(({ code }) => code)).toEqual(['helmert-two-points']);
	const expected = place([627500, 4304200]);
	expect(haversineM(...toWgs84(fit.crs)([200, 500]), ...expected)).toBeLessThan(0.001);
});

test('any similarity is found again from three points and more', () => {
	const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
	fc.assert(
		fc.property(
			number(-Math.PI, Math.PI),
			number(0.999, 1.001),
			fc.array(fc.tuple(number(-9000, 9000), number(-9000, 9000)), { minLength: 3, maxLength: 12 }),
			(turn, scale, xys) => {
				fc.pre(xys.some(([x, y]) => Math.hypot(x - xys[0]![0], y - xys[0]![1]) > 10));
				const [a, b] = [scale * Math.cos(turn), scale * Math.sin(turn)];
				const lead = ([x, y]: Xy): Xy => [628000 + a * x - b * y, 4304000 + b * x + a * y];
				// Origin far away, as false origins of local systems are.
				const points = xys.map((xy) => at([xy[0] + 4e5, xy[1] - 3e5], lead(xy)));
				const fit = fitHelmert(points, 'EPSG:4547');
				expect(Math.max(...fit.residualsM)).toBeLessThan(0.001);
				expect(fit.scale).toBeCloseTo(scale, 4);
				expect(fit.warnings).toEqual([]);
			}
		),
		{ seed: 5 }
	);
});

test('least squares: no other similarity near it has smaller residuals', () => {
	const points = [
		at([0, 0], [628000, 4304000.3]),
		at([1000, 0], [629000.2, 4304000]),
		at([1000, 800], [629000, 4304799.7]),
		at([0, 800], [627999.8, 4304800])
	];
	const { crs, residualsM, rmsM, warnings } = fitHelmert(points, 'EPSG:4547');
	const sum = (residuals: readonly number[]): number => residuals.reduce((s, r) => s + r * r, 0);
	const { similarity } = crs;
	const residualsOf = (a: number, b: number, moved: Xy): number[] =>
		points.map(({ xy, lngLat }) =>
			haversineM(...toWgs84({ id: 'local', similarity: { ...similarity!, a, b, to: moved } })(xy), ...lngLat)
		);
	const { a, b, to } = similarity!;
	for (const [da, db, dx, dy] of [
		[1e-4, 0, 0, 0],
		[-1e-4, 0, 0, 0],
		[0, 1e-4, 0, 0],
		[0, -1e-4, 0, 0],
		[0, 0, 0.05, 0],
		[0, 0, 0, -0.05]
	] as const)
		expect(sum(residualsOf(a + da, b + db, [to[0] + dx, to[1] + dy]))).toBeGreaterThan(sum(residualsM));
	// Four points leave four of eight numbers free.
	expect(rmsM).toBeCloseTo(Math.sqrt(sum(residualsM) / 4), 9);
	expect(warnings).toEqual([]);
});

test('warns of a wrong point, of swapped axes and of another unit', () => {
	const good: [Xy, Xy][] = [
		[
			[0, 0],
			[628000, 4304000]
		],
		[
			[1000, 0],
			[629000, 4304000]
		],
		[
			[1000, 800],
			[629000, 4304800]
		],
		[
			[100, 900],
			[628100, 4304900]
		]
	];
	const codes = (points: ControlPoint[]): string[] => fitHelmert(points).warnings.map(({ code }) => code);
	expect(codes(good.map(([xy, to]) => at(xy, to)))).toEqual([]);
	expect(codes(good.map(([xy, to], i) => at(xy, i === 2 ? [to[0] + 60, to[1]] : to)))).toContain(
		'helmert-large-residual'
	);
	expect(codes(good.map(([[x, y], to]) => at([y, x], to)))).toContain('helmert-mirrored');
	expect(codes(good.map(([[x, y], to]) => at([x * 100, y * 100], to)))).toContain('helmert-scale');
});

test('refuses what fits anything', () => {
	expect(() => fitHelmert([at([0, 0], [628000, 4304000])])).toThrow(/at least 2/);
	expect(() => fitHelmert([at([0, 0], [628000, 4304000]), at([0, 0], [628100, 4304000])])).toThrow(/apart/);
	expect(() => fitHelmert([at([0, 0], [628000, 4304000]), at([5, 5], [628000, 4304000])])).toThrow(/apart/);
	expect(() => fitHelmert([at([Number.NaN, 0], [628000, 4304000]), at([5, 5], [628100, 4304000])])).toThrow(
		/points\[0\]/
	);
});
