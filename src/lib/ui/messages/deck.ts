import type { Lang } from '#lib/carto/view-query.ts';
import type { MappedPage, MappedSlot, ShapeKind } from '#lib/core/deck/types.ts';

interface DeckTexts {
	title: (name: string) => string;
	what: string;
	mode: string;
	modes: { make: string; refresh: string };
	template: string;
	templateHint: string;
	namesSlots: string;
	noRoom: string;
	reading: string;
	place: string;
	placeHint: string;
	page: Record<MappedPage, string>;
	slot: Record<MappedSlot, string>;
	auto: string;
	none: string;
	/** A shape of a page: its number on the outline, its kind, its name in the template. */
	shape: (n: string, kind: string, name: string) => string;
	kind: Record<ShapeKind, string>;
	basedOn: string;
	pageIs: (page: string, label: string) => string;
	/** The second and later pages of the same name. */
	sameName: (label: string, n: string) => string;
	layout: (name: string) => string;
	slide: (name: string) => string;
	keepsSlides: string;
	outline: (page: string) => string;
	remembered: string;
	anew: string;
	make: string;
	earlier: string;
	earlierHint: string;
	refresh: string;
	working: (seconds: number) => string;
	stop: string;
	ready: (name: string) => string;
	again: string;
	failed: (why: string) => string;
	more: (n: string) => string;
}

/** Texts of the sheet that makes a PowerPoint file of a briefing. */
export const DECK_TEXTS: Record<Lang, DeckTexts> = {
	zh: {
		title: (name) => `演示稿：${name}`,
		what: '每页有标题、数字、说明、矢量地图、原生图表、备注、来源与日期，可在 PowerPoint 或 WPS 中继续修改。',
		mode: '新生成或更新',
		modes: { make: '新生成', refresh: '更新已有演示稿' },
		template: '本单位模板（可选）',
		templateHint: '任何 .pptx 模板均可；不选则用自带版式。',
		namesSlots: '模板已用 {{…}} 标明各项位置，按标明的位置生成。',
		noRoom: '模板中没有可用的版式，请换一个模板。',
		reading: '正在读取模板…',
		place: '各项放在哪里',
		placeHint: '示意图上的编号与下拉列表中的编号一致。',
		page: { cover: '封面', content: '内容页', wide: '通栏页（文字、整幅图）' },
		slot: {
			title: '标题',
			subtitle: '副标题',
			asof: '数据日期',
			section: '范围',
			number: '数字',
			sentence: '说明',
			picture: '地图或正文',
			chart: '图表',
			source: '来源',
			qr: '二维码',
			seal: '示意数据印章'
		},
		auto: '自动安排',
		none: '不放',
		shape: (n, kind, name) => `${n} ${kind}${name === '' ? '' : `（${name}）`}`,
		kind: {
			title: '标题',
			text: '文字',
			any: '内容',
			picture: '图片',
			footer: '页脚',
			date: '日期',
			number: '页码'
		},
		basedOn: '所用版式或示例页',
		pageIs: (page, label) => (label === '' ? page : `${page} · ${label}`),
		sameName: (label, n) => `${label}（${n}）`,
		layout: (name) => `版式：${name}`,
		slide: (name) => `示例页：${name}`,
		keepsSlides: '保留模板中的其他页',
		outline: (page) => `${page}的示意图`,
		remembered: '已沿用此模板上次的选择。',
		anew: '恢复建议',
		make: '生成演示稿',
		earlier: '此前生成的演示稿',
		earlierHint:
			'页面不变，数字、图表、地图换成现在的；手工改过的文字、位置、格式、增删的页一律保留，并逐项列出。',
		refresh: '更新演示稿',
		working: (seconds) => `正在生成…… ${seconds} 秒`,
		stop: '取消',
		ready: (name) => `已生成 ${name}。`,
		again: '再次下载',
		failed: (why) => `未能生成：${why}`,
		more: (n) => `另有 ${n} 条。`
	},
	en: {
		title: (name) => `PowerPoint: ${name}`,
		what: 'Each slide has a title, number, sentence, vector map, native chart, notes, source and date, and can be edited in PowerPoint or WPS.',
		mode: 'Make or refresh',
		modes: { make: 'Make a new deck', refresh: 'Refresh an earlier deck' },
		template: 'Your own template (optional)',
		templateHint: 'Any PowerPoint file; without one, the built-in design is used.',
		namesSlots: 'This template marks its places with {{…}}; they are filled as marked.',
		noRoom: 'No layout of this template has room for the slides: choose another template.',
		reading: 'Reading the template…',
		place: 'What goes where',
		placeHint: 'The numbers on the outline are those in the lists.',
		page: { cover: 'Cover', content: 'Content', wide: 'Full width (text, or a map alone)' },
		slot: {
			title: 'Title',
			subtitle: 'Subtitle',
			asof: 'Date of the data',
			section: 'Scope',
			number: 'Number',
			sentence: 'Sentence',
			picture: 'Map or text',
			chart: 'Chart',
			source: 'Source',
			qr: 'QR code',
			seal: 'Mark of illustrative data'
		},
		auto: 'Wherever there is room',
		none: 'Left out',
		shape: (n, kind, name) => `${n} ${kind}${name === '' ? '' : ` (${name})`}`,
		kind: {
			title: 'Title',
			text: 'Text',
			any: 'Content',
			picture: 'Picture',
			footer: 'Footer',
			date: 'Date',
			number: 'Page number'
		},
		basedOn: 'Layout or sample slide',
		pageIs: (page, label) => (label === '' ? page : `${page} – ${label}`),
		sameName: (label, n) => `${label} (${n})`,
		layout: (name) => `Layout: ${name}`,
		slide: (name) => `Sample slide: ${name}`,
		keepsSlides: 'Keep the template’s other slides',
		outline: (page) => `Outline of ${page}`,
		remembered: 'Your last choices for this template are used.',
		anew: 'Back to the suggestion',
		make: 'Make the deck',
		earlier: 'A deck made here earlier',
		earlierHint:
			'The slides stay; figures, charts and maps are brought up to date. Whatever was changed by hand (wording, position, formatting, slides added or removed) is kept and listed.',
		refresh: 'Refresh the deck',
		working: (seconds) => `Working… ${seconds} s`,
		stop: 'Stop',
		ready: (name) => `${name} is ready.`,
		again: 'Download again',
		failed: (why) => `It could not be made: ${why}`,
		more: (n) => `${n} more.`
	}
};
