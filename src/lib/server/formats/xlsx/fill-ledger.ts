import { deleteRows, insertRows, openXlsx, saveXlsx, type Cell, type CellValue, type Sheet } from 'hucre';
import { findHeading } from '#lib/core/intake/ledger/find-heading.ts';
import { isNote, readTotalLabel } from '#lib/core/intake/ledger/ledger-words.ts';
import { nameColumns } from '#lib/core/intake/ledger/name-columns.ts';
import type { LedgerParts, SourceGrid } from '#lib/core/intake/ledger/types.ts';
import { stabilizeOffice } from '../../report/stable-zip.ts';
import { describeExport } from '../describe-export.ts';
import { ExportRefused } from '../export-refused.ts';
import type { Export, ExportLayer } from '../export-layer.ts';
import { readXlsx } from '../spreadsheet/read-xlsx.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { describeSheet } from './describe-sheet.ts';
import { matchHeadings, type LedgerColumn } from './match-headings.ts';

const MOST_BYTES = 10_000_000;
/** Rows that are put in at once. */
const ROWS_A_STEP = 10_000;
/** Notes and the like that stay below the rows. */
const MOST_KEPT = 50;

/** A bureau's own workbook. */
export interface FilledLedger {
	bytes: Uint8Array;
	/** Headings that nothing in the plan answers, by sheet: their columns are blank. */
	blank: readonly string[];
}

/**
 * A bureau's own workbook (模板) with the rows of the plan in it. Titles, headings of one or more rows, widths, styles,
 * merges and what else stands in it stay; rows below the headings make way, but sums over all (合计) are summed anew, and
 * notes and signatures stay below. New rows look like the first row below the headings.
 *
 * A layer goes to the sheet that is called as it is, one that is alone to the first with headings. Columns are known by the
 * rules by which ledgers come in; 序号 counts, names stand for numbers of districts and clusters. What cannot be answered
 * stays blank, and is told here and on the sheet 说明.
 *
 * @param nameOf name of what a column refers to, by layer and id
 * @throws ExportRefused if it is no workbook, has no sheet for a layer, or no heading that is known
 */
export async function fillLedger(
	given: Export,
	template: Uint8Array,
	nameOf: (layer: string, id: string) => string | undefined
): Promise<FilledLedger> {
	const grids = await readGrids(template);
	const workbook = await openXlsx(template, { readStyles: true }).catch((error: unknown) => {
		throw refuseTemplate(error);
	});
	const blank: string[] = [];
	for (const layer of given.layers) {
		const grid = chooseGrid(grids, layer, given.layers.length);
		const sheet = workbook.sheets.find(({ name }) => name === grid.name)!;
		blank.push(...fillSheet(sheet, grid, layer, given, nameOf));
	}
	const { name, rows = [] } = describeSheet(given, blank);
	workbook.sheets = workbook.sheets.filter((sheet) => sheet.name !== name);
	workbook.sheets.push({ name, rows });
	const description = describeExport(given.about, given.crs)
		.map(([heading, text]) => `${heading}：${text}`)
		.join('\n');
	workbook.properties = { ...workbook.properties, description };
	const bytes = await saveXlsx(workbook);
	return { bytes: stabilizeOffice(bytes, given.about.asOf), blank };
}

async function readGrids(template: Uint8Array): Promise<SourceGrid[]> {
	if (template.length > MOST_BYTES)
		throw new ExportRefused({
			zh: `台账模板有 ${Math.ceil(template.length / 1e6)} MB，最多 ${MOST_BYTES / 1e6} MB；请删去数据，只留表头。`,
			en: `The template has ${Math.ceil(template.length / 1e6)} MB, and ${MOST_BYTES / 1e6} at most are read; take its rows out and leave the headings.`
		});
	try {
		return await readXlsx('template', template);
	} catch (error) {
		throw refuseTemplate(error);
	}
}

function refuseTemplate(error: unknown): ExportRefused {
	if (!(error instanceof Error)) throw error;
	const detail = error instanceof UnreadableFile ? error.message : 'it is damaged';
	return new ExportRefused({
		zh: '台账模板不能读取；请用 Excel 打开后另存为 .xlsx。',
		en: `The template cannot be read (${detail}); open it in Excel and save it as .xlsx.`
	});
}

function chooseGrid(grids: readonly SourceGrid[], { name, title }: ExportLayer, layers: number): SourceGrid {
	const called = grids.find((grid) => [name, title.zh, title.en].includes(grid.name.trim()));
	const found =
		called ??
		(layers === 1 ? (grids.find((grid) => findHeading(grid).headings.length > 0) ?? grids[0]) : undefined);
	if (found) return found;
	const names = grids.map((grid) => grid.name).join('、');
	throw new ExportRefused({
		zh: `台账模板没有名为“${title.zh}”的工作表（有 ${names}）；请改工作表名，或只导出一个图层。`,
		en: `The template has no sheet "${title.zh}" (there is ${names}); rename one, or export one layer alone.`
	});
}

/** @returns headings that stay blank, with the sheet's name */
function fillSheet(
	sheet: Sheet,
	grid: SourceGrid,
	layer: ExportLayer,
	given: Export,
	nameOf: Parameters<typeof fillLedger>[2]
): string[] {
	const parts = findHeading(grid);
	const { columns: headings, units } = nameColumns(grid, parts);
	const columns = matchHeadings(layer, given, { headings, units, nameOf });
	if (parts.headings.length === 0 || columns.every((column) => column?.name === undefined))
		throw new ExportRefused({
			zh: `台账模板的工作表“${grid.name}”没有可识别的表头；请写明 ${layer.columns.map(({ title }) => title.zh).join('、')} 等。`,
			en: `Sheet "${grid.name}" of the template has no heading that is known; write ${layer.columns.map(({ title }) => title.zh).join(', ')} and the like.`
		});
	// Rows of the grid are those of the sheet from its first on.
	const first = grid.firstRow - 1 + rowBelow(grid, parts);
	const looks = new Map(columns.map((_, c) => [c, sheet.cells?.get(`${first},${c}`)?.style] as const));
	clearRows(sheet, first);
	for (let at = 0; at < layer.features.length; at += ROWS_A_STEP)
		insertRows(sheet, first, Math.min(ROWS_A_STEP, layer.features.length - at));
	sheet.cells ??= new Map();
	const put = (row: number, c: number, value: CellValue, style: Cell['style']) => {
		(sheet.rows[row] ??= [])[c] = value;
		const type = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
		sheet.cells!.set(`${row},${c}`, {
			value,
			type: value === null ? 'empty' : type,
			...(style && { style })
		});
	};
	for (const [i, feature] of layer.features.entries())
		for (const [c, column] of columns.entries())
			put(first + i, c, column?.cellOf(feature, i) ?? null, looks.get(c));
	sumUp(sheet, first, layer, columns, put);
	const isHeaded = (c: number) => parts.headings.some((row) => (grid.rows[row]?.[c] ?? null) !== null);
	return headings.flatMap((heading, c) => (columns[c] || !isHeaded(c) ? [] : [`${grid.name}：${heading}`]));
}

/** The first row below headings, units and numbers of columns; there it may be blank. */
function rowBelow({ rows }: SourceGrid, { headings, units, firstRow }: LedgerParts): number {
	const last = Math.max(headings.at(-1)!, units ?? 0);
	const isFilled = (row: number) => rows[row]?.some((value) => value !== null && value !== '') ?? false;
	let below = last + 1;
	for (let row = below; row < firstRow; row++) if (isFilled(row)) below = row + 1;
	return below;
}

/** Takes rows of the table out, from below; sums over all, notes and signatures stay, the last of them. */
function clearRows(sheet: Sheet, first: number): void {
	let kept = 0;
	let end = sheet.rows.length;
	for (let row = end - 1; row >= first; row--) {
		if (kept === MOST_KEPT || !(isSumOverAll(sheet, row) || isRemark(sheet, row))) continue;
		deleteRows(sheet, row + 1, end - row - 1);
		end = row;
		kept++;
	}
	deleteRows(sheet, first, end - first);
}

const isRemark = (sheet: Sheet, row: number): boolean =>
	(sheet.rows[row] ?? []).some((value) => typeof value === 'string' && isNote(value));

function isSumOverAll(sheet: Sheet, row: number): boolean {
	const label = (sheet.rows[row] ?? []).find((value) => value !== null && value !== '');
	const total = typeof label === 'string' ? readTotalLabel(label) : undefined;
	return total?.kind === 'all' && total.name === '';
}

function sumUp(
	sheet: Sheet,
	first: number,
	{ features }: ExportLayer,
	columns: readonly (LedgerColumn | undefined)[],
	put: (row: number, c: number, value: CellValue, style: Cell['style']) => void
): void {
	for (let row = first + features.length; row < sheet.rows.length; row++) {
		if (!isSumOverAll(sheet, row)) continue;
		for (const [c, column] of columns.entries()) {
			const cell = sheet.cells!.get(`${row},${c}`);
			if (!column?.isSummed) {
				// A formula over rows that are no longer there.
				if (cell?.formula !== undefined) put(row, c, null, cell.style);
				continue;
			}
			const sum = features.reduce((total, feature, i) => {
				const value = column.cellOf(feature, i);
				return typeof value === 'number' ? total + value : total;
			}, 0);
			put(row, c, sum, cell?.style);
		}
	}
}
