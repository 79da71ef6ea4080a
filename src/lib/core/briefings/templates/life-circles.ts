import { SPEED_PRESETS } from '../../coverage/settings.ts';
import { listWeakestClusters } from './list-weakest-clusters.ts';
import { bothNames } from './both-names.ts';
import { BOTH, INNER, ONE_PART } from './layer-sets.ts';
import type { SlideDraft, Template } from './types.ts';

const ELDERLY_MPS = SPEED_PRESETS.find(({ id }) => id === 'elderly')!.speedMps;

export const LIFE_CIRCLES: Template = {
	name: { zh: '生活圈与盲区', en: 'Life circles and their gaps' },
	what: {
		zh: '走得到的占多少、走不到的在哪里、结论有多稳',
		en: 'Who walks to a centre in time, where the gaps are, and how firm that is'
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
					zh: `{households}中,{households-inner}步行 ${inner} 分钟内到得了最近的服务中心。`,
					en: `Of {households}, {households-inner} reach the nearest service centre within ${inner} minutes on foot.`
				},
				chart: 'coverage-curve',
				notes: {
					zh: '圈是沿街道走出来的,不是拿圆规画的:隔着铁路、围墙就要绕。',
					en: 'The circles follow the streets, not a pair of compasses: railways and walls mean detours.'
				}
			},
			{
				title: { zh: `${outer} 分钟生活圈`, en: `The ${outer}-minute life circle` },
				layers: BOTH,
				figure: 'coverage-outer',
				sentence: {
					zh: `${outer} 分钟内 {households-outer}到得了,还有 {households-beyond-outer}到不了。`,
					en: `{households-outer} arrive within ${outer} minutes; {households-beyond-outer} do not.`
				}
			},
			{
				title: { zh: '要走多久', en: 'How long the walk is' },
				layers: BOTH,
				figure: 'median-walk',
				sentence: {
					zh: '一半家庭走不到这么久,另一半更久;最远的小区要走 {longest-walk}。',
					en: 'Half of the homes walk less, half more; the farthest community walks {longest-walk}.'
				}
			},
			{
				title: { zh: '盲区在哪里', en: 'Where the gaps are' },
				layers: INNER,
				figure: 'households-beyond-inner',
				sentence: {
					zh: `${inner} 分钟走不到服务中心的小区有 {communities-beyond-inner}。各组团相差多少,见图。`,
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
						zh: `${inner} 分钟圈外还有 {households-beyond-inner}、{communities-beyond-inner}小区;最远要走 {longest-walk}。`,
						en: `Beyond ${inner} minutes: {households-beyond-inner} in {communities-beyond-inner}; the longest walk is {longest-walk}.`
					}
				};
			}),
			{
				title: { zh: '这个结论有多稳', en: 'How firm this is' },
				layers: INNER,
				figure: 'firm-share',
				sentence: {
					zh: `不论按老人还是成人的步速、时间再差一成,这些家庭始终在 ${inner} 分钟圈内;视步速和误差而定的还有 {doubtful-share}。`,
					en: `Within ${inner} minutes at any pace from elderly to adult, times 10 % off or not; for {doubtful-share} it depends.`
				}
			},
			...(speedMps > ELDERLY_MPS
				? [
						{
							title: { zh: '换成老年人的步速', en: 'At an elderly pace' },
							layers: INNER,
							speedMps: ELDERLY_MPS,
							figure: 'coverage-inner',
							sentence: {
								zh: `按老年人步速 ${ELDERLY_MPS} 米/秒,${inner} 分钟到不了的增加到 {households-beyond-inner}。`,
								en: `Walking at ${ELDERLY_MPS} m/s, {households-beyond-inner} do not arrive within ${inner} minutes.`
							}
						} satisfies SlideDraft
					]
				: [])
		];
	}
};
