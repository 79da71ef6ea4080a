import type { Palette } from '../palette.ts';
import { formatAttributes } from '../svg/xml.ts';
import type { Lang } from '../view-query.ts';
import { drawText, SONG_LIST } from './draw-text.ts';

/** A heading in Song type over a hairline. @param options.y top of it, millimetres */
export function drawHeading(
	words: string,
	{
		x,
		y,
		widthMm,
		palette,
		textMm,
		lang
	}: { x: number; y: number; widthMm: number; palette: Palette; textMm: number; lang: Lang }
): { svg: string; heightMm: number } {
	const size = 1.35 * textMm;
	const text = drawText(words, {
		x,
		y: y + size,
		size,
		fill: palette.ink,
		family: SONG_LIST,
		weight: 600,
		spacingEm: lang === 'zh' ? 0.3 : 0.02
	});
	const line = formatAttributes({
		x1: x,
		x2: x + widthMm,
		y1: y + 1.5 * size,
		y2: y + 1.5 * size,
		stroke: palette.line,
		'stroke-width': 0.09 * textMm
	});
	return { svg: `${text}<line${line}/>`, heightMm: 1.9 * size };
}
