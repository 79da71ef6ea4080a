import { isInScope } from '../../model/rows-in-scope.ts';
import type { PlanRow } from '../../model/types.ts';
import { buildCommunityTable } from '../community-table.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import { sayState } from '../say-state.ts';
import type { ReportRun, ReportSection, ReportTable } from '../types.ts';

const LAYERS = [
	'centres',
	'axes',
	'clusters',
	'districts',
	'not-renovated',
	'under-way',
	'accepted',
	'lanes'
];

/** 概况: what the programme consists of, and how far it is. */
export function buildOverview(context: ReportContext): ReportSection {
	const tell = context.tell.bind(context);
	const { where, isCity } = context;
	return {
		id: 'overview',
		title: context.pick({ zh: '概况', en: 'Overview' }),
		lead: context.note('communities-not-renovated'),
		blocks: [
			{ kind: 'paragraph', runs: tellStand(context) },
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`尚未完成改造的小区共有住户${tell('households')}、居民${tell('people')}，建筑面积${tell('floor-area')}。本报告的覆盖率均以这些小区的户数计算。`,
					en: () =>
						runs`Those not yet renovated hold ${tell('households')} with ${tell('people')} on ${tell('floor-area')} of floor area. Every coverage in this report counts their households.`
				})()
			},
			context.map({
				caption: context.pick({
					zh: `${isCity ? '' : where}老旧小区、组团与社区服务中心分布图`,
					en: `Old communities, clusters and service centres${isCity ? '' : ` of ${where}`}`
				}),
				layers: LAYERS
			}),
			{ kind: 'table', table: buildStates(context) },
			...(isCity ? context.chart('states-by-district') : [])
		]
	};
}

/** Centres and communities by state; those under way only if there are any. */
function tellStand(context: ReportContext): ReportRun[] {
	const { scope, where } = context;
	const tell = context.tell.bind(context);
	const date = context.format.date(context.asOf);
	const hasUnderWay = context.rows.some(({ props }) => props.state === 'under-way');
	const underWay = hasUnderWay
		? context.pick({
				zh: () => runs`（含改造中${tell('communities-under-way')}）`,
				en: () => runs` (${tell('communities-under-way')} of them under way)`
			})
		: () => [];
	const communities = context.pick({
		zh: () =>
			runs`老旧小区${tell('communities-all')}，其中尚未完成改造${tell('communities-not-renovated')}${underWay()}，已改造${tell('communities-accepted')}。`,
		en: () =>
			runs`${tell('communities-all')}: ${tell('communities-not-renovated')} not yet renovated${underWay()} and ${tell('communities-accepted')} renovated.`
	});
	switch (scope.kind) {
		case 'city':
		case 'district':
			return context.pick({
				zh: () =>
					runs`截至${date}，${where}${scope.kind === 'city' ? '共有' : '涉及'}组团${tell('clusters')}，有开放的社区服务中心${tell('centres-open')}${context.was('centres-open')}；列入台账的${communities()}`,
				en: () =>
					runs`As of ${date}, ${where} has ${tell('clusters')} and ${tell('centres-open')} open${context.was('centres-open')}. The ledger lists ${communities()}`
			})();
		case 'package':
			return context.pick({
				zh: () => runs`截至${date}，连片项目“${where}”含${communities()}`,
				en: () => runs`As of ${date}, the package “${where}” holds ${communities()}`
			})();
		default:
			return context.pick({
				zh: () =>
					runs`截至${date}，${where}有开放的社区服务中心${tell('centres-open')}${context.was('centres-open')}；列入台账的${communities()}`,
				en: () =>
					runs`As of ${date}, ${where} has ${tell('centres-open')} open${context.was('centres-open')}. The ledger lists ${communities()}`
			})();
	}
}

/** By district; in a district by cluster; of a smaller part its communities one by one. */
function buildStates(context: ReportContext): ReportTable {
	const { scope, where, plan } = context;
	const { districts, clusters } = plan.features;
	const layers = ['districts', 'clusters', 'not-renovated', 'under-way', 'accepted'];
	if (scope.kind === 'city' || scope.kind === 'district') {
		const isCity = scope.kind === 'city';
		const parts: readonly { properties: { id: string; name: string; nameEn: string } }[] = isCity
			? districts.features
			: clusters.features;
		return buildStatesTable(context, {
			id: isCity ? 'states-by-district' : 'states-by-cluster',
			title: isCity
				? context.pick({ zh: '各区老旧小区改造情况', en: 'Old communities by district' })
				: context.pick({ zh: `${where}各组团老旧小区改造情况`, en: `Old communities by cluster, ${where}` }),
			part: isCity ? context.pick({ zh: '区', en: 'District' }) : context.pick({ zh: '组团', en: 'Cluster' }),
			parts: parts.map(({ properties }) => ({
				name: context.name(properties),
				rows: context.rows.filter((row) =>
					isInScope(row, { kind: isCity ? 'district' : 'cluster', id: properties.id })
				)
			})),
			live: context.live({ layers })
		});
	}
	return buildCommunityTable(context, {
		id: 'communities-of-part',
		title: context.pick({ zh: `${where}老旧小区名单`, en: `Old communities of ${where}` }),
		rows: context.rows,
		live: { layers, table: 'counted' }
	});
}

function buildStatesTable(
	context: ReportContext,
	{
		id,
		title,
		part,
		parts,
		live
	}: {
		id: string;
		title: string;
		part: string;
		parts: readonly { name: string; rows: readonly PlanRow[] }[];
		live: string;
	}
): ReportTable {
	const { lang } = context;
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
	const states = (['not-renovated', 'under-way', 'accepted'] as const).map((state) =>
		sayState(state, lang).replace(/^./, (first) => first.toUpperCase())
	);
	const number = (heading: string, digits = 0) => ({
		title: heading,
		kind: 'number' as const,
		digits,
		sums: 'sum' as const
	});
	const inParts = new Set(parts.flatMap(({ rows }) => rows));
	const others = {
		name: context.pick({ zh: '其他', en: 'Others' }),
		rows: context.rows.filter((row) => !inParts.has(row))
	};
	return {
		id,
		title,
		columns: [
			{ title: part, kind: 'text', width: 1.5 },
			...context
				.pick({
					zh: ['小区（个）', ...states, '住户（户）', '居民（人）'],
					en: ['Communities', ...states, 'Households', 'Residents']
				})
				.map((heading) => number(heading)),
			number(context.pick({ zh: '建筑面积（万平方米）', en: 'Floor area, 10,000 m²' }), 1)
		],
		rows: [...parts, others].filter(({ rows }) => rows.length > 0).map(({ name, rows }) => toRow(name, rows)),
		total: toRow(context.pick({ zh: '合计', en: 'Total' }), context.rows),
		live
	};
}
