import { DOUBT, SPEED_PRESETS } from '../../coverage/settings.ts';
import type { ReportContext } from '../report-context.ts';
import { sayProvenance } from '../say-provenance.ts';
import { PROVENANCES, type Provenance } from '../../city/types.ts';
import type { ReportBlock, ReportSection } from '../types.ts';

/** Minutes that a standard requires. */
const STANDARD_MINUTES = 15;

/** 数据与方法: rules in words, standards with their dates, and what of the data is illustrative. */
export function buildMethod(context: ReportContext): ReportSection {
	// A kind that nothing is of is not brought up.
	const found = new Set(listLayers(context).flat());
	const kinds = PROVENANCES.filter((one) => found.has(one));
	return {
		id: 'method',
		title: context.pick({ zh: '数据与方法', en: 'Data and method' }),
		lead: null,
		blocks: [
			...listRules(context).map((text): ReportBlock => ({ kind: 'paragraph', runs: [{ text }] })),
			{
				kind: 'table',
				table: {
					id: 'provenance',
					title: context.pick({ zh: '数据来源与性质', en: 'Where the data come from' }),
					columns: context.pick({
						zh: [
							{ title: '内容', kind: 'text' },
							...kinds.map((one) => ({
								title: `${sayProvenance(one, 'zh')}（个）`,
								kind: 'number' as const
							}))
						],
						en: [
							{ title: 'What', kind: 'text' },
							...kinds.map((one) => ({ title: sayProvenance(one, 'en'), kind: 'number' as const }))
						]
					}),
					rows: countProvenance(context, kinds),
					live: context.live()
				}
			}
		]
	};
}

function listRules(context: ReportContext): string[] {
	const { plan, format, asOf, scope, where } = context;
	const [inner, outer] = plan.minutes;
	const preset = SPEED_PRESETS.find(({ speedMps }) => speedMps === plan.speedMps);
	const speed = format.number(plan.speedMps, 2);
	const { alongM } = plan.axes;
	const gapM = context.source.planning.packages?.ground.gapM;
	const trial = plan.edits.length;
	const standard = inner === STANDARD_MINUTES;
	const rules = context.pick({
		zh: [
			`报告日期${format.date(asOf)}，数据日期${format.date(plan.meta.asOf)}。${trial > 0 ? `本报告按推演方案计算，含${trial}处改动，不是现行方案。` : ''}`,
			scope.kind === 'city'
				? ''
				: `统计范围：${where}内的老旧小区；住户可以步行到范围以外的服务中心，计算时一并计入。`,
			plan.isIllustrative
				? '标注“示意数据”的要素不是公开数据，系按公布的总量与规则生成，仅供演示与校核方法，不作为决策和公开发布的依据。'
				: '',
			`步行时间为小区出入口至最近开放中心大门的最短步行距离除以步速；距离含出入口至街道、沿街道、街道至大门三段，取最优的出入口与大门组合，不按圆形半径估算。步速${speed}米/秒（${preset ? `${preset.source.zh}，${format.date(preset.effective)}起` : '由使用者设定'}）。`,
			standard
				? `${inner}分钟生活圈依据TD/T 1062—2021《社区生活圈规划技术指南》（2021年7月1日起实施）和GB 50180—2018《城市居住区规划设计标准》（2018年12月1日起实施）；${outer}分钟生活圈为本项目参数，无国家标准。`
				: `${inner}分钟、${outer}分钟生活圈为本报告设定的参数，无国家标准。`,
			'覆盖率为步行时间不超过规定时间（含）的住户占尚未完成改造小区全部住户的比例；已改造小区不计入。图上范围只是绘图，数字一律按步行时间计算。',
			`结论是否稳健，按步速${DOUBT.speedsMps.map((mps) => format.number(mps, 2)).join('至')}米/秒、步行时间误差±${format.number(100 * DOUBT.error)}%复算（${DOUBT.source.zh}）。`,
			plan.features.axes.features.length === 0
				? ''
				: `主轴沿线小区：边界距轴线不超过道路半宽加${format.number(alongM)}米，且其间没有别的街道。`,
			gapM === undefined
				? ''
				: `连片项目：边界相距不超过${format.number(gapM)}米、其间没有主要街道的小区视为相邻；项目内小区须连成一片。`,
			`地图署名：${format.attribution(plan.meta.attribution)}。地图公开使用前须依法送审。`
		],
		en: [
			`Report as of ${format.date(asOf)}; data as of ${format.date(plan.meta.asOf)}.${trial > 0 ? ` This is a what-if with ${trial} ${trial === 1 ? 'change' : 'changes'}, not the plan in force.` : ''}`,
			scope.kind === 'city'
				? ''
				: `Scope: the old communities of ${where}; a service centre outside it counts where their residents can walk to it.`,
			plan.isIllustrative
				? 'Features marked illustrative are not public data: they were generated from published totals and rules to show and check the method, and are not for decision-making or publication.'
				: '',
			`A walking time is the shortest distance on foot from a community’s entrances to the door of the nearest open centre, divided by the walking speed; the distance runs from entrance to street, along streets, and from street to door, for the best pair of entrance and door, and is never a radius. Speed ${speed} m/s (${preset ? `${preset.source.en}; since ${format.date(preset.effective)}` : 'set by the user'}).`,
			standard
				? `The ${inner}-minute circle follows TD/T 1062-2021 (in force since 1 July 2021) and GB 50180-2018 (since 1 December 2018); the ${outer}-minute circle is the programme’s own parameter, with no national standard.`
				: `The ${inner}- and ${outer}-minute circles are parameters of this report, with no national standard.`,
			'Coverage is the share of households, of communities not yet renovated, whose walk takes no longer than the limit (inclusive). Areas on maps are drawings; every number comes from walking times.',
			`Robustness is judged with walking speeds of ${DOUBT.speedsMps.map((mps) => format.number(mps, 2)).join(' to ')} m/s and an error of ±${format.number(100 * DOUBT.error)}% (${DOUBT.source.en}).`,
			plan.features.axes.features.length === 0
				? ''
				: `A community lies along an axis if its boundary is within ${format.number(alongM)} m beyond the street’s half-width of the axis line, with no other street between.`,
			gapM === undefined
				? ''
				: `Communities are neighbours if their boundaries lie within ${format.number(gapM)} m with no main street between; a package is connected under that rule.`,
			`Map: ${format.attribution(plan.meta.attribution)}. Maps must be reviewed before they are published.`
		]
	});
	return rules.filter((rule) => rule !== '');
}

/** Origins of the features that the report uses: for a part, those that its communities lie in or walk to. */
function listLayers({ plan, rows, isCity }: ReportContext): Provenance[][] {
	const { districts, clusters, centres, axes, communities } = plan.features;
	const used = new Set(
		rows.flatMap(({ id, districtId, clusterId, centreId, axisIds }) => [
			id,
			districtId,
			clusterId,
			centreId,
			...axisIds
		])
	);
	return [districts, clusters, centres, axes, communities].map(({ features }) =>
		features
			.filter(({ properties: { id } }) => isCity || used.has(id))
			.map(({ properties: { provenance } }) => provenance)
	);
}

function countProvenance(context: ReportContext, kinds: readonly Provenance[]): (string | number)[][] {
	const names = context.pick({
		zh: ['行政区', '组团', '社区服务中心', '主轴', '老旧小区'],
		en: ['Districts', 'Clusters', 'Service centres', 'Axes', 'Old communities']
	});
	return listLayers(context).map((layer, i) => [
		names[i]!,
		...kinds.map((one) => layer.filter((provenance) => provenance === one).length)
	]);
}
