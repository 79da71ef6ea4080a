import { drawText, type TextStyle } from './draw-text.ts';
import { breakLines } from '#lib/core/text/break-lines.ts';
import { splitWords } from '#lib/core/text/split-words.ts';
import { measureText } from '../svg/measure-text.ts';

/**
 * Paragraphs set one below the other, each broken between words at a width.
 *
 * @param style of all lines; `y` is the top of the first
 * @returns the lines, and the height they take
 */
export function drawLines(
	paragraphs: readonly { text: string; fill?: string; weight?: number }[],
	{
		widthMm,
		leading = 1.5,
		gap = 0.35,
		...style
	}: TextStyle & { widthMm: number; leading?: number; gap?: number }
): { svg: string; heightMm: number } {
	const { size } = style;
	let y = style.y;
	const parts: string[] = [];
	for (const [i, { text, ...own }] of paragraphs.entries()) {
		if (i > 0) y += gap * size;
		const widthEm = widthMm / (size * (1 + (style.spacingEm ?? 0)));
		for (const line of breakLines(splitWords(text), widthEm, measureText)) {
			// The baseline lies where letters of a square stand in the middle of their line.
			parts.push(drawText(line, { ...style, ...own, y: y + size * (leading / 2 + 0.37) }));
			y += leading * size;
		}
	}
	return { svg: parts.join(''), heightMm: y - style.y };
}
