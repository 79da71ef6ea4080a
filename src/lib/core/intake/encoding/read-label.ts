/** Who says which encoding a file has: any of them may be wrong, but for the planner. */
export interface DeclaredEncoding {
	/** As it is written: `UTF-8`, `936`, `GBK`, `ANSI_936`, `ANSI 936`; of a DBF the number of its language byte. */
	label: string;
	from: 'cpg' | 'ldid' | 'codepage' | 'user' | 'xml';
}

/** Language bytes of DBF that name a code page which can be read. 0x57 stands for "the machine's own": it says nothing. */
const CODE_PAGES_OF_LANGUAGE: Readonly<Record<number, string>> = {
	0x03: '1252',
	0x13: '932',
	0x4d: '936',
	0x4e: '949',
	0x4f: '950',
	0x58: '1252',
	0x59: '1252',
	0x78: '950',
	0x79: '949',
	0x7a: '936',
	0x7b: '932',
	0xc8: '1250',
	0xc9: '1251',
	0xca: '1254',
	0xcb: '1253'
};

/** Names that TextDecoder does not know, and what they stand for. `88591` is how Esri writes ISO 8859-1. */
const CODE_PAGES: Readonly<Record<string, string>> = {
	936: 'gbk',
	54936: 'gb18030',
	950: 'big5',
	932: 'shift_jis',
	949: 'euc-kr',
	874: 'windows-874',
	65001: 'utf-8',
	1200: 'utf-16le',
	1201: 'utf-16be',
	88591: 'windows-1252',
	885915: 'iso-8859-15',
	28591: 'windows-1252',
	euccn: 'gbk',
	gb231280: 'gbk',
	gb180302000: 'gb18030',
	gb180302005: 'gb18030',
	gb180302022: 'gb18030'
};

/**
 * The encoding that a label stands for, as TextDecoder names it.
 *
 * @returns undefined: the label names none that can be read, or says nothing, as an empty one and the language byte 0
 */
export function readLabel({ label, from }: DeclaredEncoding): string | undefined {
	let text = label.trim().toLowerCase();
	if (from === 'ldid' && /^(0x[\da-f]+|\d+)$/.test(text)) text = CODE_PAGES_OF_LANGUAGE[Number(text)] ?? '';
	const bare = text.replace(/^(ansi|cp|ms|windows|oem|ldid\/)?[\s_-]*(?=\d)/, '').replace(/[\s_-]/g, '');
	const known = CODE_PAGES[bare];
	if (known !== undefined) return known;
	const names = /^125\d$/.test(bare) ? [`windows-${bare}`] : [text, text.replace(/[\s_]+/g, '-')];
	for (const name of names) {
		try {
			return new TextDecoder(name).encoding;
		} catch {
			// Not a name of TextDecoder's; the next spelling is tried.
		}
	}
	return undefined;
}
