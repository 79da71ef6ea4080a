import type { Both } from '#lib/core/figures/types.ts';

/** Slots that a template names in double braces, as `{{title}}`, and their contents. */
export const SLOTS = {
	title: { zh: '标题', en: 'title' },
	subtitle: { zh: '副标题', en: 'subtitle' },
	asof: { zh: '数据截至日期', en: 'as-of date' },
	section: { zh: '章节名', en: 'name of the section' },
	number: { zh: '大数字', en: 'the one large number' },
	label: { zh: '大数字的名称', en: 'name of the number' },
	sentence: { zh: '说明句', en: 'sentence' },
	picture: { zh: '地图、图表或表格', en: 'map, chart or table' },
	chart: { zh: '图表', en: 'chart' },
	source: { zh: '来源与日期', en: 'source and date' },
	qr: { zh: '二维码', en: 'QR code' },
	page: { zh: '页码', en: 'page number' },
	seal: { zh: '示意数据印章', en: 'mark of illustrative data' }
} as const satisfies Record<string, Both>;

export type SlotName = keyof typeof SLOTS;

/** Required slots by kind of slide. */
export const REQUIRED_SLOTS = {
	cover: ['title', 'subtitle', 'asof'],
	content: ['title', 'sentence', 'number', 'picture', 'source'],
	wide: ['title', 'picture', 'source']
} as const satisfies Record<string, readonly SlotName[]>;

const SLOT_PATTERN = new RegExp(`\\{\\{\\s*(${Object.keys(SLOTS).join('|')})\\s*\\}\\}`, 'gi');

/** The slots that a text names, in order. */
export function listSlots(text: string): SlotName[] {
	return [...text.matchAll(SLOT_PATTERN)].map(([, name]) => name!.toLowerCase() as SlotName);
}

/** Splits a text at its slots. */
export function splitAtSlots(text: string): (string | { slot: SlotName })[] {
	const pieces: (string | { slot: SlotName })[] = [];
	let at = 0;
	for (const match of text.matchAll(SLOT_PATTERN)) {
		if (match.index > at) pieces.push(text.slice(at, match.index));
		pieces.push({ slot: match[1]!.toLowerCase() as SlotName });
		at = match.index + match[0].length;
	}
	if (at < text.length) pieces.push(text.slice(at));
	return pieces;
}
