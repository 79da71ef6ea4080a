import type { PlanRow } from '../../model/types.ts';
import { sayState } from '../say-state.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportBlock, ReportSection, ReportTable } from '../types.ts';

const LAYERS = [
	'centres',
	'axes',
	'clusters',
	'not-renovated',
	'along-axes',
	'under-way',
	'accepted',
	'lanes'
];

/** 主轴: the communities along the city's axes. `null` for a city without any. */
export function buildAxes(context: ReportContext): ReportSection | null {
	const { plan } = context;
	const { axes } = plan.features;
	if (axes.features.length === 0) return null;
	const view = { layers: LAYERS, desk: 'axes' } as const;
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	const names = context.join(axes.features.map(({ properties }) => context.name(properties)));
	const along = new Set(plan.axes.unrenovatedIds);
	const each = axes.features.map(({ properties }): ReportBlock => ({
		kind: 'paragraph',
		runs: context.pick({
			zh: () =>
				runs`${properties.name}沿线未完成改造的小区${tell('along-axes', { kind: 'axis', id: properties.id })}，${plan.minutes[0]}分钟覆盖率${tell('along-axes-coverage-inner', { kind: 'axis', id: properties.id })}。`,
			en: () =>
				runs`Along ${context.name(properties)} there are ${tell('along-axes', { kind: 'axis', id: properties.id })} not yet accepted; the ${plan.minutes[0]}-minute circle covers ${tell('along-axes-coverage-inner', { kind: 'axis', id: properties.id })} of their households.`
		})()
	}));
	return {
		id: 'axes',
		title: context.pick({ zh: '主轴沿线', en: 'Along the axes' }),
		lead: context.note('along-axes', undefined, view),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`${names}沿线尚未完成改造的老旧小区共${tell('along-axes')}，按特色精品小区标准一体规划、一体设计、一体建设、一体升级。其中${plan.minutes[0]}分钟覆盖率为${tell('along-axes-coverage-inner')}。`,
					en: () =>
						runs`${names}: ${tell('along-axes')} along the axes are not yet accepted; they are planned, designed, built and upgraded together as showpieces. The ${plan.minutes[0]}-minute circle covers ${tell('along-axes-coverage-inner')} of their households.`
				})()
			},
			...each,
			context.map({
				caption: context.pick({ zh: '主轴沿线小区分布图', en: 'Communities along the axes' }),
				layers: LAYERS
			}),
			...context.chart('states-along-axes', view),
			{
				kind: 'table',
				table: buildAxesTable(
					context,
					plan.rows.filter(({ id }) => along.has(id))
				)
			}
		]
	};
}

function buildAxesTable(context: ReportContext, rows: readonly PlanRow[]): ReportTable {
	const { plan, lang } = context;
	const nearest = new Map<string, { distanceM: number; frontageM: number }>();
	for (const { members } of plan.axes.axes)
		for (const { id, distanceM, frontageM } of members) {
			const known = nearest.get(id);
			nearest.set(id, {
				distanceM: Math.min(distanceM, known?.distanceM ?? Infinity),
				frontageM: frontageM + (known?.frontageM ?? 0)
			});
		}
	return {
		id: 'along-axes',
		title: context.pick({
			zh: '主轴沿线未完成改造小区名单',
			en: 'Communities along the axes not yet accepted'
		}),
		columns: context.pick<ReportTable['columns']>({
			zh: [
				{ title: '序号', kind: 'number', width: 0.6 },
				{ title: '小区', kind: 'text', width: 2 },
				{ title: '主轴', kind: 'text', width: 1.3 },
				{ title: '所在区', kind: 'text' },
				{ title: '状态', kind: 'text' },
				{ title: '居民（户）', kind: 'number' },
				{ title: '沿街面（米）', kind: 'number' },
				{ title: '步行时间', kind: 'minutes', width: 1.3 }
			],
			en: [
				{ title: 'No.', kind: 'number', width: 0.5 },
				{ title: 'Community', kind: 'text', width: 1.6 },
				{ title: 'Axis', kind: 'text', width: 1.3 },
				{ title: 'District', kind: 'text', width: 1.2 },
				{ title: 'State', kind: 'text', width: 1.3 },
				{ title: 'Households', kind: 'number', width: 1.25 },
				{ title: 'Frontage, m', kind: 'number' },
				{ title: 'Walk', kind: 'minutes', width: 1.35 }
			]
		}),
		rows: rows.map((row, i) => [
			i + 1,
			context.name(row.props),
			context.join(row.axisIds.map((id) => context.nameOf(id))),
			context.nameOf(row.districtId),
			sayState(row.props.state, lang),
			row.households,
			nearest.get(row.id)?.frontageM ?? null,
			row.walkSeconds
		]),
		live: context.live({ layers: LAYERS, desk: 'axes' })
	};
}
