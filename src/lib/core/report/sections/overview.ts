import { isInScope } from '../../model/rows-in-scope.ts';
import type { PlanRow } from '../../model/types.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import { sayState } from '../say-state.ts';
import type { ReportSection, ReportTable } from '../types.ts';

/** 概况: what the programme consists of, and how far it is. */
export function buildOverview(context: ReportContext): ReportSection {
	const { format, asOf, plan } = context;
	const tell = context.tell.bind(context);
	return {
		id: 'overview',
		title: context.pick({ zh: '概况', en: 'Overview' }),
		lead: context.note('communities-not-renovated'),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`截至${format.date(asOf)}，${plan.meta.name}主城区共有组团${tell('clusters')}、开放的社区服务中心${tell('centres-open')}；列入台账的老旧小区${tell('communities-all')}，其中尚未完成改造${tell('communities-not-renovated')}（含改造中${tell('communities-under-way')}），已改造${tell('communities-accepted')}。`,
					en: () =>
						runs`As of ${format.date(asOf)}, the main urban area of ${plan.meta.nameEn || plan.meta.name} has ${tell('clusters')} and ${tell('centres-open')} open. The ledger lists ${tell('communities-all')}: ${tell('communities-not-renovated')} not yet renovated, ${tell('communities-under-way')} of them under way, and ${tell('communities-accepted')} renovated.`
				})()
			},
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`尚未完成改造的小区共有居民${tell('households')}、${tell('people')}，建筑面积${tell('floor-area')}。本报告的覆盖率均以这些小区的居民户数计算。`,
					en: () =>
						runs`Those not yet renovated hold ${tell('households')} with ${tell('people')} on ${tell('floor-area')} of floor. Every coverage in this report counts their households.`
				})()
			},
			context.map({
				caption: context.pick({
					zh: '老旧小区、组团与社区服务中心分布图',
					en: 'Old communities, clusters and service centres'
				}),
				layers: [
					'centres',
					'axes',
					'clusters',
					'districts',
					'not-renovated',
					'under-way',
					'accepted',
					'lanes'
				]
			}),
			{ kind: 'table', table: buildStatesTable(context) },
			...context.chart('states-by-district')
		]
	};
}

function buildStatesTable(context: ReportContext): ReportTable {
	const { lang, plan } = context;
	const toRow = (name: string, rows: readonly PlanRow[]) => {
		const count = (state: PlanRow['props']['state']) =>
			rows.filter(({ props }) => props.state === state).length;
		const sum = (of: (row: PlanRow) => number) => rows.reduce((total, row) => total + of(row), 0);
		return [
			name,
			rows.length,
			count('not-renovated'),
			count('under-way'),
			count('accepted'),
			sum((row) => row.households),
			sum((row) => row.people),
			sum((row) => row.floorAreaM2) / 10_000
		];
	};
	const number = (title: string, digits = 0) => ({
		title,
		kind: 'number' as const,
		digits,
		// As wide as the longest word of the heading.
		...(lang === 'en'
			? { width: Math.max(1, Math.max(...title.split(' ').map(({ length }) => length)) / 8) }
			: {})
	});
	const states = (['not-renovated', 'under-way', 'accepted'] as const).map((state) => sayState(state, lang));
	return {
		id: 'states-by-district',
		title: context.pick({ zh: '各区老旧小区改造情况', en: 'Old communities by district' }),
		columns: [
			{ title: context.pick({ zh: '区', en: 'District' }), kind: 'text', width: 1.5 },
			...context
				.pick({
					zh: ['小区（个）', ...states, '居民（户）', '居民（人）'],
					en: [
						'Communities',
						...states.map((state) => state.replace(/^./, (first) => first.toUpperCase())),
						'Households',
						'People'
					]
				})
				.map((title) => number(title)),
			number(context.pick({ zh: '建筑面积（万平方米）', en: 'Floor, 10,000 m²' }), 1)
		],
		rows: plan.features.districts.features.map(({ properties }) =>
			toRow(
				context.name(properties),
				plan.rows.filter((row) => isInScope(row, { kind: 'district', id: properties.id }))
			)
		),
		total: toRow(context.pick({ zh: '合计', en: 'Total' }), plan.rows),
		live: context.live({ layers: ['districts', 'not-renovated', 'under-way', 'accepted'] })
	};
}
