import { PLANNED, STATES } from './layer-sets.ts';
import type { Template } from './types.ts';

export const PACKAGES: Template = {
	name: { zh: '连片项目', en: 'Contiguous packages' },
	what: {
		zh: '把相邻小区组成规模合适的项目，连片实施',
		en: 'Neighbouring communities combined into projects of a workable size'
	},
	slides: () => [
		{
			topic: { zh: '为什么连片', en: 'Why contiguous' },
			title: {
				zh: '尚有 {communities-not-renovated}小区待改造，宜连片实施',
				en: '{communities-not-renovated} to renovate: do neighbours together'
			},
			layers: STATES,
			figure: 'communities-not-renovated',
			sentence: {
				zh: '逐个改造需分别开工；相邻小区合并实施，管网、道路、围墙一次完成。',
				en: 'One by one means that many building sites; together, pipes, lanes and walls are done once.'
			}
		},
		{
			topic: { zh: '连片项目方案', en: 'Proposed packages' },
			title: {
				zh: '组成 {packages}连片项目，纳入 {packages-share} 的住户',
				en: '{packages} take in {packages-share} of households'
			},
			layers: PLANNED,
			overlay: 'packages',
			figure: 'packages',
			sentence: {
				zh: '项目内小区彼此相邻；规模达标的项目 {packages-on-target}。',
				en: 'Members are neighbours of each other; on target: {packages-on-target}.'
			},
			chart: 'package-sizes',
			notes: {
				zh: '每个项目内的小区彼此相邻、不跨主要街道；方案按同一口径算出，可在“连片”中逐个调整。',
				en: 'The members of each are neighbours with no main street between; each can be changed on the packages desk.'
			}
		},
		{
			topic: { zh: '项目规模', en: 'Package sizes' },
			title: {
				zh: '{packages-on-target}项目规模达标，共 {packages}',
				en: 'On target: {packages-on-target} of {packages}'
			},
			layers: PLANNED,
			overlay: 'packages',
			figure: 'packages-on-target',
			sentence: {
				zh: '共 {packages}项目；与目标规模的差距见图表。',
				en: '{packages} in all; the chart compares their size with the target.'
			},
			chart: 'package-sizes'
		}
	]
};
