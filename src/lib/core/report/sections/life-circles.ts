import { rowsInScope } from '../../model/rows-in-scope.ts';
import { buildCoverageTable } from '../coverage-table.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportBlock, ReportSection } from '../types.ts';

const LAYERS = ['circle-inner', 'circle-outer', 'centres', 'clusters', 'not-renovated', 'under-way', 'lanes'];

/** 生活圈覆盖: who reaches a service centre on foot, by district and cluster. `null` without households. */
export function buildLifeCircles(context: ReportContext): ReportSection | null {
	const { plan, counted, where, isCity } = context;
	if (counted.length === 0) return null;
	const [inner, outer] = plan.minutes;
	const view = { layers: LAYERS };
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	return {
		id: 'life-circles',
		title: context.pick({ zh: '生活圈覆盖', en: 'Life circles' }),
		lead: context.note('coverage-inner', undefined, view),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`${isCity ? '' : where}沿步行路网测算，${inner}分钟内可达社区服务中心的住户${tell('households-inner')}，覆盖率${tell('coverage-inner')}${context.was('coverage-inner')}；${outer}分钟内可达${tell('households-outer')}，覆盖率${tell('coverage-outer')}${context.was('coverage-outer')}。到最近中心的步行时间中位数为${tell('median-walk')}${context.was('median-walk')}：一半住户步行不超过这个时间，另一半超过。`,
					en: () =>
						runs`Along the walking network ${tell('households-inner')}${isCity ? '' : ` of ${where}`} reach a service centre within ${inner} minutes, a coverage of ${tell('coverage-inner')}${context.was('coverage-inner')}; ${tell('households-outer')} within ${outer} minutes, ${tell('coverage-outer')}${context.was('coverage-outer')}. The median walk to the nearest centre takes ${tell('median-walk')}${context.was('median-walk')}.`
				})()
			},
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`计入老年人与成年人的步速差异和路网误差，始终在${inner}分钟圈内的住户占${tell('firm-share')}，始终在圈外的占${tell('never-share')}；其余${tell('doubtful-share')}视步速和路况而定，宜实地步测核实。`,
					en: () =>
						runs`Allowing for the pace of elderly people and adults and for errors of the network, ${tell('firm-share')} of the households are within ${inner} minutes in every case and ${tell('never-share')} in none; for the other ${tell('doubtful-share')} it depends, and the walk should be checked on site.`
				})()
			},
			context.map({
				caption: context.pick({
					zh: `${isCity ? '' : where}${inner}分钟、${outer}分钟生活圈覆盖图`,
					en: `Life circles of ${inner} and ${outer} minutes${isCity ? '' : `, ${where}`}`
				}),
				...view
			}),
			...context.chart('coverage-curve', view),
			...buildTables(context)
		]
	};
}

/** Coverage of the city by district and by cluster, of a district by cluster; a smaller part has no parts. */
function buildTables(context: ReportContext): ReportBlock[] {
	const { plan, isCity, where, scope } = context;
	const { districts, clusters } = plan.features;
	const view = { layers: LAYERS };
	if (!isCity && scope.kind !== 'district') return [];
	const here = new Set(context.counted);
	const group = (
		kind: 'district' | 'cluster',
		features: readonly { properties: { id: string; name: string; nameEn: string } }[]
	) =>
		features.map(({ properties }) => ({
			name: context.name(properties),
			rows: rowsInScope(plan, { kind, id: properties.id }).filter((row) => here.has(row))
		}));
	const byDistrict: ReportBlock[] = [
		{
			kind: 'table',
			table: buildCoverageTable(context, {
				id: 'coverage-by-district',
				title: context.pick({ zh: '各区生活圈覆盖情况', en: 'Coverage by district' }),
				part: context.pick({ zh: '区', en: 'District' }),
				groups: group('district', districts.features)
			})
		}
	];
	return [
		...(isCity ? byDistrict : []),
		...context.chart('coverage-by-cluster', view),
		{
			kind: 'table',
			table: buildCoverageTable(context, {
				id: 'coverage-by-cluster',
				title: context.pick({
					zh: `${isCity ? '' : where}各组团生活圈覆盖情况`,
					en: `Coverage by cluster${isCity ? '' : `, ${where}`}`
				}),
				part: context.pick({ zh: '组团', en: 'Cluster' }),
				groups: group('cluster', clusters.features)
			})
		}
	];
}
