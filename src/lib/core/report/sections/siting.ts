import type { PlanRow } from '../../model/types.ts';
import { CITY, type ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportRun, ReportSection, ReportTable } from '../types.ts';

const LAYERS = ['circle-inner', 'centres', 'clusters', 'not-renovated', 'under-way', 'lanes'];

/**
 * 选址: sites of the next centres, computed for the whole city; a report of a part names those that serve it.
 * `null` if siting was not computed, no site gains anything, or none serves the part.
 */
export function buildSiting(context: ReportContext): ReportSection | null {
	const { siting } = context.source.planning;
	const { isCity, where } = context;
	const sites = listSites(context);
	if (!siting || sites.length === 0) return null;
	const view = { desk: 'siting' } as const;
	return {
		id: 'siting',
		title: context.pick({ zh: '新建中心选址', en: 'Siting of new centres' }),
		lead: isCity ? context.note('siting-gain', CITY, view) : context.note('siting-centres', CITY, view),
		blocks: [
			{ kind: 'paragraph', runs: isCity ? tellCity(context) : tellPart(context) },
			context.map({
				caption: context.pick({
					zh: `${isCity ? '' : where}新建中心建议选址图`,
					en: `Proposed sites of new centres${isCity ? '' : `, ${where}`}`
				}),
				layers: LAYERS,
				overlay: 'siting'
			}),
			{ kind: 'table', table: buildSitesTable(context) },
			...(isCity ? context.chart('siting-frontier', view) : [])
		]
	};
}

/** New sites that serve the part, numbered as those of the city, with its communities that each serves. */
function listSites(context: ReportContext) {
	const rowOf = new Map(context.counted.map((row) => [row.id, row]));
	return (context.source.planning.siting?.sited.sites ?? [])
		.map((site, i) => ({
			number: i + 1,
			site,
			rows: site.communityIds.flatMap((id): PlanRow | never[] => rowOf.get(id) ?? [])
		}))
		.filter(({ rows }) => context.isCity || rows.length > 0);
}

const householdsOf = (rows: readonly PlanRow[]) => rows.reduce((sum, { households }) => sum + households, 0);

function tellCity(context: ReportContext): ReportRun[] {
	const { question, sited } = context.source.planning.siting!;
	const view = { desk: 'siting' } as const;
	const tell: ReportContext['tell'] = (key, scope = CITY, live = view) => context.tell(key, scope, live);
	return context.pick({
		zh: () =>
			runs`按新增覆盖住户最多测算，新建社区服务中心${tell('siting-centres')}，${question.minutes}分钟内可达的住户增加${tell('siting-gain')}，覆盖率提高到${tell('siting-coverage')}。${sited.optimal ? '经证明，在全部候选点中没有更好的组合。' : ''}`,
		en: () =>
			runs`Chosen to cover the most households, ${tell('siting-centres')} bring ${tell('siting-gain')} more within ${question.minutes} minutes and lift coverage to ${tell('siting-coverage')}.${sited.optimal ? ' The choice is proven optimal among all candidates.' : ''}`
	})();
}

function tellPart(context: ReportContext): ReportRun[] {
	const { format, where } = context;
	const view = { desk: 'siting' } as const;
	const centres = context.tell('siting-centres', CITY, view);
	const sites = listSites(context);
	const rows = sites.flatMap((site) => site.rows);
	return context.pick({
		zh: () =>
			runs`全市建议新建社区服务中心${centres}，其中${format.number(sites.length)}个服务${where}的小区${format.number(rows.length)}个、住户${format.number(householdsOf(rows))}户。`,
		en: () =>
			runs`For the whole city ${centres} are proposed; ${format.number(sites.length)} of them serve ${format.value(rows.length, 'communities')} with ${format.value(householdsOf(rows), 'households')} in ${where}.`
	})();
}

function buildSitesTable(context: ReportContext): ReportTable {
	const { isCity, where } = context;
	const clusterOf = new Map(context.plan.rows.map((row) => [row.id, row.clusterId]));
	return {
		id: 'sites',
		title: context.pick({
			zh: isCity ? '新建中心建议选址' : `服务${where}的新建中心`,
			en: isCity ? 'Proposed sites of new centres' : `New centres that serve ${where}`
		}),
		columns: context.pick<ReportTable['columns']>({
			zh: [
				{ title: '序号', kind: 'number', width: 0.6 },
				{ title: '所服务组团', kind: 'text', width: 1.6 },
				{ title: '东经', kind: 'number', digits: 5 },
				{ title: '北纬', kind: 'number', digits: 5 },
				{ title: isCity ? '服务小区（个）' : '服务小区（个，本范围）', kind: 'number' },
				{ title: isCity ? '服务住户（户）' : '服务住户（户，本范围）', kind: 'number' },
				{ title: isCity ? '新增覆盖（户）' : '新增覆盖（户，全市）', kind: 'number' }
			],
			en: [
				{ title: 'No.', kind: 'number', width: 0.5 },
				{ title: 'Serves clusters', kind: 'text', width: 1.6 },
				{ title: 'Longitude', kind: 'number', digits: 5 },
				{ title: 'Latitude', kind: 'number', digits: 5 },
				{ title: isCity ? 'Communities' : 'Communities here', kind: 'number', width: 1.3 },
				{ title: isCity ? 'Households' : 'Households here', kind: 'number', width: 1.15 },
				{ title: isCity ? 'Newly covered' : 'Newly covered, city', kind: 'number' }
			]
		}),
		rows: listSites(context).map(({ number, site, rows }) => [
			number,
			context.join(
				[...new Set(site.communityIds.map((id) => context.nameOf(clusterOf.get(id) ?? null)))].filter(
					(name) => name !== ''
				)
			),
			site.lngLat[0],
			site.lngLat[1],
			isCity ? site.demands : rows.length,
			isCity ? site.weight : householdsOf(rows),
			site.brings
		]),
		live: context.live({ desk: 'siting' })
	};
}
