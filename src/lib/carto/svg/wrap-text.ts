import { isWideText, measureText } from './measure-text.ts';

/**
 * A text in lines of about equal width: Chinese may break between any two characters, others at spaces. Words longer
 * than a line stay whole.
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

/** What may stand at the start of a line: words with the space behind them, and each Chinese character. */
function splitWords(text: string): string[] {
	const words: string[] = [];
	let word = '';
	for (const char of text) {
		if (isWideText(char)) {
			if (word) words.push(word);
			words.push(char);
			word = '';
			continue;
		}
		word += char;
		if (char !== ' ') continue;
		words.push(word);
		word = '';
	}
	return word ? [...words, word] : words;
}
