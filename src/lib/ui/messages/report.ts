import type { Lang } from '#lib/carto/view-query.ts';
import type { SectionId } from '#lib/core/report/section-ids.ts';

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
	/** A whole report, or the brief on two pages. */
	extent: string;
	whole: string;
	brief: string;
	briefHint: string;
	scope: string;
	city: string;
	districts: string;
	clusters: string;
	package: string;
	packageNumber: string;
	packageHint: string;
	settings: string;
	inner: string;
	outer: string;
	speed: string;
	wrongMinutes: (least: number, most: number) => string;
	plan: string;
	planNow: string;
	planTried: (changes: number) => string;
	planScenario: (name: string) => string;
	trialHint: string;
	sections: string;
	section: Record<SectionId, string>;
	noSection: string;
	/** What will be made, in one sentence. */
	summary: (facts: SummaryFacts) => string;
	template: string;
	templateHint: string;
	sample: string;
	make: string;
	making: (seconds: number) => string;
	stop: string;
	ready: (name: string, size: string) => string;
	again: string;
	failed: (why: string) => string;
}

/** What a report that is asked for will be, each in words; '' where it is as usual. */
interface SummaryFacts {
	where: string;
	what: string;
	file: string;
	minutes: string;
	speed: string;
	/** Names of the sections; '' for all. */
	sections: string;
	/** The what-if edits; '' without. */
	trial: string;
}

/** Texts of the sheet that makes reports. */
export const REPORT_TEXTS: Record<Lang, ReportTexts> = {
	zh: {
		title: '报告',
		what: '每个数字都注明数据日期、算法与来源，附在线视图的链接和二维码；相同数据生成相同文件。',
		format: '格式',
		kind: { docx: '报告 DOCX', pptx: '演示稿 PPTX', xlsx: '台账 XLSX', pdf: '报告 PDF' },
		hint: {
			docx: '公文版式（GB/T 9704），矢量地图、原生图表',
			pptx: '原生图表与表格，可套用本单位模板',
			xlsx: '数值、日期、公式和图表可直接使用',
			pdf: '矢量图，文字可选可搜'
		},
		asOf: '报告日期',
		asOfHint: (date) => `不早于数据日期 ${date}`,
		language: '语言',
		languages: { zh: '中文', en: 'English' },
		extent: '内容',
		whole: '完整报告',
		brief: '两页简报',
		briefHint: '结论在前，一图、一表、三个数字',
		scope: '范围',
		city: '全市',
		districts: '区',
		clusters: '组团',
		package: '连片项目…',
		packageNumber: '项目序号',
		packageHint: '见“连片项目台账”的序号',
		settings: '测算',
		inner: '内圈（分钟）',
		outer: '外圈（分钟）',
		speed: '步速（米/秒）',
		wrongMinutes: (least, most) => `内圈须小于外圈，均为 ${least} 至 ${most} 的整数分钟。`,
		plan: '方案',
		planNow: '现行方案',
		planTried: (changes) => `当前推演（${changes} 处改动）`,
		planScenario: (name) => `方案：${name}`,
		trialHint: '每页都标“推演”，写明改动内容和前后对比。',
		sections: '章节',
		section: {
			overview: '概况',
			'life-circles': '生活圈覆盖',
			gaps: '服务盲区',
			axes: '主轴沿线',
			packages: '连片项目',
			siting: '新建中心选址',
			districts: '各区情况',
			method: '数据与方法'
		},
		noSection: '至少选一章。',
		summary: ({ where, what, file, minutes, speed, sections, trial }) =>
			`将生成：${where}${what}（${file}）；步行 ${minutes} 分钟，步速 ${speed} 米/秒；${trial === '' ? '现行方案' : trial}${sections === '' ? '' : `；只含${sections}`}。`,
		template: '本单位 PPTX 模板（可不选）',
		templateHint:
			'封面页写 {{title}} {{subtitle}} {{asof}}；内容页写 {{title}} {{sentence}} {{number}} {{picture}} {{source}}',
		sample: '下载模板样例，在它上面改',
		make: '生成并下载',
		making: (seconds) => `正在生成…已用 ${seconds} 秒`,
		stop: '取消',
		ready: (name, size) => `已生成 ${name}（${size}）`,
		again: '再次下载',
		failed: (why) => `没有生成：${why}`
	},
	en: {
		title: 'Report',
		what: 'Every figure carries its date, formula and source, with a link and QR code to the live view. The same data give the same file.',
		format: 'Format',
		kind: { docx: 'Report DOCX', pptx: 'Slides PPTX', xlsx: 'Ledger XLSX', pdf: 'Report PDF' },
		hint: {
			docx: 'Layout of official documents (GB/T 9704), vector maps, native charts',
			pptx: 'Native charts and tables, on your own template if you wish',
			xlsx: 'Real numbers and dates, formulas, charts',
			pdf: 'Vector maps, text can be selected and searched'
		},
		asOf: 'Report as of',
		asOfHint: (date) => `not before the data, ${date}`,
		language: 'Language',
		languages: { zh: '中文', en: 'English' },
		extent: 'Content',
		whole: 'Whole report',
		brief: 'Two-page brief',
		briefHint: 'Conclusion first, one map, one table, three numbers',
		scope: 'Scope',
		city: 'Whole city',
		districts: 'Districts',
		clusters: 'Clusters',
		package: 'A package…',
		packageNumber: 'Number of the package',
		packageHint: 'as in the ledger of packages',
		settings: 'Measured with',
		inner: 'Inner circle (min)',
		outer: 'Outer circle (min)',
		speed: 'Walking speed (m/s)',
		wrongMinutes: (least, most) =>
			`Whole minutes from ${least} to ${most}, the inner circle smaller than the outer one.`,
		plan: 'Plan',
		planNow: 'The plan in force',
		planTried: (changes) => `The what-if on screen (${changes} ${changes === 1 ? 'change' : 'changes'})`,
		planScenario: (name) => `Scenario: ${name}`,
		trialHint: 'Every page is marked as a what-if, with its changes and the figures before and after.',
		sections: 'Sections',
		section: {
			overview: 'Overview',
			'life-circles': 'Life circles',
			gaps: 'Service gaps',
			axes: 'Along the axes',
			packages: 'Contiguous packages',
			siting: 'Siting of new centres',
			districts: 'District by district',
			method: 'Data and method'
		},
		noSection: 'Choose one section at least.',
		summary: ({ where, what, file, minutes, speed, sections, trial }) =>
			`To be made: ${what.toLowerCase()}, ${where} (${file}); ${minutes} minutes at ${speed} m/s; ${trial === '' ? 'the plan in force' : trial}${sections === '' ? '' : `; only ${sections}`}.`,
		template: 'Your own PPTX template (optional)',
		templateHint:
			'Cover slide: {{title}} {{subtitle}} {{asof}}; content slide: {{title}} {{sentence}} {{number}} {{picture}} {{source}}',
		sample: 'Download a sample template to start from',
		make: 'Make and download',
		making: (seconds) => `Working… ${seconds} s`,
		stop: 'Cancel',
		ready: (name, size) => `${name} is ready (${size})`,
		again: 'Download again',
		failed: (why) => `The report was not made: ${why}`
	}
};
