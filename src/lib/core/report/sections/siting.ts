import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportSection, ReportTable } from '../types.ts';

/** 选址: where the next centres go. `null` where it was not asked, or no site brings anything. */
export function buildSiting(context: ReportContext): ReportSection | null {
	const { siting } = context.source.planning;
	if (!siting || siting.sited.sites.length === 0) return null;
	const view = { desk: 'siting' } as const;
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	const { question, sited } = siting;
	return {
		id: 'siting',
		title: context.pick({ zh: '新增中心选址', en: 'The next centres' }),
		lead: context.note('siting-gain', undefined, view),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`按新增覆盖居民最多测算，新增社区服务中心${tell('siting-centres')}，可使${question.minutes}分钟内到达的居民增加${tell('siting-gain')}，覆盖率提高到${tell('siting-coverage')}。${sited.optimal ? '经证明，在全部候选点中没有更好的组合。' : ''}`,
					en: () =>
						runs`Chosen to cover the most households, ${tell('siting-centres')} bring ${tell('siting-gain')} more within ${question.minutes} minutes and lift coverage to ${tell('siting-coverage')}.${sited.optimal ? ' It is proven that no other choice among the candidates does better.' : ''}`
				})()
			},
			context.map({
				caption: context.pick({ zh: '新增中心建议选址图', en: 'Proposed sites' }),
				layers: ['circle-inner', 'centres', 'clusters', 'not-renovated', 'under-way', 'lanes'],
				overlay: 'siting'
			}),
			{ kind: 'table', table: buildSitesTable(context) },
			...context.chart('siting-frontier', view)
		]
	};
}

function buildSitesTable(context: ReportContext): ReportTable {
	const { sited } = context.source.planning.siting!;
	const clusterOf = new Map(context.plan.rows.map((row) => [row.id, row.clusterId]));
	return {
		id: 'sites',
		title: context.pick({ zh: '新增中心建议选址', en: 'Proposed sites' }),
		columns: context.pick<ReportTable['columns']>({
			zh: [
				{ title: '序号', kind: 'number', width: 0.6 },
				{ title: '所服务组团', kind: 'text', width: 1.6 },
				{ title: '东经', kind: 'number', digits: 5 },
				{ title: '北纬', kind: 'number', digits: 5 },
				{ title: '服务小区（个）', kind: 'number' },
				{ title: '服务居民（户）', kind: 'number' },
				{ title: '新增覆盖（户）', kind: 'number' }
			],
			en: [
				{ title: 'No.', kind: 'number', width: 0.5 },
				{ title: 'Serves clusters', kind: 'text', width: 1.6 },
				{ title: 'Longitude', kind: 'number', digits: 5 },
				{ title: 'Latitude', kind: 'number', digits: 5 },
				{ title: 'Communities', kind: 'number', width: 1.3 },
				{ title: 'Households', kind: 'number', width: 1.15 },
				{ title: 'Newly covered', kind: 'number' }
			]
		}),
		rows: sited.sites.map((site, i) => [
			i + 1,
			context.join(
				[...new Set(site.communityIds.map((id) => context.nameOf(clusterOf.get(id) ?? null)))].filter(
					(name) => name !== ''
				)
			),
			site.lngLat[0],
			site.lngLat[1],
			site.demands,
			site.weight,
			site.brings
		]),
		live: context.live({ desk: 'siting' })
	};
}
