import { Format } from '#lib/core/figures/format-figure.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { sayIllustrative, sayStand } from '#lib/core/report/say-marks.ts';
import { sayTrial } from '#lib/core/report/say-trial.ts';
import type { ReportColumn, ReportDocument, ReportTable } from '#lib/core/report/types.ts';
import { buildChartSheet } from './xlsx/chart-sheet.ts';
import { totalFormula } from './xlsx/total-formula.ts';
import type { Sheet, SheetCell } from './xlsx/types.ts';
import { writeWorkbook } from './xlsx/write-workbook.ts';

/** Characters of a column of width 1. */
const WIDTH = 11;
/** Of a title before the heads. */
const HEAD_ROW = 1;
const DAY_S = 86_400;
/** Columns of a register, printed on A3; the first two are frozen. */
const MANY = 12;

/**
 * The registers and tables of a report as a workbook, the ledger of communities in front: real numbers, dates, shares
 * and times, frozen heads, filters. The same report gives the same bytes.
 */
export function writeXlsx(report: ReportDocument): Uint8Array {
	const [ledger, ...ledgers] = report.ledgers;
	const tables = report.sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
	);
	const charts = buildChartSheet(report, titleRow(report, CHARTS[report.lang]), CHARTS[report.lang]);
	const sheets = [
		...(ledger ? [buildTableSheet(report, ledger, { isLedger: true })] : []),
		buildGuide(report, [...report.ledgers, ...tables]),
		buildFigures(report),
		...tables.map((table) => buildTableSheet(report, table)),
		...ledgers.map((table) => buildTableSheet(report, table, { isLedger: true })),
		...(charts ? [charts] : [])
	];
	return writeWorkbook(sheets, {
		title: report.title,
		asOf: report.asOf,
		foot: [report.cityName, sayStand(report), report.attribution].join('  '),
		mark: sayTrial(report)
	});
}

/** A table with its sums below; a ledger has them above its headings, where they follow what is filtered. */
function buildTableSheet(report: ReportDocument, table: ReportTable, { isLedger = false } = {}): Sheet {
	const { columns, rows, title, total } = table;
	const headRow = isLedger ? HEAD_ROW + 1 : HEAD_ROW;
	const data = { first: headRow + 1, last: headRow + rows.length };
	const sums = isLedger
		? columns.map((column, i) => {
				const formula = totalFormula(column, i, data, { isFiltered: true });
				if (i === 0) return toSum(SUM_OF_FILTER[report.lang], { title: '', kind: 'text' }, undefined);
				return toSum(formula === undefined ? null : addUp(rows, i), column, formula);
			})
		: (total ?? []).map((cell, i) => toSum(cell, columns[i]!, totalFormula(columns[i]!, i, data)));
	const heads = columns.map((column): SheetCell => ({
		value: toHeading(column, report.lang),
		font: 'bold',
		isHead: true,
		isBoxed: true
	}));
	const cells = rows.map((row) => row.map((cell, i) => toCell(cell, columns[i]!)));
	return {
		name: title,
		widths: columns.map(({ width = 1, title: heading }) =>
			Math.max(WIDTH * width, widthOf(heading) * 0.62 + 4)
		),
		rows: [
			titleRow(report, title),
			...(isLedger ? [sums, heads, ...cells] : [heads, ...cells, ...(total ? [sums] : [])])
		],
		paper: columns.length > MANY ? 'A3' : 'A4',
		frozen: { rows: headRow + 1, columns: columns.length > MANY ? 2 : 1 },
		filter: { headRow, lastRow: headRow + Math.max(1, rows.length) }
	};
}

const CHARTS = { zh: '图表', en: 'Charts' } as const;
const SUM_OF_FILTER = { zh: '合计（随筛选）', en: 'Total (as filtered)' } as const;

const addUp = (rows: ReportTable['rows'], column: number) =>
	rows.reduce((sum, row) => sum + (typeof row[column] === 'number' ? row[column] : 0), 0);

function toSum(value: string | number | null, column: ReportColumn, formula: string | undefined): SheetCell {
	return { ...toCell(value, column), font: 'bold', ...(formula === undefined ? {} : { formula }) };
}

const titleRow = (report: ReportDocument, title: string): SheetCell[] => [
	{
		value: title,
		font: 'title',
		warning: [sayTrial(report), sayStand(report)].filter((text) => text !== '').join('   ')
	}
];

function toHeading({ title, kind }: ReportColumn, lang: 'zh' | 'en'): string {
	if (kind !== 'minutes') return title;
	return lang === 'zh' ? `${title}\uff08分:秒\uff09` : `${title} (min:s)`;
}

/** Chinese characters are two wide. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0);

function toCell(value: string | number | null, { kind, digits = 0 }: ReportColumn): SheetCell {
	const decimals = digits > 0 ? `.${'0'.repeat(digits)}` : '';
	if (value === null) return { value, isBoxed: true };
	switch (kind) {
		case 'number':
			return { value, format: `#,##0${decimals}`, isBoxed: true };
		case 'share':
			return { value, format: `0${decimals}%`, isBoxed: true };
		case 'minutes':
			return { value: typeof value === 'number' ? value / DAY_S : value, format: '[m]:ss', isBoxed: true };
		case 'date':
			return {
				value: typeof value === 'string' ? toSerial(value) : value,
				format: 'yyyy-mm-dd',
				isBoxed: true
			};
		default:
			return { value, isBoxed: true };
	}
}

/** Days since 30 December 1899, as spreadsheets count them. */
const toSerial = (iso: string) => (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / (1000 * DAY_S);

/** 指标: every figure of the report with how it was worked out. */
function buildFigures(report: ReportDocument): Sheet {
	const { lang, notes } = report;
	const heads =
		lang === 'zh'
			? ['指标', '数值', '数值（原始）', '算式', '代入', '来源', '数据日期', '在线']
			: ['Figure', 'Value', 'Raw value', 'Formula', 'With numbers', 'Source', 'Data as of', 'Live'];
	const title = lang === 'zh' ? '指标' : 'Figures';
	return {
		name: title,
		widths: [34, 18, 14, 40, 40, 44, 13, 10],
		rows: [
			titleRow(report, title),
			heads.map((value) => ({ value, font: 'bold', isHead: true, isBoxed: true })),
			...notes.map(({ figure, name, value, formula, worked, source, live }): SheetCell[] => [
				{ value: name, isBoxed: true, isWrapped: true },
				{ value, isBoxed: true },
				toCell(figure.value, toColumn(figure.unit)),
				{ value: formula, isBoxed: true, isWrapped: true },
				{ value: worked, isBoxed: true, isWrapped: true },
				{ value: source, isBoxed: true, isWrapped: true },
				toCell(figure.asOf, { title: '', kind: 'date' }),
				{ value: lang === 'zh' ? '查看' : 'view', link: liveUrl(report, live), font: 'link', isBoxed: true }
			])
		],
		frozen: { rows: HEAD_ROW + 1, columns: 1 },
		filter: { headRow: HEAD_ROW, lastRow: HEAD_ROW + Math.max(1, notes.length) }
	};
}

function toColumn(unit: ReportDocument['notes'][number]['figure']['unit']): ReportColumn {
	if (unit === 'share') return { title: '', kind: 'share', digits: 1 };
	return { title: '', kind: unit === 'seconds' ? 'minutes' : 'number' };
}

/** 说明: dates, hash, link, what is illustrative, and what every column holds. */
function buildGuide(report: ReportDocument, tables: readonly ReportTable[]): Sheet {
	const { lang, asOf, dataAsOf, revision, dataHash, attribution } = report;
	const format = new Format(lang);
	const say = <Value>(zh: Value, en: Value) => (lang === 'zh' ? zh : en);
	const fact = (name: string, value: string, link?: string): SheetCell[] => [
		{ value: name, font: 'bold' },
		{ value, isWrapped: true, ...(link === undefined ? {} : { link, font: 'link' as const }) }
	];
	const kinds: Record<ReportColumn['kind'], string> = say(
		{ text: '文字', number: '数值', share: '百分比', date: '日期', minutes: '时长（分:秒）' },
		{ text: 'text', number: 'number', share: 'per cent', date: 'date', minutes: 'minutes:seconds' }
	);
	return {
		name: say('说明', 'About'),
		widths: [26, 90, 16],
		rows: [
			titleRow(report, say('说明', 'About this workbook')),
			fact(say('报告', 'Report'), report.title),
			...(report.trial
				? [
						fact(
							say('推演内容', 'What is tried'),
							report.trial.changes.join(say('；', '; ')) || report.trial.name
						)
					]
				: []),
			fact(say('报告日期', 'Report as of'), format.date(asOf)),
			fact(say('数据日期', 'Data as of'), format.date(dataAsOf)),
			...(revision === null ? [] : [fact(say('计划版本', 'Revision of the plan'), String(revision))]),
			fact(say('数据指纹', 'Hash of the data'), dataHash),
			fact(say('在线视图', 'Live view'), liveUrl(report, ''), liveUrl(report, '')),
			fact(
				say('数据性质', 'Nature of the data'),
				sayIllustrative(report) || say('各行注明来源', 'each row names its origin')
			),
			fact(say('来源与署名', 'Attribution'), attribution),
			[],
			say(['工作表', '栏目', '类型'], ['Sheet', 'Column', 'Kind']).map((value) => ({
				value,
				font: 'bold',
				isHead: true,
				isBoxed: true
			})),
			...tables.flatMap((table) =>
				table.columns.map((column): SheetCell[] => [
					{ value: table.title, isBoxed: true, link: liveUrl(report, table.live), font: 'link' },
					{
						value:
							column.note === undefined ? column.title : `${column.title}${say('：', ': ')}${column.note}`,
						isBoxed: true,
						isWrapped: true
					},
					{ value: kinds[column.kind], isBoxed: true }
				])
			)
		]
	};
}
