import type { Door } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { listShapeFaults } from '../../shaping/list-shape-faults.ts';
import { roundGeometry } from '../../shaping/round-geometry.ts';
import type { Area, Shape } from '../../shaping/types.ts';
import { listFeatures } from '../plan.ts';
import type { Plan, PlanFeature, WantedChange } from '../types.ts';
import { leaveWholeCity, type PartsOfCity } from '../whole-city.ts';
import { areaOfM2 } from './area-of-m2.ts';
import { findAreaOf, findHolding } from './find-area-of.ts';
import { findFreeName } from './find-free-name.ts';
import { findMiddle } from './find-middle.ts';
import { findNeighboursAt } from './find-neighbours-at.ts';
import { findStreetName } from './find-street-name.ts';
import { placeEntrance } from './place-entrance.ts';
import { takeFreeGround } from './take-free-ground.ts';
import {
	isSharedLayer,
	type ShapedLayer,
	type ShapeChanges,
	type ShapeRefusal,
	type StreetLine
} from './types.ts';

/** Half of a main street's width, where nobody has measured it. */
const AXIS_HALF_WIDTH_M = 20;
/** Within what is meant by old; to be put right in the form. */
const YEAR_BUILT = 1990;

/** Stems of names for what has none yet. */
const STEMS: Record<ShapedLayer, readonly [zh: string, en: string]> = {
	districts: ['新区', 'New district'],
	clusters: ['新组团', 'New cluster'],
	blocks: ['新街坊', 'New block'],
	axes: ['新主轴', 'New axis'],
	centres: ['新服务中心', 'New centre'],
	communities: ['新小区', 'New community'],
	facilities: ['新设施', 'New facility'],
	buildings: ['新楼栋', 'New building'],
	landmarks: ['新地标', 'New landmark'],
	streets: ['新街道', 'New street'],
	walls: ['新围墙', 'New wall'],
	links: ['新连通道', 'New link'],
	passages: ['新开墙处', 'New wall opening']
};

/** What was drawn, and of which layer it is. */
export interface DrawnFeature {
	layer: ShapedLayer;
	geometry: Shape;
	/** The new feature's. */
	id: string;
	/** By the streets a community gets its first entrance, and an axis its name. */
	streets?: readonly StreetLine[];
	/** Whether every position was typed in, as whoever measured it does. */
	isMeasured?: boolean;
}

/**
 * A new feature from what was drawn: a name that is not taken, the cluster and district that it lies in, areas by its
 * shape, 0 for what is not known, and of a community an entrance where its outline is nearest to a street, of a centre a
 * door. Of areas that lie side by side only ground that none of them has is taken.
 *
 * @returns changes of one group; or why it cannot be, with the place to look at
 */
export function drawFeature(plan: Plan, drawn: DrawnFeature): ShapeChanges | ShapeRefusal {
	const { layer, id } = drawn;
	const geometry = roundGeometry(drawn.geometry);
	const [fault] = listShapeFaults(geometry);
	if (fault) return { refusal: fault.code, lngLat: fault.lngLat };
	const free = isSharedLayer(layer)
		? takeFreeGround(plan, layer, geometry as Area)
		: { geometry, changes: [] };
	if ('refusal' in free) return free;
	const own = describe(plan, { ...drawn, geometry: free.geometry });
	if ('refusal' in own) return own as ShapeRefusal;
	const provenance = drawn.isMeasured ? 'surveyed' : 'approximate';
	const value = {
		type: 'Feature',
		properties: { id, ...own, provenance },
		geometry: free.geometry
	} as unknown as PlanFeature;
	const changes: WantedChange[] = [
		{ layer, featureId: id, op: 'add', value },
		...free.changes,
		...(layer === 'clusters' || layer === 'districts' ? moveIn(plan, layer, value) : [])
	];
	return {
		changes: changes.map((change) => ({ ...change, group: `draw ${id}` })),
		target: { layer, featureId: id }
	};
}

/** What belonged to the stand-in for the whole city and lies in a new area belongs to that. */
function moveIn(plan: Plan, layer: PartsOfCity, value: PlanFeature): WantedChange[] {
	const areas = new Map(plan[layer]).set(value.properties.id, value);
	return leaveWholeCity({ ...plan, [layer]: areas }, layer);
}

type Own = Record<string, unknown>;

/** All of a feature but id and provenance. */
function describe(plan: Plan, { layer, geometry, id, streets = [] }: DrawnFeature): Own | ShapeRefusal {
	const [zh, en] = STEMS[layer];
	const named = {
		name: findFreeName(plan, layer, zh, 'name'),
		nameEn: findFreeName(plan, layer, en, 'nameEn')
	};
	const middle = findMiddle(geometry);
	const areaM2 = Math.round(areaOfM2(geometry));
	const door: Door = { id: `${id}-d1`, lngLat: middle, openTo: 'all' };
	switch (layer) {
		case 'districts':
			return { ...named, code: '' };
		case 'clusters':
			return { ...named, number: nextNumber(plan), population: 0, areaM2 };
		case 'blocks': {
			const clusterId = findAreaOf(plan, 'clusters', middle);
			return clusterId === undefined
				? { refusal: 'no-cluster', lngLat: middle }
				: { clusterId, population: 0, areaM2 };
		}
		case 'axes': {
			const streetName = findStreetName(middle, streets);
			const isNew =
				streetName !== '' && !listFeatures(plan, 'axes').some((axis) => axis.properties.name === streetName);
			return {
				...named,
				...(isNew ? { name: streetName } : {}),
				streetName: streetName || named.name,
				halfWidthM: AXIS_HALF_WIDTH_M
			};
		}
		case 'centres': {
			const home = homeOf(plan, middle);
			return 'refusal' in home ? home : { ...named, ...home, open: true, doors: [door] };
		}
		case 'communities': {
			const home = homeOf(plan, middle);
			if ('refusal' in home) return home;
			const entrance = placeEntrance(geometry as Area, streets);
			return {
				...named,
				...home,
				...NEW_COMMUNITY,
				siteAreaM2: areaM2,
				entrances: entrance ? [{ id: `${id}-e1`, lngLat: entrance, openTo: 'all' }] : []
			};
		}
		case 'facilities':
			return { ...named, ...NEW_FACILITY, siteAreaM2: geometry.type === 'Point' ? 0 : areaM2 };
		case 'buildings':
			return { name: '', communityId: findHolding(plan, 'communities', middle) ?? '', ...NEW_BUILDING };
		case 'landmarks':
			return { ...named, kind: 'other', certainty: 'medium' };
		case 'streets':
			return { name: '', streetClass: 'residential' };
		case 'walls':
		case 'links':
			return named;
		case 'passages': {
			const communityIds = findNeighboursAt(plan, middle);
			return communityIds ? { communityIds } : { refusal: 'no-neighbours-near', lngLat: middle };
		}
	}
}

/** Its kind is chosen in the form. */
const NEW_FACILITY = {
	kind: 'other',
	status: 'open',
	capacity: 0,
	capacityUnit: 'none',
	floorAreaM2: 0,
	note: ''
};

const NEW_BUILDING = {
	floors: 0,
	heightM: 0,
	heightFrom: 'unknown',
	units: 0,
	households: 0,
	floorAreaM2: 0,
	yearBuilt: 0,
	use: 'residential'
};

const NEW_COMMUNITY = {
	aliases: [],
	state: 'not-renovated',
	propertyManagement: false,
	walled: true,
	yearBuilt: YEAR_BUILT,
	buildings: 0,
	households: 0,
	people: 0,
	floorAreaM2: 0,
	serviceFeeYuanPerM2Month: 0,
	collectionRate: 0,
	extraIncomeYuanPerYear: 0,
	serviceCostYuanPerYear: 0,
	note: '户数、人口、建成年份等待核实'
};

function homeOf(plan: Plan, at: LngLat): { clusterId: string; districtId: string } | ShapeRefusal {
	const clusterId = findAreaOf(plan, 'clusters', at);
	const districtId = findAreaOf(plan, 'districts', at);
	if (clusterId === undefined) return { refusal: 'no-cluster', lngLat: at };
	if (districtId === undefined) return { refusal: 'no-district', lngLat: at };
	return { clusterId, districtId };
}

const nextNumber = (plan: Plan): number =>
	1 + Math.max(0, ...[...plan.clusters.values()].map(({ properties }) => Number(properties.number)));
