import { coverageOfPart } from './coverage-of-part.ts';
import { INNER } from './layer-sets.ts';
import type { SlideDraft, Template } from './types.ts';

export const CLUSTER_PAGES: Template = {
	name: { zh: '各组团一页', en: 'One slide per cluster' },
	what: { zh: '先横向对比，再一个组团一页', en: 'Clusters side by side, then one by one' },
	slides: ({ features, minutes: [inner] }) => [
		{
			topic: { zh: '各组团对比', en: 'Clusters compared' },
			title: {
				zh: `${inner} 分钟覆盖率最低的是{weakest-cluster}`,
				en: `Covered least within ${inner} minutes: {weakest-cluster}`
			},
			layers: INNER,
			figure: 'coverage-inner',
			sentence: {
				zh: `全市 {clusters}组团，${inner} 分钟圈外的住户合计 {households-beyond-inner}。`,
				en: `{clusters} in all; beyond ${inner} minutes: {households-beyond-inner}.`
			},
			chart: 'coverage-by-cluster'
		},
		...features.clusters.features
			.map(({ properties }) => properties)
			.toSorted((a, b) => a.number - b.number)
			.map((properties): SlideDraft => ({
				...coverageOfPart('cluster', properties, inner),
				sentence: {
					zh: `尚未完成改造的小区 {communities-not-renovated}；${inner} 分钟圈外 {households-beyond-inner}，最长步行 {longest-walk}。`,
					en: `Not yet renovated: {communities-not-renovated}; beyond ${inner} minutes: {households-beyond-inner}; longest walk: {longest-walk}.`
				}
			}))
	]
};
