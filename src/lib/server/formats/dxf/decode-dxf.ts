import { decodeText, detectEncoding } from '#lib/core/intake/detect-encoding.ts';
import type { EncodingFound } from '#lib/core/intake/types.ts';

const HEAD_BYTES = 100_000;
const SAMPLE_BYTES = 2_000_000;
const NEW_LINE = 0x0a;
/** From this version on, that of AutoCAD 2007, DXF is UTF-8. */
const FIRST_UTF8 = 'AC1021';

/** A DXF as text. What version and `$DWGCODEPAGE` say of the encoding is checked against all lines that are not ASCII. */
export function decodeDxf(
	bytes: Uint8Array,
	chosen: string | undefined
): { text: string; encoding: EncodingFound } {
	const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
	const version = /\$ACADVER\s+1\s+(AC\d{4})/.exec(head)?.[1] ?? '';
	const codePage = /\$DWGCODEPAGE\s+3\s+(\S+)/.exec(head)?.[1];
	const label = version >= FIRST_UTF8 ? 'UTF-8' : codePage;
	const said = label === undefined ? undefined : ({ label, from: 'codepage' } as const);
	const declared = chosen === undefined ? said : ({ label: chosen, from: 'user' } as const);
	const encoding = detectEncoding(sampleLines(bytes), { declared });
	return { text: decodeText(bytes, encoding.name), encoding };
}

/** Lines that are not ASCII, a byte order mark among them. */
function sampleLines(bytes: Uint8Array): Uint8Array {
	const parts: Uint8Array[] = [];
	let length = 0;
	let start = 0;
	let isAscii = true;
	for (let i = 0; i <= bytes.length && length < SAMPLE_BYTES; i++) {
		if (i < bytes.length && bytes[i] !== NEW_LINE) {
			isAscii &&= bytes[i]! < 0x80;
			continue;
		}
		if (!isAscii) {
			const line = bytes.subarray(start, i + 1);
			parts.push(line);
			length += line.length;
		}
		start = i + 1;
		isAscii = true;
	}
	return Buffer.concat(parts);
}

/** Code pages of East Asia by the digit that `\M+` begins with. */
const CODE_PAGES: Readonly<Record<string, string>> = { 1: 'shift_jis', 2: 'big5', 3: 'euc-kr', 5: 'gbk' };

/** Over- and underlining leave nothing. */
const SIGNS: Readonly<Record<string, string>> = { c: '⌀', d: '°', p: '±', '%': '%', o: '', u: '' };

/**
 * A text of a DXF without its escapes: `\U+XXXX` for a character of Unicode, `\M+nXXXX` for one of a code page of East
 * Asia, `%%c` for ⌀ and its like.
 */
export function decodeEscapes(text: string): string {
	if (!/[\\%]/.test(text)) return text;
	return text
		.replace(/\\U\+([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		.replace(/\\M\+([1-5])([\da-f]{4})/gi, (whole, page: string, hex: string) => {
			const name = CODE_PAGES[page];
			return name === undefined ? whole : new TextDecoder(name).decode(Buffer.from(hex, 'hex'));
		})
		.replace(/%%([cdpou%])/gi, (_, sign: string) => SIGNS[sign.toLowerCase()]!);
}

/** A text of several lines without its formatting: fonts, heights, colours, fractions. */
export function stripFormatting(text: string): string {
	return decodeEscapes(text)
		.replaceAll('\\\\', '\u0000')
		.replaceAll('\\{', '\u0001')
		.replaceAll('\\}', '\u0002')
		.replace(/\\[PX]/g, '\n')
		.replaceAll('\\~', ' ')
		.replace(/\\S([^;^#/\\]{0,100})[\^#/]([^;\\]{0,100});/g, '$1/$2')
		.replace(/\\[ACFHQTWpf][^;\\{}]{0,100};/g, '')
		.replace(/\\[LlOoKkN]/g, '')
		.replace(/[{}]/g, '')
		.replaceAll('\u0000', '\\')
		.replaceAll('\u0001', '{')
		.replaceAll('\u0002', '}')
		.trim();
}
