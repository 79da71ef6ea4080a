import type { Lang, SelectionKind } from '#lib/carto/view-query.ts';

interface MadeOnMessages {
	ofRevision: (revision: string) => string;
	ofDate: (revision: string, asOf: string) => string;
	unknown: string;
	fixed: string;
	moved: (changes: string) => string;
	renew: string;
	renewThis: (name: string) => string;
	asItWas: string;
	asItWasThis: (name: string) => string;
	renewed: string;
	lost: string;
	noted: string;
	drop: string;
	keep: string;
	close: string;
	slide: (n: string) => string;
	community: (id: string) => string;
	selection: (kind: string, id: string) => string;
	bundles: string;
	zones: string;
	kind: Record<SelectionKind, string>;
}

/** What is said of the plan that views, scenarios and briefings were made on. */
export const MADE_ON_TEXTS: Record<Lang, MadeOnMessages> = {
	zh: {
		ofRevision: (revision) => `计划第 ${revision} 版`,
		ofDate: (revision, asOf) => `${asOf} 的计划（第 ${revision} 版）`,
		unknown: '未记录计划版本',
		fixed: '固定于该版',
		moved: (changes) => `计划已更新，此后 ${changes} 次修改`,
		renew: '更新到最新计划',
		renewThis: (name) => `将“${name}”更新到最新计划`,
		asItWas: '按原计划打开',
		asItWasThis: (name) => `按原计划打开“${name}”`,
		renewed: '已更新到最新计划。',
		lost: '在最新计划中，以下内容不再适用，更新后将去掉：',
		noted: '已更新到最新计划，其中以下内容不再适用：',
		drop: '去掉并更新',
		keep: '暂不更新',
		close: '关闭',
		slide: (n) => `第 ${n} 页：`,
		community: (id) => `连片项目中的“${id}”，已不在计划中`,
		selection: (kind, id) => `选中的${kind}“${id}”，已不在计划中`,
		bundles: '肥瘦搭配结果，所含小区有变动，需重新计算',
		zones: '重划的组团，所含街坊有变动，需重新划分',
		kind: {
			cluster: '组团',
			centre: '服务中心',
			community: '小区',
			axis: '主轴',
			district: '行政区',
			place: '地点'
		}
	},
	en: {
		ofRevision: (revision) => `Plan revision ${revision}`,
		ofDate: (revision, asOf) => `Plan of ${asOf} (revision ${revision})`,
		unknown: 'Revision of the plan not recorded',
		fixed: 'fixed to that revision',
		moved: (changes) => `The plan has moved on: ${changes} change${changes === '1' ? '' : 's'} since`,
		renew: 'Bring up to date',
		renewThis: (name) => `Bring “${name}” up to date`,
		asItWas: 'Open as it was',
		asItWasThis: (name) => `Open “${name}” as it was`,
		renewed: 'It is up to date.',
		lost: 'The newest plan has no place for these; they go if it is brought up to date:',
		noted: 'It is up to date; the newest plan has no place for these:',
		drop: 'Leave them out',
		keep: 'Not now',
		close: 'Close',
		slide: (n) => `Slide ${n}: `,
		community: (id) => `community “${id}” of a package, which is not in the plan any more`,
		selection: (kind, id) => `the selected ${kind} “${id}”, which is not in the plan any more`,
		bundles: 'the property bundles: their communities have changed, propose them again',
		zones: 'the redrawn clusters: their blocks have changed, redraw them',
		kind: {
			cluster: 'cluster',
			centre: 'centre',
			community: 'community',
			axis: 'axis',
			district: 'district',
			place: 'place'
		}
	}
};
