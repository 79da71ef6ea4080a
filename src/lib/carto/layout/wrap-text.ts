import { measureText } from '../svg/measure-text.ts';

/** Signs that must not begin a line (避头), or end one (避尾). */
const NOT_FIRST = ',。、;:!?)》」』”’·…,.;:!?)%';
const NOT_LAST = '(《「『“‘(';

/**
 * Breaks a text into lines no wider than `mostEm`: between Chinese letters, between words, not before a closing or
 * after an opening sign. A word that is wider by itself stands alone.
 */
export function wrapText(text: string, mostEm: number): string[] {
	const pieces = text.match(/[\u2E80-\uFFEF]|\s+|[^\s\u2E80-\uFFEF]+/g) ?? [];
	const lines: string[] = [];
	let line = '';
	for (const piece of joinSigns(pieces)) {
		if (line !== '' && measureText((line + piece).trimEnd()) > mostEm) {
			lines.push(line.trimEnd());
			line = piece.trimStart();
		} else line += piece;
	}
	return [...lines, line.trimEnd()].filter((done) => done !== '');
}

/** Signs cling to what they belong to. */
function joinSigns(pieces: readonly string[]): string[] {
	const joined: string[] = [];
	for (const piece of pieces) {
		const before = joined.at(-1);
		if (before !== undefined && (NOT_FIRST.includes(piece[0]!) || NOT_LAST.includes(before.at(-1)!)))
			joined[joined.length - 1] = before + piece;
		else joined.push(piece);
	}
	return joined;
}
