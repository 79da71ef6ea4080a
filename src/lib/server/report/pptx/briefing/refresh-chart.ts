import type { Chart } from '#lib/core/figures/types.ts';
import { locateInWorkbook, listUnlabelled, numberFormatOf, writeUnlabelled } from '../../chart/chart-xml.ts';
import { buildWorkbook } from '../../chart/workbook.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';
import {
	childElements,
	findPath,
	listElements,
	parseXml,
	textOf,
	type XmlElement
} from '../../xml/xml-tree.ts';
import { dataOfChart } from './data-of-chart.ts';
import { markOfChart, type ChartData } from './shape-marks.ts';

/** Path of the chart part of a frame; `undefined` if it has none, as after conversion to a picture. */
export function findChartPart(file: OfficePackage, slidePath: string, frame: XmlElement): string | undefined {
	const [reference] = listElements(frame, 'c:chart');
	const found = file.relationshipsOf(slidePath).find(({ id }) => id === reference?.attributes['r:id']);
	return found && file.has(found.target) ? found.target : undefined;
}

/** Reads names and numbers from a chart part, whatever program wrote it. */
export function readChartData(root: XmlElement): ChartData {
	const all = listSeries(root);
	const names = all[0] && findPath(all[0], 'c:cat');
	const categories = names ? readPoints(names) : [];
	return {
		categories: categories.map((name) => name ?? ''),
		series: all.map((one) => {
			const values = findPath(one, 'c:val');
			const name = findPath(one, 'c:tx');
			return {
				name: (name && textOfName(name)) ?? '',
				values: (values ? readPoints(values) : []).map((value) => (value === null ? null : Number(value)))
			};
		})
	};
}

/**
 * Replaces numbers and names in a chart and its embedded workbook; chart type, colours, fonts and labels stay as edited.
 */
export function refreshChart(file: OfficePackage, path: string, chart: Chart, lang: 'zh' | 'en'): void {
	const root = file.readXml(path);
	const before = readChartData(root);
	const data = dataOfChart(chart, lang);
	if (markOfChart(before) === markOfChart(data)) return;
	const workbook = buildWorkbook({
		categories: [...data.categories],
		series: data.series.map(({ name, values }) => ({ name, values: [...values] })),
		numberFormat: numberFormatOf(chart.unit)
	});
	putWorkbook(file, path, root, workbook);
	matchSeries(root, data.series.length);
	const cells = locateInWorkbook(data);
	for (const [i, series] of listSeries(root).entries()) {
		const { name, values } = data.series[i]!;
		const formula = (place: string) => `${cells.sheet}!${place}`;
		setCache(series, 'c:tx', writeNames(formula(cells.series[i]!.heading), [name]));
		setCache(series, 'c:cat', writeNames(formula(cells.categories), data.categories));
		setCache(
			series,
			'c:val',
			writeNumbers(formula(cells.series[i]!.values), values, numberFormatOf(chart.unit))
		);
		moveUnlabelled(series, i, before, chart);
	}
	file.put(path, root);
}

/** Series in drawing order. */
function listSeries(root: XmlElement): XmlElement[] {
	const order = (one: XmlElement) => Number(findPath(one, 'c:order')?.attributes.val ?? 0);
	return listElements(root, 'c:ser').toSorted((a, b) => order(a) - order(b));
}

function textOfName(name: XmlElement): string {
	const [value] = listElements(name, 'c:v');
	return value ? textOf(value) : textOf(name);
}

/** Values of a cache or list, by index. */
function readPoints(holder: XmlElement): (string | null)[] {
	const count = Number(listElements(holder, 'c:ptCount')[0]?.attributes.val ?? 0);
	const points: (string | null)[] = Array.from({ length: Math.min(count, 10_000) }, () => null);
	for (const point of listElements(holder, 'c:pt')) {
		const at = Number(point.attributes.idx);
		const value = findPath(point, 'c:v');
		if (value && at < points.length) points[at] = textOf(value);
	}
	return points;
}

/** Adds or removes series to match the data; a new one copies the look of the last. */
function matchSeries(root: XmlElement, count: number) {
	const all = listSeries(root);
	const holder = listElements(root, 'c:plotArea')
		.flatMap((area) => childElements(area))
		.find((plot) => childElements(plot, 'c:ser').length > 0);
	const last = all.at(-1);
	if (!holder || !last) return;
	const surplus = new Set(all.slice(count));
	holder.children = holder.children.filter((node) => typeof node === 'string' || !surplus.has(node));
	for (let i = all.length; i < count; i++) {
		const added = structuredClone(last);
		for (const name of ['c:idx', 'c:order']) {
			const number = findPath(added, name);
			if (number) number.attributes.val = String(i);
		}
		holder.children.splice(holder.children.indexOf(last) + 1 + i - all.length, 0, added);
	}
}

function setCache(series: XmlElement, name: string, content: XmlElement) {
	const holder = findPath(series, name);
	if (holder) holder.children = [content];
}

function writeNames(formula: string, names: readonly string[]): XmlElement {
	return element('c:strRef', [
		element('c:f', [formula]),
		element('c:strCache', [count(names), ...names.map((name, i) => point(i, name))])
	]);
}

function writeNumbers(formula: string, values: readonly (number | null)[], format: string): XmlElement {
	const points = values.flatMap((value, i) => (value === null ? [] : [point(i, String(value))]));
	return element('c:numRef', [
		element('c:f', [formula]),
		element('c:numCache', [element('c:formatCode', [format]), count(values), ...points])
	]);
}

const element = (name: string, children: XmlElement['children'], attributes = {}): XmlElement => ({
	name,
	attributes,
	children
});
const count = (all: readonly unknown[]) => element('c:ptCount', [], { val: String(all.length) });
const point = (i: number, value: string) => element('c:pt', [element('c:v', [value])], { idx: String(i) });

/** Shows or hides data labels according to whether their bars are long enough now. */
function moveUnlabelled(series: XmlElement, index: number, before: ChartData, chart: Chart) {
	const labels = findPath(series, 'c:dLbls');
	const was = { ...chart, categories: before.categories.map((name) => ({ zh: name, en: name })) };
	const old = before.series[index];
	if (!labels || !old) return;
	const series0 = before.series.map(({ values }, i) => ({
		...(chart.series[i] ?? chart.series[0]!),
		values: [...values]
	}));
	const hidden = new Set(listUnlabelled({ ...was, series: series0 }, index));
	const hide = listUnlabelled(chart, index);
	const isOurs = (node: XmlElement) =>
		node.name === 'c:dLbl' &&
		findPath(node, 'c:delete')?.attributes.val === '1' &&
		hidden.has(Number(findPath(node, 'c:idx')?.attributes.val));
	const kept = childElements(labels).filter((node) => !isOurs(node));
	const own = new Set(kept.map((node) => findPath(node, 'c:idx')?.attributes.val));
	const added = hide.filter((i) => !own.has(String(i))).map((i) => parseXml(writeUnlabelled(i)));
	const at = (node: XmlElement) => Number(findPath(node, 'c:idx')?.attributes.val);
	const points = [...kept.filter(({ name }) => name === 'c:dLbl'), ...added].toSorted(
		(a, b) => at(a) - at(b)
	);
	labels.children = [...points, ...kept.filter(({ name }) => name !== 'c:dLbl')];
}

/** Updates the chart's embedded workbook, or adds one if a program has dropped it. */
function putWorkbook(file: OfficePackage, path: string, root: XmlElement, workbook: Uint8Array) {
	const known = file.findRelated(path, RELATION.package);
	if (known !== undefined) {
		file.put(known, workbook);
		return;
	}
	const fresh = file.putNext(
		'ppt/embeddings/Microsoft_Excel_Worksheet#.xlsx',
		workbook,
		CONTENT_TYPE.spreadsheet
	);
	const id = file.relate(path, RELATION.package, fresh);
	const data = parseXml(`<c:externalData r:id="${id}"><c:autoUpdate val="0"/></c:externalData>`);
	const others = childElements(root).filter(({ name }) => name !== 'c:externalData');
	const at = others.findIndex(({ name }) => BEHIND_DATA.has(name));
	root.children = others.toSpliced(at < 0 ? others.length : at, 0, data);
}

const BEHIND_DATA = new Set(['c:printSettings', 'c:userShapes', 'c:extLst']);
