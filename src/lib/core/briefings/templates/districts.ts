import { bothNames } from './both-names.ts';
import { DISTRICTS, ONE_PART } from './layer-sets.ts';
import type { SlideDraft, Template } from './types.ts';

export const DISTRICT_PAGES: Template = {
	name: { zh: '各区一页', en: 'One slide per district' },
	what: { zh: '先横向对比，再一区一页', en: 'Districts side by side, then one by one' },
	slides: ({ features, minutes: [inner] }) => [
		{
			title: { zh: '各区进度', en: 'Progress by district' },
			layers: DISTRICTS,
			figure: 'communities-not-renovated',
			sentence: {
				zh: '全市尚未完成改造的小区；已改造 {communities-accepted}。',
				en: 'Not yet renovated in the whole city; renovated: {communities-accepted}.'
			},
			chart: 'states-by-district'
		},
		...features.districts.features.map(({ properties }): SlideDraft => ({
			title: bothNames(properties),
			layers: ONE_PART,
			scope: { kind: 'district', id: properties.id },
			figure: 'coverage-inner',
			sentence: {
				zh: `尚未完成改造的小区 {communities-not-renovated}；${inner} 分钟圈外还有 {households-beyond-inner}。`,
				en: `Not yet renovated: {communities-not-renovated}; beyond ${inner} minutes: {households-beyond-inner}.`
			},
			chart: 'coverage-curve'
		}))
	]
};
