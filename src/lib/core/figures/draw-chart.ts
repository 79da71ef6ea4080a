import {
	cutToEms,
	drawGrains,
	drawText,
	fillOf,
	formatValue,
	measureEms,
	px,
	type ChartCanvas,
	type ChartColours
} from './chart-canvas.ts';
import { escapeXml } from '../text/escape-xml.ts';
import { drawBars } from './draw-bars.ts';
import { drawLine } from './draw-line.ts';
import { Format } from './format.ts';
import type { Chart } from './types.ts';

export type { ChartColours } from './chart-canvas.ts';

export interface ChartDrawing {
	lang: 'zh' | 'en';
	palette: ChartColours;
	widthPx: number;
	heightPx: number;
	/** Family names, most wanted first. */
	font: readonly string[];
	/** Default: what is in proportion to its size. */
	fontPx?: number;
	/** Whether it names itself; left out where a caption does. Default true. */
	hasTitle?: boolean;
	/** Prefix of ids inside, unique in a page with several charts of one kind. */
	idPrefix?: string;
}

const WORDS = {
	zh: { asOf: (date: string) => `数据截至 ${date}`, illustrative: '含示意数据' },
	en: { asOf: (date: string) => `Data as of ${date}`, illustrative: 'holds illustrative data' }
} as const;

/**
 * A chart as an SVG document: vectors, text as text, legible at any size, the same everywhere. It says its date and
 * marks illustrative data itself, for it may be taken out of what it stands in.
 *
 * @throws RangeError if the size is not positive
 */
export function drawChart(chart: Chart, drawing: ChartDrawing): string {
	const {
		lang,
		palette,
		widthPx,
		heightPx,
		font,
		hasTitle = true,
		idPrefix = `chart-${chart.key}`
	} = drawing;
	if (!(widthPx > 0 && heightPx > 0))
		throw new RangeError(`A chart of ${widthPx} × ${heightPx} px cannot be drawn.`);
	const fontPx = drawing.fontPx ?? Math.max(11, Math.min(widthPx / 38, heightPx / 17));
	const format = new Format(lang);
	const canvas: ChartCanvas = {
		lang,
		format,
		colours: palette,
		fontPx,
		idPrefix,
		left: 0.3 * fontPx,
		top: (hasTitle ? 1.7 : 0.2) * fontPx + (hasLegend(chart) ? 1.6 * fontPx : 0),
		right: widthPx - 0.3 * fontPx,
		bottom: heightPx - 1.6 * fontPx
	};
	const words = WORDS[lang];
	const foot = [
		words.asOf(format.date(chart.asOf)),
		...(chart.isIllustrative ? [words.illustrative] : [])
	].join(' · ');
	const title = chart.title[lang];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${px(widthPx)}" height="${px(heightPx)}" viewBox="0 0 ${px(widthPx)} ${px(heightPx)}" role="img" aria-label="${escapeXml(title)}" font-family="${escapeXml(font.map((name) => (name.includes(' ') ? `'${name}'` : name)).join(', '))}" font-size="${px(fontPx)}">`,
		`<title>${escapeXml(title)}</title><desc>${escapeXml(describe(chart, canvas))}</desc>`,
		drawGrains(chart, canvas),
		hasTitle
			? drawText(canvas, cutToEms(title, widthPx / fontPx - 0.6), {
					x: canvas.left,
					y: 0.95 * fontPx,
					weight: 600
				})
			: '',
		hasLegend(chart) ? drawLegend(chart, canvas, (hasTitle ? 2.4 : 0.9) * fontPx) : '',
		chart.kind === 'line' ? drawLine(chart, canvas) : drawBars(chart, canvas),
		`<g font-size="${px(0.8 * fontPx)}">${drawText({ ...canvas, fontPx: 0.8 * fontPx }, foot, { x: canvas.right, y: heightPx - 0.6 * fontPx, anchor: 'end', colour: chart.isIllustrative ? palette.cinnabar : palette.inkSoft })}</g>`,
		'</svg>'
	].join('');
}

/** One series needs no legend: the title names it. */
const hasLegend = ({ series }: Chart) => series.length > 1;

function drawLegend({ series }: Chart, canvas: ChartCanvas, y: number): string {
	const { fontPx, lang } = canvas;
	let x = canvas.left;
	return series
		.map(({ name, pigment }) => {
			const at = x;
			x += (measureEms(name[lang]) + 2.6) * fontPx;
			return `<rect x="${px(at)}" y="${px(y - 0.5 * fontPx)}" width="${px(1.3 * fontPx)}" height="${px(fontPx)}" fill="${fillOf(pigment, canvas)}"/>${drawText(canvas, name[lang], { x: at + 1.7 * fontPx, y })}`;
		})
		.join('');
}

/** Its values in words, for who does not see it. */
function describe(chart: Chart, canvas: ChartCanvas): string {
	const { lang, format } = canvas;
	return chart.series
		.map(({ name, values }) => {
			const told = chart.categories.map((category, i) => {
				const value = values[i];
				return `${category[lang]} ${value === null || value === undefined ? '–' : formatValue(chart, value, canvas)}`;
			});
			return `${name[lang]}: ${told.join(format.comma)}`;
		})
		.join('; ');
}
