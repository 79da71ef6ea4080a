import type { Lang } from '#lib/carto/view-query.ts';
import type { BriefingDocument, Overlay, Slide } from '#lib/core/briefings/types.ts';
import type { ChartKey } from '#lib/core/figures/types.ts';
import type { WeakestKey } from '#lib/core/figures/name-weakest.ts';
import type { FigureGroup } from '../outputs/briefings/figure-groups.ts';

export interface BriefingsText {
	title: string;
	what: string;
	loading: string;
	failed: (why: string) => string;
	taken: string;
	notThere: string;
	none: string;
	newOfTemplate: string;
	newOfViews: string;
	importFile: string;
	importFailed: (file: string) => string;
	importNoJson: string;
	more: (n: string) => string;
	about: (slides: string, when: string) => string;
	present: string;
	presentThis: (name: string) => string;
	edit: string;
	editThis: (name: string) => string;
	copy: string;
	copyThis: (name: string) => string;
	export: string;
	exportThis: (name: string) => string;
	deck: string;
	deckThis: (name: string) => string;
	remove: string;
	removeThis: (name: string) => string;
	removeSure: string;
	back: string;
	templates: string;
	templateSlides: (n: string) => string;
	waiting: string;
	views: string;
	viewsWhat: string;
	viewsNone: string;
	viewsGo: (n: string) => string;
	/** What a briefing of views is about, until it is called otherwise. */
	viewsName: string;
	viewUp: (name: string) => string;
	viewDown: (name: string) => string;
	name: string;
	nameHelp: string;
	subtitle: string;
	lang: string;
	langs: Record<BriefingDocument['lang'], string>;
	save: string;
	saving: string;
	saved: string;
	unsaved: string;
	slides: (n: string) => string;
	slidesHelp: string;
	slide: (n: string) => string;
	kind: Record<Slide['kind'], string>;
	untitled: string;
	addNow: string;
	nowTitle: string;
	addView: string;
	full: string;
	up: string;
	down: string;
	duplicate: string;
	removeSlide: string;
	field: Record<keyof Required<Slide>, string>;
	weakest: Record<WeakestKey, string>;
	/** Before the slides whose text does not fit. */
	tooLong: string;
	briefingField: Record<keyof BriefingDocument, string>;
	viewOf: string;
	viewNow: string;
	viewOpen: string;
	viewMinutes: (inner: string, outer: string, speed: string) => string;
	viewEdits: (n: string) => string;
	viewGone: string;
	nothing: string;
	groups: Record<FigureGroup, string>;
	now: (value: string) => string;
	whenPresented: string;
	insert: string;
	reads: string;
	laterFigures: string;
	charts: Record<ChartKey, string>;
	overlays: Record<Overlay, string>;
	problem: (slide: string | null, field: string, rule: string) => string;
	problems: string;
	changed: (when: string) => string;
	gone: string;
	takeTheirs: string;
	saveCopy: string;
	leaving: string;
	leaveSave: string;
	leaveDrop: string;
	leaveStay: string;
}

/** Texts of the briefings: their list, their templates and their editor. */
export const briefingsText: Record<Lang, BriefingsText> = {
	zh: {
		title: '汇报',
		what: '一份汇报由若干页实时地图组成：每页一个标题、一个数、一句话。数据变了，数字自动跟着变。',
		loading: '正在读取…',
		failed: (why) => `没有做成：${why}`,
		taken: '这个名称已有汇报，换一个名称再保存。',
		notThere: '这份汇报已被删除。',
		none: '还没有汇报。选一个模板开始，一分钟就有一份。',
		newOfTemplate: '从模板新建',
		newOfViews: '从已存视图新建',
		importFile: '导入 JSON',
		importFailed: (file) => `${file} 不是一份汇报：`,
		importNoJson: '文件内容不是 JSON。请选择这里导出的 .json 文件。',
		more: (n) => `…另有 ${n} 处`,
		about: (slides, when) => `${slides} 页 · ${when} 更新`,
		present: '放映',
		presentThis: (name) => `放映 ${name}`,
		edit: '编辑',
		editThis: (name) => `编辑 ${name}`,
		copy: '复制',
		copyThis: (name) => `复制 ${name}`,
		export: '导出',
		exportThis: (name) => `导出 ${name} 为 JSON`,
		deck: '演示稿',
		deckThis: (name) => `将 ${name} 生成演示稿 PPTX`,
		remove: '删除',
		removeThis: (name) => `删除 ${name}`,
		removeSure: '确定删除？',
		back: '← 返回列表',
		templates: '选一个模板',
		templateSlides: (n) => `${n} 页`,
		waiting: '正在计算步行时间，稍候即可新建…',
		views: '选择视图并排好顺序',
		viewsWhat: '每个视图一页，前面加封面，最后加数据与口径。',
		viewsNone: '还没有存过视图。先在“视图”（S）里存下地图的样子。',
		viewsGo: (n) => `用 ${n} 个视图新建`,
		viewsName: '会议汇报',
		viewUp: (name) => `${name} 往前`,
		viewDown: (name) => `${name} 往后`,
		name: '列表中的名称',
		nameHelp: '同一城市内不重名',
		subtitle: '副标题（谁向谁汇报）',
		lang: '语言',
		langs: { zh: '中文', en: 'English' },
		save: '保存',
		saving: '正在保存…',
		saved: '已保存',
		unsaved: '有未保存的修改',
		slides: (n) => `共 ${n} 页`,
		slidesHelp: '↑↓ 选页，Alt+↑↓ 移动',
		slide: (n) => `第 ${n} 页`,
		kind: { cover: '封面', map: '地图页', closing: '结尾' },
		untitled: '（无标题）',
		addNow: '加入当前地图',
		nowTitle: '当前地图',
		addView: '加入已存视图…',
		full: '页数已满',
		up: '上移',
		down: '下移',
		duplicate: '复制本页',
		removeSlide: '删除本页',
		field: {
			kind: '类型',
			topic: '主题',
			title: '结论（标题）',
			query: '地图',
			figure: '一个数',
			sentence: '一句话',
			chart: '图表',
			overlay: '方案叠加',
			notes: '备注（只有主讲人看到）'
		},
		weakest: { 'weakest-district': '覆盖率最低的区', 'weakest-cluster': '覆盖率最低的组团' },
		tooLong: '文字放不下，请缩短：',
		briefingField: { format: '格式', title: '汇报标题', subtitle: '副标题', lang: '语言', slides: '页' },
		viewOf: '范围',
		viewNow: '换成当前地图',
		viewOpen: '在新窗口看这个视图',
		viewMinutes: (inner, outer, speed) => `${inner}/${outer} 分钟 · ${speed} 米/秒`,
		viewEdits: (n) => `含推演 ${n} 处`,
		viewGone: '这个视图选中的对象已不在规划里，放映时显示全市。',
		nothing: '无',
		groups: {
			city: '小区与中心',
			coverage: '生活圈覆盖',
			walks: '步行时间',
			axes: '主轴沿线',
			packages: '连片项目',
			siting: '选址'
		},
		now: (value) => `现在是 ${value}`,
		whenPresented: '放映时现算',
		insert: '插入指标…',
		reads: '读作',
		laterFigures: '（“–”放映时现算）',
		charts: {
			'coverage-curve': '覆盖率随时间的曲线',
			'coverage-by-district': '各区覆盖率',
			'coverage-by-cluster': '各组团覆盖率',
			'states-by-district': '各区改造进度',
			'states-along-axes': '主轴沿线改造进度',
			'package-sizes': '连片项目规模',
			'siting-frontier': '建几处覆盖多少'
		},
		overlays: { packages: '连片项目方案', siting: '建议选址' },
		problem: (slide, field, rule) => `${slide ?? '汇报'}${field === '' ? '' : `的“${field}”`}${rule}`,
		problems: '还不能保存：',
		changed: (when) => `别人在 ${when} 保存了这份汇报的另一个版本，你的修改还没有存上。`,
		gone: '这份汇报已被别人删除，你的内容还在这里。',
		takeTheirs: '改读对方的版本（放弃我的修改）',
		saveCopy: '把我的存为副本',
		leaving: '有修改还没有保存。',
		leaveSave: '保存后离开',
		leaveDrop: '不保存，离开',
		leaveStay: '继续编辑'
	},
	en: {
		title: 'Briefings',
		what: 'A briefing is a list of live maps, each with a title, a number and a sentence. When the data change, so do the numbers.',
		loading: 'Reading…',
		failed: (why) => `That did not work: ${why}`,
		taken: 'A briefing of that name is there already: choose another name, then save.',
		notThere: 'This briefing has been deleted.',
		none: 'There is no briefing yet. Choose a template to begin with: it takes a minute.',
		newOfTemplate: 'New from template',
		newOfViews: 'New from saved views',
		importFile: 'Import JSON',
		importFailed: (file) => `${file} is no briefing:`,
		importNoJson: 'It is not JSON. Choose a .json file that was exported here.',
		more: (n) => `… and ${n} more`,
		about: (slides, when) => `${slides} slides · changed ${when}`,
		present: 'Present',
		presentThis: (name) => `Present ${name}`,
		edit: 'Edit',
		editThis: (name) => `Edit ${name}`,
		copy: 'Copy',
		copyThis: (name) => `Copy ${name}`,
		export: 'Export',
		exportThis: (name) => `Export ${name} as JSON`,
		deck: 'PowerPoint',
		deckThis: (name) => `Make a PowerPoint file of ${name}`,
		remove: 'Delete',
		removeThis: (name) => `Delete ${name}`,
		removeSure: 'Delete for good?',
		back: '← Back to the list',
		templates: 'Choose a template',
		templateSlides: (n) => `${n} slides`,
		waiting: 'Computing the walks; a moment, please…',
		views: 'Choose views and put them in order',
		viewsWhat: 'A slide each, a cover before them, data and method behind.',
		viewsNone: 'No view has been saved yet. Save how the map looks under Views (S) first.',
		viewsGo: (n) => `Make one of ${n} views`,
		viewsName: 'Review meeting',
		viewUp: (name) => `${name}: earlier`,
		viewDown: (name) => `${name}: later`,
		name: 'Name in the list',
		nameHelp: 'No two in a city are called alike',
		subtitle: 'Second line (who presents to whom)',
		lang: 'Language',
		langs: { zh: '中文', en: 'English' },
		save: 'Save',
		saving: 'Saving…',
		saved: 'Saved',
		unsaved: 'Changes not saved yet',
		slides: (n) => `${n} slides`,
		slidesHelp: '↑↓ choose, Alt+↑↓ move',
		slide: (n) => `Slide ${n}`,
		kind: { cover: 'Cover', map: 'Map', closing: 'Closing' },
		untitled: '(no title)',
		addNow: 'Add the present map',
		nowTitle: 'The present map',
		addView: 'Add a saved view…',
		full: 'No more slides fit',
		up: 'Move up',
		down: 'Move down',
		duplicate: 'Duplicate',
		removeSlide: 'Remove slide',
		field: {
			kind: 'Kind',
			topic: 'Topic',
			title: 'Conclusion (title)',
			query: 'Map',
			figure: 'The number',
			sentence: 'The sentence',
			chart: 'Chart',
			overlay: 'Plan on the map',
			notes: 'Notes (for the speaker alone)'
		},
		weakest: { 'weakest-district': 'District covered least', 'weakest-cluster': 'Cluster covered least' },
		tooLong: 'Too long for the slide, please shorten:',
		briefingField: {
			format: 'Format',
			title: 'Title of the briefing',
			subtitle: 'Second line',
			lang: 'Language',
			slides: 'Slides'
		},
		viewOf: 'Shows',
		viewNow: 'Use the present map',
		viewOpen: 'Open this view in a new window',
		viewMinutes: (inner, outer, speed) => `${inner}/${outer} min · ${speed} m/s`,
		viewEdits: (n) => `${n} what-if changes`,
		viewGone: 'What this view selects is no longer in the plan; the whole city will be shown.',
		nothing: 'None',
		groups: {
			city: 'Communities and centres',
			coverage: 'Life circles',
			walks: 'Walks',
			axes: 'Along the axes',
			packages: 'Packages',
			siting: 'Siting'
		},
		now: (value) => `now ${value}`,
		whenPresented: 'computed when presented',
		insert: 'Insert a figure…',
		reads: 'Reads',
		laterFigures: '(“–” is computed when presented)',
		charts: {
			'coverage-curve': 'Coverage by minutes',
			'coverage-by-district': 'Coverage by district',
			'coverage-by-cluster': 'Coverage by cluster',
			'states-by-district': 'Progress by district',
			'states-along-axes': 'Progress along the axes',
			'package-sizes': 'Sizes of packages',
			'siting-frontier': 'What each further centre brings'
		},
		overlays: { packages: 'Proposed packages', siting: 'Proposed sites' },
		problem: (slide, field, rule) =>
			`${slide ?? 'The briefing'}${field === '' ? '' : `: “${field}”`} ${rule}`,
		problems: 'This cannot be saved yet:',
		changed: (when) => `Somebody saved another version at ${when}; your changes are not saved yet.`,
		gone: 'Somebody deleted this briefing; what you have is still here.',
		takeTheirs: 'Read their version (drop my changes)',
		saveCopy: 'Save mine as a copy',
		leaving: 'Some changes are not saved yet.',
		leaveSave: 'Save and leave',
		leaveDrop: 'Leave without saving',
		leaveStay: 'Go on editing'
	}
};
