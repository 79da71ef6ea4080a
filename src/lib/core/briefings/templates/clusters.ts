import { bothNames } from './both-names.ts';
import { INNER, ONE_PART } from './layer-sets.ts';
import type { SlideDraft, Template } from './types.ts';

export const CLUSTER_PAGES: Template = {
	name: { zh: '各组团一页', en: 'A slide a cluster' },
	what: { zh: '先看谁落后,再一个组团一页', en: 'Who lags, then the clusters one by one' },
	slides: ({ features, minutes: [inner] }) => [
		{
			title: { zh: '各组团覆盖对比', en: 'Clusters compared' },
			layers: INNER,
			figure: 'coverage-inner',
			sentence: {
				zh: `全市 {clusters}组团,${inner} 分钟圈外的家庭合计 {households-beyond-inner}。`,
				en: `{clusters} in all; beyond ${inner} minutes: {households-beyond-inner}.`
			},
			chart: 'coverage-by-cluster'
		},
		...features.clusters.features
			.map(({ properties }) => properties)
			.toSorted((a, b) => a.number - b.number)
			.map((properties): SlideDraft => ({
				title: bothNames(properties),
				layers: ONE_PART,
				scope: { kind: 'cluster', id: properties.id },
				figure: 'coverage-inner',
				sentence: {
					zh: `还没改造好的小区 {communities-not-renovated}(其中改造中 {communities-under-way});${inner} 分钟圈外 {households-beyond-inner},最远要走 {longest-walk}。`,
					en: `Not renovated yet: {communities-not-renovated}, of them under way: {communities-under-way}; beyond ${inner} minutes: {households-beyond-inner}; longest walk: {longest-walk}.`
				}
			}))
	]
};
