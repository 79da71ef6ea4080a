const NODE_DIGITS = 8;

/**
 * Writes one date over the moments of making that a PDF carries, and counts its structure anew, so that the same document is the same bytes. The
 * length stays, and with it every offset.
 *
 * @param pdf is changed in place
 * @param asOf `YYYY-MM-DD`
 */
export function fixPdfDates(pdf: Uint8Array, asOf: string): Uint8Array {
	const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
	const digits = `${asOf.replaceAll('-', '')}000000`;
	for (const key of ['/CreationDate (D:', '/ModDate (D:']) {
		for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
			text.write(digits, at + key.length, 'latin1');
	}
	renumberNodes(text);
	return pdf;
}

/** Structure elements carry a number that the browser counts on from one document to the next. */
function renumberNodes(text: Buffer): void {
	const name = 'node';
	const numbers = new Map<string, string>();
	for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
		const start = at + name.length;
		const digits = text.toString('latin1', start, start + NODE_DIGITS);
		if (!/^\d+$/.test(digits) || digits.length < NODE_DIGITS) continue;
		const number = numbers.get(digits) ?? String(numbers.size + 1).padStart(NODE_DIGITS, '0');
		numbers.set(digits, number);
		text.write(number, start, 'latin1');
	}
}
