import type { LayerName } from '../../city/types.ts';

/** Fields that add up when ground is added up, by layer, and the unit in which they are kept. */
export const COUNTED: { readonly [L in LayerName]?: Readonly<Record<string, number>> } = {
	clusters: { population: 1, areaM2: 1 },
	blocks: { population: 1, areaM2: 1 },
	communities: {
		buildings: 1,
		households: 1,
		people: 1,
		floorAreaM2: 1,
		siteAreaM2: 1,
		extraIncomeYuanPerYear: 1,
		serviceCostYuanPerYear: 1
	},
	facilities: { capacity: 1, floorAreaM2: 1, siteAreaM2: 1 },
	buildings: { units: 1, households: 1, floorAreaM2: 1 }
};

/** Fields that hold the area of the shape. */
export const AREA_FIELD: { readonly [L in LayerName]?: string } = {
	clusters: 'areaM2',
	blocks: 'areaM2',
	communities: 'siteAreaM2',
	facilities: 'siteAreaM2'
};

/** Which fields of which layers hold the id of a feature that they lie in. */
export const REFERRING: { readonly [L in LayerName]?: readonly { of: LayerName; field: string }[] } = {
	districts: [
		{ of: 'centres', field: 'districtId' },
		{ of: 'communities', field: 'districtId' }
	],
	clusters: [
		{ of: 'blocks', field: 'clusterId' },
		{ of: 'centres', field: 'clusterId' },
		{ of: 'communities', field: 'clusterId' }
	],
	communities: [{ of: 'buildings', field: 'communityId' }]
};
