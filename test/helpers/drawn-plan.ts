import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson';
import type { CityFeatures, CommunityProps, RenovationState } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { nameAddedCentre } from '#lib/carto/name-added-centre.ts';
import { CityModel } from '#lib/core/model/city-model.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { drawCity } from './ascii-city.ts';

/** A town of eight blocks, 250 m by 200 m: 东风路 runs through its middle, and east of Z lies open country. */
const DRAWING = `
A----B----C----D----E--------------Z
|    |    |    |    |
|    |    |    |    |
|    |    |    |    |
F----G----H----I----J
|    |    |    |    |
|    |    |    |    |
|    |    |    |    |
K----L----M----N----O`;

const STREETS = {
	北街: 'ABCDEZ',
	东风路: 'FGHIJ',
	南街: 'KLMNO',
	一巷: 'AFK',
	二巷: 'BGL',
	三巷: 'CHM',
	四巷: 'DIN',
	五巷: 'EJO'
};

const GRID_M = 50;
const town = drawCity(DRAWING.slice(1), STREETS, { gridM: GRID_M });

/** A place so many metres east and south of A. */
const at = (eastM: number, southM: number): LngLat => town.beside('A', 'B', eastM, -southM);

const ring = (west: number, north: number, east: number, south: number): Polygon => ({
	type: 'Polygon',
	coordinates: [[at(west, north), at(west, south), at(east, south), at(east, north), at(west, north)]]
});
const collect = <G extends Geometry, P>(features: Feature<G, P>[]): FeatureCollection<G, P> => ({
	type: 'FeatureCollection',
	features
});
const feature = <G extends Geometry, P>(geometry: G, properties: P): Feature<G, P> => ({
	type: 'Feature',
	geometry,
	properties
});
const named = (id: string, name: string, nameEn: string) => ({
	id,
	name,
	nameEn,
	provenance: 'illustrative' as const
});

/** A community with one gate in the middle of its northern wall; boxes are metres east and south of A. */
function community(
	id: string,
	name: string,
	state: RenovationState,
	box: readonly [west: number, north: number, east: number, south: number],
	clusterId: string
): Feature<Polygon, CommunityProps> {
	const [west, north, east] = box;
	return feature(ring(...box), {
		...named(id, name, name),
		aliases: [],
		clusterId,
		districtId: 'd1',
		state,
		propertyManagement: true,
		walled: true,
		yearBuilt: 1985,
		buildings: 4,
		households: 200,
		people: 520,
		floorAreaM2: 16_000,
		siteAreaM2: 9000,
		serviceFeeYuanPerM2Month: 0.6,
		collectionRate: 0.7,
		extraIncomeYuanPerYear: 0,
		serviceCostYuanPerYear: 50_000,
		note: '',
		entrances: [{ id: `${id}-e1`, lngLat: at((west + east) / 2, north), openTo: 'all' }]
	});
}

function centre(id: string, name: string, [eastM, southM]: readonly [number, number], clusterId: string) {
	const lngLat = at(eastM, southM);
	return feature(
		{ type: 'Point' as const, coordinates: lngLat },
		{
			...named(id, name, name),
			clusterId,
			districtId: 'd1',
			open: true,
			doors: [{ id: `${id}-d1`, lngLat, openTo: 'all' as const }]
		}
	);
}

function listFeatures(): CityFeatures {
	const cluster = (id: string, number: number, box: readonly [number, number, number, number]) =>
		feature(ring(...box), {
			...named(id, `${['', '一', '二'][number]}组团`, `Cluster ${number}`),
			number,
			population: 5000,
			areaM2: 200_000
		});
	const axis = town.ways.find(({ name }) => name === '东风路')!;
	return {
		districts: collect([
			feature(ring(-60, -60, 1850, 460), { ...named('d1', '北区', 'North District'), code: '' })
		]),
		clusters: collect([cluster('k1', 1, [0, 0, 500, 400]), cluster('k2', 2, [500, 0, 1000, 400])]),
		blocks: collect([]),
		axes: collect([
			feature(
				{ type: 'LineString', coordinates: [...axis.coordinates] },
				{ ...named('a1', '东风路', 'Dongfeng Road'), streetName: '东风路', halfWidthM: 10 }
			)
		]),
		centres: collect([
			centre('s1', '第一中心', [250, 100], 'k1'),
			centre('s2', '第二中心', [875, 400], 'k2')
		]),
		communities: collect([
			community('c1', '一组团001小区', 'not-renovated', [20, 20, 110, 120], 'k1'),
			community('c2', '一组团002小区', 'not-renovated', [120, 20, 230, 120], 'k1'),
			community('c3', '一组团003小区', 'accepted', [20, 220, 110, 320], 'k1'),
			community('c4', '一组团004小区', 'under-way', [120, 220, 230, 320], 'k1'),
			community('c5', '北塘小区', 'not-renovated', [520, 90, 640, 180], 'k2'),
			community('c6', '南苑小区', 'accepted', [660, 220, 740, 320], 'k2'),
			// Out in the country: further than a quarter of an hour, and further than half an hour.
			community('c7', '东郊小区', 'not-renovated', [1400, 20, 1500, 100], 'k2'),
			community('c8', '远郊小区', 'not-renovated', [1640, 20, 1740, 100], 'k2')
		]),
		facilities: collect([]),
		buildings: collect([]),
		landmarks: collect([]),
		walls: collect([]),
		links: collect([]),
		passages: collect([]),
		notes: collect([]),
		streets: collect(
			town.ways.map(({ id, name, coordinates, streetClass, provenance }) =>
				feature({ type: 'LineString', coordinates: [...coordinates] }, { id, name, streetClass, provenance })
			)
		)
	};
}

/** A drawn town with a whole plan: two clusters, an axis, two centres, eight communities of every state. */
export function drawPlan(): { model: CityModel; at: typeof at } {
	const [west, south] = at(-80, 480);
	const [east, north] = at(1880, -80);
	const meta = {
		id: 'town',
		name: '小镇',
		nameEn: 'Town',
		title: '连片改造',
		titleEn: 'Contiguous renewal',
		bbox: [west, south, east, north] as [number, number, number, number],
		asOf: '2022-01-01',
		attribution: 'drawn'
	};
	const network = buildNetwork(town.ways);
	const model = new CityModel({ meta, features: listFeatures(), network, nameAddedCentre });
	return { model, at };
}
