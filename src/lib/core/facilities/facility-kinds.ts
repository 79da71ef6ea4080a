import type { BothTexts } from '../text/both-texts.ts';
import type { CapacityUnit, FacilityKind } from './facility-codes.ts';

/** 生活圈 tiers by walking minutes; `block` is the 居住街坊; `none`: standards put it in none. */
export type FacilityTier = '15' | '10' | '5' | 'block' | 'none';

/** Inclusive; a bound that the standard leaves open is `null`. */
export type AreaRange = readonly [least: number, most: number | null];

/** What standards say of a kind of facility. A value that they do not give is `null`. */
export interface FacilityKindRule {
	name: BothTexts;
	/** Smallest life circle that has one of its own. */
	tier: FacilityTier;
	/** ▲ must be there; △ where it is needed. */
	isRequired: boolean;
	/** 服务半径: not more than. */
	radiusM: number | null;
	/** Of one facility. */
	floorAreaM2: AreaRange | null;
	siteAreaM2: AreaRange | null;
	capacityUnit: CapacityUnit;
	source: keyof typeof FACILITY_SOURCES;
}

/**
 * Where the figures come from. `isChecked`: compared with the text in force; those that are not are shown with a mark
 * that says so, and nothing that is decided may rest on them alone.
 */
export const FACILITY_SOURCES = {
	gb50180: {
		title: {
			zh: 'GB 50180-2018《城市居住区规划设计标准》附录 B、C',
			en: 'GB 50180-2018, appendices B and C'
		},
		effectiveFrom: '2018-12-01',
		isChecked: false
	},
	'complete-community': {
		title: {
			zh: '《完整居住社区建设标准（试行）》（2020）',
			en: 'Standard for complete residential communities (trial, 2020)'
		},
		effectiveFrom: '2020-08-18',
		isChecked: false
	},
	none: { title: { zh: '', en: '' }, effectiveFrom: '', isChecked: true }
} as const satisfies Record<string, { title: BothTexts; effectiveFrom: string; isChecked: boolean }>;

interface Given {
	radiusM?: number;
	floorAreaM2?: AreaRange;
	siteAreaM2?: AreaRange;
	capacityUnit?: CapacityUnit;
	isRequired?: false;
	source?: FacilityKindRule['source'];
}

const rule = (zh: string, en: string, tier: FacilityTier, given: Given = {}): FacilityKindRule => ({
	name: { zh, en },
	tier,
	isRequired: given.isRequired ?? true,
	radiusM: given.radiusM ?? null,
	floorAreaM2: given.floorAreaM2 ?? null,
	siteAreaM2: given.siteAreaM2 ?? null,
	capacityUnit: given.capacityUnit ?? 'none',
	source: given.source ?? 'gb50180'
});

/** The kinds of facilities of the standards, by code. */
export const FACILITY_KINDS: Readonly<Record<FacilityKind, FacilityKindRule>> = {
	'junior-high-school': rule('初中', 'Junior high school', '15', { radiusM: 1000, capacityUnit: 'places' }),
	'primary-school': rule('小学', 'Primary school', '10', { radiusM: 500, capacityUnit: 'places' }),
	kindergarten: rule('幼儿园', 'Kindergarten', '5', { radiusM: 300, capacityUnit: 'places' }),
	nursery: rule('托儿所', 'Nursery', '5', { isRequired: false, capacityUnit: 'places' }),
	'health-centre': rule('卫生服务中心（社区医院）', 'Community health centre', '15', {
		radiusM: 1000,
		floorAreaM2: [1700, 2000]
	}),
	'health-station': rule('社区卫生服务站', 'Community health station', '5', {
		radiusM: 300,
		floorAreaM2: [120, 270],
		isRequired: false
	}),
	'outpatient-clinic': rule('门诊部', 'Outpatient clinic', '15', { radiusM: 1000 }),
	'elderly-home': rule('养老院', 'Home for the elderly', '15', {
		floorAreaM2: [3500, 17_500],
		capacityUnit: 'beds'
	}),
	'nursing-home': rule('老年养护院', 'Nursing home', '15', {
		floorAreaM2: [3500, 17_500],
		capacityUnit: 'beds'
	}),
	'elderly-day-care': rule('老年人日间照料中心', 'Day care for the elderly', '5', {
		radiusM: 300,
		floorAreaM2: [350, 750],
		capacityUnit: 'beds'
	}),
	'culture-centre': rule('文化活动中心', 'Culture centre', '15', {
		radiusM: 1000,
		floorAreaM2: [3000, 6000]
	}),
	'culture-station': rule('文化活动站', 'Culture station', '5', { radiusM: 500, floorAreaM2: [250, 1200] }),
	'sports-ground-large': rule('大型多功能运动场地', 'Large sports ground', '15', { radiusM: 1000 }),
	'sports-ground-medium': rule('中型多功能运动场地', 'Medium sports ground', '10', { radiusM: 500 }),
	'sports-ground-small': rule('小型多功能运动场地', 'Small sports ground', '5', { radiusM: 300 }),
	'outdoor-fitness': rule('室外综合健身场地', 'Outdoor fitness ground', '5', { radiusM: 300 }),
	playground: rule('儿童、老年人活动场地', 'Ground for children and the elderly', 'block', {
		siteAreaM2: [170, 450]
	}),
	'subdistrict-service-centre': rule('社区服务中心（街道级）', 'Sub-district service centre', '15', {
		radiusM: 1000,
		floorAreaM2: [700, 1500]
	}),
	'subdistrict-office': rule('街道办事处', 'Sub-district office', '15', {
		radiusM: 1000,
		floorAreaM2: [1000, 2000]
	}),
	'community-service-station': rule('社区服务站', 'Neighbourhood service station', '5', {
		radiusM: 300,
		floorAreaM2: [600, 1000]
	}),
	'police-station': rule('派出所', 'Police station', '15', { isRequired: false }),
	'property-office': rule('物业管理与服务用房', 'Property management rooms', 'block'),
	market: rule('菜市场、生鲜超市', 'Food market', '10', { radiusM: 500, floorAreaM2: [750, 1500] }),
	'shopping-centre': rule('商场', 'Shopping centre', '15', { radiusM: 500 }),
	supermarket: rule('综合超市', 'Supermarket', '5', {
		floorAreaM2: [300, null],
		source: 'complete-community'
	}),
	'convenience-store': rule('便利店', 'Convenience store', 'block', { floorAreaM2: [50, 100] }),
	'community-shops': rule('社区商业网点', 'Neighbourhood shops', '5'),
	'community-canteen': rule('社区食堂', 'Community canteen', '5', {
		isRequired: false,
		capacityUnit: 'seats'
	}),
	bank: rule('银行营业网点', 'Bank', '15'),
	'post-office': rule('邮政营业场所', 'Post office', '15'),
	'telecom-office': rule('电信营业网点', 'Telecom office', '15'),
	'parcel-station': rule('邮件和快件送达设施', 'Parcel station', 'block'),
	'refuse-collection-station': rule('生活垃圾收集站', 'Refuse collection station', '5'),
	'refuse-collection-point': rule('生活垃圾收集点', 'Refuse collection point', 'block', { radiusM: 70 }),
	'public-toilet': rule('公共厕所', 'Public toilet', '5', { floorAreaM2: [30, 80] }),
	'switching-station': rule('开闭所', 'Switching station', '15'),
	'bus-stop': rule('公交车站', 'Bus stop', '10'),
	'car-parking': rule('机动车停车场（库）', 'Car park', 'block', { capacityUnit: 'spaces' }),
	'bicycle-parking': rule('非机动车停车场（库）', 'Bicycle park', 'block', { capacityUnit: 'spaces' }),
	other: rule('其他设施', 'Other facility', 'none', { isRequired: false, source: 'none' })
};
