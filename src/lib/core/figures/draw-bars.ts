import { cutToEms, drawText, fillOf, formatValue, measureEms, px, type ChartCanvas } from './chart-canvas.ts';
import { breakLines } from '../text/break-lines.ts';
import { splitWords } from '../text/split-words.ts';
import type { Chart } from './types.ts';

/** Names take no more than this share of the width. */
const NAMES_SHARE = 0.34;

/** Of a row's height, its letters'. */
const ROW_SHARE = 0.86;

/** Lines against letters; a row as high as this against its letters has room for two. */
const LINE = 1.05;
const TWO_LINES = 2.15;

/** A name in as few lines as it needs; where they are more than there may be, one with its end left out. */
function breakName(name: string, mostEms: number, mostLines: number): string[] {
	if (measureEms(name) <= mostEms) return [name];
	const lines = breakLines(splitWords(name), mostEms, measureEms);
	return lines.length <= mostLines && lines.every((line) => measureEms(line) <= mostEms)
		? lines
		: [cutToEms(name, mostEms)];
}

/** Bars from left to right, a row a category: names are read where they stand. */
export function drawBars(chart: Chart, room: ChartCanvas): string {
	const { categories, series, kind } = chart;
	// Many rows are written smaller, so that none lies over the next.
	const fontPx = Math.min(room.fontPx, (ROW_SHARE * (room.bottom - room.top)) / categories.length);
	const canvas = { ...room, fontPx };
	const { lang, colours, left, top, right, bottom } = canvas;
	const names = categories.map((category) => category[lang]);
	const nameEms = Math.min(Math.max(...names.map(measureEms)), (NAMES_SHARE * (right - left)) / fontPx);
	const from = left + (nameEms + 0.7) * fontPx;
	const sums = categories.map((_, i) =>
		kind === 'stacked-bar'
			? series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)
			: Math.max(...series.map(({ values }) => values[i] ?? 0))
	);
	const most = chart.unit === 'share' ? 1 : Math.max(1e-9, ...sums);
	const rowPx = (bottom - top) / categories.length;
	const isNested = kind === 'bar' && isCrowded(chart, rowPx / fontPx);
	const texts = categories.map((_, i) =>
		isNested
			? series.map(({ values }) => formatValue(chart, values[i] ?? 0, canvas)).join(' / ')
			: formatValue(chart, sums[i]!, canvas)
	);
	const lengthPx = right - from - (Math.max(...texts.map(measureEms)) + 0.6) * fontPx;
	const at = (value: number) => from + (lengthPx * value) / most;
	const rows = names.map((name, i) => {
		const y = top + (i + 0.5) * rowPx;
		const lines = breakName(name, nameEms, rowPx >= TWO_LINES * fontPx ? 2 : 1);
		const label = lines
			.map((line, k) =>
				drawText(canvas, line, {
					x: from - 0.5 * fontPx,
					y: y + (k - (lines.length - 1) / 2) * LINE * fontPx,
					anchor: 'end'
				})
			)
			.join('');
		const row = { at, y, rowPx };
		if (isNested) return label + drawNested(chart, i, canvas, { ...row, text: texts[i]! });
		return label + (kind === 'stacked-bar' ? drawStack : drawGroup)(chart, i, canvas, row);
	});
	return `<g font-size="${px(fontPx)}">${rows.join('')}</g><path d="M${px(from)} ${px(top)}V${px(bottom)}" stroke="${colours.inkSoft}" fill="none"/>`;
}

interface Row {
	/** Where a value ends, px from the left. */
	at: (value: number) => number;
	/** Middle of the row. */
	y: number;
	rowPx: number;
}

/** Whether bars beside each other would be too thin for their numbers, and each lies within the next. */
function isCrowded({ series, categories }: Chart, rowEms: number): boolean {
	const isWithinNext = series.every(
		({ values }, k) =>
			k === 0 || categories.every((_, i) => (series[k - 1]!.values[i] ?? 0) <= (values[i] ?? 0))
	);
	return series.length > 1 && isWithinNext && (0.78 * rowEms) / series.length < 1;
}

/** The longer bar behind the shorter ones, all numbers at the end of the row. */
function drawNested(
	{ series }: Chart,
	i: number,
	canvas: ChartCanvas,
	{ at, y, rowPx, text }: Row & { text: string }
): string {
	const heightPx = Math.min(0.74 * rowPx, 1.6 * canvas.fontPx);
	const bars = series
		.map(({ values, pigment }) =>
			drawBar(canvas, pigment, at(0), at(values[i] ?? 0), y - heightPx / 2, heightPx)
		)
		.toReversed();
	return bars.join('') + drawText(canvas, text, { x: canvas.right, y, anchor: 'end' });
}

function drawGroup(chart: Chart, i: number, canvas: ChartCanvas, { at, y, rowPx }: Row): string {
	const { series } = chart;
	const heightPx = Math.min((0.78 * rowPx) / series.length, 2.2 * canvas.fontPx);
	return series
		.map(({ values, pigment }, k) => {
			const value = values[i];
			if (value === null || value === undefined) return '';
			const top = y + (k - series.length / 2) * heightPx;
			const small = { ...canvas, fontPx: Math.min(canvas.fontPx, 1.05 * heightPx) };
			return (
				drawBar(canvas, pigment, at(0), at(value), top, heightPx * 0.92) +
				`<g font-size="${px(small.fontPx)}">${drawText(small, formatValue(chart, value, canvas), {
					x: at(value) + 0.35 * small.fontPx,
					y: top + heightPx / 2,
					...(k > 0 && { colour: canvas.colours.inkSoft })
				})}</g>`
			);
		})
		.join('');
}

function drawStack(chart: Chart, i: number, canvas: ChartCanvas, { at, y, rowPx }: Row): string {
	const { fontPx, colours } = canvas;
	const heightPx = Math.min(0.62 * rowPx, 2.6 * fontPx);
	let sum = 0;
	const parts = chart.series.map(({ values, pigment }) => {
		const value = values[i] ?? 0;
		if (value === 0) return '';
		const [start, end] = [at(sum), at((sum += value))];
		const text = formatValue(chart, value, canvas);
		const widthPx = (measureEms(text) + 0.5) * fontPx;
		const bar = drawBar(canvas, pigment, start, end, y - heightPx / 2, heightPx);
		if (widthPx > end - start - 2 || heightPx < fontPx) return bar;
		// On a background of its own, so that it is legible on any pattern.
		const middle = (start + end) / 2;
		return `${bar}<rect x="${px(middle - widthPx / 2)}" y="${px(y - 0.62 * fontPx)}" width="${px(widthPx)}" height="${px(1.24 * fontPx)}" fill="${colours.paper}"/>${drawText(canvas, text, { x: middle, y, anchor: 'middle' })}`;
	});
	return (
		parts.join('') +
		drawText(canvas, formatValue(chart, sum, canvas), { x: at(sum) + 0.4 * fontPx, y, weight: 600 })
	);
}

function drawBar(
	canvas: ChartCanvas,
	pigment: Chart['series'][number]['pigment'],
	from: number,
	to: number,
	top: number,
	heightPx: number
): string {
	return `<rect x="${px(from)}" y="${px(top)}" width="${px(Math.max(0, to - from))}" height="${px(heightPx)}" fill="${fillOf(pigment, canvas)}"/>`;
}
