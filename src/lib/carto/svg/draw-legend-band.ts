import { SANS } from '../fonts.ts';
import { drawSwatch, SWATCH } from '../legend/draw-swatch.ts';
import type { LegendRow } from '../legend/list-legend.ts';
import type { Palette } from '../palette.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { fontFamily, type DrawnPart } from './draw-legend.ts';
import { measureText } from './measure-text.ts';
import { formatAttributes } from './xml.ts';

const PAD_PX = 10;
const ROW_PX = 20;
const TEXT_PX = 12.5;
const GAP_PX = 8;
/** Between two columns. */
const COLUMN_GAP_PX = 18;

/**
 * A legend in columns as wide as a picture, to stand below it: there it hides nothing. Read downwards.
 *
 * @returns as high as its rows need; 0 without any
 */
export function drawLegendBand(
	rows: readonly LegendRow[],
	widthPx: number,
	{ palette }: { palette: Palette }
): DrawnPart {
	if (rows.length === 0) return { svg: '', widthPx, heightPx: 0 };
	const textX = SWATCH.widthPx + GAP_PX;
	const longestPx = textX + Math.max(...rows.map(({ text }) => measureText(text))) * TEXT_PX;
	const room = widthPx - 2 * PAD_PX + COLUMN_GAP_PX;
	const columns = Math.max(1, Math.min(rows.length, Math.floor(room / (longestPx + COLUMN_GAP_PX))));
	const perColumn = Math.ceil(rows.length / columns);
	const columnPx = room / columns;
	const lines = rows.map(({ key, text }, i) => {
		const x = PAD_PX + Math.floor(i / perColumn) * columnPx;
		const y = PAD_PX + (i % perColumn) * ROW_PX;
		return (
			`<g transform="translate(${x.toFixed(1)} ${y})"><g transform="translate(0 ${(ROW_PX - SWATCH.heightPx) / 2})">${drawSwatch(key, palette)}</g>` +
			`<text x="${textX}" y="14.5">${escapeXml(text)}</text></g>`
		);
	});
	const heightPx = 2 * PAD_PX + perColumn * ROW_PX;
	const ground = formatAttributes({ width: widthPx, height: heightPx, fill: palette.paper });
	const font = formatAttributes({
		'font-family': fontFamily(SANS),
		'font-size': TEXT_PX,
		fill: palette.ink
	});
	return { svg: `<g class="legend"${font}><rect${ground}/>${lines.join('')}</g>`, widthPx, heightPx };
}
