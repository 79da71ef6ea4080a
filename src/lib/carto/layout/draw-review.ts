import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { drawLines } from './draw-lines.ts';
import type { PageNotes } from './print-page.ts';
import type { TextStyle } from './draw-text.ts';
import { PAGE_TEXT, REVIEW_SLOT } from './page-text.ts';

/**
 * 审图号, or its open slot, and what is to be heeded with it.
 *
 * @see 地图管理条例 art. 22: a public map shows its review number
 */
export function drawReview(
	{ review, warnings }: Pick<PageNotes, 'review' | 'warnings'>,
	{ palette, lang, ...style }: TextStyle & { widthMm: number; palette: Palette; lang: Lang }
): { svg: string; heightMm: number } {
	const drawn = drawLines(
		[
			...warnings.map((text) => ({ text, fill: palette.cinnabar })),
			{ text: `${PAGE_TEXT[lang].review}${review === '' ? REVIEW_SLOT : review}`, fill: palette.ink }
		],
		style
	);
	return { svg: `<g id="review">${drawn.svg}</g>`, heightMm: drawn.heightMm };
}
