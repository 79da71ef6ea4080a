import { drawText, formatTick, formatValue, measureEms, px, type ChartCanvas } from './chart-canvas.ts';
import type { Chart } from './types.ts';

/** Of categories without a name between two that have one: minutes are told in fives and tens. */
const ROUND_STEPS = [1, 2, 5, 10, 15, 20, 30, 60];
/** About how many lines cross the chart. */
const GRID_LINES = 4;

/** Where the values lie, always from zero: a rise looks as large as it is. */
function rangeOf(chart: Chart): { low: number; high: number; step: number } {
	const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
	if (chart.unit === 'share') return { low: 0, high: 1, step: 0.25 };
	const most = Math.max(...values, 0);
	const step = niceStep((most || 1) / GRID_LINES, chart.unit === 'seconds' ? 60 : 1);
	return { low: 0, high: Math.max(Math.ceil(most / step), 1) * step, step };
}

/** 1, 2 or 5 times a power of ten of the unit, no less than the wish. */
function niceStep(wish: number, unit: number): number {
	const power = unit * 10 ** Math.floor(Math.log10(wish / unit));
	return power * ([1, 2, 5].find((times) => times * power >= wish) ?? 10);
}

/** A line from left to right over the categories, with what is to be pointed out. */
export function drawLine(chart: Chart, canvas: ChartCanvas): string {
	const { lang, fontPx, colours, right } = canvas;
	const top = canvas.top + 0.9 * fontPx;
	const bottom = canvas.bottom - 1.7 * fontPx;
	const { low, high, step } = rangeOf(chart);
	const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step);
	const tickTexts = ticks.map((tick) => formatTick(chart, tick, canvas));
	const left = canvas.left + (Math.max(...tickTexts.map(measureEms)) + 0.6) * fontPx;
	const last = Math.max(1, chart.categories.length - 1);
	const x = (i: number) => left + ((right - fontPx - left) * i) / last;
	const y = (value: number) => bottom - ((bottom - top) * (value - low)) / (high - low || 1);
	const grid = ticks.map(
		(tick, i) =>
			`<path d="M${px(left)} ${px(y(tick))}H${px(right)}" stroke="${i === 0 ? colours.inkSoft : colours.line}"/>${drawText(canvas, tickTexts[i]!, { x: left - 0.5 * fontPx, y: y(tick), anchor: 'end', colour: colours.inkSoft })}`
	);
	// As many names as have room, from the first on.
	const names = chart.categories.map((category) => category[lang]);
	const roomEms = Math.max(...names.map(measureEms)) + 1;
	const least = Math.max(1, Math.ceil((roomEms * fontPx * names.length) / (right - left)));
	const every = ROUND_STEPS.find((step) => step >= least) ?? least;
	const below = names.map((name, i) =>
		i % every === 0
			? drawText(canvas, name, {
					x: x(i),
					y: bottom + 1.05 * fontPx,
					anchor: 'middle',
					colour: colours.inkSoft
				})
			: ''
	);
	const lines = chart.series.map(({ values, pigment }, k) => {
		const points = values.flatMap((value, i) => (value === null ? [] : [`${px(x(i))} ${px(y(value))}`]));
		const dash = k === 0 ? '' : ` stroke-dasharray="${px(0.5 * fontPx)} ${px(0.3 * fontPx)}"`;
		return `<path d="M${points.join('L')}" fill="none" stroke="${colours[pigment]}" stroke-width="${px(0.16 * fontPx)}" stroke-linejoin="round"${dash}/>`;
	});
	return `<g fill="none">${grid.join('')}</g>${below.join('')}${lines.join('')}${drawMarks(chart, canvas, { x, y, top })}`;
}

function drawMarks(
	chart: Chart,
	canvas: ChartCanvas,
	{ x, y, top }: { x: (i: number) => number; y: (value: number) => number; top: number }
): string {
	const { lang, fontPx, colours, right } = canvas;
	const [series] = chart.series;
	/** Where the label before ends, and its middle. */
	let before = { to: -Infinity, middle: -Infinity };
	const drawn = (chart.marks ?? []).map(({ category, name }, k) => {
		const value = series?.values[category];
		if (!series || value === null || value === undefined) return '';
		const colour = colours[series.pigment];
		const text = `${name[lang]} ${formatValue(chart, value, canvas)}`;
		const widthPx = (measureEms(text) + 0.6) * fontPx;
		// Beside the point, below the line, which rises; never on the line above, nor on the label before.
		const middle = Math.max(y(value) + 1.2 * fontPx, top + fontPx * 0.7);
		const isBeside = Math.abs(middle - before.middle) < 1.4 * fontPx;
		const free = Math.max(x(category) + 0.6 * fontPx, isBeside ? before.to + 0.3 * fontPx : 0);
		const from = Math.min(free, right - widthPx);
		before = { to: from + widthPx, middle };
		return `<circle cx="${px(x(category))}" cy="${px(y(value))}" r="${px(0.36 * fontPx)}" fill="${k === 0 ? colour : colours.paper}" stroke="${colour}" stroke-width="${px(0.14 * fontPx)}"/><rect x="${px(from)}" y="${px(middle - 0.7 * fontPx)}" width="${px(widthPx)}" height="${px(1.4 * fontPx)}" fill="${colours.paper}" fill-opacity="0.85"/>${drawText(canvas, text, { x: from + 0.3 * fontPx, y: middle, weight: 600 })}`;
	});
	return drawn.join('');
}
