import { listUncovered } from '../../coverage/list-uncovered.ts';
import { rowsInScope } from '../../model/rows-in-scope.ts';
import type { Scope } from '../../model/types.ts';
import { buildCommunityTable } from '../community-table.ts';
import { buildCoverageTable } from '../coverage-table.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportBlock, ReportSection } from '../types.ts';

const WORST = 8;
const LAYERS = [
	'circle-inner',
	'circle-outer',
	'centres',
	'axes',
	'clusters',
	'districts',
	'not-renovated',
	'under-way',
	'accepted',
	'lanes'
];

/** 各区: one section a district that has communities left to renew; of the whole city only. */
export function buildDistricts(context: ReportContext): ReportSection[] {
	if (!context.isCity) return [];
	return context.plan.features.districts.features.flatMap(({ properties }) => {
		const scope: Scope = { kind: 'district', id: properties.id };
		return rowsInScope(context.plan, scope).length > 0
			? [buildDistrict(context, context.name(properties), scope)]
			: [];
	});
}

function buildDistrict(context: ReportContext, name: string, scope: Scope): ReportSection {
	const { plan } = context;
	const [inner, outer] = plan.minutes;
	const rows = rowsInScope(plan, scope);
	const view = { select: scope, layers: LAYERS };
	const tell = (key: Parameters<ReportContext['tell']>[0]) => context.tell(key, scope, view);
	const hasUnderWay = rows.some(({ props }) => props.state === 'under-way');
	const underWay = hasUnderWay
		? context.pick({
				zh: () => runs`（含改造中${tell('communities-under-way')}）`,
				en: () => runs` (${tell('communities-under-way')} of them under way)`
			})
		: () => [];
	const worst = listUncovered(rows, inner * 60).slice(0, WORST);
	const gaps: ReportBlock[] =
		worst.length === 0
			? []
			: [
					{
						kind: 'table',
						table: buildCommunityTable(context, {
							id: `worst-communities-${scope.id}`,
							title: context.pick({ zh: `${name}步行时间最长的小区`, en: `Longest walks in ${name}` }),
							rows: worst,
							live: { ...view, table: 'beyond' }
						})
					}
				];
	return {
		id: scope.id,
		title: name,
		group: context.pick({ zh: '各区情况', en: 'District by district' }),
		lead: context.note('coverage-inner', scope, view),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`${name}尚未完成改造的小区${tell('communities-not-renovated')}${underWay()}，共有住户${tell('households')}。${inner}分钟覆盖率${tell('coverage-inner')}${context.was('coverage-inner', scope)}，${outer}分钟覆盖率${tell('coverage-outer')}${context.was('coverage-outer', scope)}；${inner}分钟内不可达中心的住户${tell('households-beyond-inner')}。`,
					en: () =>
						runs`${name} has ${tell('communities-not-renovated')} not yet renovated${underWay()}, with ${tell('households')}. Coverage is ${tell('coverage-inner')}${context.was('coverage-inner', scope)} within ${inner} minutes and ${tell('coverage-outer')}${context.was('coverage-outer', scope)} within ${outer}; ${tell('households-beyond-inner')} do not reach a centre within ${inner} minutes.`
				})()
			},
			context.map({
				caption: context.pick({ zh: `${name}生活圈覆盖图`, en: `Life circles in ${name}` }),
				scope,
				layers: LAYERS
			}),
			{
				kind: 'table',
				table: buildCoverageTable(context, {
					id: `coverage-by-cluster-${scope.id}`,
					title: context.pick({ zh: `${name}各组团生活圈覆盖情况`, en: `Coverage by cluster in ${name}` }),
					part: context.pick({ zh: '组团', en: 'Cluster' }),
					all: rows,
					groups: plan.features.clusters.features.map(({ properties }) => ({
						name: context.name(properties),
						rows: rows.filter(({ clusterId }) => clusterId === properties.id)
					}))
				})
			},
			...gaps
		]
	};
}
