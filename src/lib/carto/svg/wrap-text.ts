import { splitWords } from '#lib/core/text/split-words.ts';
import { measureText } from './measure-text.ts';

/**
 * A text in lines of about equal width: Chinese may break between words, others at spaces, and no bracket is parted
 * from what it holds. Words longer than a line stay whole.
 *
 * @param maxEm width of a line
 * @param spacingEm between two characters
 */
export function wrapText(text: string, maxEm: number, spacingEm = 0): string[] {
	return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, maxEm, spacingEm));
}

function wrapParagraph(text: string, maxEm: number, spacingEm: number): string[] {
	const whole = measureText(text, spacingEm);
	if (whole <= maxEm) return [text];
	// As MapLibre does: as many lines as it takes, then evenly.
	const targetEm = whole / Math.ceil(whole / maxEm);
	const lines: string[] = [];
	let line = '';
	for (const word of splitWords(text)) {
		const longer = line + word;
		const over = measureText(longer.trimEnd(), spacingEm) - targetEm;
		const under = targetEm - measureText(line.trimEnd(), spacingEm);
		if (line !== '' && over > 0 && (over > under || measureText(longer.trimEnd(), spacingEm) > maxEm)) {
			lines.push(line.trimEnd());
			line = word;
		} else line = longer;
	}
	return [...lines, line.trimEnd()].filter((it) => it !== '');
}
