import { SPEED_PRESETS } from '../../coverage/settings.ts';
import { listWeakestClusters } from './list-weakest-clusters.ts';
import { bothNames } from './both-names.ts';
import { BOTH, INNER, ONE_PART } from './layer-sets.ts';
import type { SlideDraft, Template } from './types.ts';

const ELDERLY_MPS = SPEED_PRESETS.find(({ id }) => id === 'elderly')!.speedMps;

export const LIFE_CIRCLES: Template = {
	name: { zh: '生活圈与盲区', en: 'Life circles and their gaps' },
	what: {
		zh: '可达住户占比、服务盲区位置、结论是否稳健',
		en: 'Who reaches a centre in time, where the gaps are, and how robust that is'
	},
	slides: (plan) => {
		const {
			minutes: [inner, outer],
			speedMps
		} = plan;
		return [
			{
				title: { zh: `${inner} 分钟生活圈`, en: `The ${inner}-minute life circle` },
				layers: INNER,
				figure: 'coverage-inner',
				sentence: {
					zh: `{households}中，{households-inner}步行 ${inner} 分钟内可达最近的服务中心。`,
					en: `Of {households}, {households-inner} reach the nearest service centre within ${inner} minutes on foot.`
				},
				chart: 'coverage-curve',
				notes: {
					zh: '生活圈沿街道测算，不是按半径画圆：遇铁路、围墙需绕行。',
					en: 'The circles follow the streets, not a radius: railways and walls mean detours.'
				}
			},
			{
				title: { zh: `${outer} 分钟生活圈`, en: `The ${outer}-minute life circle` },
				layers: BOTH,
				figure: 'coverage-outer',
				sentence: {
					zh: `${outer} 分钟内可达 {households-outer}，另有 {households-beyond-outer} 不可达。`,
					en: `{households-outer} reach a centre within ${outer} minutes; {households-beyond-outer} do not.`
				}
			},
			{
				title: { zh: '步行时间', en: 'Walking time' },
				layers: BOTH,
				figure: 'median-walk',
				sentence: {
					zh: '一半住户步行不超过这个时间，另一半超过；最远的小区步行 {longest-walk}。',
					en: 'Half of the households walk no longer than this, half longer; the farthest community walks {longest-walk}.'
				}
			},
			{
				title: { zh: '服务盲区', en: 'Service gaps' },
				layers: INNER,
				figure: 'households-beyond-inner',
				sentence: {
					zh: `步行 ${inner} 分钟不可达服务中心的小区有 {communities-beyond-inner}；各组团对比见图。`,
					en: `More than ${inner} minutes from any centre: {communities-beyond-inner}. The chart compares the clusters.`
				},
				chart: 'coverage-by-cluster',
				notes: {
					zh: '后面几页是生成汇报时覆盖率最低的组团。',
					en: 'The next slides are the clusters that were covered least when the briefing was made.'
				}
			},
			...listWeakestClusters(plan, 3).map((cluster): SlideDraft => {
				const { zh, en } = bothNames(cluster);
				return {
					title: { zh: `${zh}的盲区`, en: `Gaps in ${en}` },
					layers: ONE_PART,
					scope: { kind: 'cluster', id: cluster.id },
					figure: 'coverage-inner',
					sentence: {
						zh: `${inner} 分钟圈外还有小区 {communities-beyond-inner}、住户 {households-beyond-inner}；最长步行 {longest-walk}。`,
						en: `Beyond ${inner} minutes: {households-beyond-inner} in {communities-beyond-inner}; the longest walk is {longest-walk}.`
					}
				};
			}),
			{
				title: { zh: '结论是否稳健', en: 'Robustness' },
				layers: INNER,
				figure: 'firm-share',
				sentence: {
					zh: `按老年人至成年人步速、步行时间误差 ±10%，这些住户始终在 ${inner} 分钟圈内；视步速和误差而定的还有 {doubtful-share}。`,
					en: `Within ${inner} minutes at any pace from elderly to adult and with walking times 10% off; for {doubtful-share} it depends.`
				}
			},
			...(speedMps > ELDERLY_MPS
				? [
						{
							title: { zh: '按老年人步速', en: 'At an elderly pace' },
							layers: INNER,
							speedMps: ELDERLY_MPS,
							figure: 'coverage-inner',
							sentence: {
								zh: `按老年人步速 ${ELDERLY_MPS} 米/秒，${inner} 分钟圈外增加到 {households-beyond-inner}。`,
								en: `Walking at ${ELDERLY_MPS} m/s, {households-beyond-inner} do not reach a centre within ${inner} minutes.`
							}
						} satisfies SlideDraft
					]
				: [])
		];
	}
};
