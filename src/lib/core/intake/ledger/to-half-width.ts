/**
 * Full-width digits, letters and marks as those of a keyboard: `１２３号院（Ａ）` is `123号院(A)`. Chinese punctuation that has
 * no such form (、。《》) stays; full-width blanks become blanks.
 */
export function toHalfWidth(text: string): string {
	// Most cells of large ledgers have none.
	if (!/[\uFF01-\uFF5E\u3000]/.test(text)) return text;
	return text
		.replace(/[\uFF01-\uFF5E]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
		.replaceAll('\u3000', ' ');
}
