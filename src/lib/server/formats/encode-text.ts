import iconv from 'iconv-lite';
import { ExportRefused } from './export-refused.ts';

/** Encodings of tables; the first is the usual one. */
export const EXPORT_ENCODINGS = ['utf-8', 'gbk', 'gb18030'] as const;
export type ExportEncoding = (typeof EXPORT_ENCODINGS)[number];

/** Where a text stands, for messages. */
export interface TextPlace {
	layer: string;
	/** Id of the feature. */
	feature: string;
	field: string;
}

const DECODERS = { gbk: new TextDecoder('gbk'), gb18030: new TextDecoder('gb18030') } as const;

function isAscii(text: string): boolean {
	for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
	return true;
}

/** A text in an encoding; `undefined` if the encoding lacks one of its characters. */
export function tryEncode(text: string, encoding: ExportEncoding): Uint8Array | undefined {
	if (encoding === 'utf-8') return Buffer.from(text);
	// Most cells are ids and numbers, which all encodings write alike.
	if (isAscii(text)) return Buffer.from(text, 'latin1');
	const bytes = iconv.encode(text, encoding);
	// Read by the rules that browsers and the reader here go by.
	return DECODERS[encoding].decode(bytes) === text ? bytes : undefined;
}

/**
 * A text in an encoding.
 *
 * @throws ExportRefused naming the first character that the encoding lacks, and where it stands
 */
export function encodeText(
	text: string,
	encoding: ExportEncoding,
	{ layer, feature, field }: TextPlace
): Uint8Array {
	const bytes = tryEncode(text, encoding);
	if (bytes) return bytes;
	const lacking = [...text].find((char) => !tryEncode(char, encoding)) ?? text;
	throw new ExportRefused({
		zh: `${layer} 的“${feature}”，字段 ${field}：${encoding.toUpperCase()} 没有“${lacking}”字；请改用 UTF-8 或 GB18030 编码，或改写该字。`,
		en: `${layer}, "${feature}", ${field}: ${encoding} has no character “${lacking}”; take utf-8 or gb18030, or change that character.`
	});
}
