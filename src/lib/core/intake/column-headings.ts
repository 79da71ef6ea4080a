import type { BothTexts } from '../text/both-texts.ts';

interface Heading {
	title: BothTexts;
	/** '' where there is none. */
	unit: BothTexts;
	shortName: string;
	isSummed: boolean;
}

const NO_UNIT: BothTexts = { zh: '', en: '' };
const M2: BothTexts = { zh: '平方米', en: 'm²' };
const PEOPLE: BothTexts = { zh: '人', en: '' };
const HOUSEHOLDS: BothTexts = { zh: '户', en: '' };
const YUAN_A_YEAR: BothTexts = { zh: '元/年', en: 'yuan a year' };

const heading = (shortName: string, zh: string, en: string, unit = NO_UNIT, isSummed = false): Heading => ({
	title: { zh, en },
	unit,
	shortName,
	isSummed
});

/** Headings of columns by their names in the plan. Short names are those of DBF files and never change. */
export const COLUMN_HEADINGS: Readonly<Record<string, Heading>> = {
	id: heading('id', '编号', 'Id'),
	name: heading('name', '名称', 'Name'),
	nameEn: heading('name_en', '英文名', 'English name'),
	provenance: heading('provenance', '数据来源', 'Provenance'),
	code: heading('code', '行政区划代码', 'Administrative code'),
	number: heading('number', '组团序号', 'Number of the cluster'),
	population: heading('population', '常住人口', 'Population', PEOPLE, true),
	areaM2: heading('area_m2', '面积', 'Area', M2, true),
	clusterId: heading('cluster_id', '所属组团编号', 'Cluster'),
	districtId: heading('distr_id', '所属区编号', 'District'),
	streetName: heading('street', '沿街名称', 'Street it follows'),
	halfWidthM: heading('halfwid_m', '道路半宽', 'Half width', { zh: '米', en: 'm' }),
	open: heading('open', '已开放', 'Open'),
	aliases: heading('aliases', '别名、曾用名', 'Other names'),
	state: heading('state', '改造状态', 'State'),
	propertyManagement: heading('has_pm', '有物业', 'Property management'),
	walled: heading('walled', '有围墙', 'Walled'),
	yearBuilt: heading('year_built', '建成年份', 'Year built'),
	buildings: heading('buildings', '楼栋数', 'Buildings', { zh: '栋', en: '' }, true),
	households: heading('households', '户数', 'Households', HOUSEHOLDS, true),
	people: heading('people', '人口', 'People', PEOPLE, true),
	floorAreaM2: heading('floor_m2', '建筑面积', 'Floor area', M2, true),
	siteAreaM2: heading('site_m2', '用地面积', 'Site area', M2, true),
	serviceFeeYuanPerM2Month: heading('fee_m2_mon', '物业费', 'Service fee', {
		zh: '元/平方米·月',
		en: 'yuan/m² a month'
	}),
	collectionRate: heading('collected', '收缴率', 'Collection rate'),
	extraIncomeYuanPerYear: heading('income_yr', '其他收入', 'Other income', YUAN_A_YEAR, true),
	serviceCostYuanPerYear: heading('cost_yr', '物业成本', 'Service cost', YUAN_A_YEAR, true),
	note: heading('note', '备注', 'Note'),
	kind: heading('kind', '类别', 'Kind'),
	certainty: heading('certainty', '位置可信度', 'Certainty of place'),
	streetClass: heading('class', '道路等级', 'Street class'),
	communityIds: heading('comm_ids', '两侧小区编号', 'Communities on both sides'),
	communityId: heading('comm_id', '所属小区编号', 'Community'),
	centreId: heading('centre_id', '所属服务中心编号', 'Centre'),
	order: heading('order', '次序', 'Order'),
	openTo: heading('open_to', '通行', 'Open to'),
	text: heading('text', '内容', 'Text'),
	author: heading('author', '署名', 'Signed'),
	writtenAt: heading('written_at', '写于', 'Written'),
	about: heading('about', '关于', 'About'),
	resolved: heading('resolved', '已解决', 'Resolved'),
	replyTo: heading('reply_to', '回复', 'Reply to'),
	status: heading('status', '建设状态', 'Status'),
	capacity: heading('capacity', '规模', 'Capacity'),
	capacityUnit: heading('cap_unit', '规模单位', 'Unit of capacity'),
	floors: heading('floors', '层数', 'Floors', { zh: '层', en: '' }),
	heightM: heading('height_m', '高度', 'Height', { zh: '米', en: 'm' }),
	heightFrom: heading('height_src', '高度来源', 'Source of height'),
	units: heading('units', '单元数', 'Stairwells', { zh: '个', en: '' }, true),
	use: heading('use', '用途', 'Use'),
	nearestCentreId: heading('near_id', '最近服务中心编号', 'Nearest centre'),
	nearestCentreName: heading('near_name', '最近服务中心', 'Nearest centre (name)'),
	walkSeconds: heading('walk_s', '步行时间', 'Walk', { zh: '秒', en: 's' }),
	distanceM: heading('walk_m', '步行距离', 'Walking distance', { zh: '米', en: 'm' }),
	isCounted: heading('counted', '计入覆盖率', 'Counted'),
	minutes: heading('minutes', '步行时限', 'Minutes', { zh: '分钟', en: '' }),
	speedMps: heading('speed_mps', '步行速度', 'Walking speed', { zh: '米/秒', en: 'm/s' }),
	communityCount: heading('comm_count', '小区数', 'Number of communities', { zh: '个', en: '' }, true),
	communityNames: heading('comm_names', '小区名称', 'Names of communities'),
	isOnTarget: heading('on_target', '规模达标', 'On target'),
	sharedWallM: heading('wall_m', '可拆围墙', 'Shared walls', { zh: '米', en: 'm' }, true),
	householdsServed: heading('hh_served', '服务户数', 'Households served', HOUSEHOLDS, true),
	householdsGained: heading('hh_gained', '新增覆盖户数', 'Households newly covered', HOUSEHOLDS, true),
	axisId: heading('axis_id', '主轴编号', 'Axis'),
	axisName: heading('axis_name', '主轴名称', 'Axis (name)'),
	side: heading('side', '位于主轴', 'Side of the axis'),
	frontageM: heading('frontage_m', '临轴长度', 'Frontage', { zh: '米', en: 'm' }),
	layer: heading('layer', '图层', 'Layer'),
	featureId: heading('feature_id', '要素编号', 'Feature'),
	change: heading('change', '变化', 'Change'),
	field: heading('field', '字段', 'Field'),
	before: heading('before', '原值', 'Before'),
	after: heading('after', '新值', 'After')
};

/** The heading of a column; of one that has none here, made from its name. */
export function getHeading(name: string): Heading {
	const known = Object.hasOwn(COLUMN_HEADINGS, name) ? COLUMN_HEADINGS[name] : undefined;
	return known ?? heading(name.replace(/[^\w]/g, '_').slice(0, 10).toLowerCase(), name, name);
}

/** A heading with its unit in brackets, as ledgers have it: `建筑面积（平方米）`. */
export function sayHeading({ title, unit }: Pick<Heading, 'title' | 'unit'>, lang: 'zh' | 'en'): string {
	if (unit[lang] === '') return title[lang];
	return lang === 'zh' ? `${title.zh}（${unit.zh}）` : `${title.en} (${unit.en})`;
}
