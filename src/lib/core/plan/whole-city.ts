import type { Polygon } from 'geojson';
import { growBbox } from '../geometry/bbox.ts';
import { roundDegree } from '../geometry/round-degree.ts';
import type { Bbox } from '../geometry/types.ts';
import type { Plan, PlanFeature, WantedChange } from './types.ts';
import { findInside } from '../geometry/find-inside.ts';
import { ringsOf, type PlaceGeometry } from '../geometry/area-rings.ts';
import { isInRings } from '../geometry/point-in-rings.ts';
import { measureShape } from '../shaping/measure-shape.ts';

/** Layers of areas that communities and centres belong to. */
export const PARTS_OF_CITY = ['clusters', 'districts'] as const;
export type PartsOfCity = (typeof PARTS_OF_CITY)[number];

/** Ids of the areas that hold what belongs to none yet. */
export const WHOLE_CITY: Readonly<Record<PartsOfCity, string>> = {
	clusters: 'cluster-whole-city',
	districts: 'district-whole-city'
};

/** Whether an area stands in for those that are still to come: it is no ground of its layer. */
export const isWholeCity = (id: string): boolean => Object.values(WHOLE_CITY).includes(id);

const NAMES = {
	clusters: { name: '未划组团', nameEn: 'Not in a cluster yet' },
	districts: { name: '未划行政区', nameEn: 'Not in a district yet' }
} as const;
const MARGIN_DEG = 0.02;

const REFERENCES = { clusters: 'clusterId', districts: 'districtId' } as const;

/**
 * Stands in for clusters and districts in a city that has none: one area around everything, until somebody brings or
 * draws them. Communities have to belong to something before they can be counted by it.
 *
 * @returns the changes, and the plan with them; none where the city has both
 */
export function addWholeCity(plan: Plan, bbox: Bbox): { plan: Plan; changes: WantedChange[] } {
	const changes = PARTS_OF_CITY.filter((layer) => plan[layer].size === 0).map((layer): WantedChange => {
		const value = wholeCity(layer, bbox);
		return { layer, featureId: value.properties.id, op: 'add', value };
	});
	const added = Object.fromEntries(
		changes.map(({ layer, ...change }) => [
			layer,
			new Map(change.op === 'add' ? [[change.featureId, change.value]] : [])
		])
	);
	return { changes, plan: { ...plan, ...added } };
}

function wholeCity(layer: PartsOfCity, bbox: Bbox): PlanFeature {
	const [west, south, east, north] = growBbox(bbox, MARGIN_DEG).map(roundDegree) as Bbox;
	const geometry: Polygon = {
		type: 'Polygon',
		coordinates: [
			[
				[west, south],
				[east, south],
				[east, north],
				[west, north],
				[west, south]
			]
		]
	};
	const id = WHOLE_CITY[layer];
	const own =
		layer === 'clusters'
			? { number: 1, population: 0, areaM2: Math.round(measureShape(geometry).areaM2) }
			: { code: '' };
	return {
		type: 'Feature',
		properties: { id, ...NAMES[layer], provenance: 'approximate', ...own },
		geometry
	};
}

/**
 * What belonged to the whole city belongs to the clusters or districts that have come, by where it lies; the stand-in goes
 * when nothing belongs to it any more.
 *
 * @param plan with the areas that have come
 */
export function leaveWholeCity(plan: Plan, layer: PartsOfCity): WantedChange[] {
	const id = WHOLE_CITY[layer];
	if (!plan[layer].has(id)) return [];
	const field = REFERENCES[layer];
	const areas = [...plan[layer].values()]
		.filter(({ properties }) => properties.id !== id)
		.map(({ properties, geometry }) => ({ id: properties.id, rings: ringsOf(geometry as PlaceGeometry) }))
		.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const changes: WantedChange[] = [];
	let isLeft = false;
	for (const of of ['communities', 'centres', 'blocks'] as const)
		for (const [featureId, { properties, geometry }] of plan[of]) {
			if (properties[field] !== id) continue;
			const at = findInside(geometry as PlaceGeometry);
			const area = at && areas.find(({ rings }) => isInRings(rings, at));
			if (area) changes.push({ layer: of, featureId, op: 'set', field, value: area.id });
			else isLeft = true;
		}
	if (!isLeft) changes.push({ layer, featureId: id, op: 'remove' });
	return changes;
}
