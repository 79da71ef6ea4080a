import { formatNumber } from '../svg/xml.ts';
import { drawHeading } from './draw-heading.ts';
import { drawLegendColumns } from './draw-legend-columns.ts';
import { drawLines } from './draw-lines.ts';
import type { PageNotes, PrintPage } from './print-page.ts';
import { drawReview } from './draw-review.ts';
import { drawScaleBlock } from './draw-scale-block.ts';
import { drawTitleBeside } from './draw-title.ts';
import { PAGE_TEXT } from './page-text.ts';

/** Beside the map: title and legend from the top, scale, sources and review number from the foot. */
export function drawColumn(page: PrintPage, notes: PageNotes): string {
	const { layout, lang, palette, legend, scale } = page;
	const { textMm, notes: column } = layout;
	const inset = 2 * textMm;
	const room = {
		x: column.x + inset,
		y: column.y + inset,
		width: column.width - 2 * inset,
		height: column.height - 2 * inset
	};
	const small = { x: room.x, size: 0.86 * textMm, fill: palette.inkSoft, widthMm: room.width };

	const title = drawTitleBeside(page, notes.asOf, room);
	const legendTop = room.y + title.heightMm + 1.6 * textMm;

	// From the foot upwards: what is there is measured at 0 first, then placed.
	const review = drawReview(notes, { ...small, y: 0, palette, lang });
	const sources = drawLines(
		notes.method.map((text) => ({ text })),
		{ ...small, y: 0 }
	);
	const scaleBlock = drawScaleBlock(scale, { lang, palette, textMm, widthMm: room.width });
	const foot = room.y + room.height;
	const reviewTop = foot - review.heightMm;
	const sourcesTop = reviewTop - sources.heightMm - 0.8 * textMm;
	const scaleTop = sourcesTop - scaleBlock.heightMm - 2 * textMm;

	const heading = drawHeading(PAGE_TEXT[lang].legend, {
		x: room.x,
		y: legendTop,
		widthMm: room.width,
		palette,
		textMm,
		lang
	});
	const rowsTop = legendTop + heading.heightMm;
	const rows = drawLegendColumns(legend, {
		palette,
		textMm: 1.06 * textMm,
		columnsMax: 2,
		widthMm: room.width,
		heightMm: Math.max(textMm, scaleTop - rowsTop - 1.4 * textMm)
	});
	const at = (y: number, svg: string, x = 0) =>
		`<g transform="translate(${formatNumber(x, 3)} ${formatNumber(y, 3)})">${svg}</g>`;
	return `<g id="notes">${title.svg}${heading.svg}${at(rowsTop, rows, room.x)}${at(
		scaleTop,
		scaleBlock.svg,
		room.x
	)}${at(sourcesTop, sources.svg)}${at(reviewTop, review.svg)}</g>`;
}
