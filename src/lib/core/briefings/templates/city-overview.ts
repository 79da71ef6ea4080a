import { BOTH, DISTRICTS, STATES } from './layer-sets.ts';
import type { Template } from './types.ts';

export const CITY_OVERVIEW: Template = {
	name: { zh: '城市概览', en: 'City overview' },
	what: {
		zh: '小区总数、改造进度、服务中心覆盖、各区对比',
		en: 'Communities, progress, coverage by service centres, districts compared'
	},
	slides: ({ minutes: [inner, outer] }) => [
		{
			topic: { zh: '老旧小区', en: 'Old communities' },
			title: {
				zh: '全市还有 {communities-not-renovated}老旧小区待改造',
				en: '{communities-not-renovated} await renovation'
			},
			layers: STATES,
			figure: 'communities-not-renovated',
			sentence: {
				zh: '全市老旧小区 {communities-all}，已改造 {communities-accepted}。',
				en: 'The city has {communities-all}; renovated: {communities-accepted}.'
			},
			chart: 'states-by-district',
			notes: {
				zh: '先说总数 {communities-all}，再说红、黄、绿各是什么；各区差别见图表。',
				en: 'The total first, {communities-all}, then what red, yellow and green stand for; the chart shows how districts differ.'
			}
		},
		{
			topic: { zh: '待改造住户', en: 'Households awaiting renovation' },
			title: {
				zh: '待改造涉及 {households}、{people}',
				en: 'Renovation concerns {households}, {people}'
			},
			layers: STATES,
			figure: 'households',
			sentence: {
				zh: '建筑面积 {floor-area}，分布在 {clusters}组团。',
				en: '{floor-area} of floor area, in {clusters}.'
			}
		},
		{
			topic: { zh: '服务中心与生活圈', en: 'Service centres and life circles' },
			title: {
				zh: `{coverage-inner} 的住户步行 ${inner} 分钟可达服务中心`,
				en: `{coverage-inner} of households are within ${inner} minutes of a centre`
			},
			layers: BOTH,
			figure: 'coverage-inner',
			sentence: {
				zh: `现有服务中心 {centres-open}；${outer} 分钟可达的住户占 {coverage-outer}。`,
				en: `Open today: {centres-open}; within ${outer} minutes: {coverage-outer}.`
			},
			chart: 'coverage-curve'
		},
		{
			topic: { zh: '各区对比', en: 'Districts compared' },
			title: {
				zh: `${inner} 分钟覆盖率最低的是{weakest-district}`,
				en: `Covered least within ${inner} minutes: {weakest-district}`
			},
			layers: DISTRICTS,
			figure: 'coverage-inner',
			sentence: {
				zh: `全市 {households-inner}在 ${inner} 分钟圈内，{households-beyond-inner}在圈外。`,
				en: `City-wide, {households-inner} are within ${inner} minutes and {households-beyond-inner} beyond.`
			},
			chart: 'coverage-by-district'
		}
	]
};
