import { describeChart } from '#lib/core/report/describe-chart.ts';
import type { ReportBlock, ReportDocument } from '#lib/core/report/types.ts';
import { numberFormatOf, writeChartXml } from '../chart/chart-xml.ts';
import { cellAddress } from './cell-address.ts';
import type { Sheet, SheetCell, SheetChart } from './types.ts';

type ChartBlock = Extract<ReportBlock, { kind: 'chart' }>;

const FONTS = { zh: '宋体', en: 'Times New Roman' } as const;
const COLOURS = { ink: '1F2328', grid: 'D9D2C0' };
const LETTER_PT = 9;
/** Rows that a chart is high, columns that its data and it take. */
const LEAST_ROWS = 17;
const DATA_COLUMNS = 4;
const CHART_COLUMNS = 8;
const GAP_ROWS = 2;
const CHARTS_A_PAGE = 2;

/** 图表: every chart of a report, native, beside the cells that it is drawn from. `null` without charts. */
export function buildChartSheet(report: ReportDocument, titleRow: SheetCell[], name: string): Sheet | null {
	const blocks = report.sections.flatMap((section) =>
		section.blocks.filter((block): block is ChartBlock => block.kind === 'chart')
	);
	if (blocks.length === 0) return null;
	const rows: SheetCell[][] = [titleRow, []];
	const charts: SheetChart[] = [];
	const breaks: number[] = [];
	for (const [i, block] of blocks.entries()) {
		const first = rows.length;
		if (i > 0 && i % CHARTS_A_PAGE === 0) breaks.push(first);
		rows.push(...layOutData(block, report.lang));
		charts.push(placeChart(block, report, { first, index: i, sheet: name }));
		const until = first + Math.max(LEAST_ROWS, block.chart.categories.length + 2) + GAP_ROWS;
		while (rows.length < until) rows.push([]);
	}
	return {
		name,
		widths: [
			26,
			...Array.from({ length: DATA_COLUMNS - 1 }, () => 14),
			...Array<number>(CHART_COLUMNS).fill(11)
		],
		rows,
		charts,
		breaks,
		frozen: { rows: 1, columns: 0 }
	};
}

/** Caption, headings, a row a category. */
function layOutData({ chart, caption }: ChartBlock, lang: 'zh' | 'en'): SheetCell[][] {
	const format = numberFormatOf(chart.unit);
	return [
		[{ value: caption, font: 'bold' }],
		[
			{ value: '', isHead: true, isBoxed: true },
			...chart.series.map(({ name }): SheetCell => ({
				value: name[lang],
				font: 'bold',
				isHead: true,
				isBoxed: true
			}))
		],
		...chart.categories.map((category, i): SheetCell[] => [
			{ value: category[lang], isBoxed: true },
			...chart.series.map(({ values }): SheetCell => ({ value: values[i] ?? null, format, isBoxed: true }))
		])
	];
}

function placeChart(
	{ chart, caption }: ChartBlock,
	{ lang }: ReportDocument,
	{ first, index, sheet }: { first: number; index: number; sheet: string }
): SheetChart {
	const head = first + 1;
	const last = head + chart.categories.length;
	const at = (row: number, column: number) => cellAddress(row, column, { isFixed: true });
	const xml = writeChartXml(chart, {
		lang,
		font: FONTS[lang],
		sizePt: LETTER_PT,
		workbookId: null,
		colours: COLOURS,
		data: {
			sheet: `'${sheet.replaceAll("'", "''")}'`,
			categories: `${at(head + 1, 0)}:${at(last, 0)}`,
			series: chart.series.map((_, i) => ({
				heading: at(head, i + 1),
				values: `${at(head + 1, i + 1)}:${at(last, i + 1)}`
			}))
		}
	});
	return {
		xml,
		name: `${lang === 'zh' ? '图' : 'Chart '}${index + 1}`,
		description: `${caption}${lang === 'zh' ? '。' : '. '}${describeChart(chart, lang)}`,
		from: { row: first, column: DATA_COLUMNS },
		to: {
			row: first + Math.max(LEAST_ROWS, chart.categories.length + 2),
			column: DATA_COLUMNS + CHART_COLUMNS
		}
	};
}
