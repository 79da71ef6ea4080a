import { drawText, type TextStyle } from './draw-text.ts';
import { wrapText } from './wrap-text.ts';

/**
 * Paragraphs set one below the other, each broken at a width.
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
		for (const line of wrapText(text, widthMm / (size * (1 + (style.spacingEm ?? 0))))) {
			// The baseline lies where letters of a square stand in the middle of their line.
			parts.push(drawText(line, { ...style, ...own, y: y + size * (leading / 2 + 0.37) }));
			y += leading * size;
		}
	}
	return { svg: parts.join(''), heightMm: y - style.y };
}
