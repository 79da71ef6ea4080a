/** A table for spreadsheet programs: UTF-8 with a mark, so that Excel reads Chinese; values quoted where needed. @see RFC 4180 */
export function toCsv(rows: readonly (readonly unknown[])[]): string {
	return `\ufeff${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`;
}

function toCell(value: unknown): string {
	const text = value === null || value === undefined ? '' : String(value);
	// A text that begins like a formula is not to be computed.
	const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
