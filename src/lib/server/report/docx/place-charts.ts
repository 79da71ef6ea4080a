import { Paragraph, TextRun, AlignmentType } from 'docx';
import { strFromU8, strToU8 } from 'fflate';
import type { Chart } from '#lib/core/figures/types.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { numberFormatOf, writeChartXml } from '../chart/chart-xml.ts';
import { buildWorkbook } from '../chart/workbook.ts';
import { OfficePackage } from '../package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '../package/relationship-types.ts';
import { unpackOffice } from '../stable-zip.ts';
import { INK, PAGE } from './styles.ts';

/** A chart and the words for those who do not see it. */
export interface PlacedChart {
	chart: Chart;
	name: string;
	description: string;
}

const EMU_PER_MM = 36_000;
const GRID = 'D9D4C5';
const FONTS = { zh: '宋体', en: 'Times New Roman' } as const;
const LETTER_PT = 9;
/** Height of a line's chart, and of bars by their number. */
const LINE_MM = 62;
const BAR_MM = 3.9;
const BAR_GAP_MM = 2;
const FRAME_MM = 20;
const DOCUMENT = 'word/document.xml';
/** Private characters: no text of a report has them. */
const TOKEN = /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t[^>]*>\uE000(\d+)\uE001<\/w:t><\/w:r>/g;

/** Placeholder of a chart: `docx` cannot write charts itself. */
export function holdPlace(index: number): Paragraph {
	return new Paragraph({
		alignment: AlignmentType.CENTER,
		keepNext: true,
		spacing: { before: 120, after: 0 },
		children: [new TextRun(`\uE000${index}\uE001`)]
	});
}

/** Puts native charts in the places held for them, each with the workbook that its data are edited in. */
export function placeCharts(
	bytes: Uint8Array,
	charts: readonly PlacedChart[],
	lang: 'zh' | 'en'
): Uint8Array {
	if (charts.length === 0) return bytes;
	const parts = unpackOffice(bytes);
	const file = OfficePackage.of(parts);
	const document = strFromU8(parts[DOCUMENT]!).replaceAll(TOKEN, (_, index: string) =>
		drawFrame(file, charts[Number(index)]!, lang)
	);
	file.put(DOCUMENT, strToU8(document));
	return file.toBytes();
}

function drawFrame(
	file: OfficePackage,
	{ chart, name, description }: PlacedChart,
	lang: 'zh' | 'en'
): string {
	const workbook = file.putNext(
		'word/embeddings/Microsoft_Excel_Worksheet#.xlsx',
		buildWorkbook({
			categories: chart.categories.map((category) => category[lang]),
			series: chart.series.map((one) => ({ name: one.name[lang], values: one.values })),
			numberFormat: numberFormatOf(chart.unit)
		}),
		CONTENT_TYPE.spreadsheet
	);
	const path = file.putNext('word/charts/chart#.xml', '', CONTENT_TYPE.chart);
	const workbookId = file.relate(path, RELATION.package, workbook);
	const colours = { ink: INK, grid: GRID };
	file.put(path, writeChartXml(chart, { lang, font: FONTS[lang], sizePt: LETTER_PT, workbookId, colours }));
	const id = file.relate(DOCUMENT, RELATION.chart, path);
	const [width, height] = [PAGE.textWidthMm, heightOf(chart)].map((mm) => Math.round(mm * EMU_PER_MM));
	return (
		`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/>` +
		`<wp:docPr id="0" name="${escapeXml(name)}" descr="${escapeXml(description)}"/><wp:cNvGraphicFramePr/>` +
		'<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
		`<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${id}"/>` +
		'</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
	);
}

/** As high as its bars want; a line always the same. */
function heightOf({ kind, categories, series }: Chart): number {
	if (kind === 'line') return LINE_MM;
	const bars = kind === 'bar' ? series.length : 1;
	return Math.min(120, FRAME_MM + categories.length * (bars * BAR_MM + BAR_GAP_MM));
}
