/** What bytes are when read as UTF-8. */
export interface Utf8Scan {
	/** Characters of two bytes: Latin with accents, Greek, Cyrillic. */
	twoByte: number;
	/** Characters of three and four bytes: Chinese among them. */
	longer: number;
	/** Characters cut off where a field of fixed width ends. */
	cut: number;
	/** Bytes that no UTF-8 has. */
	faults: number;
}

/**
 * Counts characters of UTF-8 by their bytes. Overlong forms, surrogates and code points above U+10FFFF are faults.
 */
export function scanUtf8(bytes: Uint8Array): Utf8Scan {
	const scan: Utf8Scan = { twoByte: 0, longer: 0, cut: 0, faults: 0 };
	for (let i = 0; i < bytes.length;) {
		const lead = bytes[i]!;
		if (lead < 0x80) {
			i++;
			continue;
		}
		const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
		if (lead < 0xc2 || length === 0) {
			scan.faults++;
			i++;
			continue;
		}
		let read = 1;
		while (read < length && i + read < bytes.length && isContinuation(lead, read, bytes[i + read]!)) read++;
		if (read < length) {
			// What follows is plain text, or nothing: the field's width cut the character.
			if (i + read >= bytes.length || bytes[i + read]! < 0x80) scan.cut++;
			else scan.faults++;
		} else if (length === 2) scan.twoByte++;
		else scan.longer++;
		i += read;
	}
	return scan;
}

function isContinuation(lead: number, place: number, byte: number): boolean {
	if (byte < 0x80 || byte > 0xbf) return false;
	if (place > 1) return true;
	if (lead === 0xe0) return byte >= 0xa0;
	if (lead === 0xed) return byte < 0xa0;
	if (lead === 0xf0) return byte >= 0x90;
	if (lead === 0xf4) return byte < 0x90;
	return true;
}
