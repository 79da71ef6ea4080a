import type { City } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** South-west corner of the small city. */
const LNG = 115.4500001;
const LAT = 38.8500003;

/** A position as many thousandths of a degree east and north of the corner, with 7 decimals. */
const at = (east: number, north: number): LngLat => [
	Number((LNG + east / 1000).toFixed(7)),
	Number((LAT + north / 1000).toFixed(7))
];

/** A closed ring, counter-clockwise. */
const box = (west: number, south: number, east: number, north: number): LngLat[] => [
	at(west, south),
	at(east, south),
	at(east, north),
	at(west, north),
	at(west, south)
];

/** A hole: the same, clockwise. */
const hole = (west: number, south: number, east: number, north: number): LngLat[] =>
	box(west, south, east, north).toReversed();

/**
 * A city of every kind of feature, in the order it is read back, with what is hard to carry: holes, several
 * parts, quotes, Chinese beyond the basic plane, empty texts and lists, seven decimals, ids that sort
 * differently by number or by locale.
 */
export function buildSmallCity(id = 'small'): City {
	return {
		meta: {
			id,
			name: '小城',
			nameEn: 'Small "City"',
			title: '连片改造 2022',
			titleEn: 'Contiguous renewal 2022',
			bbox: [LNG, LAT, 115.4700001, 38.8700003],
			asOf: '2022-03-01',
			attribution: `O'Neill \\ 示意数据`
		},
		features: {
			districts: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'district-1',
							name: '竞秀区',
							nameEn: 'Jingxiu',
							provenance: 'approximate',
							code: '130602'
						},
						geometry: {
							type: 'MultiPolygon',
							coordinates: [[box(0, 0, 10, 20), hole(2, 2, 4, 4)], [box(12, 0, 13, 1)]]
						}
					},
					{
						type: 'Feature',
						properties: {
							id: 'district-2',
							name: '高新区',
							nameEn: '',
							provenance: 'illustrative',
							code: ''
						},
						geometry: { type: 'Polygon', coordinates: [box(10, 2, 20, 20)] }
					}
				]
			},
			clusters: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'cluster-10',
							name: '东组团',
							nameEn: 'East',
							provenance: 'illustrative',
							number: 10,
							population: 120_000,
							areaM2: 1_234_567.891
						},
						geometry: { type: 'Polygon', coordinates: [box(10, 0, 20, 20), hole(14, 14, 15, 15)] }
					},
					{
						type: 'Feature',
						properties: {
							id: 'cluster-9',
							name: '西组团',
							nameEn: 'West',
							provenance: 'illustrative',
							number: 9,
							population: 0,
							areaM2: 0
						},
						geometry: { type: 'Polygon', coordinates: [box(0, 0, 10, 20)] }
					}
				]
			},
			blocks: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'block-1',
							clusterId: 'cluster-10',
							population: 60_000,
							areaM2: 617_283.9,
							provenance: 'illustrative'
						},
						geometry: { type: 'Polygon', coordinates: [box(10, 0, 20, 20)] }
					}
				]
			},
			axes: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'axis-1',
							name: '东风路轴',
							nameEn: 'Dongfeng Road',
							provenance: 'approximate',
							streetName: '东风路',
							halfWidthM: 22.5
						},
						geometry: { type: 'LineString', coordinates: [at(0, 10), at(9.5, 10.25), at(20, 10)] }
					}
				]
			},
			centres: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'centre-B',
							name: '西服务中心',
							nameEn: 'West centre',
							provenance: 'illustrative',
							clusterId: 'cluster-9',
							districtId: 'district-1',
							open: true,
							doors: [
								{ id: 'door-2', lngLat: at(5, 5), openTo: 'all' },
								{ id: 'door-1', lngLat: at(5.1, 5.1), openTo: 'residents' }
							]
						},
						geometry: { type: 'Point', coordinates: at(5, 5) }
					},
					{
						type: 'Feature',
						properties: {
							id: 'centre-a',
							name: '东服务中心',
							nameEn: 'East centre',
							provenance: 'illustrative',
							clusterId: 'cluster-10',
							districtId: 'district-2',
							open: false,
							doors: [{ id: 'door-3', lngLat: at(15, 5), openTo: 'all' }]
						},
						geometry: { type: 'Point', coordinates: at(15, 5) }
					}
				]
			},
			communities: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'community-1',
							name: '北塘小区',
							nameEn: 'Beitang',
							provenance: 'approximate',
							aliases: ['北唐小区', `a,"b"{c}\\d'`, '', '𠮷'],
							clusterId: 'cluster-9',
							districtId: 'district-1',
							state: 'under-way',
							propertyManagement: false,
							walled: true,
							yearBuilt: 1985,
							buildings: 12,
							households: 480,
							people: 1300,
							floorAreaM2: 31_200.5,
							siteAreaM2: 18_000.1,
							serviceFeeYuanPerM2Month: 0.55,
							collectionRate: 0.8,
							extraIncomeYuanPerYear: 12_000.5,
							serviceCostYuanPerYear: 90_000,
							note: '试点\n工业文化 "𠮷"',
							entrances: [
								{ id: 'entrance-9', lngLat: at(2, 5.5), openTo: 'all' },
								{ id: 'entrance-8', lngLat: at(3.0000001, 5), openTo: 'residents' }
							]
						},
						geometry: { type: 'Polygon', coordinates: [box(2, 5, 4, 7), hole(2.5, 5.5, 3, 6)] }
					},
					{
						type: 'Feature',
						properties: {
							id: 'community-2',
							name: '田野小区',
							nameEn: '',
							provenance: 'illustrative',
							aliases: [],
							clusterId: 'cluster-10',
							districtId: 'district-2',
							state: 'not-renovated',
							propertyManagement: true,
							walled: false,
							yearBuilt: 1999,
							buildings: 0,
							households: 0,
							people: 0,
							floorAreaM2: 0,
							siteAreaM2: 0,
							serviceFeeYuanPerM2Month: 0.55,
							collectionRate: 0.8,
							extraIncomeYuanPerYear: 12_000.5,
							serviceCostYuanPerYear: 90_000,
							note: '',
							entrances: []
						},
						geometry: { type: 'MultiPolygon', coordinates: [[box(16, 5, 17, 6)], [box(17.5, 5, 18, 6)]] }
					}
				]
			},
			facilities: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'facility-1',
							name: '第一幼儿园',
							nameEn: 'First "Kindergarten"',
							provenance: 'imported',
							kind: 'kindergarten',
							status: 'open',
							capacity: 270,
							capacityUnit: 'places',
							floorAreaM2: 2_200.5,
							siteAreaM2: 0,
							note: '2021年扩建\n“𠮷”'
						},
						geometry: { type: 'Point', coordinates: at(3.1, 8) }
					},
					{
						type: 'Feature',
						properties: {
							id: 'facility-2',
							name: '南运动场',
							nameEn: '',
							provenance: 'approximate',
							kind: 'sports-ground-small',
							status: 'planned',
							capacity: 0,
							capacityUnit: 'none',
							floorAreaM2: 0,
							siteAreaM2: 9_636,
							note: ''
						},
						geometry: { type: 'Polygon', coordinates: [box(6, 12, 7, 13)] }
					}
				]
			},
			buildings: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'building-1',
							name: '3号楼',
							communityId: 'community-1',
							floors: 6,
							heightM: 18.15,
							heightFrom: 'surveyed',
							units: 4,
							households: 48,
							floorAreaM2: 3_600.25,
							yearBuilt: 1985,
							use: 'residential',
							provenance: 'surveyed'
						},
						geometry: {
							type: 'Polygon',
							coordinates: [box(2.1, 6.1, 2.9, 6.9), hole(2.4, 6.4, 2.6, 6.6)]
						}
					},
					{
						type: 'Feature',
						properties: {
							id: 'building-2',
							name: '',
							communityId: '',
							floors: 0,
							heightM: 0,
							heightFrom: 'unknown',
							units: 0,
							households: 0,
							floorAreaM2: 0,
							yearBuilt: 0,
							use: 'unknown',
							provenance: 'imported'
						},
						geometry: {
							type: 'MultiPolygon',
							coordinates: [[box(8, 8, 8.2, 8.2)], [box(8.3, 8, 8.5, 8.2)]]
						}
					}
				]
			},
			landmarks: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'landmark-1',
							name: '直隶总督署',
							nameEn: '',
							provenance: 'approximate',
							kind: 'museum',
							certainty: 'high'
						},
						geometry: { type: 'Point', coordinates: at(7.7777777, 7) }
					}
				]
			},
			streets: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: { id: 'street-1', name: '', streetClass: 'lane', provenance: 'illustrative' },
						geometry: { type: 'LineString', coordinates: [at(1, 1), at(1, 2)] }
					},
					{
						type: 'Feature',
						properties: {
							id: 'street-2',
							name: '东风路',
							streetClass: 'primary',
							provenance: 'approximate'
						},
						geometry: { type: 'LineString', coordinates: [at(0, 10), at(10, 10), at(20, 10)] }
					}
				]
			},
			walls: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: { id: 'wall-1', name: '厂区围墙', nameEn: '', provenance: 'surveyed' },
						geometry: { type: 'LineString', coordinates: [at(4, 9), at(4, 11)] }
					}
				]
			},
			links: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: { id: 'link-1', name: '东巷连通道', nameEn: 'East link', provenance: 'approximate' },
						geometry: { type: 'LineString', coordinates: [at(1, 2), at(1.5, 6), at(1, 10)] }
					}
				]
			},
			passages: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'passage-1',
							communityIds: ['community-1', 'community-2'],
							provenance: 'surveyed'
						},
						geometry: { type: 'Point', coordinates: at(3, 3) }
					}
				]
			},
			notes: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'note-1',
							text: '东门常锁，\n请核对“\\”。',
							author: '李工',
							writtenAt: '2026-07-03T08:00:00.000Z',
							about: 'communities/community-1',
							resolved: false,
							replyTo: ''
						},
						geometry: { type: 'Point', coordinates: at(3, 3) }
					},
					{
						type: 'Feature',
						properties: {
							id: 'note-2',
							text: '已核对',
							author: '王工',
							writtenAt: '2026-07-04T08:00:00Z',
							about: '',
							resolved: false,
							replyTo: 'note-1'
						},
						geometry: { type: 'Point', coordinates: at(3, 3) }
					}
				]
			}
		}
	};
}
