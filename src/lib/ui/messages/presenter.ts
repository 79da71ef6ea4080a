import type { Lang } from '#lib/carto/view-query.ts';
import type { TryTool } from '#lib/state/presenter/try-on.svelte.ts';
import type { OpeningStage, SlideFault } from '#lib/state/presenter/types.ts';

interface PresenterText {
	presentation: string;
	slideOf: (n: number, of: number) => string;
	/** Read to those who do not see it when a slide comes. */
	nowAt: (n: number, of: number, title: string) => string;
	/** `revision`: `null` or 0 where there is none to name. */
	asOf: (date: string, revision: number | null) => string;
	opening: Record<OpeningStage, string>;
	ready: string;
	readyWhy: string;
	failed: (why: string) => string;
	again: string;
	mapFailed: (why: string) => string;
	mapLabel: (title: string) => string;
	noWebgl: string;
	waiting: Record<'packages' | 'siting', string>;
	fault: Record<SlideFault['kind'], (why: string) => string>;
	wholeCity: string;
	place: string;
	site: (n: number) => string;
	/** Slides that show the plan with changes on trial. */
	trial: (n: number) => string;
	/** Tools to go on trying on a slide. */
	tryOn: {
		title: string;
		drag: string;
		tools: Record<TryTool, string>;
		how: Record<TryTool, string>;
		undo: string;
		reset: string;
	};
	/** The large mark of what is only tried. */
	whatIf: string;
	legend: string;
	/** On a number that can be opened. */
	explain: string;
	notInForce: string;
	/** What is tried, in words. */
	tries: (changes: readonly string[]) => string;
	/** The number in the plan in force, before the one that is tried. */
	beforeTrial: (value: string) => string;
	minutes: (inner: number, outer: number) => string;
	speed: (mps: string) => string;
	typed: (digits: string) => string;
	blank: string;
	list: string;
	cover: string;
	closing: string;
	keysTitle: string;
	keys: [keys: string, what: string][];
	keysNote: string;
	close: string;
	previous: string;
	next: string;
	showBlank: string;
	fullScreen: string;
	speaker: string;
	handout: string;
	help: string;
	leave: string;
	back: string;
	restore: string;
	noNetwork: string;
	popupBlocked: string;
	noFullScreen: string;
	speakerTitle: string;
	notes: string;
	noNotes: string;
	nextSlide: string;
	lastSlide: string;
	elapsed: string;
	clock: string;
	restartClock: string;
	speakerKeys: string;
	handoutOf: string;
	withNotes: string;
	printIt: string;
	backToSlides: string;
	dataOf: string;
	sourceOf: string;
	pageOf: (n: number, of: number) => string;
	noPicture: (why: string) => string;
	illustrativeLong: string;
}

/** Of what is tried; the others are counted. */
const TOLD_MOST = 3;

/** Texts of the presenter, its speaker window and its handout. */
export const presenterText: Record<Lang, PresenterText> = {
	zh: {
		presentation: '汇报放映',
		slideOf: (n, of) => `${n} / ${of}`,
		nowAt: (n, of, title) => `第 ${n} 页，共 ${of} 页：${title}`,
		asOf: (date, revision) => `数据截至 ${date}${revision ? ` · 计划第 ${revision} 版` : ''}`,
		opening: {
			plan: '读取规划数据',
			network: '读取步行网络',
			tiles: '把底图读入内存',
			walks: '计算步行时间',
			circles: '绘制生活圈',
			planning: '计算片区与选址'
		},
		ready: '已就绪，可离线',
		readyWhy: '全部页面的地图、数字与图表已在本机，拔掉网线也能放映。',
		failed: (why) => `汇报打不开：${why}`,
		again: '重试',
		mapFailed: (why) => `底图读取失败，其余内容照常。${why}`,
		mapLabel: (title) => `地图：${title}`,
		noWebgl: '此设备不能显示地图（需要 WebGL），数字与文字照常。',
		waiting: { packages: '正在计算连片项目…', siting: '正在计算选址…' },
		fault: {
			gone: () => '本页所选的对象已不在规划数据中，此处显示全市地图；请在工作台改选后保存。',
			edits: (why) => `本页的试改无法成立，按现状显示：${why}`,
			circles: (why) => `生活圈绘制失败：${why}`,
			packages: (why) => `连片项目未能算出：${why}`,
			siting: (why) => `选址未能算出：${why}`,
			neighbours: (why) => `相邻关系未能算出：${why}`
		},
		wholeCity: '全市',
		place: '地图上的一点',
		site: (n) => `新${n}`,
		trial: (n) => `推演：含 ${n} 处改动`,
		tryOn: {
			title: '继续推演',
			drag: '拖动服务中心即可试改',
			tools: { add: '新建中心', close: '关闭中心' },
			how: { add: '点地图放置新中心', close: '点要关闭的中心' },
			undo: '撤销',
			reset: '恢复原方案'
		},
		whatIf: '推演',
		legend: '图例',
		explain: '怎么算的',
		notInForce: '非现行方案',
		tries: (changes) =>
			`试改：${changes.slice(0, TOLD_MOST).join('；')}${changes.length > TOLD_MOST ? `；等 ${changes.length} 处` : ''}`,
		beforeTrial: (value) => `现行 ${value} →`,
		minutes: (inner, outer) => `步行 ${inner} / ${outer} 分钟`,
		speed: (mps) => `步速 ${mps} 米/秒`,
		typed: (digits) => `转到第 ${digits} 页：回车`,
		blank: '黑屏中。按 B 或任意翻页键恢复。',
		list: '页面一览',
		cover: '封面',
		closing: '封底',
		keysTitle: '放映键',
		keys: [
			['PgDn → ↓ 空格', '下一页'],
			['PgUp ← ↑ Shift+空格', '上一页'],
			['Home / End', '第一页 / 最后一页'],
			['数字 + 回车', '转到该页'],
			['B 或 .', '黑屏 / 恢复'],
			['F 或 F5', '全屏'],
			['Esc', '退回一级'],
			['O 或 T', '页面一览'],
			['S', '演讲者窗口'],
			['R', '地图回到本页视图'],
			['+ − / Shift+方向键', '缩放 / 平移地图'],
			['L', '图例'],
			['E', '继续推演'],
			['D / G', '深浅色 / 中英文'],
			['P', '打印讲义'],
			['?', '本说明']
		],
		keysNote: '翻页笔的上页、下页、黑屏、F5 与 Esc 即够用。地图可以拖动缩放，翻页时自动回到各页视图。',
		close: '关闭',
		previous: '上一页',
		next: '下一页',
		showBlank: '黑屏',
		fullScreen: '全屏',
		speaker: '演讲者窗口',
		handout: '打印讲义',
		help: '放映键',
		leave: '退出放映',
		back: '返回工作台',
		restore: '回到本页视图',
		noNetwork: '现在没有网络，工作台打不开；放映可以继续。联网后再退出。',
		popupBlocked: '演讲者窗口被浏览器拦截：请允许本站弹出窗口后再按 S。',
		noFullScreen: '浏览器不允许全屏，可按 F11。',
		speakerTitle: '演讲者窗口',
		notes: '备注',
		noNotes: '本页没有备注。',
		nextSlide: '下一页',
		lastSlide: '这是最后一页。',
		elapsed: '已用时',
		clock: '现在',
		restartClock: '重新计时',
		speakerKeys: '翻页键在此窗口同样有效。',
		handoutOf: '讲义',
		withNotes: '附备注',
		printIt: '打印',
		backToSlides: '回到放映',
		dataOf: '数据',
		sourceOf: '底图',
		pageOf: (n, of) => `第 ${n} 页 / 共 ${of} 页`,
		noPicture: (why) => `此图未能绘出（${why}）。`,
		illustrativeLong: '示意数据：组团界线、服务中心和小区的位置为示意，非测绘成果。'
	},
	en: {
		presentation: 'Presentation',
		slideOf: (n, of) => `${n} / ${of}`,
		nowAt: (n, of, title) => `Slide ${n} of ${of}: ${title}`,
		asOf: (date, revision) => `Data as of ${date}${revision ? ` · plan revision ${revision}` : ''}`,
		opening: {
			plan: 'Reading the plan',
			network: 'Reading the walking network',
			tiles: 'Taking the basemap into memory',
			walks: 'Computing walking times',
			circles: 'Drawing life circles',
			planning: 'Computing packages and sites'
		},
		ready: 'Ready, can be unplugged',
		readyWhy: 'Maps, numbers and charts of all slides are on this machine: the network may go away.',
		failed: (why) => `The briefing cannot be opened: ${why}`,
		again: 'Try again',
		mapFailed: (why) => `The basemap could not be read; all else is here. ${why}`,
		mapLabel: (title) => `Map: ${title}`,
		noWebgl: 'This device cannot show the map (it needs WebGL); numbers and texts are here.',
		waiting: { packages: 'Computing packages…', siting: 'Computing sites…' },
		fault: {
			gone: () =>
				'What this slide selects is no longer in the plan; the map shows the whole city. Select anew in the workbench and save.',
			edits: (why) => `The changes tried on this slide cannot be made; it shows the plan as it is: ${why}`,
			circles: (why) => `The life circles could not be drawn: ${why}`,
			packages: (why) => `The packages could not be computed: ${why}`,
			siting: (why) => `The sites could not be computed: ${why}`,
			neighbours: (why) => `Neighbours could not be computed: ${why}`
		},
		wholeCity: 'Whole city',
		place: 'A place on the map',
		site: (n) => `New ${n}`,
		trial: (n) => `What-if with ${n} change${n === 1 ? '' : 's'}`,
		tryOn: {
			title: 'Go on trying',
			drag: 'Drag a centre to try another place',
			tools: { add: 'Add a centre', close: 'Close a centre' },
			how: { add: 'Click where it is to stand', close: 'Click the centre to close' },
			undo: 'Undo',
			reset: 'As it opened'
		},
		whatIf: 'What-if',
		legend: 'Legend',
		explain: 'How it was computed',
		notInForce: 'not the plan in force',
		tries: (changes) =>
			`Tried: ${changes.slice(0, TOLD_MOST).join('; ')}${changes.length > TOLD_MOST ? `; ${changes.length} changes in all` : ''}`,
		beforeTrial: (value) => `in force ${value} →`,
		minutes: (inner, outer) => `${inner} / ${outer} min on foot`,
		speed: (mps) => `at ${mps} m/s`,
		typed: (digits) => `To slide ${digits}: Enter`,
		blank: 'Blank. B or any key that turns slides brings them back.',
		list: 'All slides',
		cover: 'Cover',
		closing: 'Closing',
		keysTitle: 'Keys of the presentation',
		keys: [
			['PgDn → ↓ Space', 'next slide'],
			['PgUp ← ↑ Shift+Space', 'previous slide'],
			['Home / End', 'first / last slide'],
			['number + Enter', 'to that slide'],
			['B or .', 'blank, and back'],
			['F or F5', 'full screen'],
			['Esc', 'one level back'],
			['O or T', 'all slides'],
			['S', 'speaker window'],
			['R', "the map back to the slide's view"],
			['+ − / Shift+arrows', 'zoom / move the map'],
			['L', 'legend'],
			['E', 'go on trying'],
			['D / G', 'theme / language'],
			['P', 'print the handout'],
			['?', 'these keys']
		],
		keysNote:
			"A clicker's back, forward, blank, F5 and Esc are enough. The map can be moved; the next slide shows its own view again.",
		close: 'Close',
		previous: 'Previous slide',
		next: 'Next slide',
		showBlank: 'Blank',
		fullScreen: 'Full screen',
		speaker: 'Speaker window',
		handout: 'Print the handout',
		help: 'Keys',
		leave: 'End the presentation',
		back: 'Back to the workbench',
		restore: "Back to the slide's view",
		noNetwork:
			'There is no network now, so the workbench cannot be opened; the presentation goes on. Leave it when the network is back.',
		popupBlocked: 'The browser blocked the speaker window: allow pop-ups of this site and press S again.',
		noFullScreen: 'The browser does not allow full screen; try F11.',
		speakerTitle: 'Speaker window',
		notes: 'Notes',
		noNotes: 'No notes for this slide.',
		nextSlide: 'Next slide',
		lastSlide: 'This is the last slide.',
		elapsed: 'Elapsed',
		clock: 'Now',
		restartClock: 'Restart',
		speakerKeys: 'The same keys turn the slides from here.',
		handoutOf: 'Handout',
		withNotes: 'With notes',
		printIt: 'Print',
		backToSlides: 'Back to the slides',
		dataOf: 'Data',
		sourceOf: 'Basemap',
		pageOf: (n, of) => `Page ${n} of ${of}`,
		noPicture: (why) => `This picture could not be drawn (${why}).`,
		illustrativeLong:
			'Illustrative data: boundaries of clusters and positions of centres and communities are illustrative, not surveyed.'
	}
};
