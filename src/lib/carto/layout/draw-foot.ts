import { formatNumber } from '../svg/xml.ts';
import { drawHeading } from './draw-heading.ts';
import { drawLegendColumns } from './draw-legend-columns.ts';
import { drawLines } from './draw-lines.ts';
import type { PageNotes, PrintPage } from './print-page.ts';
import { drawReview } from './draw-review.ts';
import { drawScaleBlock } from './draw-scale-block.ts';
import { PAGE_TEXT } from './page-text.ts';

/** How the foot's width is shared: legend, then scale with date and sources. */
const LEGEND_SHARE = 0.5;

/** Below the map: the legend in two columns, at its right scale, date, sources and review number. */
export function drawFoot(page: PrintPage, notes: PageNotes): string {
	const { layout, lang, palette, legend, scale } = page;
	const { textMm, notes: foot } = layout;
	const inset = 2 * textMm;
	const [x, y] = [foot.x + inset, foot.y + 0.7 * inset];
	const heightMm = foot.height - 1.4 * inset;
	const legendMm = (foot.width - 3 * inset) * LEGEND_SHARE;
	const restX = x + legendMm + inset;
	const restMm = foot.x + foot.width - inset - restX;

	const heading = drawHeading(PAGE_TEXT[lang].legend, { x, y, widthMm: legendMm, palette, textMm, lang });
	const rows = drawLegendColumns(legend, {
		palette,
		textMm: 1.06 * textMm,
		columnsMax: 2,
		widthMm: legendMm,
		heightMm: heightMm - heading.heightMm
	});
	const scaleBlock = drawScaleBlock(scale, { lang, palette, textMm, widthMm: restMm });
	const small = { x: restX, size: 0.86 * textMm, fill: palette.inkSoft, widthMm: restMm, gap: 0.15 };
	const dated = drawLines(
		notes.asOf.map((text) => ({ text })),
		{ ...small, y: y + scaleBlock.heightMm + 0.9 * textMm, size: textMm, fill: palette.ink }
	);
	const below = y + scaleBlock.heightMm + 1.1 * textMm + dated.heightMm;
	const sources = drawLines(
		notes.method.map((text) => ({ text })),
		{ ...small, y: below }
	);
	const review = drawReview(notes, { ...small, y: below + sources.heightMm + 0.3 * textMm, palette, lang });
	const at = (left: number, top: number, svg: string) =>
		`<g transform="translate(${formatNumber(left, 3)} ${formatNumber(top, 3)})">${svg}</g>`;
	return `<g id="notes">${heading.svg}${at(x, y + heading.heightMm, rows)}${at(
		restX,
		y,
		scaleBlock.svg
	)}${dated.svg}${sources.svg}${review.svg}</g>`;
}
