import type { Chart } from '#lib/core/figures/types.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';
import { estimateWidthPt } from '../slide/measure-text.ts';
import { EMU_PER_PT, writeExtent, type Box } from '../slide/units.ts';
import { parseXml, type XmlElement } from '../../xml/xml-tree.ts';
import { isEachPointTold, numberFormatOf, writeChartXml } from '../../chart/chart-xml.ts';
import { writeName, type ShapeName } from './picture.ts';
import { buildWorkbook } from '../../chart/workbook.ts';

/** Letters of a chart that has room for them; those of one with many bars are smaller. */
const USUAL_PT = 18;
const LEAST_PT = 12;
/** Room that a bar takes against the size of its label. */
const BAR_PITCH = 1.45;

/** A native chart in its place, with the workbook its data are edited in. */
export function buildChartFrame(
	file: OfficePackage,
	slidePath: string,
	{
		chart,
		box,
		named,
		lang,
		font,
		title,
		ink
	}: {
		chart: Chart;
		box: Box;
		named: ShapeName;
		lang: 'zh' | 'en';
		font: string;
		/** Above the chart, where the slide is about more than it. */
		title?: string;
		/** Of its letters and axes, six hexadecimal digits; default: as the theme has them. */
		ink?: string | undefined;
	}
): XmlElement {
	const workbook = file.putNext(
		'ppt/embeddings/Microsoft_Excel_Worksheet#.xlsx',
		buildWorkbook({
			categories: chart.categories.map((category) => category[lang]),
			series: chart.series.map(({ name, values }) => ({ name: name[lang], values })),
			numberFormat: numberFormatOf(chart.unit)
		}),
		CONTENT_TYPE.spreadsheet
	);
	const path = file.putNext('ppt/charts/chart#.xml', '', CONTENT_TYPE.chart);
	const workbookId = file.relate(path, RELATION.package, workbook);
	const colours = ink === undefined ? {} : { colours: { ink, grid: ink } };
	file.put(
		path,
		writeChartXml(chart, { lang, font, sizePt: fitLetters(chart, box), workbookId, title, ...colours })
	);
	const id = file.relate(slidePath, RELATION.chart, path);
	return parseXml(
		`<p:graphicFrame><p:nvGraphicFramePr>${writeName(named)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
			`<p:xfrm>${writeExtent(box)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
			`<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${id}"/></a:graphicData></a:graphic></p:graphicFrame>`
	);
}

/** The largest letters in which labels do not stand on each other: bars below bars, points beside points. */
function fitLetters(chart: Chart, { width, height }: Box): number {
	const { kind, categories, series } = chart;
	if (kind === 'line') {
		if (!isEachPointTold(chart)) return USUAL_PT;
		const labels = series.flatMap(({ values }) => values.map((value) => (value ?? 0).toLocaleString('en')));
		const widestEm = Math.max(...labels.map((label) => estimateWidthPt(label, { sizePt: 1 })));
		return clampPt(width / EMU_PER_PT / categories.length / widestEm);
	}
	const bars = categories.length * (kind === 'bar' ? series.length : 1);
	return clampPt(height / EMU_PER_PT / (bars + 2) / BAR_PITCH + 1);
}

const clampPt = (sizePt: number) => Math.min(USUAL_PT, Math.max(LEAST_PT, Math.floor(sizePt)));
