import { bothNames } from './both-names.ts';
import { AXES } from './layer-sets.ts';
import type { SlideDraft, Template } from './types.ts';

export const ALONG_AXES: Template = {
	name: { zh: '主轴沿线', en: 'Along the axes' },
	what: {
		zh: '主轴沿线还有哪些没改,一轴一页',
		en: 'What is left along the axes, a slide an axis'
	},
	slides: ({ features, axes, minutes: [inner] }) => [
		{
			title: { zh: '主轴沿线的小区', en: 'Communities along the axes' },
			layers: AXES,
			figure: 'along-axes',
			sentence: {
				zh: `还没改造好、边界离主轴街面不超过 ${axes.alongM} 米、中间没有别的街道的小区。`,
				en: `Not renovated yet, within ${axes.alongM} m of an axis street, with no other street between.`
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
					zh: `涉及 {households};步行 ${inner} 分钟内到得了服务中心的占 {coverage-inner}。`,
					en: `They hold {households}; {coverage-inner} of them walk to a centre within ${inner} minutes.`
				}
			};
		}),
		{
			title: { zh: '沿线的生活圈', en: 'Life circles along the axes' },
			layers: ['circle-inner', ...AXES],
			figure: 'along-axes-coverage-inner',
			sentence: {
				zh: `沿线家庭 ${inner} 分钟到得了服务中心的比例;全市是 {coverage-inner}。`,
				en: `Share of homes along the axes within ${inner} minutes of a centre; city-wide it is {coverage-inner}.`
			}
		}
	]
};
