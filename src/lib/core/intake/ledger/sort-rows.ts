import { cellOf, isWord, listFilled, textOf } from './grid-cells.ts';
import { isNote, isPlaceName, plainOf, readTotalLabel, stripGroup, type TotalLabel } from './ledger-words.ts';
import { findGroups } from './find-groups.ts';
import { listLabels } from './list-labels.ts';
import { toNumber } from './to-number.ts';
import type { LedgerColumns, LedgerParts, SourceGrid } from './types.ts';

/** A row that sums others or names a group of them. */
export interface TotalRow extends TotalLabel {
	row: number;
	/** As the file has it. */
	label: string;
}

/** What is no row of the ledger, with the text that tells. */
export interface OtherRow {
	row: number;
	code: 'ledger-note' | 'ledger-heading-repeated';
	text: string;
}

export interface SortedRows {
	rows: number[];
	totals: TotalRow[];
	others: OtherRow[];
}

/** Where a name alone in the last rows is longer than this, it is a remark and no name. */
const LONGEST_NAME = 24;

/**
 * Tells the rows of a ledger from sums, names of groups, headings that come again and notes. What cannot be told is a
 * row: none is lost.
 */
export function sortRows(grid: SourceGrid, parts: LedgerParts, columns: LedgerColumns): SortedRows {
	const { serial } = columns;
	const sorted: SortedRows = { rows: [], totals: [], others: [] };
	const isRepeated = buildRepeatedTest(grid, parts);
	/** Rows that words do not decide: whether they name a group shows by what the others are like. */
	const open: number[] = [];
	let isAfterAmong = false;
	for (let row = parts.firstRow; row < grid.rows.length; row++) {
		const filled = listFilled(grid, row, parts.width);
		if (filled.length === 0) continue;
		const first = textOf(grid, row, filled[0]!);
		const labels = listLabels(grid, row, columns, filled);
		if (isRepeated(row, filled)) {
			sorted.others.push({ row, code: 'ledger-heading-repeated', text: first });
			continue;
		}
		const total = labels.map((text) => ({ text, label: readTotalLabel(text) })).find(({ label }) => label);
		const isCounted = serial >= 0 && filled[0] === serial && toNumber(cellOf(grid, row, serial)) !== null;
		if (total?.label) {
			isAfterAmong = plainOf(total.text).startsWith('其中');
			sorted.totals.push({ row, label: total.text, ...total.label });
		} else if (
			isAfterAmong &&
			labels.some((text) => /^\d+[.、]/.test(plainOf(text)) && isPlaceName(stripGroup(text)))
		) {
			const label = labels.find((text) => isPlaceName(stripGroup(text)))!;
			sorted.totals.push({ row, label, name: stripGroup(label), kind: 'part' });
		} else {
			isAfterAmong = false;
			if (!isCounted && isNote(first) && isSparse(grid, row, filled))
				sorted.others.push({ row, code: 'ledger-note', text: first });
			else open.push(row);
		}
	}
	const groups = findGroups(grid, parts, columns, open, sorted.totals);
	const ends = findEndNotes(grid, parts, columns, open, sorted);
	for (const row of open) {
		const label = groups.get(row);
		if (label !== undefined) sorted.totals.push({ row, label, name: stripGroup(label), kind: 'group' });
		else if (ends.has(row))
			sorted.others.push({ row, code: 'ledger-note', text: textOf(grid, row, listFilled(grid, row)[0]!) });
		else sorted.rows.push(row);
	}
	sorted.totals.sort((a, b) => a.row - b.row);
	sorted.others.sort((a, b) => a.row - b.row);
	return sorted;
}

/** Whether a row says what one of those above the table says, in the same columns. */
function buildRepeatedTest(
	grid: SourceGrid,
	{ headings, titles, units, width }: LedgerParts
): (row: number, filled: readonly number[]) => boolean {
	const keyOf = (row: number, filled: readonly number[]): string =>
		filled.map((column) => `${column} ${plainOf(textOf(grid, row, column))}`).join('\t');
	const above = [...headings, ...titles, ...(units === null ? [] : [units])];
	const firsts = new Set(above.map((row) => keyOf(row, listFilled(grid, row, width).slice(0, 1))));
	const keys = new Set(above.map((row) => keyOf(row, listFilled(grid, row, width))));
	let last = -1;
	return (row, filled) => {
		// A short text alone may be a name that a heading happens to have, but not below another row of headings.
		const isShort = filled.length === 1 && width > 1 && textOf(grid, row, filled[0]!).length <= 4;
		if (isShort && last !== row - 1) return false;
		const isSame = firsts.has(keyOf(row, filled.slice(0, 1))) && keys.has(keyOf(row, filled));
		if (isSame) last = row;
		return isSame;
	};
}

/** A note may have something to its right, such as the next signature, but no figures. */
const isSparse = (grid: SourceGrid, row: number, filled: readonly number[]): boolean =>
	filled.every((column) => typeof cellOf(grid, row, column) !== 'number') && filled.length <= 8;

/** Remarks below the table: lines of one text, from the end up to the last row or sum that has more. */
function findEndNotes(
	grid: SourceGrid,
	{ width }: LedgerParts,
	{ serial, name }: LedgerColumns,
	open: readonly number[],
	{ totals, others }: SortedRows
): Set<number> {
	const notes = new Set<number>();
	if (width < 2) return notes;
	const full = lastFull(grid, open) ?? -1;
	const lastTotal = totals.at(-1)?.row ?? -1;
	const isEndedByTotal = lastTotal > full;
	const firstNote = others.find(({ row, code }) => code === 'ledger-note' && row > full)?.row;
	for (const row of [...open].reverse()) {
		const filled = listFilled(grid, row, width);
		if (filled.length > 1 || !isWord(cellOf(grid, row, filled[0]!))) break;
		const text = textOf(grid, row, filled[0]!);
		const isAfterEnd = (isEndedByTotal && row > lastTotal) || (firstNote !== undefined && row > firstNote);
		const isRemark = text.length > LONGEST_NAME || /[。；;]|[：:]$|^[（(].*[)）]$/.test(text);
		if (filled[0] !== name || filled[0] === serial || isAfterEnd || isRemark) notes.add(row);
		else break;
	}
	return notes;
}

function lastFull(grid: SourceGrid, open: readonly number[]): number | undefined {
	return open.findLast((row) => listFilled(grid, row).length > 1);
}
