import type { LeftOut, SourceValue } from '#lib/core/intake/types.ts';
import { leaveOut } from '../build-layer.ts';

const HEADER_LENGTH = 32;
const FIELD_LENGTH = 32;
const NAME_LENGTH = 11;
const HEADER_END = 0x0d;
const DELETED = 0x2a;
/** Bytes of text after which the encoding is clear. */
const SAMPLE_BYTES = 2_000_000;

interface DbfField {
	name: Uint8Array;
	type: string;
	from: number;
	to: number;
}

/** A dBASE table; what is text in it waits for an encoding. */
export interface OpenDbf {
	/** Whole records that the file holds. */
	count: number;
	/** Language byte of the header: which code page the texts are in, 0 if it says nothing. */
	languageId: number;
	/** Names and texts that are not ASCII, a line each. */
	sampleText: () => Uint8Array;
	/** Columns of types that are read, and why others are left out. */
	listColumns: (decode: (bytes: Uint8Array) => string) => { columns: string[]; leftOut: LeftOut[] };
	isDeleted: (index: number) => boolean;
	/** Values of the columns; numbers that are none are `null` and told. */
	readRecord: (
		index: number,
		decode: (bytes: Uint8Array) => string,
		tell: (column: number, value: string) => void
	) => SourceValue[];
}

/** First bytes by version: dBASE II to 7, FoxPro, with and without memos. */
const VERSIONS = new Set([
	0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5
]);

/** Whether it begins as a table does: version and day of the last change. In a text these bytes are letters. */
export const isDbf = (bytes: Uint8Array): boolean =>
	VERSIONS.has(bytes[0]!) && bytes[2]! <= 12 && bytes[3]! <= 31 && openDbf(bytes) !== undefined;

const READ_TYPES = new Set(['C', 'N', 'F', 'D', 'L', 'I', 'O', 'V']);

/**
 * Opens a dBASE table (III to 7 and FoxPro, as far as shapefiles use them): texts, numbers, dates, and truth values.
 * Memos, which are kept in another file, are left out. Whole numbers that a number cannot hold exactly stay texts.
 *
 * @returns undefined if it is none
 */
export function openDbf(bytes: Uint8Array): OpenDbf | undefined {
	if (bytes.length < HEADER_LENGTH + 1) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const headerLength = view.getUint16(8, true);
	const recordLength = view.getUint16(10, true);
	if (headerLength < HEADER_LENGTH + 1 || headerLength > bytes.length || recordLength < 1) return undefined;
	const all = listFields(bytes, headerLength, recordLength);
	if (!all) return undefined;
	const fields = all.filter(({ type }) => READ_TYPES.has(type));
	const inFile = Math.floor((bytes.length - headerLength) / recordLength);
	// Zero is what a program leaves that did not come to close the file.
	const count = Math.min(view.getUint32(4, true) || inFile, inFile);
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const startOf = (index: number) => headerLength + index * recordLength;
	return {
		count,
		languageId: bytes[29]!,
		sampleText: () => sampleText(bytes, all, fields, count, startOf),
		listColumns: (decode) => ({
			columns: fields.map(({ name }) => decode(name)),
			leftOut: all
				.filter(({ type }) => !READ_TYPES.has(type))
				.map(({ name, type }) => leaveOutColumn(decode(name), type))
		}),
		isDeleted: (index) => bytes[startOf(index)] === DELETED,
		readRecord: (index, decode, tell) => {
			const start = startOf(index);
			return fields.map(({ type, from, to }, column) => {
				if (type === 'C' || type === 'V') return readText(buffer, start + from, start + to, decode);
				if (type === 'I') return to - from === 4 ? view.getInt32(start + from, true) : null;
				if (type === 'O') return to - from === 8 ? toFinite(view.getFloat64(start + from, true)) : null;
				const text = buffer
					.toString('latin1', start + from, start + to)
					.replaceAll('\0', ' ')
					.trim();
				const value = readScalar(type, text);
				if (value !== undefined) return value;
				tell(column, text);
				return null;
			});
		}
	};
}

function listFields(bytes: Uint8Array, headerLength: number, recordLength: number): DbfField[] | undefined {
	const fields: DbfField[] = [];
	let from = 1;
	for (let at = HEADER_LENGTH; at + FIELD_LENGTH <= headerLength && bytes[at] !== HEADER_END;) {
		const rawName = bytes.subarray(at, at + NAME_LENGTH);
		const end = rawName.indexOf(0);
		const type = String.fromCharCode(bytes[at + 11]!).toUpperCase();
		// A text's count of decimals is the high byte of its length.
		const length = bytes[at + 16]! + (type === 'C' ? 256 * bytes[at + 17]! : 0);
		const isTooLong = from + length > recordLength;
		const to = isTooLong ? from + bytes[at + 16]! : from + length;
		if (to > recordLength || !/[A-Z@+0]/.test(type)) return undefined;
		fields.push({ name: end < 0 ? rawName : rawName.subarray(0, end), type, from, to });
		from = to;
		at += FIELD_LENGTH;
	}
	return fields.length > 0 ? fields : undefined;
}

const leaveOutColumn = (column: string, type: string): LeftOut => {
	if (type === 'M') return leaveOut(null, 'memo-column', { column });
	if (type === 'G' || type === 'P' || type === 'B') return leaveOut(null, 'binary-column', { column });
	return leaveOut(null, 'column-type', { column, type });
};

function sampleText(
	bytes: Uint8Array,
	all: readonly DbfField[],
	fields: readonly DbfField[],
	count: number,
	startOf: (index: number) => number
): Uint8Array {
	const sample = new Uint8Array(SAMPLE_BYTES);
	let length = 0;
	let isFull = false;
	const seen = new Set<string>();
	const add = (text: Uint8Array) => {
		if (text.every((byte) => byte < 0x80)) return;
		isFull ||= length + text.length + 1 > SAMPLE_BYTES;
		if (isFull) return;
		const key = Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1');
		if (seen.has(key)) return;
		seen.add(key);
		sample.set(text, length);
		length += text.length;
		sample[length++] = 0x0a;
	};
	for (const { name } of all) add(name);
	const texts = fields.filter(({ type }) => type === 'C' || type === 'V');
	for (let i = 0; i < count; i++) {
		if (isFull) break;
		const start = startOf(i);
		for (const { from, to } of texts) {
			const [first, last] = trim(bytes, start + from, start + to);
			add(bytes.subarray(first, last));
		}
	}
	return sample.subarray(0, length);
}

/** Padding: spaces, or zeros as some programs write them. */
function trim(bytes: Uint8Array, from: number, to: number): [from: number, to: number] {
	let end = to;
	while (end > from && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
	return [from, end];
}

function readText(
	buffer: Buffer,
	from: number,
	to: number,
	decode: (bytes: Uint8Array) => string
): string | null {
	const [first, end] = trim(buffer, from, to);
	if (end === first) return null;
	let isAscii = true;
	for (let i = first; i < end && isAscii; i++) isAscii = buffer[i]! < 0x80 && buffer[i] !== 0;
	const text = isAscii ? buffer.toString('latin1', first, end) : decode(buffer.subarray(first, end));
	return text.trim() === '' ? null : text;
}

/** @returns undefined if it is no value of the type */
function readScalar(type: string, text: string): SourceValue | undefined {
	if (text === '') return null;
	if (type === 'L') {
		if (/^[YyTt]$/.test(text)) return true;
		if (/^[NnFf]$/.test(text)) return false;
		return null;
	}
	if (type === 'D') return readDate(text);
	// Stars stand for a number that was too long for its column.
	if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined;
	if (/^[+-]?\d{16,}$/.test(text) && !Number.isSafeInteger(Number(text))) return text;
	return toFinite(Number(text)) ?? undefined;
}

function readDate(text: string): SourceValue {
	if (/^0+$/.test(text)) return null;
	const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	return found ? `${found[1]}-${found[2]}-${found[3]}` : text;
}

const toFinite = (number: number): number | null => (Number.isFinite(number) ? number : null);
