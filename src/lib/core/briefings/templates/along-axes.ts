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
			title: { zh: '主轴沿线的小区', en: 'Communities along the axes' },
			layers: AXES,
			figure: 'along-axes',
			sentence: {
				zh: `尚未完成改造、边界距主轴街面不超过 ${axes.alongM} 米、其间没有别的街道的小区。`,
				en: `Not yet renovated, within ${axes.alongM} m of an axis street, with no other street between.`
			},
			chart: 'states-along-axes'
		},
		...features.axes.features.map(({ properties }): SlideDraft => {
			const { zh, en } = bothNames(properties);
			return {
				title: { zh: `${zh}沿线`, en: `Along ${en}` },
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
			title: { zh: '沿线的生活圈', en: 'Life circles along the axes' },
			layers: ['circle-inner', ...AXES],
			figure: 'along-axes-coverage-inner',
			sentence: {
				zh: `沿线住户步行 ${inner} 分钟可达服务中心的比例；全市为 {coverage-inner}。`,
				en: `Share of households along the axes within ${inner} minutes of a centre; city-wide it is {coverage-inner}.`
			}
		}
	]
};
