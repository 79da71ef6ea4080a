import type { PlanRow } from '../model/types.ts';
import type { LiveView } from './live-query.ts';
import type { ReportContext } from './report-context.ts';
import { sayState } from './say-state.ts';
import type { ReportTable } from './types.ts';

/** Communities with their walks, in the order given. */
export function buildCommunityTable(
	context: ReportContext,
	{ id, title, rows, live }: { id: string; title: string; rows: readonly PlanRow[]; live: LiveView }
): ReportTable {
	return {
		id,
		title,
		columns: context.pick<ReportTable['columns']>({
			zh: [
				{ title: '序号', kind: 'number', width: 0.55 },
				{ title: '小区', kind: 'text', width: 2.2 },
				{ title: '所在区', kind: 'text', width: 0.9 },
				{ title: '组团', kind: 'text' },
				{ title: '状态', kind: 'text', width: 0.9 },
				{ title: '住户（户）', kind: 'number' },
				{ title: '最近中心', kind: 'text', width: 2.3 },
				{ title: '步行时间', kind: 'minutes', width: 1.3 }
			],
			en: [
				{ title: 'No.', kind: 'number', width: 0.5 },
				{ title: 'Community', kind: 'text', width: 1.6 },
				{ title: 'District', kind: 'text', width: 1.2 },
				{ title: 'Cluster', kind: 'text', width: 1.1 },
				{ title: 'State', kind: 'text', width: 1.3 },
				{ title: 'Households', kind: 'number', width: 1.25 },
				{ title: 'Nearest centre', kind: 'text', width: 1.4 },
				{ title: 'Walk', kind: 'minutes', width: 1.35 }
			]
		}),
		rows: rows.map((row, i) => [
			i + 1,
			context.name(row.props),
			context.nameOf(row.districtId),
			context.nameOf(row.clusterId),
			sayState(row.props.state, context.lang),
			row.households,
			row.centreId === null ? context.pick({ zh: '不可达', en: 'none' }) : context.nameOf(row.centreId),
			row.walkSeconds
		]),
		live: context.live(live)
	};
}
