import type { FigureKey } from './types.ts';
import type { FigureWords } from './words-context.ts';

const beyond = (what: string, m: number) => `${m} 分钟圈外${what} = 全部${what} − ${m} 分钟内的${what}`;
const DOUBT_RULE = '步速由最慢到最快、步行时间误差在 ± 范围内，';

/** Names and formulas in Chinese. */
export const FIGURE_WORDS_ZH: Record<FigureKey, FigureWords> = {
	'communities-all': { name: () => '老旧小区', formula: () => '老旧小区 = 未改造 + 改造中 + 已改造' },
	'communities-not-renovated': {
		name: () => '未改造小区',
		formula: () => '未改造小区（含改造中）= 未改造 + 改造中；已改造的不计。覆盖率只计这些小区'
	},
	'communities-under-way': { name: () => '改造中小区', formula: () => '状态为“改造中”的小区个数' },
	'communities-accepted': { name: () => '已改造小区', formula: () => '状态为“已改造”（竣工验收）的小区个数' },
	households: { name: () => '未改造小区住户', formula: () => '未改造小区（含改造中）的户数之和' },
	people: { name: () => '未改造小区居民', formula: () => '未改造小区（含改造中）的人口之和' },
	'floor-area': { name: () => '未改造小区建筑面积', formula: () => '未改造小区（含改造中）的建筑面积之和' },
	'centres-open': {
		name: () => '社区服务中心',
		formula: () => '开放的服务中心 = 方案内开放的 + 推演新建 − 推演关闭'
	},
	clusters: { name: () => '组团', formula: () => '组团个数；局部统计时，为区内小区所属的组团' },
	'coverage-inner': {
		name: ({ inner }) => `${inner} 分钟生活圈覆盖率`,
		formula: ({ inner, of }) =>
			`${inner} 分钟覆盖率 = 到最近开放中心步行不超过 ${inner} 分钟的${of} ÷ 全部${of}`
	},
	'coverage-outer': {
		name: ({ outer }) => `${outer} 分钟生活圈覆盖率`,
		formula: ({ outer, of }) =>
			`${outer} 分钟覆盖率 = 到最近开放中心步行不超过 ${outer} 分钟的${of} ÷ 全部${of}`
	},
	'households-inner': {
		name: ({ inner }) => `${inner} 分钟圈内住户`,
		formula: ({ inner }) => `到最近开放中心步行不超过 ${inner} 分钟的未改造小区户数之和`
	},
	'households-outer': {
		name: ({ outer }) => `${outer} 分钟圈内住户`,
		formula: ({ outer }) => `到最近开放中心步行不超过 ${outer} 分钟的未改造小区户数之和`
	},
	'households-beyond-inner': {
		name: ({ inner }) => `${inner} 分钟圈外住户`,
		formula: ({ inner }) => beyond('住户', inner)
	},
	'communities-beyond-inner': {
		name: ({ inner }) => `${inner} 分钟圈外小区`,
		formula: ({ inner }) => beyond('小区', inner)
	},
	'people-beyond-inner': {
		name: ({ inner }) => `${inner} 分钟圈外居民`,
		formula: ({ inner }) => beyond('居民', inner)
	},
	'floor-area-beyond-inner': {
		name: ({ inner }) => `${inner} 分钟圈外建筑面积`,
		formula: ({ inner }) => beyond('建筑面积', inner)
	},
	'households-beyond-outer': {
		name: ({ outer }) => `${outer} 分钟圈外住户`,
		formula: ({ outer }) => beyond('住户', outer)
	},
	'median-walk': {
		name: () => '步行时间中位数',
		formula: () =>
			'小区按步行时间排序、按户数加权，累计户数达到一半时该小区的步行时间；无法步行到达的按无穷大计。步行时间 = 距离 ÷ 步速'
	},
	'longest-walk': {
		name: () => '最长步行时间',
		formula: () => '可步行到达中心的小区中最长的步行时间 = 距离 ÷ 步速；无法步行到达的另计'
	},
	'firm-share': {
		name: ({ inner }) => `始终在 ${inner} 分钟圈内`,
		formula: ({ of }) => `${DOUBT_RULE}始终在圈内的${of} ÷ 全部${of}`
	},
	'doubtful-share': {
		name: ({ inner }) => `是否在 ${inner} 分钟圈内视步速和误差而定`,
		formula: ({ of }) => `${DOUBT_RULE}有时在圈内、有时在圈外的${of} ÷ 全部${of}`
	},
	'never-share': {
		name: ({ inner }) => `始终在 ${inner} 分钟圈外`,
		formula: ({ of }) => `${DOUBT_RULE}始终在圈外（含无法步行到达）的${of} ÷ 全部${of}`
	},
	'along-axes': {
		name: () => '沿主轴未改造小区',
		formula: ({ alongM }) =>
			`小区边界距主轴中心线不超过“道路半宽 + ${alongM} 米”，且与主轴之间没有别的街道；各轴相加，在两条轴上的只计一次`
	},
	'along-axes-coverage-inner': {
		name: ({ inner }) => `沿主轴 ${inner} 分钟覆盖率`,
		formula: ({ inner, of }) =>
			`沿主轴的${of}中，到最近开放中心步行不超过 ${inner} 分钟的 ÷ 全部沿主轴的${of}`
	},
	packages: { name: () => '连片项目', formula: () => '连片项目个数；局部统计时，为有小区在区内的项目' },
	'packages-share': {
		name: () => '纳入连片项目的住户',
		formula: () => '连片项目内未改造小区住户 ÷ 全部未改造小区住户'
	},
	'packages-on-target': {
		name: () => '规模达标的连片项目',
		formula: () => '规模与目标规模之差不超过允许偏差（含）的连片项目个数'
	},
	'siting-centres': { name: () => '建议新建服务中心', formula: () => '选址方案中新建中心的个数（全市）' },
	'siting-gain': {
		name: () => '新建中心新增覆盖的住户',
		formula: () => '新增覆盖 = 建成后圈内住户 − 现状圈内住户（全市）'
	},
	'siting-coverage': {
		name: () => '新建中心建成后的覆盖率',
		formula: () => '建成后圈内住户 ÷ 全部未改造小区住户（全市）'
	},
	'siting-next-gain': {
		name: () => '再多建一处最多新增的住户',
		formula: () => '在建议处数之外，每多建一处新增的圈内住户，取最大者（全市）'
	}
};
