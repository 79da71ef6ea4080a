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
	compare: string;
	compareWith: (revision: string) => string;
	from: string;
	to: string;
	compared: (from: string, to: string) => string;
	back: string;
	same: string;
	differences: (n: string, features: string) => string;
	coverage: string;
	within: (minutes: string) => string;
	column: { revision: (n: string) => string; change: string };
	op: Record<'add' | 'set' | 'remove', string>;
	asCsv: string;
	asGeojson: string;
	head: {
		layer: string;
		id: string;
		name: string;
		kind: string;
		field: string;
		before: string;
		after: string;
	};
	reading: string;
	file: (from: string, to: string) => string;
	difference: (why: string) => string;
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
		label: '计划的版本',
		compare: '对比',
		compareWith: (revision) => `选取第 ${revision} 版进行对比`,
		from: '从第几版',
		to: '到第几版',
		compared: (from, to) => `第 ${from} 版与第 ${to} 版对比`,
		back: '返回记录',
		same: '两版相同。',
		differences: (n, features) => `${features} 个要素，${n} 处不同`,
		coverage: '生活圈覆盖户数',
		within: (minutes) => `${minutes} 分钟`,
		column: { revision: (n) => `第 ${n} 版`, change: '增减' },
		op: { add: '新增', set: '修改', remove: '删除' },
		asCsv: '下载 CSV',
		asGeojson: '下载 GeoJSON',
		head: {
			layer: '图层',
			id: '编号',
			name: '名称',
			kind: '变动',
			field: '字段',
			before: '原值',
			after: '现值'
		},
		reading: '正在对比…',
		file: (from, to) => `第${from}版与第${to}版对比`,
		difference: (why) => `未能对比。${why}`
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
		label: 'Version of the plan',
		compare: 'Compare',
		compareWith: (revision) => `Compare revision ${revision}`,
		from: 'From revision',
		to: 'to',
		compared: (from, to) => `Revisions ${from} and ${to} compared`,
		back: 'Back to the log',
		same: 'Both are the same.',
		differences: (n, features) => `${n} differences in ${features} features`,
		coverage: 'Households in the life circles',
		within: (minutes) => `${minutes} min`,
		column: { revision: (n) => `Revision ${n}`, change: 'Change' },
		op: { add: 'added', set: 'changed', remove: 'deleted' },
		asCsv: 'Download CSV',
		asGeojson: 'Download GeoJSON',
		head: {
			layer: 'Layer',
			id: 'Id',
			name: 'Name',
			kind: 'Change',
			field: 'Field',
			before: 'Before',
			after: 'After'
		},
		reading: 'Comparing…',
		file: (from, to) => `revisions-${from}-${to}`,
		difference: (why) => `They could not be compared. ${why}`
	}
};
