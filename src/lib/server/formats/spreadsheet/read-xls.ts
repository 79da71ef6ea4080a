import { readXls as readWorkbook, type Workbook } from 'hucre';
import type { SourceGrid } from '#lib/core/intake/ledger/types.ts';
import type { SourceValue } from '#lib/core/intake/types.ts';
import { checkSize } from '../build-layer.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { formatDate } from './serial-date.ts';
import { inspectXls } from './inspect-xls.ts';
import { SheetGatherer } from './sheet-gatherer.ts';

const MAX_MB = 100;
const MOST_SHEETS = 256;
/** Of all sheets together, as rectangles, which is how the library holds them. */
const MOST_CELLS = 40_000_000;
const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERR!)$/;

/**
 * The sheets of an .xls workbook of Excel 97–2003, in its order. Formulas are not computed: their saved values are taken.
 *
 * @throws UnreadableFile if it is damaged, has a password, is older or too large
 */
export async function readXls(file: string, bytes: Uint8Array): Promise<SourceGrid[]> {
	if (bytes.length > MAX_MB * 1e6) throw new UnreadableFile(file, 'file-too-large', { mostMB: MAX_MB });
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')))
		throw new UnreadableFile(file, 'encrypted-workbook');
	const known = inspectXls(bytes);
	if (known === 'old') throw new UnreadableFile(file, 'old-workbook');
	if (known === 'absent') throw new UnreadableFile(file, 'not-a-workbook');
	if (known === 'broken')
		throw new UnreadableFile(file, 'broken-workbook', { detail: 'records are cut off or overlap' });
	if (known.hasPassword) throw new UnreadableFile(file, 'encrypted-workbook');
	const listed = known.sheets;
	if (listed.length > MOST_SHEETS)
		throw new UnreadableFile(file, 'too-many-sheets', { sheets: listed.length });
	if (listed.reduce((sum, one) => sum + one.cells, 0) > MOST_CELLS)
		throw new UnreadableFile(file, 'broken-workbook', { detail: 'cells far outside of the table' });
	const { sheets } = await readSheets(file, bytes);
	let cells = 0;
	let rows = 0;
	return sheets.map(({ name, rows: cellRows, merges = [] }, i) => {
		const gatherer = new SheetGatherer(file, name);
		for (const [row, values] of cellRows.entries())
			for (const [column, value] of (values ?? []).entries())
				gatherer.set(row, column, toValue(value ?? null, gatherer));
		for (const { startRow, endRow, startCol, endCol } of merges)
			gatherer.merge({ fromRow: startRow, toRow: endRow, fromColumn: startCol, toColumn: endCol });
		const grid = gatherer.build(listed[i]?.isHidden ?? false);
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
