import { rowsInScope } from '../../model/rows-in-scope.ts';
import { buildCoverageTable } from '../coverage-table.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportSection } from '../types.ts';

const LAYERS = ['circle-inner', 'circle-outer', 'centres', 'clusters', 'not-renovated', 'under-way', 'lanes'];

/** 生活圈覆盖: who reaches a service centre on foot, by district and cluster. `null` where nobody is to be reached. */
export function buildLifeCircles(context: ReportContext): ReportSection | null {
	const { plan } = context;
	if (plan.counted.length === 0) return null;
	const [inner, outer] = plan.minutes;
	const view = { layers: LAYERS };
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	const { districts, clusters } = plan.features;
	return {
		id: 'life-circles',
		title: context.pick({ zh: '生活圈覆盖', en: 'Life circles' }),
		lead: context.note('coverage-inner', undefined, view),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`沿步行路网测算，${inner}分钟内可到达社区服务中心的居民${tell('households-inner')}，覆盖率${tell('coverage-inner')}；${outer}分钟内${tell('households-outer')}，覆盖率${tell('coverage-outer')}。到最近中心的步行时间中位数为${tell('median-walk')}。`,
					en: () =>
						runs`Along the walking network ${tell('households-inner')} reach a service centre within ${inner} minutes, a coverage of ${tell('coverage-inner')}; ${tell('households-outer')} within ${outer} minutes, ${tell('coverage-outer')}. The median walk to the nearest centre takes ${tell('median-walk')}.`
				})()
			},
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`计入老年人与成年人的步速差异和路网误差，始终在${inner}分钟内的居民占${tell('firm-share')}，始终在外的占${tell('never-share')}；其余${tell('doubtful-share')}因人因路况而异，宜实地步勘核验。`,
					en: () =>
						runs`Allowing for the pace of elderly people and adults and for errors of the map, ${tell('firm-share')} of the households are within ${inner} minutes in any case and ${tell('never-share')} in none; for the other ${tell('doubtful-share')} it depends, and they should be walked to be sure.`
				})()
			},
			context.map({
				caption: context.pick({
					zh: `${inner}分钟、${outer}分钟生活圈覆盖图`,
					en: `Life circles of ${inner} and ${outer} minutes`
				}),
				...view
			}),
			...context.chart('coverage-curve', view),
			{
				kind: 'table',
				table: buildCoverageTable(context, {
					id: 'coverage-by-district',
					title: context.pick({ zh: '各区生活圈覆盖情况', en: 'Coverage by district' }),
					part: context.pick({ zh: '区', en: 'District' }),
					groups: districts.features.map(({ properties }) => ({
						name: context.name(properties),
						rows: rowsInScope(plan, { kind: 'district', id: properties.id })
					}))
				})
			},
			...context.chart('coverage-by-cluster', view),
			{
				kind: 'table',
				table: buildCoverageTable(context, {
					id: 'coverage-by-cluster',
					title: context.pick({ zh: '各组团生活圈覆盖情况', en: 'Coverage by cluster' }),
					part: context.pick({ zh: '组团', en: 'Cluster' }),
					groups: clusters.features.map(({ properties }) => ({
						name: context.name(properties),
						rows: rowsInScope(plan, { kind: 'cluster', id: properties.id })
					}))
				})
			}
		]
	};
}
