import { Format } from '#lib/core/figures/format.ts';
import type { Palette } from '../palette.ts';
import { formatNumber } from '../svg/xml.ts';
import type { Lang } from '../view-query.ts';
import { drawNorthArrow } from './draw-north-arrow.ts';
import { drawScaleBar } from './draw-scale-bar.ts';
import { drawText, SONG_LIST } from './draw-text.ts';
import { PAGE_TEXT } from './page-text.ts';

/** Height of the north arrow, in heights of text. */
const ARROW = 7;

/** North arrow, the scale as a number and as a bar; the upper left corner at 0, 0. Millimetres. */
export function drawScaleBlock(
	scale: number,
	{ lang, palette, textMm, widthMm }: { lang: Lang; palette: Palette; textMm: number; widthMm: number }
): { svg: string; heightMm: number } {
	const heightMm = ARROW * textMm;
	const barX = 4.6 * textMm;
	// Half the last figure stands over the bar's end.
	const bar = drawScaleBar(scale, { widestMm: widthMm - barX - 2 * textMm, textMm, palette });
	const number = drawText(PAGE_TEXT[lang].scaleOf(new Format(lang).number(scale)), {
		x: barX,
		y: 2.9 * textMm,
		size: 1.7 * textMm,
		fill: palette.ink,
		family: SONG_LIST,
		weight: 600
	});
	const at = (x: number, y: number, svg: string) =>
		`<g transform="translate(${formatNumber(x, 3)} ${formatNumber(y, 3)})">${svg}</g>`;
	const arrow = at(1.5 * textMm, heightMm, drawNorthArrow(heightMm, lang, palette));
	return { svg: `${arrow}${number}${at(barX, 6.2 * textMm, bar.svg)}`, heightMm };
}
