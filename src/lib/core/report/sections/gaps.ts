import { listUncovered } from '../../coverage/list-uncovered.ts';
import { buildCommunityTable } from '../community-table.ts';
import type { LiveView } from '../live-query.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import { tellGround } from '../tell-ground.ts';
import type { ReportBlock, ReportSection } from '../types.ts';

/** As many as fit on a page; the ledger has them all. */
const WORST = 20;
const LAYERS = ['circle-inner', 'centres', 'clusters', 'not-renovated', 'under-way', 'lanes'];

/** 服务盲区: who does not reach a centre within the inner circle. */
export function buildGaps(context: ReportContext): ReportSection | null {
	const { plan, counted, where, isCity } = context;
	if (counted.length === 0) return null;
	const [inner, outer] = plan.minutes;
	const view: LiveView = { layers: LAYERS, table: 'beyond' };
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	const beyond = listUncovered(counted, inner * 60);
	const worst = beyond.slice(0, WORST);
	const of = isCity ? '' : where;
	const count = (n: number) => context.format.value(n, 'communities');
	const shown: ReportBlock[] =
		beyond.length === 0
			? []
			: [
					context.map({
						caption: context.pick({
							zh: `${of}${inner}分钟生活圈服务盲区图`,
							en: `Gaps of the ${inner}-minute circle${isCity ? '' : `, ${where}`}`
						}),
						layers: LAYERS
					}),
					{
						kind: 'table',
						table: buildCommunityTable(context, {
							id: 'worst-communities',
							title:
								beyond.length > WORST
									? context.pick({
											zh: `${of}步行时间最长的${worst.length}个小区`,
											en: `The ${count(worst.length)} with the longest walk${isCity ? '' : `, ${where}`}`
										})
									: context.pick({
											zh: `${of}${inner}分钟圈外的小区`,
											en: `Communities beyond ${inner} minutes${isCity ? '' : `, ${where}`}`
										}),
							rows: worst,
							live: view
						})
					}
				];
	return {
		id: 'gaps',
		title: context.pick({ zh: '服务盲区', en: 'Service gaps' }),
		lead: context.note('households-beyond-inner', undefined, view),
		blocks: [
			{ kind: 'paragraph', runs: beyond.length === 0 ? tellNone() : tellGaps() },
			...shown,
			...tellGround(context)
		]
	};

	function tellNone() {
		return context.pick({
			zh: () =>
				runs`${of}尚未完成改造的小区全部在${inner}分钟圈内，圈外住户${tell('households-beyond-inner')}${context.was('households-beyond-inner')}；步行时间最长的为${tell('longest-walk')}。`,
			en: () =>
				runs`Every community${isCity ? '' : ` of ${where}`} not yet renovated is within ${inner} minutes, so ${tell('households-beyond-inner')}${context.was('households-beyond-inner')} are beyond; the longest walk takes ${tell('longest-walk')}.`
		})();
	}

	function tellGaps() {
		return context.pick({
			zh: () =>
				runs`${of}${inner}分钟内不可达社区服务中心的小区${tell('communities-beyond-inner')}、住户${tell('households-beyond-inner')}${context.was('households-beyond-inner')}；其中${outer}分钟内仍不可达的住户${tell('households-beyond-outer')}。可达小区中步行时间最长的为${tell('longest-walk')}。`,
			en: () =>
				runs`${tell('communities-beyond-inner')}${isCity ? '' : ` of ${where}`} with ${tell('households-beyond-inner')}${context.was('households-beyond-inner')} do not reach a service centre within ${inner} minutes; ${tell('households-beyond-outer')} of them not within ${outer} either. The longest walk of those that can reach one takes ${tell('longest-walk')}.`
		})();
	}
}
