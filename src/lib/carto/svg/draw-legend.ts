import { SANS, SONG } from '../fonts.ts';
import { drawSwatch, SWATCH } from '../legend/draw-swatch.ts';
import type { LegendRow } from '../legend/list-legend.ts';
import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { measureText } from './measure-text.ts';
import { formatAttributes } from './xml.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

const TITLE: Record<Lang, string> = { zh: '图例', en: 'Legend' };
const PAD_PX = 12;
const ROW_PX = 22;
const TITLE_PX = 26;
const TEXT_PX = 13;
const GAP_PX = 10;

/** A drawing with its own size, CSS px; `svg` is content with its upper left corner at 0, 0. */
export interface DrawnPart {
	svg: string;
	widthPx: number;
	heightPx: number;
}

/** Font families as an attribute has them: names of more than one word between single quotes. */
export const fontFamily = (families: readonly string[]): string =>
	families.map((name) => (name.includes(' ') ? `'${name}'` : name)).join(', ');

/**
 * The legend as a box of paper. No rows: only its title.
 *
 * @param options.widthPx as wide as this, at least as its longest row; that is also its width if none is given
 */
export function drawLegend(
	rows: readonly LegendRow[],
	{ palette, lang, widthPx: asked = 0 }: { palette: Palette; lang: Lang; widthPx?: number }
): DrawnPart {
	const textX = PAD_PX + SWATCH.widthPx + GAP_PX;
	const longest = Math.max(0, ...rows.map(({ text }) => measureText(text)));
	const widthPx = Math.ceil(Math.max(asked, 96, textX + longest * TEXT_PX + PAD_PX));
	const heightPx = PAD_PX + TITLE_PX + rows.length * ROW_PX + PAD_PX - 4;
	const lines = rows.map(({ key, text }, i) => {
		const y = PAD_PX + TITLE_PX + i * ROW_PX;
		return (
			`<g transform="translate(${PAD_PX} ${y + (ROW_PX - SWATCH.heightPx) / 2})">${drawSwatch(key, palette)}</g>` +
			`<text x="${textX}" y="${y + 15.5}">${escapeXml(text)}</text>`
		);
	});
	const box = formatAttributes({
		width: widthPx - 1,
		height: heightPx - 1,
		rx: 3,
		fill: palette.paper,
		stroke: palette.line
	});
	const svg =
		`<g class="legend" font-family="${escapeXml(fontFamily(SANS))}" font-size="${TEXT_PX}" fill="${palette.ink}">` +
		`<rect x=".5" y=".5"${box}/>` +
		`<text x="${PAD_PX}" y="${PAD_PX + 12}" font-family="${escapeXml(fontFamily(SONG))}" font-size="14" font-weight="600">${TITLE[lang]}</text>` +
		`${lines.join('')}</g>`;
	return { svg, widthPx, heightPx };
}
