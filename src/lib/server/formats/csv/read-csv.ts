import { decodeText, detectEncoding } from '#lib/core/intake/detect-encoding.ts';
import { unguardFormula } from '#lib/core/intake/formula-guard.ts';
import { readLedger } from '#lib/core/intake/ledger/read-ledger.ts';
import type { SourceGrid } from '#lib/core/intake/ledger/types.ts';
import type { EncodingFound, ReadOptions, SourceFile, Told } from '#lib/core/intake/types.ts';
import { checkSize, stemOf } from '../build-layer.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { parseCsv } from './parse-csv.ts';

const MAX_MB = 200;
const SHOWN_ROWS = 5;

/**
 * A table of text: one layer. Fields are divided by comma, tab, semicolon or bar, whichever fits; values stay text.
 *
 * @throws UnreadableFile if it is empty, too large or no text
 * @throws RangeError if the encoding chosen is not known
 */
export function readCsv(file: string, bytes: Uint8Array, options: ReadOptions = {}): SourceFile {
	const { grid, encoding } = readCsvGrid(file, bytes, options);
	return { file, format: 'csv', encoding, layers: [readLedger(grid)] };
}

/** The cells of a table of text, before its heading is looked for. See {@link readCsv}. */
export function readCsvGrid(
	file: string,
	bytes: Uint8Array,
	{ encoding: chosen, onProgress, signal }: ReadOptions = {}
): { grid: SourceGrid; encoding: EncodingFound } {
	if (bytes.length === 0) throw new UnreadableFile(file, 'empty-file');
	if (bytes.length > MAX_MB * 1e6) throw new UnreadableFile(file, 'file-too-large', { mostMB: MAX_MB });
	const encoding = detectEncoding(
		bytes,
		chosen === undefined ? {} : { declared: { label: chosen, from: 'user' } }
	);
	const text = decodeText(bytes, encoding.name);
	const sample = text.slice(0, 20_000);
	if (countBinary(sample) > 0.01 * sample.length) throw new UnreadableFile(file, 'not-text');
	const name = stemOf(file);
	const { records, openQuotes } = parseCsv(text, (share, rows) => {
		signal?.throwIfAborted();
		checkSize(file, name, rows, 1);
		onProgress?.(share);
	});
	const rows = records.map((record) =>
		record.map((field) => (field.trim() === '' ? null : unguardFormula(field)))
	);
	let cells = 0;
	let columns = 0;
	for (const row of rows) {
		cells += row.length;
		columns = Math.max(columns, row.length);
	}
	checkSize(file, name, rows.length, columns, cells);
	const notes: Told[] =
		openQuotes.length === 0
			? []
			: [{ code: 'ledger-open-quote', parameters: { row: openQuotes.slice(0, SHOWN_ROWS).join(', ') } }];
	return { grid: { name, firstRow: 1, rows, merges: [], notes }, encoding };
}

/** Control characters that no text has: where there are many, the file is of another kind. */
function countBinary(text: string): number {
	let count = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 0x20 && (code < 0x09 || code > 0x0d) && code !== 0x1b) count++;
	}
	return count;
}
