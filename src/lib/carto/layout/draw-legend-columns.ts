import { drawSwatch, SWATCH } from '../legend/draw-swatch.ts';
import type { LegendRow } from '../legend/list-legend.ts';
import type { Palette } from '../palette.ts';
import { measureText } from '../svg/measure-text.ts';
import { formatNumber } from '../svg/xml.ts';
import { drawText } from './draw-text.ts';

/** Height of a row, of its sign and the space after the sign, in heights of text. */
const ROW = 1.9;
const SIGN = 1.15;
const SPACE = 0.8;

/**
 * Rows of a legend, read downwards: signs and words of the layer panel. It is set in as many columns as let it be
 * largest, and smaller than `textMm` only where it would not fit.
 *
 * @param options.columnsMax the fewest that do are taken
 * @returns content with its upper left corner at 0, 0, millimetres
 */
export function drawLegendColumns(
	rows: readonly LegendRow[],
	{
		palette,
		textMm,
		columnsMax,
		widthMm,
		heightMm
	}: { palette: Palette; textMm: number; columnsMax: number; widthMm: number; heightMm: number }
): string {
	const signEm = (SIGN * SWATCH.widthPx) / SWATCH.heightPx + SPACE;
	const rowEm = signEm + Math.max(0, ...rows.map(({ text }) => measureText(text))) + 0.5;
	const settings = Array.from({ length: columnsMax }, (_, i) => {
		const perColumn = Math.max(1, Math.ceil(rows.length / (i + 1)));
		const columnMm = widthMm / (i + 1);
		return { perColumn, columnMm, size: Math.min(textMm, heightMm / (perColumn * ROW), columnMm / rowEm) };
	});
	const { perColumn, columnMm, size } = settings.reduce((best, next) =>
		next.size > best.size ? next : best
	);
	const scale = formatNumber((size * SIGN) / SWATCH.heightPx, 4);
	const drawn = rows.map(({ key, text }, i) => {
		const x = Math.floor(i / perColumn) * columnMm;
		const y = ((i % perColumn) + 0.5) * ROW * size;
		const at = `translate(${formatNumber(x, 3)} ${formatNumber(y - (SIGN * size) / 2, 3)}) scale(${scale})`;
		return (
			`<g transform="${at}">${drawSwatch(key, palette)}</g>` +
			drawText(text, { x: x + signEm * size, y: y + 0.36 * size, size, fill: palette.ink })
		);
	});
	return `<g id="legend">${drawn.join('')}</g>`;
}
