import { VALUE_NAMES } from '#lib/core/city/value-names.ts';
import type { FacilityTier } from '#lib/core/facilities/facility-kinds.ts';
import type { Lang } from '#lib/carto/view-query.ts';

/** Labels of the fields that facilities and buildings have beyond those of other layers. */
export const FACILITY_FIELDS: Record<Lang, Record<string, string>> = {
	zh: {
		status: '使用状况',
		capacity: '规模',
		capacityUnit: '规模单位',
		communityId: '所属小区',
		floors: '层数',
		heightM: '高度（m）',
		heightFrom: '高度来源',
		units: '单元数',
		use: '用途'
	},
	en: {
		status: 'Status',
		capacity: 'Capacity',
		capacityUnit: 'Unit of capacity',
		communityId: 'Community',
		floors: 'Floors',
		heightM: 'Height (m)',
		heightFrom: 'Source of the height',
		units: 'Stairwells',
		use: 'Use'
	}
};

const namesIn = (lang: Lang) =>
	Object.fromEntries(
		Object.entries(VALUE_NAMES).map(([field, names]) => [
			field,
			Object.fromEntries(Object.entries(names).map(([value, name]) => [value, name[lang]]))
		])
	);

/** What codes mean in one field and maybe not in another. */
export const FIELD_VALUES: Record<Lang, Record<string, Record<string, string>>> = {
	zh: namesIn('zh'),
	en: namesIn('en')
};

interface FacilityMessages {
	standard: string;
	tier: Record<FacilityTier, string>;
	required: string;
	optional: string;
	radius: (radius: string) => string;
	floorArea: (range: string) => string;
	siteArea: (range: string) => string;
	atLeast: (area: string) => string;
	toCheck: string;
	effective: (source: string, from: string) => string;
	unverified: string;
}

export const FACILITY_TEXTS: Record<Lang, FacilityMessages> = {
	zh: {
		standard: '标准要求',
		tier: {
			'15': '十五分钟生活圈',
			'10': '十分钟生活圈',
			'5': '五分钟生活圈',
			block: '居住街坊',
			none: ''
		},
		required: '应配建',
		optional: '宜配建',
		radius: (radius) => `服务半径不宜大于 ${radius}`,
		floorArea: (range) => `建筑面积 ${range}`,
		siteArea: (range) => `用地面积 ${range}`,
		atLeast: (area) => `不小于 ${area}`,
		toCheck: '数值待与现行标准核对',
		effective: (source, from) => `${source}，${from} 起施行`,
		unverified: '高度未经核实，图上以虚线表示。'
	},
	en: {
		standard: 'What the standard asks',
		tier: {
			'15': '15-minute life circle',
			'10': '10-minute life circle',
			'5': '5-minute life circle',
			block: 'residential block',
			none: ''
		},
		required: 'required',
		optional: 'optional',
		radius: (radius) => `within ${radius}`,
		floorArea: (range) => `floor area ${range}`,
		siteArea: (range) => `site ${range}`,
		atLeast: (area) => `at least ${area}`,
		toCheck: 'to be checked against the standard in force',
		effective: (source, from) => `${source}, in force since ${from}`,
		unverified: 'The height is not verified: dashed on the map.'
	}
};
