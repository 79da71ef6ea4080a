import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import { drawServiceAreas } from '#lib/core/drawing/draw-service-areas.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { buildWalkField } from '#lib/core/network/walk-field.ts';
import { checkPolygon } from '../../helpers/check-polygon.ts';
import { findMisplaced } from '../../helpers/find-misplaced.ts';
import { howMany } from '../../helpers/how-many.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';

const LIMITS_M = [3, 40, 101.5, 150, 250, 300, 450, 600, 1000, 1555, Infinity];
const SEEDS = Array.from({ length: howMany(60) }, (_, seed) => seed);

function build(seed: number) {
	const city = buildRandomCity(seed);
	const network = buildNetwork(city.ways);
	const snapper = buildSnapper(network);
	const doors = [...city.doors, ...city.places.slice(0, seed % 7)];
	const sources = doors.flatMap((door, site) => {
		const position = snapper.find(door);
		return position ? [{ position, site }] : [];
	});
	return { mesh: buildStreetMesh(network), field: buildWalkField(network, sources) };
}

/** Square degrees; differences of two areas count only. */
function areaOf({ coordinates }: MultiPolygon): number {
	let twice = 0;
	for (const ring of coordinates.flat()) {
		const [x0, y0] = ring[0] as [number, number];
		for (let i = 2; i < ring.length; i++)
			twice += (ring[i - 1]![0]! - x0) * (ring[i]![1]! - y0) - (ring[i]![0]! - x0) * (ring[i - 1]![1]! - y0);
	}
	return twice / 2;
}

describe(`on ${SEEDS.length} random cities`, () => {
	it('every stretch of street is an edge of the mesh', () => {
		for (const seed of SEEDS) expect([seed, build(seed).mesh.unplacedSegments]).toEqual([seed, 0]);
	});

	it('life circles are valid and every street sample is on its side', () => {
		for (const seed of SEEDS) {
			const { mesh, field } = build(seed);
			for (const [i, limitM] of LIMITS_M.entries()) {
				const circle = drawLifeCircle(mesh, field, limitM);
				expect([seed, limitM, checkPolygon(circle)]).toEqual([seed, limitM, []]);
				if (i !== seed % LIMITS_M.length) continue;
				const misplaced = findMisplaced(field, new Map([[0, circle]]), limitM, { siteOf: () => 0 });
				expect([seed, limitM, misplaced]).toEqual([seed, limitM, []]);
			}
		}
	});

	it('service areas are valid, divide the life circle, and every sample is with its nearest site', () => {
		for (const seed of SEEDS) {
			const { mesh, field } = build(seed);
			const limitM = LIMITS_M[(3 * seed + 2) % 11]!;
			const areas = drawServiceAreas(mesh, field, limitM);
			for (const [site, area] of areas)
				expect([seed, limitM, site, checkPolygon(area)]).toEqual([seed, limitM, site, []]);
			const whole = areaOf(drawLifeCircle(mesh, field, limitM));
			const parts = [...areas.values()].reduce((sum, area) => sum + areaOf(area), 0);
			expect(Math.abs(parts - whole)).toBeLessThanOrEqual(1e-6 * whole);
			const misplaced = findMisplaced(field, areas, limitM, { stepM: 20 });
			expect([seed, limitM, misplaced]).toEqual([seed, limitM, []]);
		}
	});
});
