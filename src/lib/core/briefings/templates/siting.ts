import { beyondInner } from './beyond-inner.ts';
import { PLANNED } from './layer-sets.ts';
import type { Template } from './types.ts';

export const NEXT_CENTRES: Template = {
	name: { zh: '新建中心选址', en: 'Siting of new centres' },
	what: {
		zh: '现状缺口、建议新建几处、建成后的效果',
		en: 'Where centres are missing, where to build, and what that brings'
	},
	slides: ({ minutes: [inner] }) => [
		{
			topic: { zh: '现状缺口', en: 'Gaps today' },
			...beyondInner(inner),
			sentence: {
				zh: `现有服务中心 {centres-open}，${inner} 分钟覆盖率 {coverage-inner}；圈外小区 {communities-beyond-inner}，已在图上标出。`,
				en: `Open today: {centres-open}, {coverage-inner} covered; the {communities-beyond-inner} beyond are marked on the map.`
			},
			chart: 'coverage-by-cluster'
		},
		{
			topic: { zh: '建议选址', en: 'Proposed sites' },
			title: {
				zh: '再建 {siting-centres}，覆盖率升到 {siting-coverage}',
				en: '{siting-centres} lift coverage to {siting-coverage}'
			},
			layers: ['circle-inner', ...PLANNED],
			overlay: 'siting',
			figure: 'siting-gain',
			sentence: {
				zh: `新增覆盖 {siting-gain}；图上虚线为新中心的 ${inner} 分钟生活圈。`,
				en: `They bring {siting-gain} within reach; dashed are their ${inner}-minute circles.`
			},
			notes: {
				zh: '建议新建 {siting-centres}，新增覆盖 {siting-gain}，覆盖率升到 {siting-coverage}。选址由最优化求解得出，并给出与可证明最优值的差距；每一处的理由见“选址”。',
				en: 'Proposed: {siting-centres}, which bring {siting-gain} and lift coverage to {siting-coverage}. Sites come from an optimisation with a proven bound; the siting desk gives the reason for each.'
			}
		},
		{
			topic: { zh: '新建几处合适', en: 'How many are enough' },
			title: {
				zh: '{siting-centres}以后，每多建一处新增不超过 {siting-next-gain}',
				en: 'Beyond {siting-centres}, each adds {siting-next-gain} at most'
			},
			layers: ['circle-inner', ...PLANNED],
			overlay: 'siting',
			figure: 'siting-next-gain',
			sentence: {
				zh: '前 {siting-centres}共新增 {siting-gain}，覆盖率升到 {siting-coverage}；之后逐处递减，见图表。',
				en: 'The first {siting-centres} add {siting-gain} and lift coverage to {siting-coverage}; further ones add less, as the chart shows.'
			},
			chart: 'siting-frontier'
		}
	]
};
