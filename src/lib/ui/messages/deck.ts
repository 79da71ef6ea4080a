import type { Lang } from '#lib/carto/view-query.ts';
import type { MappedPage, MappedSlot } from '#lib/core/deck/types.ts';

interface DeckTexts {
	title: (name: string) => string;
	what: string;
	modes: { make: string; refresh: string };
	template: string;
	templateHint: string;
	namesSlots: string;
	noRoom: string;
	reading: string;
	place: string;
	page: Record<MappedPage, string>;
	slot: Record<MappedSlot, string>;
	auto: string;
	none: string;
	untitled: (n: string) => string;
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
		modes: { make: '新生成', refresh: '更新已有演示稿' },
		template: '本单位模板（可选）',
		templateHint: '任何 .pptx 模板均可；不选则用自带版式。',
		namesSlots: '模板已用 {{…}} 标明各项位置，按标明的位置生成。',
		noRoom: '模板中没有可用的版式，请换一个模板。',
		reading: '正在读取模板…',
		place: '各项放在哪里',
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
		untitled: (n) => `形状 ${n}`,
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
		what: 'Every slide has its title, number, sentence, vector map, native chart, notes, source and date, and can be changed in PowerPoint or WPS.',
		modes: { make: 'Make a new one', refresh: 'Refresh an earlier one' },
		template: 'Your own template (if you like)',
		templateHint: 'Any .pptx; without one, the design of this program.',
		namesSlots: 'The template says with {{…}} what comes where, and is filled so.',
		noRoom: 'The template has no layout to write on: take another.',
		reading: 'Reading the template…',
		place: 'What comes where',
		page: { cover: 'Cover', content: 'Content', wide: 'Wide (text, a map alone)' },
		slot: {
			title: 'Title',
			subtitle: 'Subtitle',
			asof: 'Date of the data',
			section: 'Part',
			number: 'Number',
			sentence: 'Sentence',
			picture: 'Map or text',
			chart: 'Chart',
			source: 'Source',
			qr: 'QR code',
			seal: 'Mark of illustrative data'
		},
		auto: 'where there is room',
		none: 'left out',
		untitled: (n) => `Shape ${n}`,
		layout: (name) => `Layout: ${name}`,
		slide: (name) => `Slide: ${name}`,
		keepsSlides: 'Keep the template’s other slides',
		outline: (page) => `Outline of ${page}`,
		remembered: 'As you chose for this template the last time.',
		anew: 'Propose anew',
		make: 'Make the file',
		earlier: 'A file that was made here earlier',
		earlierHint:
			'The same slides with the figures, charts and maps of now; what was changed by hand, texts, places, looks, slides added or removed, is kept and listed.',
		refresh: 'Refresh the file',
		working: (seconds) => `Working… ${seconds} s`,
		stop: 'Stop',
		ready: (name) => `${name} is ready.`,
		again: 'Download again',
		failed: (why) => `It could not be made: ${why}`,
		more: (n) => `${n} more.`
	}
};
