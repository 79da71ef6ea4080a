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
			title: { zh: '全市老旧小区', en: 'Old communities of the city' },
			layers: STATES,
			figure: 'communities-all',
			sentence: {
				zh: '尚未完成改造 {communities-not-renovated}，已改造 {communities-accepted}。',
				en: 'Not yet renovated: {communities-not-renovated}; renovated: {communities-accepted}.'
			},
			chart: 'states-by-district',
			notes: {
				zh: '先说总数，再说红、黄、绿各是什么；各区差别见右图。',
				en: 'The total first, then what red, yellow and green stand for; the chart shows how districts differ.'
			}
		},
		{
			title: { zh: '待改造住户', en: 'Households awaiting renovation' },
			layers: STATES,
			figure: 'households',
			sentence: {
				zh: '涉及居民 {people}，建筑面积 {floor-area}，分布在 {clusters}组团。',
				en: '{people} and {floor-area} of floor area, in {clusters}.'
			}
		},
		{
			title: { zh: '服务中心与生活圈', en: 'Service centres and life circles' },
			layers: BOTH,
			figure: 'centres-open',
			sentence: {
				zh: `步行 ${inner} 分钟可达的住户占 {coverage-inner}，${outer} 分钟可达的占 {coverage-outer}。`,
				en: `{coverage-inner} of households reach one within ${inner} minutes on foot, {coverage-outer} within ${outer}.`
			},
			chart: 'coverage-curve'
		},
		{
			title: { zh: '各区覆盖对比', en: 'Districts compared' },
			layers: DISTRICTS,
			figure: 'coverage-inner',
			sentence: {
				zh: `全市 {households-inner} 在 ${inner} 分钟圈内，{households-beyond-inner} 在圈外。`,
				en: `City-wide, {households-inner} are within ${inner} minutes and {households-beyond-inner} beyond.`
			},
			chart: 'coverage-by-district'
		}
	]
};
