import { INNER, PLANNED } from './layer-sets.ts';
import type { Template } from './types.ts';

export const NEXT_CENTRES: Template = {
	name: { zh: '下一批中心', en: 'Where the next centres go' },
	what: {
		zh: '缺口在哪里、再建几处、建了以后好多少',
		en: 'Where they are missing, where to build, and what that brings'
	},
	slides: ({ minutes: [inner] }) => [
		{
			title: { zh: '现在的缺口', en: 'What is missing today' },
			layers: INNER,
			figure: 'households-beyond-inner',
			sentence: {
				zh: `现有中心 {centres-open};步行 ${inner} 分钟还到不了的小区 {communities-beyond-inner}。`,
				en: `Open today: {centres-open}; more than ${inner} minutes away: {communities-beyond-inner}.`
			},
			chart: 'coverage-by-cluster'
		},
		{
			title: { zh: '建议选址', en: 'Proposed sites' },
			layers: ['circle-inner', ...PLANNED],
			overlay: 'siting',
			figure: 'siting-centres',
			sentence: {
				zh: '新增覆盖 {siting-gain},覆盖率升到 {siting-coverage}。',
				en: 'They bring {siting-gain} within reach and raise coverage to {siting-coverage}.'
			},
			notes: {
				zh: '选址由最优化求解得出,并证明过离最优差多少;在“选址”里可看每一处的理由。',
				en: 'Sites come from an optimisation with a proven bound; the desk of siting tells the reason for each.'
			}
		},
		{
			title: { zh: '再建几处才够', en: 'How many are enough' },
			layers: ['circle-inner', ...PLANNED],
			overlay: 'siting',
			figure: 'siting-coverage',
			sentence: {
				zh: '每多建一处,多覆盖的家庭越来越少;图上看从哪里起不划算。',
				en: 'Each further centre brings fewer homes; the chart shows where it stops being worth it.'
			},
			chart: 'siting-frontier'
		}
	]
};
