import type { FeatureCollection, Polygon } from 'geojson';
import type { CommunityProps, RenovationState } from '#lib/core/city/types.ts';
import { NO_PLANNING, type FigureSource } from '#lib/core/figures/types.ts';
import type { CentreRow } from '#lib/core/model/list-centre-rows.ts';
import { measurePlan } from '#lib/core/model/measure-plan.ts';
import type { MeasuredPlan, Scope } from '#lib/core/model/types.ts';
import { PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';
import type { CommunityWalk } from '#lib/core/what-if/list-walks.ts';

export const CITY: Scope = { kind: 'city', id: '' };

/** A community as its figures need it. */
export interface SmallCommunity {
	id: string;
	households: number;
	/** `null`: no way to any centre. */
	walkM: number | null;
	state?: RenovationState;
	district?: string;
	cluster?: string;
	axes?: string[];
	centre?: string;
	provenance?: CommunityProps['provenance'];
}

/**
 * A city by hand, on one line from west to east: district w with clusters 1 and 2, district e with cluster 3, a
 * hundredth of a degree each. Centre x is in cluster 1, y in 3; axes p and q.
 */
export const SMALL_CITY: readonly SmallCommunity[] = [
	{ id: 'a', households: 100, walkM: 300, cluster: '1', axes: ['p'] },
	// Exactly 15 minutes at 1 m/s: within.
	{ id: 'b', households: 200, walkM: 900, cluster: '1', axes: ['p', 'q'] },
	{ id: 'c', households: 50, walkM: 901, cluster: '2', state: 'under-way' },
	{ id: 'd', households: 120, walkM: 2400, cluster: '3', district: 'e', centre: 'y', axes: ['q'] },
	{ id: 'e', households: 30, walkM: null, cluster: '3', district: 'e' },
	{
		id: 'f',
		households: 500,
		walkM: 100,
		cluster: '3',
		district: 'e',
		centre: 'y',
		state: 'accepted',
		axes: ['q']
	}
];

const named = (id: string, zh: string, en: string) => ({
	id,
	name: zh,
	nameEn: en,
	provenance: 'imported' as const
});

function collect<Props>(
	list: readonly { props: Props; fromLng: number; toLng: number }[]
): FeatureCollection<Polygon, Props> {
	return {
		type: 'FeatureCollection',
		features: list.map(({ props, fromLng: a, toLng: b }) => ({
			type: 'Feature',
			properties: props,
			geometry: {
				type: 'Polygon',
				coordinates: [
					[
						[a, 38],
						[b, 38],
						[b, 39],
						[a, 39],
						[a, 38]
					]
				]
			}
		}))
	};
}

const toProps = ({
	id,
	households,
	state = 'not-renovated',
	district = 'w',
	cluster = '1',
	provenance = 'imported'
}: SmallCommunity): CommunityProps => ({
	...named(id, `${id}小区`, `Court ${id.toUpperCase()}`),
	households,
	people: 3 * households,
	floorAreaM2: 80 * households,
	provenance,
	aliases: [],
	clusterId: cluster,
	districtId: district,
	state,
	propertyManagement: false,
	walled: true,
	yearBuilt: 1990,
	buildings: 2,
	siteAreaM2: 9000,
	serviceFeeYuanPerM2Month: 0,
	collectionRate: 0,
	extraIncomeYuanPerYear: 0,
	serviceCostYuanPerYear: 0,
	note: '',
	entrances: []
});

const toWalk = ({ id, walkM, centre = 'x' }: SmallCommunity): [string, CommunityWalk] => [
	id,
	walkM === null
		? { centreId: null, distanceM: null, obstacle: 'stranded' }
		: { centreId: centre, distanceM: walkM }
];

/** @param speedMps changes the walks in time, as it does in a city */
export function buildSmallPlan(
	communities: readonly SmallCommunity[] = SMALL_CITY,
	{
		minutes = [15, 30] as readonly [number, number],
		speedMps = 1,
		isIllustrative = false,
		moreCentres = [] as CentreRow[]
	} = {}
): MeasuredPlan {
	const axes = ['p', 'q'].map((id) => ({
		id,
		name: id,
		members: communities
			.filter((community) => community.axes?.includes(id))
			.map((community) => ({
				id: community.id,
				state: community.state ?? 'not-renovated',
				distanceM: 30,
				frontageM: 100
			}))
	}));
	const centre = (id: string, lng: number): CentreRow => ({
		...named(id, `${id}中心`, `Centre ${id.toUpperCase()}`),
		lngLat: [lng, 38.5],
		status: 'kept'
	});
	const line = {
		type: 'LineString' as const,
		coordinates: [
			[115, 38.5],
			[115.03, 38.5]
		]
	};
	return {
		meta: {
			id: 'small',
			name: '小城',
			nameEn: 'Smallville',
			title: '试点',
			titleEn: 'Pilot',
			bbox: [115, 38, 115.03, 39],
			asOf: '2024-05-06',
			attribution: '街道走向 © OpenStreetMap 贡献者 (ODbL)'
		},
		features: {
			districts: collect([
				{ props: { ...named('w', '西区', 'West'), code: '' }, fromLng: 115, toLng: 115.02 },
				{ props: { ...named('e', '东区', 'East'), code: '' }, fromLng: 115.02, toLng: 115.03 }
			]),
			clusters: collect(
				[1, 2, 3].map((n) => ({
					props: {
						...named(String(n), `第${n}组团`, `Cluster ${n}`),
						number: n,
						population: 1000,
						areaM2: 1e6
					},
					fromLng: 115 + (n - 1) / 100,
					toLng: 115 + n / 100
				}))
			),
			blocks: { type: 'FeatureCollection', features: [] },
			axes: {
				type: 'FeatureCollection',
				features: ['p', 'q'].map((id) => ({
					type: 'Feature',
					geometry: line,
					properties: { ...named(id, `${id}路`, `Road ${id.toUpperCase()}`), streetName: id, halfWidthM: 10 }
				}))
			},
			centres: {
				type: 'FeatureCollection',
				features: [
					{ id: 'x', clusterId: '1', districtId: 'w', lng: 115.005 },
					{ id: 'y', clusterId: '3', districtId: 'e', lng: 115.025 }
				].map(({ id, lng, ...part }) => ({
					type: 'Feature',
					geometry: { type: 'Point', coordinates: [lng, 38.5] },
					properties: { ...named(id, id, id), ...part, open: true, doors: [] }
				}))
			},
			communities: { type: 'FeatureCollection', features: [] },
			facilities: { type: 'FeatureCollection', features: [] },
			buildings: { type: 'FeatureCollection', features: [] },
			landmarks: { type: 'FeatureCollection', features: [] },
			walls: { type: 'FeatureCollection', features: [] },
			links: { type: 'FeatureCollection', features: [] },
			passages: { type: 'FeatureCollection', features: [] },
			notes: { type: 'FeatureCollection', features: [] }
		},
		axes: { alongM: 50, axes: [], unrenovatedIds: [] },
		minutes,
		speedMps,
		edits: [],
		...measurePlan(
			{ communities: communities.map(toProps), axes },
			{ centres: [], walks: new Map(communities.map(toWalk)) },
			{ minutes, speedMps }
		),
		centres: [centre('x', 115.005), centre('y', 115.025), ...moreCentres],
		isIllustrative
	};
}

export const sourceOf = (plan: MeasuredPlan): FigureSource => ({ plan, planning: NO_PLANNING });

/** Two packages for a target of 300 households: a and b are on target by the bound of 10 %, d and e are not. */
export function planSmall(plan: MeasuredPlan): FigureSource {
	const settings = {
		measure: 'households' as const,
		target: 330,
		least: 100,
		most: 400,
		acrossClusters: true,
		weights: PACKAGE_WEIGHTS
	};
	const packageOf = (...communityIds: string[]) => ({
		id: `package-${communityIds[0]}`,
		name: '',
		isLocked: false,
		communityIds
	});
	const bound = { packed: 0, packedBound: 0, onTarget: 0, onTargetBound: 0, isOptimal: true };
	const ground = {
		communities: plan.counted.map((row) => ({ ...row, name: row.props.name, frontages: [] })),
		gapM: 30,
		pairs: [],
		nearestOthers: {}
	};
	const point = (p: number, objective: number) => ({
		p,
		objective,
		bound: objective,
		gap: 0,
		optimal: true,
		greedy: 0
	});
	return {
		plan,
		planning: {
			packages: {
				ground,
				proposal: {
					plan: { settings, packages: [packageOf('a', 'b'), packageOf('d', 'e')], unassigned: [] },
					bound
				}
			},
			siting: {
				question: {
					edits: [],
					model: 'mclp',
					p: 2,
					minutes: 15,
					speedMps: 1,
					candidates: 'streets',
					count: 10,
					isMovable: false,
					capacity: null
				},
				sited: {
					model: 'mclp',
					p: 2,
					objective: 450,
					bound: 450,
					gap: 0,
					optimal: true,
					greedy: { objective: 450, selected: [] },
					iterations: 1,
					stopped: null,
					demandWeight: 500,
					unreachableIds: [],
					candidates: [],
					sites: [
						{
							id: 'n1',
							isNew: true,
							lngLat: [115.02, 38.5],
							communityIds: ['d'],
							demands: 1,
							weight: 120,
							brings: 120,
							lostWithout: 120
						},
						{
							id: 'n2',
							isNew: true,
							lngLat: [115.03, 38.5],
							communityIds: ['e'],
							demands: 1,
							weight: 30,
							brings: 30,
							lostWithout: 30
						},
						{
							id: 'x',
							isNew: false,
							lngLat: [115.01, 38.5],
							communityIds: ['a', 'b'],
							demands: 2,
							weight: 300,
							brings: 0,
							lostWithout: 0
						}
					],
					edits: [],
					covered: [300, 450],
					households: 500,
					frontier: [point(1, 420), point(2, 450)]
				}
			}
		}
	};
}
