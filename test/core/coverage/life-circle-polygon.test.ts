import { booleanPointInPolygon, booleanValid, point } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { buildDrawingGrid } from '#lib/core/coverage/drawing-grid.ts';
import { buildLifeCirclePolygon } from '#lib/core/coverage/life-circle-polygon.ts';
import { measurePolygon } from '#lib/core/coverage/measure-polygon.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { buildWalkField } from '#lib/core/network/walk-field.ts';
import { drawCity } from '../../helpers/ascii-city.ts';

// A ring of streets 900 m by 600 m round an empty field, and a separate street beyond the reach.
const city = drawCity(
	`
A                             B


                                        G    H


D                             C
`,
	{ 环: 'ABCDA', 远: 'GH' },
	{ gridM: 30 }
);
const network = buildNetwork(city.ways);
const field = buildWalkField(network, [{ position: buildSnapper(network).find(city.at('A'))!, site: 0 }]);

describe('life-circle polygon', () => {
	const grid = buildDrawingGrid(network, { cellM: 10, maxOffStreetM: 60 });

	it('takes in what is reached and leaves out what is not, with the field as a hole', () => {
		const polygon = buildLifeCirclePolygon(field, grid, 2000);
		const holds = (lngLat: [number, number]) => booleanPointInPolygon(point(lngLat), polygon);
		expect(holds(city.beside('A', 'B', 450))).toBe(true);
		expect(holds(city.beside('A', 'B', 450, 30))).toBe(true);
		expect(holds(city.beside('A', 'B', 450, -90))).toBe(false);
		expect(holds(city.beside('G', 'H', 60))).toBe(false);
		expect(polygon.coordinates.flat()).toHaveLength(2);
		expect(booleanValid(polygon)).toBe(true);
	});

	it('ends where the budget is used up, within a cell', () => {
		const polygon = buildLifeCirclePolygon(field, grid, 300);
		const holds = (alongM: number) => booleanPointInPolygon(point(city.beside('A', 'B', alongM)), polygon);
		expect(holds(285)).toBe(true);
		expect(holds(315)).toBe(false);
	});

	it('is measured against the streets', () => {
		const error = measurePolygon(field, buildLifeCirclePolygon(field, grid, 300), 300);
		expect(error.reached).toBeGreaterThan(100);
		expect(error.missed / error.reached).toBeLessThan(0.03);
		expect(error.wronglyInside / error.reached).toBeLessThan(0.03);
		// A polygon of nothing misses everything.
		expect(measurePolygon(field, { type: 'MultiPolygon', coordinates: [] }, 300).missed).toBe(error.reached);
	});

	it('is empty where there are no streets', () => {
		const empty = buildNetwork([]);
		const nothing = buildLifeCirclePolygon(buildWalkField(empty, []), buildDrawingGrid(empty), 900);
		expect(nothing.coordinates).toEqual([]);
	});
});
