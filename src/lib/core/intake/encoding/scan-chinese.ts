/** What bytes are when read as an encoding of two bytes a Chinese character. */
export interface ChineseScan {
	/** Characters that are not ASCII. */
	characters: number;
	/** Of these the common ones: the first level of characters of the standard, ordered by use, and punctuation. */
	common: number;
	/** Characters of four bytes, which GB18030 has and GBK has not. */
	fourByte: number;
	/** Lead bytes without the rest where a field of fixed width ends. */
	cut: number;
	/** Bytes that the encoding does not have, or keeps for private use. */
	faults: number;
}

/**
 * Counts characters of GB18030 (GBK and GB2312 among them). Common are the 3,755 characters of GB2312's first level,
 * which are more than 99 % of what is written, full-width forms and punctuation.
 *
 * @see GB 18030-2022, GB/T 2312-1980 (rows 16–55)
 */
export function scanGb18030(bytes: Uint8Array): ChineseScan {
	const scan: ChineseScan = { characters: 0, common: 0, fourByte: 0, cut: 0, faults: 0 };
	for (let i = 0; i < bytes.length;) {
		const lead = bytes[i]!;
		// Code page 936 has the euro sign as the one byte 0x80.
		if (lead <= 0x80) {
			i++;
			continue;
		}
		const trail = bytes[i + 1];
		if (lead === 0xff) {
			scan.faults++;
			i++;
		} else if (trail === undefined || trail < 0x30) {
			scan.cut++;
			i++;
		} else if (trail < 0x3a) {
			if (isBetween(bytes[i + 2], 0x81, 0xfe) && isBetween(bytes[i + 3], 0x30, 0x39)) {
				scan.characters++;
				scan.fourByte++;
				i += 4;
			} else {
				scan.faults++;
				i++;
			}
		} else if (trail < 0x40 || trail === 0x7f || trail === 0xff) {
			scan.faults++;
			i++;
		} else {
			scan.characters++;
			const isPrivate =
				trail >= 0xa1 ? (lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8 : lead >= 0xa1 && lead <= 0xa7;
			if (isPrivate) scan.faults++;
			else if (trail >= 0xa1 && isCommonRow(lead, trail)) scan.common++;
			i += 2;
		}
	}
	return scan;
}

function isCommonRow(lead: number, trail: number): boolean {
	if (lead >= 0xa1 && lead <= 0xa3) return true;
	return lead >= 0xb0 && (lead < 0xd7 || (lead === 0xd7 && trail <= 0xf9));
}

/**
 * Counts characters of Big5. Common are its first level (A440–C67E) and punctuation.
 *
 * @see Big5-2003 (CNS 11643 planes 1 and 2)
 */
export function scanBig5(bytes: Uint8Array): ChineseScan {
	const scan: ChineseScan = { characters: 0, common: 0, fourByte: 0, cut: 0, faults: 0 };
	for (let i = 0; i < bytes.length;) {
		const lead = bytes[i]!;
		if (lead < 0x80) {
			i++;
			continue;
		}
		const trail = bytes[i + 1];
		if (lead < 0xa1 || lead > 0xf9) {
			scan.faults++;
			i++;
		} else if (trail === undefined || trail < 0x30) {
			scan.cut++;
			i++;
		} else if (!isBetween(trail, 0x40, 0x7e) && !isBetween(trail, 0xa1, 0xfe)) {
			scan.faults++;
			i++;
		} else {
			scan.characters++;
			if (lead === 0xc7 || lead === 0xc8) scan.faults++;
			else if (lead < 0xc6 || (lead === 0xc6 && trail <= 0x7e)) scan.common++;
			i += 2;
		}
	}
	return scan;
}

function isBetween(byte: number | undefined, low: number, high: number): boolean {
	return byte !== undefined && byte >= low && byte <= high;
}
