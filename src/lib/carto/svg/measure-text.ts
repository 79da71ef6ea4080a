const WIDE =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef\u2014\u2026]/u;
const NARROW = /[iljtfrI.,:;'’|!()[\] ·]/;
const BROAD = /[mwMW%@©—]/;

/**
 * Width of a character in em, estimated: a Chinese one is as wide as it is high, others are what common sans-serif
 * types have.
 */
export function measureChar(char: string): number {
	if (WIDE.test(char)) return 1;
	if (NARROW.test(char)) return 0.3;
	if (BROAD.test(char)) return 0.86;
	return /[A-Z0-9]/.test(char) ? 0.62 : 0.54;
}

/** Width of a text in em, estimated. @param spacingEm between two characters */
export function measureText(text: string, spacingEm = 0): number {
	const chars = [...text];
	return chars.reduce((sum, char) => sum + measureChar(char), 0) + spacingEm * Math.max(0, chars.length - 1);
}

/** Whether every character is a Chinese one, or as wide. */
export const isWideText = (text: string): boolean => [...text].every((char) => WIDE.test(char));
