import { readLabel, type DeclaredEncoding } from './encoding/read-label.ts';
import { judgeBytes } from './encoding/judge-bytes.ts';
import { countMojibake } from './encoding/count-mojibake.ts';
import type { EncodingFound } from './types.ts';

export type { DeclaredEncoding } from './encoding/read-label.ts';

/** A reading is wrong where more than this share of its characters that are not ASCII cannot be meant. */
const MOST_MOJIBAKE = 0.02;
const SAMPLE_CHARACTERS = 12;

/**
 * The encoding of a text, from its bytes. UTF-8 that has characters of several bytes and no fault is UTF-8 whatever is
 * declared; what is declared is else taken if it reads without faults and without characters that cannot be meant, and
 * overruled if not. Undeclared, or overruled, the Chinese encodings are told apart by how common their characters are.
 * Characters that a field of fixed width cut in half are no faults.
 *
 * @param bytes the text, or the text fields of a table one after another; empty is ASCII
 * @param options.declared what the file says of itself, or the planner; only the planner's word is taken unseen
 * @returns pure ASCII is called utf-8 and says that others read it the same; `gbk` unless characters of four bytes need
 *   gb18030
 * @throws RangeError if the planner names an encoding that is not known
 */
export function detectEncoding(
	bytes: Uint8Array,
	{ declared }: { declared?: DeclaredEncoding | undefined } = {}
): EncodingFound {
	const name = declared === undefined ? undefined : readLabel(declared);
	if (declared?.from === 'user') {
		if (name === undefined)
			throw new RangeError(
				`Encoding "${declared.label}" is not known; name one such as utf-8, gbk, gb18030 or big5.`
			);
		return { name, evidence: { code: 'encoding-chosen', parameters: { name } }, alternatives: [] };
	}
	const found = judgeBytes(bytes);
	if (declared === undefined || found.evidence.code === 'encoding-ascii') return found;
	if (name !== undefined && isSaid(found.name, name)) return confirm(found, name, declared);
	if (name !== undefined && readsWell(bytes, name, found))
		return {
			name,
			evidence: toldOf('encoding-declared', declared, name),
			alternatives: [found.name, ...found.alternatives].filter((other) => !isSaid(other, name))
		};
	if (declared.label.trim() === '' || (declared.from === 'ldid' && name === undefined)) return found;
	const told = toldOf(
		name === undefined ? 'encoding-unknown-label' : 'encoding-overruled',
		declared,
		found.name
	);
	told.parameters.read = sampleOf(bytes, found.name);
	if (name !== undefined) told.parameters.misread = sampleOf(bytes, name);
	return { ...found, evidence: told };
}

/**
 * Bytes as text. A byte order mark is dropped, bytes that the encoding does not have become U+FFFD.
 *
 * @param encoding as {@link detectEncoding} names it
 * @throws RangeError if the encoding is not known
 */
export function decodeText(bytes: Uint8Array, encoding: string): string {
	const text = new TextDecoder(encoding).decode(bytes);
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** GBK is the part of GB18030 that has two bytes a character: who says one of them has said the other. */
function isSaid(found: string, name: string): boolean {
	return found === name || (/^gb(k|18030)$/.test(found) && /^gb(k|18030)$/.test(name));
}

function confirm(found: EncodingFound, name: string, declared: DeclaredEncoding): EncodingFound {
	if (found.evidence.code === 'encoding-bom') return found;
	// GB18030's characters of four bytes are read by both decoders, but only its name can write them again.
	const taken = found.name === 'gb18030' ? found.name : name;
	return { ...found, name: taken, evidence: toldOf('encoding-declared', declared, taken) };
}

function toldOf(code: string, { label, from }: DeclaredEncoding, name: string): EncodingFound['evidence'] {
	const said = label.trim().slice(0, 40);
	// A bare number would say nothing: 77 is the language byte of a DBF file.
	return { code, parameters: { label: from === 'ldid' ? `LDID ${said}` : said, from, name } };
}

function readsWell(bytes: Uint8Array, name: string, found: EncodingFound): boolean {
	const { code } = found.evidence;
	if (code === 'encoding-utf8' || code === 'encoding-bom') return false;
	const { characters, mojibake } = countMojibake(bytes, name);
	if (characters > 0 && mojibake / characters > MOST_MOJIBAKE) return false;
	// Every byte is a letter of an encoding of one byte: it never fails, so that clear Chinese outweighs it.
	const isChinese = code === 'encoding-chinese';
	return !(isChinese && /^(windows-|iso-8859|ibm|koi8|mac)/.test(name));
}

/** The first characters that are not ASCII, to be shown as proof. */
function sampleOf(bytes: Uint8Array, encoding: string): string {
	const start = bytes.findIndex((byte) => byte > 0x7f);
	if (start < 0) return '';
	const text = decodeText(bytes.subarray(start, start + 8 * SAMPLE_CHARACTERS), encoding);
	return text.split(/[\0\s,;\t]/, 1)[0]!.slice(0, SAMPLE_CHARACTERS);
}
