import type { Lang } from '#lib/carto/view-query.ts';

/** Files that reports come as. */
export const REPORT_KINDS = ['docx', 'pptx', 'xlsx', 'pdf'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

interface ReportTexts {
	title: string;
	what: string;
	format: string;
	kind: Record<ReportKind, string>;
	hint: Record<ReportKind, string>;
	asOf: string;
	asOfHint: (date: string) => string;
	language: string;
	languages: Record<Lang, string>;
	template: string;
	templateHint: string;
	sample: string;
	make: string;
	making: (seconds: number) => string;
	stop: string;
	ready: (name: string, size: string) => string;
	again: string;
	failed: (why: string) => string;
	network: string;
}

/** Texts of the sheet that makes reports. */
export const REPORT_TEXTS: Record<Lang, ReportTexts> = {
	zh: {
		title: '报告',
		what: '每个数字都带数据日期、算法注释、回到在线视图的链接与二维码、数据指纹；同样的数据得到同样的文件。',
		format: '格式',
		kind: { docx: '通报 DOCX', pptx: '汇报稿 PPTX', xlsx: '台账 XLSX', pdf: '通报 PDF' },
		hint: {
			docx: '公文版式（GB/T 9704），矢量图，脚注注明算法',
			pptx: '原生图表与表格，可套用本单位模板',
			xlsx: '冻结表头、筛选、真数值真日期',
			pdf: '矢量图，文字可选可搜'
		},
		asOf: '报告日期',
		asOfHint: (date) => `不早于数据日期 ${date}`,
		language: '语言',
		languages: { zh: '中文', en: 'English' },
		template: '本单位 PPTX 模板（可不选）',
		templateHint:
			'封面页写 {{title}} {{subtitle}} {{asof}}；内容页写 {{title}} {{sentence}} {{number}} {{picture}} {{source}}',
		sample: '下载模板样例，在它上面改',
		make: '生成并下载',
		making: (seconds) => `正在生成…已 ${seconds} 秒`,
		stop: '取消',
		ready: (name, size) => `已生成 ${name}(${size})`,
		again: '再次下载',
		failed: (why) => `没有生成：${why}`,
		network: '连不上服务器，请检查后重试。'
	},
	en: {
		title: 'Report',
		what: 'Every figure carries its date, how it was worked out, a link and QR code back to the live view, and the hash of its data. The same data give the same file.',
		format: 'Format',
		kind: { docx: 'Bulletin DOCX', pptx: 'Deck PPTX', xlsx: 'Ledger XLSX', pdf: 'Bulletin PDF' },
		hint: {
			docx: 'Layout of official documents (GB/T 9704), vector maps, footnotes',
			pptx: 'Native charts and tables, on your own template if you like',
			xlsx: 'Frozen headings, filters, real numbers and dates',
			pdf: 'Vector maps, text can be selected and searched'
		},
		asOf: 'Report as of',
		asOfHint: (date) => `not before the data, ${date}`,
		language: 'Language',
		languages: { zh: '中文', en: 'English' },
		template: 'Your own PPTX template (optional)',
		templateHint:
			'Cover slide: {{title}} {{subtitle}} {{asof}}; content slide: {{title}} {{sentence}} {{number}} {{picture}} {{source}}',
		sample: 'Download a sample template to change',
		make: 'Make and download',
		making: (seconds) => `Being made… ${seconds} s`,
		stop: 'Cancel',
		ready: (name, size) => `${name} is ready (${size})`,
		again: 'Download again',
		failed: (why) => `It was not made: ${why}`,
		network: 'The server cannot be reached; check the connection and try again.'
	}
};
