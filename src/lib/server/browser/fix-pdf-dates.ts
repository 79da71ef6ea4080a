/**
 * Writes one date over the moments of making that a PDF carries, so that the same document is the same bytes. The
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
	return pdf;
}
