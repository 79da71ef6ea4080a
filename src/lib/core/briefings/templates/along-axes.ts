import { bothNames } from './both-names.ts';
import { AXES } from './layer-sets.ts';
import type { SlideDraft, Template } from './types.ts';

export const ALONG_AXES: Template = {
	name: { zh: '主轴沿线', en: 'Along the axes' },
	what: {
		zh: '主轴沿线尚未完成改造的小区，一轴一页',
		en: 'What is not yet renovated along the axes, one slide per axis'
	},
	slides: ({ features, axes, minutes: [inner] }) => [
		{
			topic: { zh: '主轴沿线', en: 'Along the axes' },
			title: {
				zh: '主轴沿线还有 {along-axes}小区待改造',
				en: '{along-axes} along the axes await renovation'
			},
			layers: AXES,
			figure: 'along-axes',
			sentence: {
				zh: `尚未完成改造、边界距主轴街面不超过 ${axes.alongM} 米、其间没有别的街道的小区。`,
				en: `Not yet renovated, within ${axes.alongM} m of an axis street, with no other street between.`
			},
			chart: 'states-along-axes',
			notes: {
				zh: '地图上只突出沿线这 {along-axes}小区，其余小区淡化。',
				en: 'The map stresses these {along-axes}; the others step back.'
			}
		},
		...features.axes.features.map(({ properties }): SlideDraft => {
			const { zh, en } = bothNames(properties);
			return {
				topic: { zh: '主轴沿线', en: 'Along the axes' },
				title: {
					zh: `${zh}沿线还有 {communities-not-renovated}小区待改造`,
					en: `${en}: {communities-not-renovated} await renovation`
				},
				layers: [...AXES, 'lanes'],
				scope: { kind: 'axis', id: properties.id },
				figure: 'communities-not-renovated',
				sentence: {
					zh: `涉及 {households}；步行 ${inner} 分钟可达服务中心的占 {coverage-inner}。`,
					en: `They hold {households}; {coverage-inner} of them walk to a centre within ${inner} minutes.`
				}
			};
		}),
		{
			topic: { zh: '沿线的生活圈', en: 'Life circles along the axes' },
			title: {
				zh: '沿线住户 {along-axes-coverage-inner} 可达服务中心，全市 {coverage-inner}',
				en: '{along-axes-coverage-inner} along the axes reach a centre, {coverage-inner} city-wide'
			},
			layers: ['circle-inner', ...AXES],
			figure: 'along-axes-coverage-inner',
			sentence: {
				zh: `沿线住户步行 ${inner} 分钟可达服务中心的比例；全市为 {coverage-inner}。`,
				en: `Share of households along the axes within ${inner} minutes of a centre; city-wide it is {coverage-inner}.`
			}
		}
	]
};
