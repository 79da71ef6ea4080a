import { DOUBT, SPEED_PRESETS } from '../../coverage/settings.ts';
import type { ReportContext } from '../report-context.ts';
import { sayProvenance } from '../say-provenance.ts';
import { PROVENANCES } from '../../city/types.ts';
import type { ReportBlock, ReportSection } from '../types.ts';

/** 数据与方法: rules in words, standards with their dates, and what of the data is illustrative. */
export function buildMethod(context: ReportContext): ReportSection {
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
							...PROVENANCES.map((one) => ({
								title: `${sayProvenance(one, 'zh')}（个）`,
								kind: 'number' as const
							}))
						],
						en: [
							{ title: 'What', kind: 'text' },
							...PROVENANCES.map((one) => ({ title: sayProvenance(one, 'en'), kind: 'number' as const }))
						]
					}),
					rows: countProvenance(context),
					live: context.live()
				}
			}
		]
	};
}

function listRules(context: ReportContext): string[] {
	const { plan, format, asOf } = context;
	const [inner, outer] = plan.minutes;
	const preset = SPEED_PRESETS.find(({ speedMps }) => speedMps === plan.speedMps);
	const speed = format.number(plan.speedMps, 2);
	const { alongM } = plan.axes;
	const gapM = context.source.planning.packages?.ground.gapM;
	const rules = context.pick({
		zh: [
			`报告日期${format.date(asOf)}，数据日期${format.date(plan.meta.asOf)}。${plan.edits.length > 0 ? `本报告按试算方案计算，含${plan.edits.length}处改动。` : ''}`,
			plan.isIllustrative
				? '标注“示意数据”的要素不是公开数据，系按公布的总量与规则生成，仅供演示与校核方法，不作为决策和公开发布的依据。'
				: '',
			`步行时间为小区出入口至最近开放中心大门的最短步行路径，（引道+街道+引道）÷步速，取最优的出入口与大门组合；不按圆形半径估算。步速${speed}米/秒${preset ? `(${preset.source.zh}，${format.date(preset.effective)}起)` : ''}。`,
			`${inner}分钟生活圈依据 TD/T 1062—2021《社区生活圈规划技术指南》（2021 年 7 月 1 日起实施）和 GB 50180—2018《城市居住区规划设计标准》（2018 年 12 月 1 日起实施）；${outer}分钟生活圈为本项目参数，无国家标准。`,
			'覆盖率为步行时间不超过规定时间（含）的居民户数占未完成改造小区居民总户数的比例；已改造小区不计入。图上范围仅供示意，数字一律按步行时间计算。',
			`判断是否稳定，按步速${DOUBT.speedsMps.map((mps) => format.number(mps, 2)).join(' 至 ')}米/秒、误差 ±${format.number(100 * DOUBT.error)}% 复算（${DOUBT.source.zh}）。`,
			`沿主轴小区：边界距轴线不超过道路半宽加${format.number(alongM)}米，且其间没有别的街道。`,
			gapM === undefined
				? ''
				: `片区：边界相距不超过${format.number(gapM)}米、其间没有主要街道的小区视为相邻；片区内小区须连成一片。`,
			`地图署名：${plan.meta.attribution}。地图公开使用前须依法送审。`
		],
		en: [
			`Report as of ${format.date(asOf)}; data as of ${format.date(plan.meta.asOf)}.${plan.edits.length > 0 ? ` The plan is on trial with ${plan.edits.length} changes.` : ''}`,
			plan.isIllustrative
				? 'Features marked illustrative are not public data: they were generated from published totals and rules to show and check the method, and are no ground for decisions or publication.'
				: '',
			`A walking time is the shortest way on foot from a community’s entrances to the door of the nearest open centre, (access + streets + access) ÷ speed, by the best pair of entrance and door; never a circle drawn as the crow flies. Speed ${speed} m/s${preset ? ` (${preset.source.en}; since ${format.date(preset.effective)})` : ''}.`,
			`The ${inner}-minute circle follows TD/T 1062-2021 (in force since 1 July 2021) and GB 50180-2018 (since 1 December 2018); the ${outer}-minute circle is the programme’s own parameter, no national standard.`,
			'Coverage is the share of households, of communities not yet accepted, whose walk takes no longer than the budget (inclusive). Areas on maps are drawings; every number comes from walking times.',
			`Whether an answer is firm is judged with speeds of ${DOUBT.speedsMps.map((mps) => format.number(mps, 2)).join(' to ')} m/s and an error of ±${format.number(100 * DOUBT.error)}% (${DOUBT.source.en}).`,
			`A community lies along an axis if its boundary is within ${format.number(alongM)} m beyond the street’s half-width of the axis line, with no other street between.`,
			gapM === undefined
				? ''
				: `Communities are neighbours if their boundaries lie within ${format.number(gapM)} m with no main street between; a package hangs together under that rule.`,
			`Map: ${plan.meta.attribution.includes('OpenStreetMap') ? 'streets © OpenStreetMap contributors (ODbL)' : plan.meta.attribution}. Maps must be reviewed before they are published.`
		]
	});
	return rules.filter((rule) => rule !== '');
}

function countProvenance(context: ReportContext): (string | number)[][] {
	const { districts, clusters, centres, axes, communities } = context.plan.features;
	const names = context.pick({
		zh: ['行政区', '组团', '社区服务中心', '主轴', '老旧小区'],
		en: ['Districts', 'Clusters', 'Service centres', 'Axes', 'Old communities']
	});
	return [districts, clusters, centres, axes, communities].map((layer, i) => [
		names[i]!,
		...PROVENANCES.map(
			(one) => layer.features.filter(({ properties }) => properties.provenance === one).length
		)
	]);
}
