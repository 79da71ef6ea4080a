import type { Lang } from '#lib/carto/view-query.ts';
import type { MeasureMode } from '#lib/state/measuring/measure-mode.ts';

interface MeasuringMessages {
	/** The tool, as a heading of what is copied. */
	title: (mode: string) => string;
	modes: string;
	mode: Record<MeasureMode, string>;
	hint: Record<MeasureMode, string>;
	keys: string;
	lengthOf: Record<MeasureMode, string>;
	last: string;
	legs: string;
	area: string;
	walk: string;
	pace: (mps: string) => string;
	tried: string;
	/** Before the map can be measured on. */
	getting: string;
	waiting: string;
	cutOff: (leg: string) => string;
	offNetwork: (point: string, mostM: string) => string;
	meets: string;
	failed: (why: string) => string;
	m: string;
	km: string;
	m2: string;
	ha: string;
	km2: string;
	/** The same in another unit, behind it. */
	also: (amount: string) => string;
	back: string;
	finish: string;
	clear: string;
	copy: string;
	copied: string;
	copyFailed: string;
	positions: string;
	plan: (city: string, date: string) => string;
	point: (n: string, of: string) => string;
	meetsHere: string;
}

const ZH: MeasuringMessages = {
	title: (mode) => `测量（${mode}）`,
	modes: '测量方式',
	mode: { line: '直线', street: '沿街道', area: '面积' },
	hint: {
		line: '逐点单击量距离，双击或回车完成。',
		street: '依次单击起点、途经点、终点，按步行路网量最短路程。',
		area: '逐点单击围出范围，双击、回车或点回起点完成。'
	},
	keys: 'Alt 暂停捕捉 · 退格撤回一点 · 空格在图中央落点 · Esc 清除',
	lengthOf: { line: '全长', street: '路程', area: '周长' },
	last: '末段',
	legs: '各段',
	area: '面积',
	walk: '步行',
	pace: (mps) => `步速 ${mps} 米/秒`,
	tried: '按推演后的路网',
	getting: '正在准备地图…',
	waiting: '计算中…',
	cutOff: (leg) => `第 ${leg} 段两端之间没有街道相通，步行不可达。`,
	offNetwork: (point, mostM) => `第 ${point} 点 ${mostM} 米内没有街道，请移近街道。`,
	meets: '边界自相交或相接，面积无法计算，请移开红圈处的点。',
	failed: (why) => `路程未能算出：${why}`,
	m: '米',
	km: '公里',
	m2: '平方米',
	ha: '公顷',
	km2: '平方公里',
	also: (amount) => `（${amount}）`,
	back: '撤回一点',
	finish: '完成',
	clear: '清除',
	copy: '复制',
	copied: '已复制',
	copyFailed: '浏览器不允许复制，请选中下面的文字，按 Ctrl+C。',
	positions: '坐标（经度，纬度）',
	plan: (city, date) => `${city}，数据截至 ${date}`,
	point: (n, of) => `第 ${n} 点，共 ${of} 点；方向键移动，Delete 删除`,
	meetsHere: '边界在此相交或相接'
};

const EN: MeasuringMessages = {
	title: (mode) => `Measured (${mode.toLowerCase()})`,
	modes: 'What is measured',
	mode: { line: 'Straight', street: 'Along streets', area: 'Area' },
	hint: {
		line: 'Click from point to point; double click or Enter ends it.',
		street: 'Click a start, any stops and an end: the shortest walk on the streets.',
		area: 'Click round the ground; double click, Enter or the first point ends it.'
	},
	keys: 'Alt suspends snapping · Backspace takes a point back · Space sets one at the middle · Esc clears',
	lengthOf: { line: 'Length', street: 'Walk', area: 'Perimeter' },
	last: 'Last leg',
	legs: 'Legs',
	area: 'Area',
	walk: 'On foot',
	pace: (mps) => `at ${mps} m/s`,
	tried: 'on the streets as tried',
	getting: 'Preparing the map…',
	waiting: 'Measuring…',
	cutOff: (leg) => `No street leads from one end of leg ${leg} to the other: there is no walk.`,
	offNetwork: (point, mostM) => `Point ${point} has no street within ${mostM} m; move it nearer to one.`,
	meets: 'The border crosses or touches itself, so it has no area; move the point at the red ring.',
	failed: (why) => `The walk could not be measured: ${why}`,
	m: 'm',
	km: 'km',
	m2: 'm²',
	ha: 'ha',
	km2: 'km²',
	also: (amount) => ` (${amount})`,
	back: 'Undo point',
	finish: 'Done',
	clear: 'Clear',
	copy: 'Copy',
	copied: 'Copied',
	copyFailed: 'The browser does not allow copying. Select the text below and press Ctrl+C.',
	positions: 'Positions (longitude, latitude)',
	plan: (city, date) => `${city}, data as of ${date}`,
	point: (n, of) => `Point ${n} of ${of}; arrow keys move it, Delete removes it`,
	meetsHere: 'The border crosses or touches itself here'
};

/** Texts of measuring on the map. */
export const MEASURING_TEXTS: Record<Lang, MeasuringMessages> = { zh: ZH, en: EN };
