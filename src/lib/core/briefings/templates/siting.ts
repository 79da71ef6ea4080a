import { INNER, PLANNED } from './layer-sets.ts';
import type { Template } from './types.ts';

export const NEXT_CENTRES: Template = {
	name: { zh: '新建中心选址', en: 'Siting of new centres' },
	what: {
		zh: '现状缺口、建议新建几处、建成后的效果',
		en: 'Where centres are missing, where to build, and what that brings'
	},
	slides: ({ minutes: [inner] }) => [
		{
			title: { zh: '现状缺口', en: 'Gaps today' },
			layers: INNER,
			figure: 'households-beyond-inner',
			sentence: {
				zh: `现有中心 {centres-open}；步行 ${inner} 分钟不可达的小区 {communities-beyond-inner}。`,
				en: `Open today: {centres-open}; beyond ${inner} minutes: {communities-beyond-inner}.`
			},
			chart: 'coverage-by-cluster'
		},
		{
			title: { zh: '建议选址', en: 'Proposed sites' },
			layers: ['circle-inner', ...PLANNED],
			overlay: 'siting',
			figure: 'siting-centres',
			sentence: {
				zh: '新增覆盖 {siting-gain}，覆盖率升到 {siting-coverage}。',
				en: 'They bring {siting-gain} within reach and raise coverage to {siting-coverage}.'
			},
			notes: {
				zh: '选址由最优化求解得出，并给出与可证明最优值的差距；每一处的理由见“选址”。',
				en: 'Sites come from an optimisation with a proven bound; the siting desk gives the reason for each.'
			}
		},
		{
			title: { zh: '新建几处合适', en: 'How many are enough' },
			layers: ['circle-inner', ...PLANNED],
			overlay: 'siting',
			figure: 'siting-coverage',
			sentence: {
				zh: '每多新建一处，新增覆盖的住户逐渐减少；拐点见图。',
				en: 'Each further centre adds fewer households; the chart shows where the gain levels off.'
			},
			chart: 'siting-frontier'
		}
	]
};
