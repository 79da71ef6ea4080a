import type { PlanRow } from '../../model/types.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import { sayState } from '../say-state.ts';
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

/** 主轴: the communities along the city's axes. `null` for a city without any, and a part that none of them passes. */
export function buildAxes(context: ReportContext): ReportSection | null {
	const { plan, counted, isCity, where } = context;
	const along = counted.filter(({ axisIds }) => axisIds.length > 0);
	const axes = plan.features.axes.features.filter(
		({ properties }) => isCity || along.some(({ axisIds }) => axisIds.includes(properties.id))
	);
	if (axes.length === 0) return null;
	const [inner] = plan.minutes;
	const view = { layers: LAYERS, desk: 'axes' } as const;
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	const names = context.join(axes.map(({ properties }) => context.name(properties)));
	// A figure is of one part: an axis within a district is none.
	const each = (isCity && axes.length > 1 ? axes : []).map(
		({ properties: { id, name, nameEn } }): ReportBlock => ({
			kind: 'paragraph',
			runs: context.pick({
				zh: () =>
					runs`${name}沿线尚未完成改造的小区${tell('along-axes', { kind: 'axis', id })}，${inner}分钟覆盖率${tell('along-axes-coverage-inner', { kind: 'axis', id })}。`,
				en: () =>
					runs`Along ${context.name({ name, nameEn })} there are ${tell('along-axes', { kind: 'axis', id })} not yet renovated; the ${inner}-minute circle covers ${tell('along-axes-coverage-inner', { kind: 'axis', id })} of their households.`
			})()
		})
	);
	return {
		id: 'axes',
		title: context.pick({ zh: '主轴沿线', en: 'Along the axes' }),
		lead: context.note('along-axes', undefined, view),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`${isCity ? '' : `${where}内`}${names}沿线尚未完成改造的老旧小区共${tell('along-axes')}，按特色精品小区标准一体规划、一体设计、一体建设、一体升级；其${inner}分钟覆盖率为${tell('along-axes-coverage-inner')}${context.was('along-axes-coverage-inner')}。`,
					en: () =>
						runs`Along ${names}${isCity ? '' : ` in ${where}`} there are ${tell('along-axes')} not yet renovated; they are planned, designed, built and upgraded together to a higher standard. The ${inner}-minute circle covers ${tell('along-axes-coverage-inner')}${context.was('along-axes-coverage-inner')} of their households.`
				})()
			},
			...each,
			context.map({
				caption: context.pick({
					zh: `${isCity ? '' : where}主轴沿线小区分布图`,
					en: `Communities along the axes${isCity ? '' : `, ${where}`}`
				}),
				layers: LAYERS
			}),
			...context.chart('states-along-axes', view),
			{ kind: 'table', table: buildAxesTable(context, along) }
		]
	};
}

function buildAxesTable(context: ReportContext, rows: readonly PlanRow[]): ReportTable {
	const { plan, lang, isCity, where } = context;
	const frontageOf = new Map<string, number>();
	for (const { members } of plan.axes.axes)
		for (const { id, frontageM } of members) frontageOf.set(id, frontageM + (frontageOf.get(id) ?? 0));
	return {
		id: 'along-axes',
		title: context.pick({
			zh: `${isCity ? '' : where}主轴沿线尚未完成改造小区名单`,
			en: `Communities along the axes not yet renovated${isCity ? '' : `, ${where}`}`
		}),
		columns: context.pick<ReportTable['columns']>({
			zh: [
				{ title: '序号', kind: 'number', width: 0.6 },
				{ title: '小区', kind: 'text', width: 2 },
				{ title: '主轴', kind: 'text', width: 1.3 },
				{ title: '所在区', kind: 'text' },
				{ title: '状态', kind: 'text' },
				{ title: '住户（户）', kind: 'number' },
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
			frontageOf.get(row.id) ?? null,
			row.walkSeconds
		]),
		live: context.live({ layers: LAYERS, desk: 'axes' })
	};
}
