import type { FeatureCollection } from 'geojson';
import type { CommunityProps } from '#lib/core/city/types.ts';
import type { FigureSource } from '#lib/core/figures/types.ts';
import { isCounted } from '#lib/core/model/is-counted.ts';
import { measurePlan } from '#lib/core/model/measure-plan.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import type { CommunityWalk } from '#lib/core/what-if/list-walks.ts';

const SQUARE = {
	type: 'Polygon' as const,
	coordinates: [
		[
			[115.4, 38.8],
			[115.41, 38.8],
			[115.41, 38.81],
			[115.4, 38.8]
		]
	]
};

interface Drawn {
	id: string;
	name: string;
	district: string;
	cluster: string;
	state?: CommunityProps['state'];
	households: number;
	walkSeconds: number | null;
	axes?: string[];
}

/** Two districts with a cluster each, one axis, two centres; 15 minutes are 900 s, 30 are 1800. */
export const DRAWN: readonly Drawn[] = [
	{
		id: 'a1',
		name: '甲一<小区>',
		district: 'east',
		cluster: 'c1',
		households: 100,
		walkSeconds: 600,
		axes: ['axis']
	},
	{ id: 'a2', name: '甲二小区', district: 'east', cluster: 'c1', households: 200, walkSeconds: 900 },
	{
		id: 'a3',
		name: '甲三小区',
		district: 'east',
		cluster: 'c1',
		households: 50,
		walkSeconds: 60,
		state: 'accepted'
	},
	{
		id: 'b1',
		name: '乙一小区',
		district: 'west',
		cluster: 'c2',
		households: 300,
		walkSeconds: 1000,
		state: 'under-way'
	},
	{ id: 'b2', name: '乙二 & 小区', district: 'west', cluster: 'c2', households: 400, walkSeconds: null }
];

/** A plan measured by hand: nothing in it was computed by the project. */
export function smallSource(drawn: readonly Drawn[] = DRAWN): FigureSource {
	const communities = drawn.map(toProps);
	const members = drawn
		.filter(({ axes = [] }) => axes.includes('axis'))
		.map(({ id, state = 'not-renovated' }) => ({ id, state, distanceM: 30, frontageM: 120.4 }));
	const axes = [{ id: 'axis', name: '东风路', members }];
	const named = (id: string, name: string, more: object = {}) => ({
		type: 'Feature' as const,
		geometry: SQUARE,
		properties: { id, name, nameEn: `${id} in English`, provenance: 'approximate', ...more }
	});
	const layer = (features: object[]) =>
		({ type: 'FeatureCollection', features }) as FeatureCollection<never, never>;
	const plan: MeasuredPlan = {
		meta: {
			id: 'small',
			name: '小城',
			nameEn: 'Smalltown',
			title: '连片改造 2022',
			titleEn: 'Contiguous renewal 2022',
			bbox: [115.4, 38.8, 115.41, 38.81],
			asOf: '2022-01-01',
			attribution: '街道走向 © OpenStreetMap 贡献者 (ODbL)'
		},
		features: {
			districts: layer([named('east', '东区'), named('west', '西区')]),
			clusters: layer([named('c1', '一组团', { number: 1 }), named('c2', '二组团', { number: 2 })]),
			blocks: layer([]),
			axes: layer([named('axis', '东风路', { streetName: '东风路', halfWidthM: 20 })]),
			centres: layer([named('s1', '第一中心', { open: true }), named('s2', '第二中心', { open: true })]),
			communities: layer(
				communities.map((props) => ({ type: 'Feature', geometry: SQUARE, properties: props }))
			),
			facilities: layer([]),
			buildings: layer([]),
			landmarks: layer([]),
			walls: layer([]),
			links: layer([]),
			passages: layer([]),
			notes: layer([])
		},
		axes: {
			alongM: 50,
			axes,
			unrenovatedIds: members.filter((member) => isCounted(member)).map(({ id }) => id)
		},
		minutes: [15, 30],
		speedMps: 1,
		edits: [],
		...measurePlan(
			{ communities, axes },
			{ centres: [], walks: new Map(drawn.map(toWalk)) },
			{ minutes: [15, 30], speedMps: 1 }
		),
		centres: ['s1', 's2'].map((id) => ({
			id,
			name: id === 's1' ? '第一中心' : '第二中心',
			nameEn: `${id} in English`,
			provenance: 'approximate',
			lngLat: [115.4, 38.8],
			status: 'kept'
		})),
		isIllustrative: true
	};
	return { plan, planning: { packages: null, siting: null } };
}

/** At one metre a second, seconds are metres. */
function toWalk({ id, walkSeconds }: Drawn): [string, CommunityWalk] {
	return [
		id,
		walkSeconds === null
			? { centreId: null, distanceM: null, obstacle: 'stranded' }
			: { centreId: 's1', distanceM: walkSeconds }
	];
}

function toProps({
	id,
	name,
	district,
	cluster,
	state = 'not-renovated',
	households
}: Drawn): CommunityProps {
	return {
		id,
		name,
		nameEn: `Community ${id}`,
		provenance: 'illustrative',
		aliases: [],
		clusterId: cluster,
		districtId: district,
		state,
		propertyManagement: id === 'a1',
		walled: true,
		yearBuilt: 1984,
		buildings: 4,
		households,
		people: 2 * households,
		floorAreaM2: 80 * households,
		siteAreaM2: 50 * households,
		serviceFeeYuanPerM2Month: 0.5,
		collectionRate: 0.8,
		extraIncomeYuanPerYear: 0,
		serviceCostYuanPerYear: 0,
		note: '',
		entrances: []
	};
}
