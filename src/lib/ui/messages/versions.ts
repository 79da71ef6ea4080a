import type { Lang } from '#lib/carto/view-query.ts';

interface VersionMessages {
	/** `date`: of what is newest in it. */
	ofRevision: (revision: string, date: string) => string;
	ofDate: (date: string, revision: string) => string;
	opening: string;
	failed: string;
	otherStreets: string;
	readOnly: string;
	toNewest: string;
	earlier: string;
	later: string;
	view: string;
	newest: string;
	onDate: string;
	go: string;
	label: string;
}

/** What is said of earlier versions of the plan. */
export const VERSION_TEXTS: Record<Lang, VersionMessages> = {
	zh: {
		ofRevision: (revision, date) => `正在查看第 ${revision} 版计划（截至 ${date}）`,
		ofDate: (date, revision) => `正在查看 ${date} 的计划（第 ${revision} 版）`,
		opening: '正在打开所选版本的计划…',
		failed: '所选版本的计划未能打开',
		otherStreets: '步行时间按现有街道计算。',
		readOnly: '只供查看和推演，不能修改。',
		toNewest: '回到最新',
		earlier: '上一版',
		later: '下一版',
		view: '查看这一版',
		newest: '当前版本',
		onDate: '查看某日的计划',
		go: '查看',
		label: '计划的版本'
	},
	en: {
		ofRevision: (revision, date) => `You see revision ${revision} of the plan (as of ${date})`,
		ofDate: (date, revision) => `You see the plan of ${date} (revision ${revision})`,
		opening: 'Opening the plan of that version…',
		failed: 'The plan of that version could not be opened',
		otherStreets: 'Walks are along the streets as they are now.',
		readOnly: 'It can be viewed and tried upon, not changed.',
		toNewest: 'Back to the newest',
		earlier: 'Earlier',
		later: 'Later',
		view: 'View this revision',
		newest: 'The newest',
		onDate: 'The plan as of a date',
		go: 'View',
		label: 'Version of the plan'
	}
};
