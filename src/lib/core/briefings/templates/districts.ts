import { bothNames } from './both-names.ts';
import { DISTRICTS, ONE_PART } from './layer-sets.ts';
import type { SlideDraft, Template } from './types.ts';

export const DISTRICT_PAGES: Template = {
	name: { zh: '各区一页', en: 'A slide a district' },
	what: { zh: '先横向对比,再一区一页', en: 'Districts side by side, then one by one' },
	slides: ({ features, minutes: [inner] }) => [
		{
			title: { zh: '各区进度', en: 'How far each district is' },
			layers: DISTRICTS,
			figure: 'communities-not-renovated',
			sentence: {
				zh: '全市还没改造好的小区,其中改造中 {communities-under-way};已改造 {communities-accepted}。',
				en: 'Not renovated yet in the whole city, of them under way: {communities-under-way}; renovated: {communities-accepted}.'
			},
			chart: 'states-by-district'
		},
		...features.districts.features.map(({ properties }): SlideDraft => ({
			title: bothNames(properties),
			layers: ONE_PART,
			scope: { kind: 'district', id: properties.id },
			figure: 'coverage-inner',
			sentence: {
				zh: `还没改造好的小区 {communities-not-renovated}(其中改造中 {communities-under-way});${inner} 分钟圈外还有 {households-beyond-inner}。`,
				en: `Not renovated yet: {communities-not-renovated}, of them under way: {communities-under-way}; beyond ${inner} minutes: {households-beyond-inner}.`
			},
			chart: 'coverage-curve'
		}))
	]
};
