import { booleanPointInPolygon, point } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import type { Network } from '#lib/core/network/types.ts';
import { buildWalkField } from '#lib/core/network/walk-field.ts';
import { drawCity } from '../../helpers/ascii-city.ts';
import { checkPolygon } from '../../helpers/check-polygon.ts';

function fieldFrom(network: Network, doors: readonly LngLat[], limitM = Infinity) {
	const snapper = buildSnapper(network);
	const sources = doors.map((door, site) => ({ position: snapper.find(door)!, site }));
	return buildWalkField(network, sources, { limitM });
}

function draw(network: Network, doors: readonly LngLat[], limitM: number): MultiPolygon {
	const polygon = drawLifeCircle(buildStreetMesh(network), fieldFrom(network, doors), limitM);
	expect(checkPolygon(polygon)).toEqual([]);
	return polygon;
}

const holds = (polygon: MultiPolygon, lngLat: LngLat) => booleanPointInPolygon(point(lngLat), polygon);

describe('life circle on one straight street', () => {
	// All points in one line: the degenerate case of every triangulation.
	const street = drawCity(`A${' '.repeat(99)}B`, { 街: 'AB' });
	const network = buildNetwork(street.ways);

	it('ends at the metre where the limit is used up', () => {
		const polygon = draw(network, [street.beside('A', 'B', 400)], 217);
		const at = (alongM: number) => holds(polygon, street.beside('A', 'B', alongM));
		// Coordinates are kept to a centimetre, so the cut is too.
		expect([at(183.03), at(400), at(616.97)]).toEqual([true, true, true]);
		expect([at(182.97), at(617.03)]).toEqual([false, false]);
	});

	it('is narrower towards its ends, and no wider than 220 m', () => {
		const polygon = draw(network, [street.beside('A', 'B', 500)], 5000);
		expect(holds(polygon, street.beside('A', 'B', 500, 150))).toBe(true);
		expect(holds(polygon, street.beside('A', 'B', 500, -150))).toBe(true);
		expect(holds(polygon, street.beside('A', 'B', 500, 225))).toBe(false);
	});

	it('leaves out a gap of a few metres between two ends, however short', () => {
		for (const gapM of [60, 20, 2, 0.4]) {
			const limitM = (1000 - gapM) / 2;
			const polygon = draw(network, [street.at('A'), street.at('B')], limitM);
			const at = (alongM: number) => holds(polygon, street.beside('A', 'B', alongM));
			expect([at(500 - gapM / 2 - 0.1), at(500), at(500 + gapM / 2 + 0.1)]).toEqual([true, false, true]);
		}
	});

	it('keeps the island round a door far off the street, and counts the way to the street', () => {
		const polygon = draw(network, [street.beside('A', 'B', 430, 290)], 297);
		const at = (alongM: number) => holds(polygon, street.beside('A', 'B', alongM));
		expect([at(422.9), at(423.1), at(436.9), at(437.1)]).toEqual([false, true, true, false]);
	});

	it('keeps several islands within one stretch of street apart', () => {
		const doors = [410, 440, 470].map((alongM) => street.beside('A', 'B', alongM, 90));
		const polygon = draw(network, doors, 100);
		const at = (alongM: number) => holds(polygon, street.beside('A', 'B', alongM));
		expect([405, 425, 440, 455, 475].map(at)).toEqual([true, false, true, false, true]);
		expect(polygon.coordinates).toHaveLength(3);
	});
});

describe('life circle on streets a few metres apart', () => {
	it('keeps islands clear of the gaps round them', () => {
		const city = drawCity('A         B\nC         D', { 北: 'AB', 南: 'CD' }, { gridM: 10 });
		// One metre apart: triangles are flat, and there is no room over a gap but to fit things into each other.
		for (const way of city.ways.slice(1))
			way.coordinates = way.coordinates.map((_, i) => city.beside('A', 'B', 100 * i, -1));
		const network = buildNetwork(city.ways);
		const snapper = buildSnapper(network);
		const source = (alongM: number, asideM: number, leftM: number) => ({
			position: { ...snapper.find(city.beside('A', 'B', alongM, asideM))!, accessM: 60 - leftM },
			site: 0
		});
		const field = buildWalkField(network, [
			source(50, -1, 60),
			source(0, 0, 10),
			source(100, 0, 10),
			source(20, 0, 9),
			source(40, 0, 4)
		]);
		const polygon = drawLifeCircle(buildStreetMesh(network), field, 60);
		expect(checkPolygon(polygon)).toEqual([]);
		const at = (alongM: number) => holds(polygon, city.beside('A', 'B', alongM));
		expect([9.9, 11.1, 28.9, 36.1, 43.9, 90.1].map(at)).toEqual(Array(6).fill(true));
		expect([10.5, 29.1, 35.9, 44.1, 89.9].map(at)).toEqual(Array(5).fill(false));
	});
});

describe('life circle in a drawn city', () => {
	// A ring of 3000 m by 600 m round an empty field, a lane in it that is not joined to it, a street apart.
	const city = drawCity(
		`
A                             B

     E     F
                                             G    H


D                             C
`,
		{ 环: 'ABCDA', 内: 'EF', 远: 'GH' },
		{ gridM: 100 }
	);
	const network = buildNetwork(city.ways);

	it('has a hole where a block is deeper than 220 m or a street inside is not reached', () => {
		const polygon = draw(network, [city.at('A')], 5000);
		expect(polygon.coordinates).toHaveLength(1);
		expect(polygon.coordinates[0]).toHaveLength(2);
		expect(holds(polygon, city.beside('A', 'B', 450))).toBe(true);
		expect(holds(polygon, city.beside('E', 'F', 300))).toBe(false);
		expect(holds(polygon, city.beside('A', 'B', 2000, -300))).toBe(false);
		expect(holds(polygon, city.beside('G', 'H', 60))).toBe(false);
	});

	it('has a polygon for each island of what is reached', () => {
		const polygon = draw(network, [city.at('A'), city.at('G'), city.at('E')], 100);
		expect(polygon.coordinates).toHaveLength(3);
		expect(holds(polygon, city.at('H'))).toBe(false);
	});

	it('draws the same from the nodes of a bounded search', () => {
		const mesh = buildStreetMesh(network);
		const field = fieldFrom(network, [city.beside('A', 'B', 70, 12)], 400);
		expect(drawLifeCircle(mesh, field, 400)).toEqual(
			drawLifeCircle(mesh, { ...field, reachedNodes: undefined }, 400)
		);
	});

	it('draws all centres where only one of them was searched anew', () => {
		const mesh = buildStreetMesh(network);
		const all = fieldFrom(network, [city.at('A'), city.at('G')], 400);
		const first = buildWalkField(network, all.sources.slice(0, 1), { limitM: 400 });
		const over = buildWalkField(network, all.sources, { limitM: 400, over: first });
		expect(drawLifeCircle(mesh, over, 400)).toEqual(
			drawLifeCircle(mesh, { ...all, reachedNodes: undefined }, 400)
		);
		expect(() => buildWalkField(network, all.sources, { reuse: over })).toThrow(/cannot be reused/);
	});

	it('leaves no trace in the mesh', () => {
		const mesh = buildStreetMesh(network);
		const before = [...mesh.scratch.spareM, ...mesh.scratch.crossed];
		const first = drawLifeCircle(mesh, fieldFrom(network, [city.at('A')]), 400);
		drawLifeCircle(mesh, fieldFrom(network, [city.at('B'), city.at('E')]), 900);
		expect([...mesh.scratch.spareM, ...mesh.scratch.crossed]).toEqual(before);
		expect(drawLifeCircle(mesh, fieldFrom(network, [city.at('A')]), 400)).toEqual(first);
	});

	it('is nothing where nothing is reached, and where there are no streets', () => {
		expect(draw(network, [], 900).coordinates).toEqual([]);
		expect(draw(network, [city.beside('A', 'B', 450, 50)], 49).coordinates).toEqual([]);
		expect(draw(buildNetwork([]), [], 900).coordinates).toEqual([]);
	});

	it('does not draw on the mesh of another network', () => {
		const mesh = buildStreetMesh(buildNetwork([]));
		expect(() => drawLifeCircle(mesh, fieldFrom(network, [city.at('A')]), 400)).toThrow(RangeError);
	});
});

describe('life circle at a bridge', () => {
	it('goes over it without taking in the street below', () => {
		const city = drawCity(
			`
          N

W                   E

          S
`,
			{ 桥: 'WE', 河: 'NS' },
			{ gridM: 20 }
		);
		const polygon = draw(buildNetwork(city.ways), [city.at('W')], 1000);
		expect(holds(polygon, city.at('E'))).toBe(true);
		expect(holds(polygon, city.beside('W', 'E', 200))).toBe(true);
		// To within a decimetre of where the two cross.
		for (const alongM of [20, 39.8, 40.2, 60])
			expect(holds(polygon, city.beside('N', 'S', alongM))).toBe(false);
	});
});
