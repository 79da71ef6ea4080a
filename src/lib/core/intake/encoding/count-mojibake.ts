/**
 * Counts the characters of a reading that are not ASCII, and those among them that nobody writes into a table: U+FFFD,
 * control characters, private use, unassigned ones, half-width katakana. One U+FFFD before a field's end is a character
 * that was cut, and does not count.
 *
 * @throws RangeError if the encoding is not known
 */
export function countMojibake(bytes: Uint8Array, encoding: string): { characters: number; mojibake: number } {
	const text = new TextDecoder(encoding).decode(bytes);
	let characters = 0;
	let mojibake = 0;
	for (const match of text.matchAll(/[^\0-\x7F\uFEFF]/gu)) {
		const character = match[0];
		const next = text[match.index + character.length];
		if (character === '\uFFFD' && (next === undefined || next <= ',')) continue;
		characters++;
		if (/[\uFFFD\p{Cc}\p{Co}\p{Cn}\uFF61-\uFF9F]/u.test(character)) mojibake++;
	}
	return { characters, mojibake };
}
