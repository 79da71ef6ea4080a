import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { RAILWAY } from './lay-railway.ts';
import { toXy } from './plane.ts';

export interface District {
	id: string;
	code: string;
	name: string;
	nameEn: string;
	/** Counter-clockwise, open, WGS-84. */
	ring: LngLat[];
}

/** Where 高新区 ends in the south, about 隆兴路. */
const HIGH_TECH_SOUTH = 38.9;

/** Border between 竞秀区 and 莲池区 from north to south (±200 m); from 38.873 it is the railway. */
const BORDER: LngLat[] = [
	[115.4748, 38.956],
	[115.4759, 38.93],
	[115.4765, 38.9115],
	[115.4812, 38.9098],
	[115.48315, 38.9],
	[115.4838, 38.8965],
	[115.4854, 38.8793],
	[115.4831, 38.8729],
	...RAILWAY.filter(([, lat]) => lat < 38.8729),
	[115.376, 38.8049]
];

const BEND = BORDER.findIndex(([, lat]) => lat === HIGH_TECH_SOUTH);

const WEST_NORTH: LngLat = [115.376, 38.95];
const WEST_MIDDLE: LngLat = [115.376, HIGH_TECH_SOUTH];

/** 示意: the published facts give the border's rough course only; the outer edges are the drawing's. */
export const DISTRICTS: District[] = [
	{
		id: 'district-jingxiu',
		code: '130602',
		name: '竞秀区',
		nameEn: 'Jingxiu District',
		ring: [...BORDER.slice(BEND).toReversed(), WEST_MIDDLE]
	},
	{
		id: 'district-lianchi',
		code: '130606',
		name: '莲池区',
		nameEn: 'Lianchi District',
		ring: [
			...BORDER,
			[115.45, 38.795],
			[115.545, 38.79],
			[115.576, 38.8305],
			[115.578, 38.905],
			[115.555, 38.929],
			[115.515, 38.947]
		]
	},
	{
		id: 'district-gaoxin',
		code: '',
		name: '高新区',
		nameEn: 'Baoding High-Tech Zone',
		ring: [WEST_NORTH, WEST_MIDDLE, ...BORDER.slice(0, BEND + 1).toReversed()]
	}
];

const rings = DISTRICTS.map(({ ring }) => ring.map(toXy));

/** Index of the district that a place lies in. */
export function getDistrict(xy: Xy): number {
	const index = rings.findIndex((ring) => isInRing(ring, xy));
	if (index === -1) throw new RangeError(`No district at ${xy}.`);
	return index;
}
