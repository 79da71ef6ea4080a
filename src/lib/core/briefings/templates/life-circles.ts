import { SPEED_PRESETS } from '../../coverage/settings.ts';
import { listWeakestClusters } from './list-weakest-clusters.ts';
import { beyondInner } from './beyond-inner.ts';
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
				topic: { zh: `${inner} 分钟生活圈`, en: `The ${inner}-minute life circle` },
				title: {
					zh: `{coverage-inner} 的住户步行 ${inner} 分钟可达服务中心`,
					en: `{coverage-inner} of households are within ${inner} minutes of a centre`
				},
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
				topic: { zh: `${outer} 分钟生活圈`, en: `The ${outer}-minute life circle` },
				title: {
					zh: `${outer} 分钟内 {coverage-outer} 可达，仍有 {households-beyond-outer}不可达`,
					en: `{coverage-outer} within ${outer} minutes; {households-beyond-outer} beyond`
				},
				layers: BOTH,
				figure: 'coverage-outer',
				sentence: {
					zh: `${outer} 分钟内可达 {households-outer}，另有 {households-beyond-outer}不可达。`,
					en: `{households-outer} reach a centre within ${outer} minutes; {households-beyond-outer} do not.`
				}
			},
			{
				topic: { zh: '步行时间', en: 'Walking time' },
				title: {
					zh: '一半住户步行不超过 {median-walk}',
					en: 'Half of the households walk {median-walk} or less'
				},
				layers: BOTH,
				figure: 'median-walk',
				sentence: {
					zh: '另一半住户走得更久；最远的小区步行 {longest-walk}。',
					en: 'The other half walk longer; the farthest community walks {longest-walk}.'
				}
			},
			{
				topic: { zh: '服务盲区', en: 'Service gaps' },
				...beyondInner(inner),
				sentence: {
					zh: `图上标红；覆盖率最低的组团是{weakest-cluster}。`,
					en: `Red on the map. Covered least: {weakest-cluster}.`
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
					topic: { zh: '服务盲区', en: 'Service gaps' },
					title: {
						zh: `${zh}还有 {households-beyond-inner}在 ${inner} 分钟圈外`,
						en: `${en}: {households-beyond-inner} beyond ${inner} minutes`
					},
					layers: ONE_PART,
					scope: { kind: 'cluster', id: cluster.id },
					figure: 'households-beyond-inner',
					sentence: {
						zh: `圈外小区 {communities-beyond-inner}，${inner} 分钟覆盖率 {coverage-inner}；最长步行 {longest-walk}。`,
						en: `{communities-beyond-inner} beyond the circle, {coverage-inner} covered; the longest walk is {longest-walk}.`
					}
				};
			}),
			{
				topic: { zh: '结论是否稳健', en: 'Robustness' },
				title: {
					zh: `{firm-share} 的住户无论步速快慢都在 ${inner} 分钟圈内`,
					en: `{firm-share} are within ${inner} minutes at any pace`
				},
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
							topic: { zh: '按老年人步速', en: 'At an elderly pace' },
							title: {
								zh: `按老年人步速，${inner} 分钟覆盖率为 {coverage-inner}`,
								en: `At an elderly pace, {coverage-inner} are within ${inner} minutes`
							},
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
