import { readXls as readWorkbook, type Workbook } from 'hucre';
import type { SourceGrid } from '#lib/core/intake/ledger/types.ts';
import type { SourceValue } from '#lib/core/intake/types.ts';
import { checkSize } from '../build-layer.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { formatDate } from './serial-date.ts';
import { SheetGatherer } from './sheet-gatherer.ts';

const MAX_MB = 100;
const MOST_SHEETS = 256;
const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERR!)$/;
/** Start of the stream of an Excel 97–2003 workbook: record 0x809 of 16 bytes, version 6, kind "workbook". */
const WORKBOOK_START = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];
const PASSWORD_RECORD = 0x2f;

/**
 * The sheets of an .xls workbook of Excel 97–2003, in its order. Formulas are not computed: their saved values are taken.
 *
 * @throws UnreadableFile if it is damaged, has a password, is older or too large
 */
export async function readXls(file: string, bytes: Uint8Array): Promise<SourceGrid[]> {
	if (bytes.length > MAX_MB * 1e6) throw new UnreadableFile(file, 'file-too-large', { mostMB: MAX_MB });
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const start = buffer.indexOf(Buffer.from(WORKBOOK_START));
	const hasPassword =
		start >= 0 && start + 22 <= buffer.length && buffer.readUInt16LE(start + 20) === PASSWORD_RECORD;
	if (hasPassword || buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')))
		throw new UnreadableFile(file, 'encrypted-workbook');
	const { sheets } = await readSheets(file, bytes);
	if (sheets.length > MOST_SHEETS)
		throw new UnreadableFile(file, 'too-many-sheets', { sheets: sheets.length });
	let cells = 0;
	let rows = 0;
	return sheets.map(({ name, rows: cellRows, merges = [], hidden = false }) => {
		const gatherer = new SheetGatherer(file, name);
		for (const [row, values] of cellRows.entries())
			for (const [column, value] of (values ?? []).entries())
				gatherer.set(row, column, toValue(value ?? null, gatherer));
		for (const { startRow, endRow, startCol, endCol } of merges)
			gatherer.merge({ fromRow: startRow, toRow: endRow, fromColumn: startCol, toColumn: endCol });
		const grid = gatherer.build(hidden);
		checkSize(file, name, (rows += grid.rows.length), 1, (cells += gatherer.cells));
		return grid;
	});
}

async function readSheets(file: string, bytes: Uint8Array): Promise<Workbook> {
	try {
		return await readWorkbook(bytes);
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		if (/Unsupported XLS version/.test(detail)) throw new UnreadableFile(file, 'old-workbook');
		if (/missing Workbook stream/.test(detail)) throw new UnreadableFile(file, 'not-a-workbook');
		throw new UnreadableFile(file, 'broken-workbook', { detail: detail.slice(0, 80) });
	}
}

function toValue(value: SourceValue | Date, gatherer: SheetGatherer): SourceValue {
	if (value instanceof Date) return formatDate(value, value.getTime() < Date.UTC(1900, 0, 1));
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string' || !ERROR.test(value)) return value;
	gatherer.errors++;
	return null;
}
