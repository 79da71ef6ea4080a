import type { Geometry, Polygon } from 'geojson';
import type { LayerName } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { emptyPlan } from '#lib/core/plan/plan.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import { readChanges } from '#lib/core/plan/read-changes.ts';
import type { ShapeChanges, ShapeRefusal } from '#lib/core/plan/shape-changes/types.ts';
import type { Plan, PlanFeature } from '#lib/core/plan/types.ts';
import { roundLngLat } from '#lib/core/shaping/round-geometry.ts';

const ORIGIN: LngLat = [115.46, 38.87];
const plane = buildLocalMetres(ORIGIN);

/** A place so many metres east and north of the plan's middle. */
export const at = (eastM: number, northM: number): LngLat => roundLngLat(plane.toLngLat([eastM, northM]));

/** The rectangle between two corners, metres. */
export const box = (west: number, south: number, east: number, north: number): Polygon => ({
	type: 'Polygon',
	coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]]
});

const feature = (id: string, geometry: Geometry, properties: object): PlanFeature => ({
	type: 'Feature',
	properties: { id, provenance: 'illustrative', ...properties },
	geometry
});

const named = (name: string) => ({ name, nameEn: `${name} en` });

export const community = (id: string, geometry: Geometry, more: object = {}): PlanFeature =>
	feature(id, geometry, {
		...named(`小区${id}`),
		aliases: [],
		clusterId: 'west',
		districtId: 'd',
		state: 'not-renovated',
		propertyManagement: false,
		walled: true,
		yearBuilt: 1985,
		buildings: 7,
		households: 101,
		people: 303,
		floorAreaM2: 9001,
		siteAreaM2: 10_000,
		serviceFeeYuanPerM2Month: 0.5,
		collectionRate: 0.8,
		extraIncomeYuanPerYear: 100,
		serviceCostYuanPerYear: 200,
		note: '',
		entrances: [],
		...more
	});

/**
 * A district of 1200 m by 600 m with two clusters side by side, `west` and `east`, of two blocks each, one north and one
 * south; communities `a` in the north and `b` in the south of the west, `c` in the east.
 */
export function drawPlan(): Plan {
	const cluster = (id: string, number: number, geometry: Geometry) =>
		feature(id, geometry, { ...named(`组团${number}`), number, population: 1001, areaM2: 360_000 });
	const block = (id: string, clusterId: string, geometry: Geometry) =>
		feature(id, geometry, { clusterId, population: 500, areaM2: 180_000 });
	const layers: Partial<Record<LayerName, PlanFeature[]>> = {
		districts: [feature('d', box(-600, -300, 600, 300), { ...named('区'), code: '' })],
		clusters: [cluster('west', 1, box(-600, -300, 0, 300)), cluster('east', 2, box(0, -300, 600, 300))],
		blocks: [
			block('wn', 'west', box(-600, 0, 0, 300)),
			block('ws', 'west', box(-600, -300, 0, 0)),
			block('en', 'east', box(0, 0, 600, 300)),
			block('es', 'east', box(0, -300, 600, 0))
		],
		communities: [
			community('a', box(-400, 100, -300, 200), {
				entrances: [{ id: 'a-1', lngLat: at(-350, 100), openTo: 'all' }]
			}),
			community('b', box(-400, -200, -300, -100)),
			community('c', box(300, 100, 400, 200), { clusterId: 'east' })
		],
		centres: [
			feature(
				'k',
				{ type: 'Point', coordinates: at(-100, -100) },
				{
					...named('中心'),
					clusterId: 'west',
					districtId: 'd',
					open: true,
					doors: [{ id: 'k-1', lngLat: at(-100, -100), openTo: 'all' }]
				}
			)
		]
	};
	return {
		...emptyPlan(),
		...Object.fromEntries(
			Object.entries(layers).map(([layer, features]) => [
				layer,
				new Map(features.map((one) => [one.properties.id, one]))
			])
		)
	};
}

/** The streets of that plan: one along y = 0, and one along x = −200 in the west only. */
export const STREETS = [
	{ name: '中街', lngLats: [at(-700, 0), at(700, 0)] },
	{ name: '西街', lngLats: [at(-200, -400), at(-200, 400)] }
];

/**
 * The plan after changes, as page and server make them.
 *
 * @throws Error if the changes are refused by shape, by the layers' schema or by the plan
 */
export function make(plan: Plan, made: ShapeChanges | ShapeRefusal): Plan {
	if ('refusal' in made) throw new Error(made.refusal);
	const { changes, problems } = readChanges(made.changes);
	const prepared = prepareChanges(plan, [], changes);
	const wrong = [...problems, ...prepared.problems];
	if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
	return applyChanges(plan, prepared.changes);
}
