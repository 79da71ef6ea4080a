import type { Lang } from '#lib/carto/view-query.ts';

interface FiguresText {
	title: string;
	formula: string;
	worked: string;
	inputs: string;
	standards: string;
	data: string;
	asOf: (date: string) => string;
	illustrative: string;
	before: string;
	after: string;
	difference: string;
	points: (n: string) => string;
	communities: (n: string) => string;
	order: Record<'farthest' | 'largest', string>;
	all: (n: string) => string;
	inTable: string;
	noWay: string;
	copy: string;
	copied: string;
	copyFailed: string;
	walk: string;
	walkText: (speed: string) => string;
	network: string;
	networkText: (km: string, edges: string, parts: string) => string;
	drawing: string;
	drawingText: string;
	measure: string;
	measuring: string;
	measured: (missed: string, wrong: string, n: string) => string;
	failed: (why: string) => string;
	mapInWords: string;
	showWords: string;
	hideWords: string;
	chartTable: (title: string) => string;
}

/** Texts of figures that explain themselves, of charts, and of the map in words. */
export const figuresText: Record<Lang, FiguresText> = {
	zh: {
		title: '这个数怎么来的',
		formula: '公式',
		worked: '代入',
		inputs: '用到的数',
		standards: '依据',
		data: '数据',
		asOf: (date) => `截至 ${date}`,
		illustrative: '示意数据',
		before: '原方案',
		after: '推演',
		difference: '相差',
		points: (n) => `${n} 个百分点`,
		communities: (n) => `涉及小区 ${n} 个`,
		order: {
			farthest: '户数、到最近中心的步行时间，最远的在前',
			largest: '户数、到最近中心的步行时间，户数多的在前'
		},
		all: (n) => `列出全部 ${n} 个`,
		inTable: '参与计算的小区',
		noWay: '不可达',
		copy: '复制为附注',
		copied: '已复制',
		copyFailed: '浏览器不让复制，请选中下面的文字自行复制：',
		walk: '步行时间',
		walkText: (speed) =>
			`（出入口到街道 + 沿街道 + 街道到门口）÷ ${speed} 米/秒，取出入口与门的最优组合；等于时限也算到达；并列取编号小者。`,
		network: '步行网络',
		networkText: (km, edges, parts) =>
			`街道 ${km} 公里，${edges} 段，${parts} 个连通部分；街道长度按球面距离计。`,
		drawing: '图上生活圈',
		drawingText: '图形只供参看，数字不从图形量算。与实际可达街道每 5 米取样比对：',
		measure: '现在比对',
		measuring: '比对中…',
		measured: (missed, wrong, n) => `${n} 个可达取样点中，漏画 ${missed}，多画 ${wrong}。`,
		failed: (why) => `未能打开：${why}`,
		mapInWords: '图的文字说明',
		showWords: '用文字读这张图',
		hideWords: '收起文字说明',
		chartTable: (title) => `${title}（表）`
	},
	en: {
		title: 'How this is computed',
		formula: 'Formula',
		worked: 'Here',
		inputs: 'What it is made from',
		standards: 'Basis',
		data: 'Data',
		asOf: (date) => `as of ${date}`,
		illustrative: 'Illustrative data',
		before: 'Plan',
		after: 'What if',
		difference: 'Difference',
		points: (n) => `${n} percentage points`,
		communities: (n) => `Communities included: ${n}`,
		order: {
			farthest: 'households, walk to the nearest centre, farthest first',
			largest: 'households, walk to the nearest centre, most households first'
		},
		all: (n) => `List all ${n}`,
		inTable: 'Communities counted',
		noWay: 'not reachable',
		copy: 'Copy as note',
		copied: 'Copied',
		copyFailed: 'The browser does not let this page copy; please select and copy the text below:',
		walk: 'Walking time',
		walkText: (speed) =>
			`(entrance to street + along streets + street to door) ÷ ${speed} m/s, for the best pair of entrance and door. A walk equal to the limit counts as within; ties go to the smaller id.`,
		network: 'Walking network',
		networkText: (km, edges, parts) =>
			`${km} km of streets in ${edges} stretches, ${parts} connected part(s); lengths on the sphere.`,
		drawing: 'Circles on the map',
		drawingText:
			'For drawing only; no figure is measured on them. Against the reached streets, sampled every 5 m:',
		measure: 'Compare now',
		measuring: 'Comparing…',
		measured: (missed, wrong, n) =>
			`of ${n} samples within reach, ${missed} are missed and ${wrong} more drawn.`,
		failed: (why) => `It could not be opened: ${why}`,
		mapInWords: 'The map in words',
		showWords: 'Read this map in words',
		hideWords: 'Close the map in words',
		chartTable: (title) => `${title} (table)`
	}
};
