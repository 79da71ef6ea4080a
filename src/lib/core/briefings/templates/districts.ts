import { coverageOfPart } from './coverage-of-part.ts';
import { DISTRICTS } from './layer-sets.ts';
import type { SlideDraft, Template } from './types.ts';

export const DISTRICT_PAGES: Template = {
	name: { zh: '各区一页', en: 'One slide per district' },
	what: { zh: '先横向对比，再一区一页', en: 'Districts side by side, then one by one' },
	slides: ({ features, minutes: [inner] }) => [
		{
			topic: { zh: '各区进度', en: 'Progress by district' },
			title: {
				zh: '尚未完成改造 {communities-not-renovated}，已改造 {communities-accepted}',
				en: 'Not yet renovated: {communities-not-renovated}; renovated: {communities-accepted}'
			},
			layers: DISTRICTS,
			figure: 'communities-not-renovated',
			sentence: {
				zh: '各区改造进度见图表；全市老旧小区合计 {communities-all}。',
				en: 'The chart compares the districts; the city has {communities-all} in all.'
			},
			chart: 'states-by-district'
		},
		...features.districts.features.map(({ properties }): SlideDraft => ({
			...coverageOfPart('district', properties, inner),
			sentence: {
				zh: `尚未完成改造的小区 {communities-not-renovated}；${inner} 分钟圈外还有 {households-beyond-inner}。`,
				en: `Not yet renovated: {communities-not-renovated}; beyond ${inner} minutes: {households-beyond-inner}.`
			},
			chart: 'coverage-curve'
		}))
	]
};
