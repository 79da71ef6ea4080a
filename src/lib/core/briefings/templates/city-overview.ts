import { BOTH, DISTRICTS, STATES } from './layer-sets.ts';
import type { Template } from './types.ts';

export const CITY_OVERVIEW: Template = {
	name: { zh: '城市概览', en: 'City overview' },
	what: {
		zh: '多少小区、改到哪一步、服务中心够不够、各区如何',
		en: 'How many communities, how far along, whether the centres suffice, and how each district stands'
	},
	slides: ({ minutes: [inner, outer] }) => [
		{
			title: { zh: '全市老旧小区', en: 'Old communities of the city' },
			layers: STATES,
			figure: 'communities-all',
			sentence: {
				zh: '还没改造好的 {communities-not-renovated}(其中改造中 {communities-under-way}),已改造 {communities-accepted}。',
				en: 'Not renovated yet: {communities-not-renovated}, of them under way: {communities-under-way}; renovated: {communities-accepted}.'
			},
			chart: 'states-by-district',
			notes: {
				zh: '先说总数,再说红、黄、绿各是什么;分区的差别看右边的图。',
				en: 'The total first, then what red, yellow and green stand for; the chart shows how districts differ.'
			}
		},
		{
			title: { zh: '还等着改造的家庭', en: 'Homes that still wait' },
			layers: STATES,
			figure: 'households',
			sentence: {
				zh: '涉及居民 {people},建筑面积 {floor-area},分布在 {clusters}组团。',
				en: 'They hold {people} and {floor-area} of floor, in {clusters}.'
			}
		},
		{
			title: { zh: '服务中心与生活圈', en: 'Service centres and life circles' },
			layers: BOTH,
			figure: 'centres-open',
			sentence: {
				zh: `步行 ${inner} 分钟内到得了的家庭占 {coverage-inner},${outer} 分钟内占 {coverage-outer}。`,
				en: `{coverage-inner} of homes walk to one within ${inner} minutes, {coverage-outer} within ${outer}.`
			},
			chart: 'coverage-curve'
		},
		{
			title: { zh: '各区覆盖对比', en: 'Districts compared' },
			layers: DISTRICTS,
			figure: 'coverage-inner',
			sentence: {
				zh: `全市 {households-inner} 在 ${inner} 分钟圈内,{households-beyond-inner} 在圈外。`,
				en: `City-wide, {households-inner} are within ${inner} minutes and {households-beyond-inner} beyond.`
			},
			chart: 'coverage-by-district'
		}
	]
};
