import { listUncovered } from '../../coverage/list-uncovered.ts';
import { buildCommunityTable } from '../community-table.ts';
import type { LiveView } from '../live-query.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportBlock, ReportSection } from '../types.ts';

/** As many as fit on a page; the ledger has them all. */
const WORST = 20;
const LAYERS = ['circle-inner', 'centres', 'clusters', 'not-renovated', 'under-way', 'lanes'];

/** 服务盲区: who does not reach a centre within the inner circle. */
export function buildGaps(context: ReportContext): ReportSection | null {
	const { plan } = context;
	if (plan.counted.length === 0) return null;
	const [inner, outer] = plan.minutes;
	const view: LiveView = { layers: LAYERS, table: 'beyond' };
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	const beyond = listUncovered(plan.counted, inner * 60);
	const worst = beyond.slice(0, WORST);
	const shown: ReportBlock[] =
		beyond.length === 0
			? []
			: [
					context.map({
						caption: context.pick({
							zh: `${inner}分钟生活圈服务盲区图`,
							en: `Gaps of the ${inner}-minute circle`
						}),
						layers: LAYERS
					}),
					{
						kind: 'table',
						table: buildCommunityTable(context, {
							id: 'worst-communities',
							title: context.pick({
								zh: `步行时间最长的${worst.length}个小区`,
								en: `The ${worst.length} communities with the longest walk`
							}),
							rows: worst,
							live: view
						})
					}
				];
	return {
		id: 'gaps',
		title: context.pick({ zh: '服务盲区', en: 'Gaps' }),
		lead: context.note('households-beyond-inner', undefined, view),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`${inner}分钟内走不到社区服务中心的小区${tell('communities-beyond-inner')}、居民${tell('households-beyond-inner')}；其中${outer}分钟内仍走不到的居民${tell('households-beyond-outer')}。步行时间最长的小区需${tell('longest-walk')}。`,
					en: () =>
						runs`${tell('communities-beyond-inner')} with ${tell('households-beyond-inner')} do not reach a service centre within ${inner} minutes; ${tell('households-beyond-outer')} of them not within ${outer} either. The longest walk takes ${tell('longest-walk')}.`
				})()
			},
			...shown
		]
	};
}
