import { summarizeCoverage } from '../coverage/summarize-coverage.ts';
import type { PlanRow } from '../model/types.ts';
import { findMedianWalk } from '../figures/find-median-walk.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportTable } from './types.ts';

/** Shares of the parts make that of the whole, weighted by the households in the third column. */
const BY_HOUSEHOLDS = { meanBy: 2 } as const;

/**
 * Parts of an area, each with how much of it the life circles reach; what lies in none of them apart; a last row of sums.
 * Parts without households are left out.
 */
export function buildCoverageTable(
	context: ReportContext,
	{
		id,
		title,
		part,
		groups,
		all = context.counted
	}: {
		id: string;
		title: string;
		/** What the parts are: heading of the first column. */
		part: string;
		groups: readonly { name: string; rows: readonly PlanRow[] }[];
		/** Every community of the area; default: those the report is of. */
		all?: readonly PlanRow[];
	}
): ReportTable {
	const { minutes } = context.plan;
	const [inner, outer] = minutes;
	const toRow = (name: string, rows: readonly PlanRow[]) => {
		const { communities, households, covered } = summarizeCoverage(rows, minutes);
		const share = (budget: number) => (households === 0 ? null : covered[budget]!.households / households);
		return [
			name,
			communities,
			households,
			share(inner),
			share(outer),
			households - covered[inner]!.households,
			findMedianWalk(rows)?.walkSeconds ?? null
		];
	};
	const grouped = new Set(groups.flatMap(({ rows }) => rows));
	const others = {
		name: context.pick({ zh: '其他', en: 'Others' }),
		rows: all.filter((row) => !grouped.has(row))
	};
	const filled = [...groups, others].filter(({ rows }) => rows.length > 0);
	return {
		id,
		title,
		columns: [
			{ title: part, kind: 'text', width: 1.5 },
			...context.pick<ReportTable['columns']>({
				zh: [
					{ title: '小区（个）', kind: 'number', sums: 'sum' },
					{ title: '住户（户）', kind: 'number', sums: 'sum' },
					{ title: `${inner}分钟覆盖率`, kind: 'share', digits: 1, sums: BY_HOUSEHOLDS },
					{ title: `${outer}分钟覆盖率`, kind: 'share', digits: 1, sums: BY_HOUSEHOLDS },
					{ title: `${inner}分钟外（户）`, kind: 'number', sums: 'sum' },
					{ title: '步行时间中位数', kind: 'minutes', width: 1.3 }
				],
				en: [
					{ title: 'Communities', kind: 'number', width: 1.35, sums: 'sum' },
					{ title: 'Households', kind: 'number', width: 1.25, sums: 'sum' },
					{ title: `Within ${inner} min`, kind: 'share', digits: 1, sums: BY_HOUSEHOLDS },
					{ title: `Within ${outer} min`, kind: 'share', digits: 1, sums: BY_HOUSEHOLDS },
					{ title: `Beyond ${inner} min`, kind: 'number', sums: 'sum' },
					{ title: 'Median walk', kind: 'minutes', width: 1.2 }
				]
			})
		],
		rows: filled.map(({ name, rows }) => toRow(name, rows)),
		total: toRow(context.pick({ zh: '合计', en: 'Total' }), all),
		live: context.live({
			layers: [
				'circle-inner',
				'circle-outer',
				'centres',
				'clusters',
				'districts',
				'not-renovated',
				'under-way'
			]
		})
	};
}
