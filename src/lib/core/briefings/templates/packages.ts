import { PLANNED, STATES } from './layer-sets.ts';
import type { Template } from './types.ts';

export const PACKAGES: Template = {
	name: { zh: '连片项目', en: 'Contiguous packages' },
	what: {
		zh: '把相邻的小区组成规模合适的项目,一片一片改',
		en: 'Neighbouring communities drawn together into projects of a workable size'
	},
	slides: () => [
		{
			title: { zh: '为什么要连片', en: 'Why contiguously' },
			layers: STATES,
			figure: 'communities-not-renovated',
			sentence: {
				zh: '一个一个改,要开工这么多回;相邻的合在一起,管网、道路、围墙一次做完。',
				en: 'One by one, that many building sites; together, pipes, lanes and walls are done once.'
			}
		},
		{
			title: { zh: '连片项目方案', en: 'Proposed packages' },
			layers: PLANNED,
			overlay: 'packages',
			figure: 'packages',
			sentence: {
				zh: '收进项目的家庭占 {packages-share};规模达标的项目 {packages-on-target}。',
				en: '{packages-share} of homes are in a package; on target: {packages-on-target}.'
			},
			chart: 'package-sizes',
			notes: {
				zh: '每一片内部都相邻、不跨主干道;方案由软件按同一口径算出,可在“连片”里逐片调整。',
				en: 'The members of each are neighbours with no main street between; each can be changed at the desk of packages.'
			}
		},
		{
			title: { zh: '规模是否合适', en: 'Whether their size is right' },
			layers: PLANNED,
			overlay: 'packages',
			figure: 'packages-on-target',
			sentence: {
				zh: '共 {packages}项目,大小与目标规模相差多少,见图。',
				en: '{packages} in all; the chart compares their size with the target.'
			},
			chart: 'package-sizes'
		}
	]
};
