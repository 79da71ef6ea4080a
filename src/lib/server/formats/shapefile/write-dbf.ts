import { writeListText } from '#lib/core/intake/list-text.ts';
import { encodeText, tryEncode, type ExportEncoding } from '../encode-text.ts';
import { ExportRefused } from '../export-refused.ts';
import type { ExportColumn, ExportLayer, ExportValue } from '../export-layer.ts';

/** Bytes that a text of a DBF has at most. */
export const LONGEST_TEXT_BYTES = 254;
const LONGEST_NAME_BYTES = 10;
const DESCRIPTOR = 32;
/** A language byte says code page 936; of UTF-8 and GB18030 there is none, and `.cpg` says it. */
const LANGUAGE_IDS: Record<ExportEncoding, number> = { 'utf-8': 0, gbk: 0x4d, gb18030: 0 };
/** Digits of the longest number that JavaScript writes. */
const REAL = { width: 24, decimals: 15 };
const INTEGER_WIDTH = 11;
const BLANK = 0x20;

interface Field {
	type: 'C' | 'N' | 'L';
	width: number;
	decimals: number;
	/** Cells in the order of the features, not padded. */
	cells: Uint8Array[];
}

/**
 * The table of a shapefile, dBASE III, with short names as headings. Whole numbers and fractions are written with all
 * their digits, lists as text, what is not known as blanks.
 *
 * @param asOf ISO date, the file's own
 * @throws ExportRefused naming a text that is longer than 254 bytes, or a character that the encoding lacks
 */
export function writeDbf(
	layer: ExportLayer,
	{ encoding, asOf }: { encoding: ExportEncoding; asOf: string }
): Uint8Array {
	const { columns, features } = layer;
	const fields = columns.map((column, c) => toField(layer, column, c, encoding));
	const recordSize = fields.reduce((sum, { width }) => sum + width, 1);
	const headerSize = DESCRIPTOR * (fields.length + 1) + 1;
	const bytes = new Uint8Array(headerSize + recordSize * features.length + 1).fill(BLANK, headerSize);
	const view = new DataView(bytes.buffer);
	const [year, month, day] = asOf.split('-').map(Number);
	bytes.set([3, year! - 1900, month!, day!]);
	view.setUint32(4, features.length, true);
	view.setUint16(8, headerSize, true);
	view.setUint16(10, recordSize, true);
	bytes[29] = LANGUAGE_IDS[encoding];
	for (const [i, { type, width, decimals }] of fields.entries()) {
		const at = DESCRIPTOR * (i + 1);
		bytes.set(encodeName(columns[i]!.shortName, encoding), at);
		bytes[at + 11] = type.charCodeAt(0);
		bytes[at + 16] = width;
		bytes[at + 17] = decimals;
	}
	bytes[headerSize - 1] = 0x0d;
	let at = headerSize;
	for (const i of features.keys()) {
		at++;
		for (const { type, width, cells } of fields) {
			const cell = cells[i]!;
			bytes.set(cell, type === 'N' ? at + width - cell.length : at);
			at += width;
		}
	}
	bytes[at] = 0x1a;
	return bytes;
}

/** Short names are ASCII, but those of files that came from elsewhere; what does not fit is cut behind a whole character. */
function encodeName(name: string, encoding: ExportEncoding): Uint8Array {
	for (let end = name.length; end > 0; end--) {
		const bytes = tryEncode(name.slice(0, end), encoding);
		if (bytes && bytes.length <= LONGEST_NAME_BYTES) return bytes;
	}
	return new Uint8Array();
}

function toField(layer: ExportLayer, column: ExportColumn, c: number, encoding: ExportEncoding): Field {
	const { type } = column;
	const cells = layer.features.map(({ values }) => {
		const value = values[c]!;
		if (type === 'boolean') return ascii(value === null ? '' : value ? 'T' : 'F');
		if (type === 'integer' || type === 'real') return ascii(value === null ? '' : String(value));
		return encodeCell(value, { layer: layer.name, feature: String(values[0]), field: column.name }, encoding);
	});
	if (type === 'boolean') return { type: 'L', width: 1, decimals: 0, cells };
	const longest = cells.reduce((most, { length }) => Math.max(most, length), 1);
	if (type === 'integer') return { type: 'N', width: Math.max(INTEGER_WIDTH, longest), decimals: 0, cells };
	if (type === 'real')
		return { type: 'N', width: Math.max(REAL.width, longest), decimals: REAL.decimals, cells };
	return { type: 'C', width: longest, decimals: 0, cells };
}

function encodeCell(
	value: ExportValue,
	place: { layer: string; feature: string; field: string },
	encoding: ExportEncoding
): Uint8Array {
	const text = value === null ? '' : typeof value === 'object' ? writeListText(value) : String(value);
	const bytes = encodeText(text, encoding, place);
	if (bytes.length <= LONGEST_TEXT_BYTES) return bytes;
	const { layer, feature, field } = place;
	const name = encoding.toUpperCase();
	throw new ExportRefused({
		zh: `${layer} 的“${feature}”，字段 ${field}：文字按 ${name} 编码有 ${bytes.length} 字节，Shapefile 最多存 ${LONGEST_TEXT_BYTES} 字节；请改用 GeoPackage（gpkg）或缩短文字。`,
		en: `${layer}, "${feature}", ${field}: the text has ${bytes.length} bytes in ${encoding}, and a shapefile holds ${LONGEST_TEXT_BYTES}; take gpkg, or shorten the text.`
	});
}

const ascii = (text: string) => new TextEncoder().encode(text);
