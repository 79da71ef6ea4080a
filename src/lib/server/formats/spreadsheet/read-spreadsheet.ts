import { readLedger } from '#lib/core/intake/ledger/read-ledger.ts';
import type { SourceGrid } from '#lib/core/intake/ledger/types.ts';
import type { FileFormat, ReadOptions, SourceFile } from '#lib/core/intake/types.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { isZip } from '../zip/open-zip.ts';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';

/** How files of Excel 97–2003 and of other old programs of Office begin. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const isCompoundFile = (bytes: Uint8Array): boolean =>
	COMPOUND_FILE.every((byte, i) => bytes[i] === byte);

/**
 * The sheets of an Excel workbook, each a layer; what kind it is shows by its bytes, whatever its name. Hidden sheets and
 * rows are read and told. Dates are ISO text, formulas have the values that were saved with them.
 *
 * @throws UnreadableFile if it is no workbook, damaged, too large or has a password
 */
export async function readSpreadsheet(
	file: string,
	bytes: Uint8Array,
	options: ReadOptions = {}
): Promise<SourceFile> {
	const { format, grids } = await readGrids(file, bytes, options);
	return { file, format, encoding: null, layers: grids.map(readLedger) };
}

/** The cells of the sheets, before their headings are looked for. See {@link readSpreadsheet}. */
export async function readGrids(
	file: string,
	bytes: Uint8Array,
	options: ReadOptions = {}
): Promise<{ format: FileFormat; grids: SourceGrid[] }> {
	if (bytes.length === 0) throw new UnreadableFile(file, 'empty-file');
	if (isZip(bytes)) return { format: 'xlsx', grids: await readXlsx(file, bytes, options) };
	if (isCompoundFile(bytes)) return { format: 'xls', grids: await readXls(file, bytes) };
	const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1_000)).toLowerCase();
	throw new UnreadableFile(
		file,
		/<(?:html|table|!doctype html|meta|\?xml)/.test(start) ? 'web-page' : 'not-a-workbook'
	);
}
