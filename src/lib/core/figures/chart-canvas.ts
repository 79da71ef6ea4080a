import { escapeXml } from '../text/escape-xml.ts';
import type { Format } from './format.ts';
import type { Chart, Pigment } from './types.ts';

/** Colours that a chart is drawn with; every palette of the project has them. */
export type ChartColours = Record<Pigment | 'paper' | 'inkSoft' | 'line', string>;

/** What a chart is drawn on: its language, its colours, and the place that is left for the plot. */
export interface ChartCanvas {
	lang: 'zh' | 'en';
	format: Format;
	colours: ChartColours;
	/** Size of its text, px. */
	fontPx: number;
	/** Of ids, so that two charts of one page do not share their patterns. */
	idPrefix: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** To a tenth of a pixel, so that the same chart is the same file everywhere. */
export const px = (value: number): string => String(Math.round(10 * value) / 10);

/** About how wide a text is, in ems: Chinese signs are square, others a little over half as wide. */
export function measureEms(text: string): number {
	let ems = 0;
	for (const sign of text) ems += /[\u2e80-\u9fff\uff00-\uffef]/.test(sign) ? 1 : 0.58;
	return ems;
}

/** A text that is no wider than so many ems, its end left out. */
export function cutToEms(text: string, most: number): string {
	if (measureEms(text) <= most) return text;
	let kept = '';
	for (const sign of text) {
		if (measureEms(`${kept}${sign}…`) > most) break;
		kept += sign;
	}
	return `${kept}…`;
}

/** @param y of the text's middle */
export function drawText(
	{ fontPx, colours }: Pick<ChartCanvas, 'fontPx' | 'colours'>,
	text: string,
	{
		x,
		y,
		anchor = 'start',
		colour = colours.ink,
		weight = 400
	}: { x: number; y: number; anchor?: 'start' | 'middle' | 'end'; colour?: string; weight?: number }
): string {
	// The middle of signs lies a third of an em above their baseline; not every reader of SVG knows other baselines.
	return `<text x="${px(x)}" y="${px(y + 0.35 * fontPx)}" text-anchor="${anchor}" fill="${colour}"${weight === 400 ? '' : ` font-weight="${weight}"`}>${escapeXml(text)}</text>`;
}

/** Fill of a series: beside its colour each has a grain of its own, so that colour alone tells nothing. */
export function fillOf(pigment: Pigment, { colours, idPrefix }: ChartCanvas): string {
	return pigment in GRAINS ? `url(#${idPrefix}-${pigment})` : colours[pigment];
}

const GRAINS: Partial<Record<Pigment, (em: number) => string>> = {
	gamboge: (em) => `<path d="M0 ${px(em)}L${px(em)} 0" stroke-width="${px(0.22 * em)}"/>`,
	malachite: (em) => `<circle cx="${px(em / 2)}" cy="${px(em / 2)}" r="${px(0.2 * em)}" stroke="none"/>`,
	azuriteWash: (em) => `<path d="M0 0L${px(em)} ${px(em)}" stroke-width="${px(0.16 * em)}"/>`
};

/** The grains that a chart's series need, to stand before what is drawn. */
export function drawGrains({ series }: Chart, { colours, idPrefix, fontPx }: ChartCanvas): string {
	const em = fontPx * 0.6;
	const patterns = [...new Set(series.map(({ pigment }) => pigment))].flatMap((pigment) => {
		const grain = GRAINS[pigment];
		if (!grain) return [];
		const ink = pigment === 'azuriteWash' ? colours.azurite : colours.paper;
		return `<pattern id="${idPrefix}-${pigment}" width="${px(em)}" height="${px(em)}" patternUnits="userSpaceOnUse"><rect width="${px(em)}" height="${px(em)}" fill="${colours[pigment]}"/><g fill="${ink}" stroke="${ink}" fill-opacity="0.75" stroke-opacity="0.6">${grain(em)}</g></pattern>`;
	});
	return patterns.length > 0 ? `<defs>${patterns.join('')}</defs>` : '';
}

/** A value of an axis, which is round. */
export function formatTick(chart: Pick<Chart, 'unit'>, value: number, canvas: ChartCanvas): string {
	return chart.unit === 'share' ? canvas.format.share(value, 0) : formatValue(chart, value, canvas);
}

/** A value as it stands at a bar or a point, as precise as the same figure in a text. */
export function formatValue({ unit }: Pick<Chart, 'unit'>, value: number, { format }: ChartCanvas): string {
	if (unit === 'share') return format.share(value);
	return unit === 'seconds' || unit === 'm2' ? format.value(value, unit) : format.number(value);
}
