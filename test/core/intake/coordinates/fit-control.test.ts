import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canFitControl, fitControl } from '#lib/core/intake/coordinates/fit-control.ts';
import { fromWgs84 } from '#lib/core/intake/coordinates/from-wgs84.ts';
import { toWgs84 } from '#lib/core/intake/coordinates/to-wgs84.ts';
import type { Crs, GivenControl } from '#lib/core/intake/coordinates/types.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { Xy } from '#lib/core/geometry/types.ts';

const GRID = 'EPSG:4547';
const ground = toWgs84(GRID);
const crsOf = (id: string): Crs => ({ id: id as Crs['id'] });
/** Local system: origin on the ground, a quarter turned. */
const lead = ([x, y]: Xy): Xy => [628000 - y, 4304000 + x];
const points = (
	[
		[0, 0],
		[900, 0],
		[900, 700],
		[0, 700]
	] as Xy[]
).map((xy): GivenControl => ({
	xy,
	at: lead(xy),
	crs: GRID
}));

test('places in a known system, in degrees or in degrees that the law shifts are the same places', () => {
	const toGcj = fromWgs84('gcj02');
	const mixed: GivenControl[] = [
		points[0]!,
		{ xy: points[1]!.xy, at: ground(points[1]!.at) },
		{ xy: points[2]!.xy, at: toGcj(ground(points[2]!.at)), crs: 'gcj02' }
	];
	const fit = fitControl(mixed, { crsOf });
	expect(fit.warnings).toEqual([]);
	expect(fit.turnDeg).toBeCloseTo(90, 5);
	for (const { residualM } of fit.points) expect(residualM).toBeLessThan(0.001);
});

test('a point that is left out is measured, has no say, and a wrong one is called by its own number', () => {
	const wrong = { ...points[3]!, at: [points[3]!.at[0] + 30, points[3]!.at[1]] as Xy };
	const more = (
		[
			[450, 350],
			[450, 0],
			[900, 350]
		] as Xy[]
	).map((xy) => ({ xy, at: lead(xy), crs: GRID }));
	const asked = fitControl([{ ...points[0]!, isOut: true }, points[1]!, points[2]!, wrong, ...more], {
		crsOf
	});
	expect(asked.warnings[0]).toMatchObject({ code: 'helmert-large-residual', parameters: { point: 4 } });
	const fit = fitControl([points[0]!, points[1]!, points[2]!, { ...wrong, isOut: true }], { crsOf });
	expect(fit.warnings).toEqual([]);
	expect(fit.rmsM).toBeLessThan(0.001);
	expect(fit.points.map(({ residualM }) => Math.round(residualM))).toEqual([0, 0, 0, 30]);
	expect(haversineM(...fit.points[3]!.fitted, ...ground(points[3]!.at))).toBeLessThan(0.001);
});

test('northing first is a mirror image, which is told, and fits where it is said', () => {
	const swapped = points.map(({ xy: [x, y], ...rest }): GivenControl => ({ ...rest, xy: [y, x] }));
	expect(fitControl(swapped, { crsOf }).warnings).toMatchObject([{ code: 'helmert-mirrored' }]);
	const fit = fitControl(swapped, { isSwapped: true, crsOf });
	expect(fit.warnings).toEqual([]);
	expect(fit.crs.swapped).toBe(true);
});

test('a scale that is off by more than a survey is told', () => {
	const yards = points.map((one): GivenControl => ({ ...one, xy: [one.xy[0] * 1.0936, one.xy[1] * 1.0936] }));
	expect(fitControl(yards, { crsOf }).warnings).toMatchObject([
		{ code: 'helmert-scale', parameters: { scale: expect.closeTo(0.9144, 4) } }
	]);
});

test('one point, points that fall together and places that are none are refused', () => {
	expect(canFitControl([points[0]!, { ...points[1]!, isOut: true }])).toBe(false);
	expect(() => fitControl([points[0]!], { crsOf })).toThrow(/at least 2/);
	expect(() => fitControl([points[0]!, points[0]!], { crsOf })).toThrow(/fall together/);
	expect(() => fitControl([points[0]!, { xy: [1, 1], at: [1e9, 1e9] }], { crsOf })).toThrow(/control\[1\]/);
});

test('whatever points are left out, the rest decides alone', () => {
	const coordinate = fc.double({ min: -3000, max: 3000, noNaN: true });
	fc.assert(
		fc.property(
			fc.array(fc.record({ xy: fc.tuple(coordinate, coordinate), isOut: fc.boolean(), off: coordinate }), {
				minLength: 4,
				maxLength: 9
			}),
			(drawn) => {
				const given = drawn.map(({ xy, isOut, off }): GivenControl => {
					const [east, north] = lead(xy);
					return { xy, at: [east + (isOut ? off : 0), north], crs: GRID, isOut };
				});
				const used = given.filter(({ isOut }) => !isOut);
				fc.pre(
					used.length >= 2 &&
						Math.hypot(used[0]!.xy[0] - used[1]!.xy[0], used[0]!.xy[1] - used[1]!.xy[1]) > 50
				);
				const { points: fitted } = fitControl(given, { crsOf });
				for (const [i, { residualM }] of fitted.entries()) {
					const offM = given[i]!.isOut ? Math.abs(drawn[i]!.off) : 0;
					// Metres of the plane against metres of the ground: apart by the scale of the projection.
					expect(Math.abs(residualM - offM)).toBeLessThan(0.002 + 0.003 * offM);
				}
			}
		),
		{ seed: 12, numRuns: 60 }
	);
});
