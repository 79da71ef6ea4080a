import type { Chart, FigureUnit, Pigment } from '#lib/core/figures/types.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { hex, PIGMENT_LOOK } from './look.ts';
import { columnName, SHEET_NAME } from './workbook.ts';

/** How a chart is set on its slide, page or sheet. */
export interface ChartSetting {
	lang: 'zh' | 'en';
	/** Font by name, for Latin and Chinese alike: charts of some programs do not follow the theme. */
	font: string;
	/** Size of what stands on the axes and in the legend. */
	sizePt: number;
	/** Relationship of the workbook; `null` where the sheet that the chart stands on holds its data. */
	workbookId: string | null;
	/** Where the data are; default: the workbook made for the chart. */
	data?: ChartData;
	/** Above the chart, where nothing else says what it is; default: nothing. */
	title?: string | undefined;
	/** Colours where the file has no theme; default: those of the theme. */
	colours?: { ink: string; grid: string };
}

/** Cells of a chart's data. */
export interface ChartData {
	/** As a formula has it, quoted if need be. */
	sheet: string;
	/** Cells of the names, `$A$3:$A$14`; of each series its heading and values. */
	categories: string;
	series: { heading: string; values: string }[];
}

const NAMESPACES =
	'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const CATEGORY_AXIS = 111;
const VALUE_AXIS = 222;
/** More categories than this, or longer names, lie as bars; fewer stand as columns. */
const MOST_COLUMNS = 5;
const LONGEST_COLUMN_NAME = { zh: 6, en: 12 } as const;
/** A part of a stacked bar below this share of the longest bar is too short for its number. */
const LEAST_LABELLED = 0.07;
/** As many ticks as find room under a line. */
const MOST_TICKS = 10;

/** Values of a unit as Excel formats them; zero parts of a whole go unlabelled. */
export function numberFormatOf(unit: FigureUnit): string {
	return unit === 'share' ? '0.0%' : '#,##0';
}

/** `chart.xml` of a chart: lines, bars or stacked bars, each series in its pigment with its hatch or dash. */
export function writeChartXml(chart: Chart, setting: ChartSetting): string {
	const isLying = isLyingBars(chart, setting.lang);
	const legend =
		chart.series.length > 1
			? `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${writeText(setting)}</c:legend>`
			: '';
	return (
		`<c:chartSpace ${NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>${writeTitle(setting)}` +
		`<c:plotArea><c:layout/>${writePlot(chart, setting, isLying)}${writeAxes(chart, setting, isLying)}</c:plotArea>` +
		`${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
		`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${writeText(setting)}` +
		`${setting.workbookId === null ? '' : `<c:externalData r:id="${setting.workbookId}"><c:autoUpdate val="0"/></c:externalData>`}</c:chartSpace>`
	);
}

function writeTitle(setting: ChartSetting): string {
	if (setting.title === undefined) return '<c:autoTitleDeleted val="1"/>';
	const { font, sizePt } = setting;
	const name = escapeXml(font);
	const look = `<a:solidFill>${colourOf(setting, 'ink')}</a:solidFill><a:latin typeface="${name}"/><a:ea typeface="${name}"/>`;
	return (
		`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${sizePt * 100}" b="1">${look}</a:defRPr></a:pPr>` +
		`<a:r><a:rPr lang="${setting.lang === 'zh' ? 'zh-CN' : 'en-GB'}" sz="${sizePt * 100}" b="1">${look}</a:rPr><a:t>${escapeXml(setting.title)}</a:t></a:r></a:p></c:rich></c:tx>` +
		'<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
	);
}

function isLyingBars({ kind, categories }: Chart, lang: 'zh' | 'en'): boolean {
	const isLong = categories.some((name) => name[lang].length > LONGEST_COLUMN_NAME[lang]);
	return kind !== 'line' && (categories.length > MOST_COLUMNS || isLong);
}

function writePlot(chart: Chart, setting: ChartSetting, isLying: boolean): string {
	const series = chart.series.map((_, i) => writeSeries(chart, i, setting)).join('');
	const axes = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
	if (chart.kind === 'line')
		return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`;
	const isStacked = chart.kind === 'stacked-bar';
	return (
		`<c:barChart><c:barDir val="${isLying ? 'bar' : 'col'}"/><c:grouping val="${isStacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>` +
		`${series}<c:gapWidth val="${isLying ? 45 : 80}"/>${isStacked ? '<c:overlap val="100"/>' : ''}${axes}</c:barChart>`
	);
}

function writeSeries(chart: Chart, index: number, setting: ChartSetting): string {
	const { name, values, pigment } = chart.series[index]!;
	const data = setting.data ?? locateInWorkbook(chart);
	const formula = (cells: string) => escapeXml(`${data.sheet}!${cells}`);
	const { heading, values: cells } = data.series[index]!;
	const names = chart.categories.map((category, i) => writePoint(i, category[setting.lang])).join('');
	const numbers = values.map((value, i) => (value === null ? '' : writePoint(i, String(value)))).join('');
	const format = escapeXml(numberFormatOf(chart.unit));
	return (
		`<c:ser><c:idx val="${index}"/><c:order val="${index}"/>` +
		`<c:tx><c:strRef><c:f>${formula(heading)}</c:f><c:strCache><c:ptCount val="1"/>${writePoint(0, name[setting.lang])}</c:strCache></c:strRef></c:tx>` +
		(chart.kind === 'line'
			? writeLineLook(pigment, isEachPointTold(chart))
			: `${writeAreaLook(pigment)}<c:invertIfNegative val="0"/>`) +
		(chart.kind !== 'line' || isEachPointTold(chart) || (index === 0 && chart.marks)
			? writeLabels(chart, index, setting)
			: '') +
		`<c:cat><c:strRef><c:f>${formula(data.categories)}</c:f><c:strCache><c:ptCount val="${chart.categories.length}"/>${names}</c:strCache></c:strRef></c:cat>` +
		`<c:val><c:numRef><c:f>${formula(cells)}</c:f><c:numCache><c:formatCode>${format}</c:formatCode><c:ptCount val="${values.length}"/>${numbers}</c:numCache></c:numRef></c:val>` +
		`${chart.kind === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`
	);
}

/** Where the workbook made for a chart has its data. @see buildWorkbook */
export function locateInWorkbook({
	categories,
	series
}: {
	categories: readonly unknown[];
	series: readonly unknown[];
}): ChartData {
	const last = categories.length + 1;
	return {
		sheet: SHEET_NAME,
		categories: `$A$2:$A$${last}`,
		series: series.map((_, i) => {
			const column = columnName(i + 1);
			return { heading: `$${column}$1`, values: `$${column}$2:$${column}$${last}` };
		})
	};
}

const writePoint = (index: number, value: string) =>
	`<c:pt idx="${index}"><c:v>${escapeXml(value)}</c:v></c:pt>`;

function writeLineLook(pigment: Pigment, hasPoints: boolean): string {
	const colour = `<a:solidFill><a:srgbClr val="${hex(pigment)}"/></a:solidFill>`;
	const line = `<c:spPr><a:ln w="38100" cap="rnd">${colour}<a:prstDash val="${PIGMENT_LOOK[pigment].dash}"/><a:round/></a:ln></c:spPr>`;
	const point = `<c:symbol val="circle"/><c:size val="9"/><c:spPr>${colour}</c:spPr>`;
	return `${line}<c:marker>${hasPoints ? point : '<c:symbol val="none"/>'}</c:marker>`;
}

/** Whether each point of a line tells its number: one line, and not more points than have room for that. */
export function isEachPointTold({ kind, categories, series }: Chart): boolean {
	return kind === 'line' && series.length === 1 && categories.length <= MOST_TICKS + 2;
}

function writeAreaLook(pigment: Pigment): string {
	const { hatch } = PIGMENT_LOOK[pigment];
	const colour = (value: string) => `<a:srgbClr val="${value}"/>`;
	const fill = hatch
		? `<a:pattFill prst="${hatch}"><a:fgClr>${colour(hex('paper'))}</a:fgClr><a:bgClr>${colour(hex(pigment))}</a:bgClr></a:pattFill>`
		: `<a:solidFill>${colour(hex(pigment))}</a:solidFill>`;
	return `<c:spPr>${fill}<a:ln w="9525"><a:solidFill>${colour(hex(pigment))}</a:solidFill></a:ln></c:spPr>`;
}

/** Categories from one that is named to the next: minutes are told in fives and tens. */
const ROUND_STEPS = [1, 2, 5, 10, 15, 20, 30, 60];

/** Where numbers stand; other places are no valid chart. */
const LABEL_PLACES: Record<Chart['kind'], string> = { line: 't', bar: 'outEnd', 'stacked-bar': 'ctr' };

/**
 * A number at each bar or point; on a line with too many points, at those that are pointed out. It stands behind a
 * bar's end, or in the middle of a part of a stack that has room for it.
 */
function writeLabels(chart: Chart, index: number, setting: ChartSetting): string {
	const { pigment } = chart.series[index]!;
	const isStacked = chart.kind === 'stacked-bar';
	const hidden = listUnlabelled(chart, index).map(writeUnlabelled);
	const colour = isStacked ? `<a:srgbClr val="${hex(PIGMENT_LOOK[pigment].onIt)}"/>` : undefined;
	return (
		`<c:dLbls>${hidden.join('')}<c:numFmt formatCode="${escapeXml(numberFormatOf(chart.unit))}" sourceLinked="0"/><c:spPr>${isStacked && PIGMENT_LOOK[pigment].hatch ? `<a:solidFill><a:srgbClr val="${hex(pigment)}"/></a:solidFill>` : '<a:noFill/>'}<a:ln><a:noFill/></a:ln></c:spPr>` +
		`${writeText(setting, colour)}<c:dLblPos val="${LABEL_PLACES[chart.kind]}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
	);
}

/**
 * Points of a series without a number, by their indexes: parts of a stack that are too short for theirs, and of a line
 * with too many points all that are not pointed out.
 */
export function listUnlabelled(chart: Chart, index: number): number[] {
	const { kind, categories, series, marks = [] } = chart;
	if (kind === 'line')
		return isEachPointTold(chart)
			? []
			: categories.flatMap((_, i) => (marks.some(({ category }) => category === i) ? [] : [i]));
	if (kind !== 'stacked-bar') return [];
	const longest = Math.max(...categories.map((_, i) => sumAt({ series }, i)));
	return series[index]!.values.flatMap((value, i) => ((value ?? 0) < LEAST_LABELLED * longest ? [i] : []));
}

/** `c:dLbl` of a point without a number. */
export const writeUnlabelled = (point: number) =>
	`<c:dLbl><c:idx val="${point}"/><c:delete val="1"/></c:dLbl>`;

function sumAt({ series }: Pick<Chart, 'series'>, category: number): number {
	return series.reduce((sum, { values }) => sum + (values[category] ?? 0), 0);
}

function writeAxes(chart: Chart, setting: ChartSetting, isLying: boolean): string {
	const isLine = chart.kind === 'line';
	const text = writeText(setting);
	const line = (colour: string) =>
		`<c:spPr><a:ln w="9525"><a:solidFill>${colour}</a:solidFill></a:ln></c:spPr>`;
	const leastSkip = isLine ? Math.ceil(chart.categories.length / MOST_TICKS) : 1;
	const skip = ROUND_STEPS.find((step) => step >= leastSkip) ?? leastSkip;
	const ticks = `<c:tickLblSkip val="${skip}"/><c:tickMarkSkip val="${skip}"/>`;
	// Where every bar or point tells its number, a scale beside it tells nothing.
	const hasScale = isLine && !isEachPointTold(chart);
	const gridlines = hasScale ? `<c:majorGridlines>${line(colourOf(setting, 'grid'))}</c:majorGridlines>` : '';
	// Shares end at the whole, so that two charts of shares can be compared.
	const most = chart.unit === 'share' ? `<c:max val="1"/>` : '';
	const format = chart.unit === 'share' ? '0%' : '#,##0';
	return (
		`<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${isLying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>` +
		`<c:axPos val="${isLying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
		`${line(colourOf(setting, 'ink'))}${text}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${ticks}<c:noMultiLvlLbl val="1"/></c:catAx>` +
		`<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${most}<c:min val="0"/></c:scaling><c:delete val="${hasScale ? 0 : 1}"/>` +
		`<c:axPos val="${isLying ? 't' : 'l'}"/>${gridlines}<c:numFmt formatCode="${format}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
		`<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${text}<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="${hasScale ? 'midCat' : 'between'}"/></c:valAx>`
	);
}

function colourOf({ colours }: ChartSetting, what: 'ink' | 'grid'): string {
	if (colours) return `<a:srgbClr val="${colours[what]}"/>`;
	return `<a:schemeClr val="${what === 'ink' ? 'tx1' : 'bg2'}"/>`;
}

function writeText(setting: ChartSetting, colour = colourOf(setting, 'ink')): string {
	const { font, sizePt } = setting;
	const name = escapeXml(font);
	return (
		`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${sizePt * 100}" b="0"><a:solidFill>${colour}</a:solidFill>` +
		`<a:latin typeface="${name}"/><a:ea typeface="${name}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
	);
}
