import { cellOf, findMerge, isWord, listFilled, textOf } from './grid-cells.ts';
import {
	isGroupNumber,
	isNote,
	isPlaceName,
	plainOf,
	readTotalLabel,
	stripGroup,
	type TotalLabel
} from './ledger-words.ts';
import { matchesGroup } from './matches-group.ts';
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
	return (row, filled) => {
		// A short text alone may be a name that a heading happens to have.
		if (filled.length === 1 && width > 1 && textOf(grid, row, filled[0]!).length <= 4) return false;
		return firsts.has(keyOf(row, filled.slice(0, 1))) && keys.has(keyOf(row, filled));
	};
}

/** Texts up to the name, where a sum has its label. */
function listLabels(
	grid: SourceGrid,
	row: number,
	{ serial, name, places }: LedgerColumns,
	filled: readonly number[]
): string[] {
	const last = Math.max(serial, name, ...places, 0);
	const words = filled.filter((column) => isWord(cellOf(grid, row, column)));
	const leading = words.filter((column) => column <= last);
	return (leading.length > 0 || words.length > 1 ? leading : words).map((column) =>
		textOf(grid, row, column)
	);
}

/** A note may have something to its right, such as the next signature, but no figures. */
const isSparse = (grid: SourceGrid, row: number, filled: readonly number[]): boolean =>
	filled.every((column) => typeof cellOf(grid, row, column) !== 'number') && filled.length <= 8;

function findGroups(
	grid: SourceGrid,
	{ width }: LedgerParts,
	columns: LedgerColumns,
	open: readonly number[],
	totals: readonly TotalRow[]
): Map<number, string> {
	const { serial, name, places } = columns;
	const groups = new Map<number, string>();
	const merges = grid.merges.filter(({ fromColumn, toColumn }) => toColumn - fromColumn >= 0.5 * width);
	const hasNumber = (row: number) => serial >= 0 && toNumber(cellOf(grid, row, serial)) !== null;
	const counted = open.filter(hasNumber).length;
	const isCountedTable = serial >= 0 && counted >= 0.4 * open.length;
	const labelOf = (row: number): string => {
		const texts = listLabels(grid, row, columns, listFilled(grid, row, width));
		return texts.find((text) => !isGroupNumber(text)) ?? texts[0] ?? '';
	};
	const isNumbered = (row: number): boolean =>
		listFilled(grid, row, width)
			.slice(0, 2)
			.some((column) => {
				const text = plainOf(textOf(grid, row, column));
				return (
					isGroupNumber(text) ||
					/^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.])/.test(text)
				);
			});
	const numbered = new Set(open.filter(isNumbered));
	const placeNamed = new Set(open.filter((row) => isPlaceName(stripGroup(labelOf(row)))));
	const isMinority = (set: ReadonlySet<number>) => set.size <= 0.5 * open.length;
	for (const [at, row] of open.entries()) {
		if (hasNumber(row)) continue;
		const label = labelOf(row);
		if (label === '') continue;
		const filled = listFilled(grid, row, width);
		const words = filled.filter((column) => isWord(cellOf(grid, row, column)));
		const isAlone =
			filled.every((column) => words.includes(column)) &&
			words.length <= (isNumbered(row) ? 2 : 1) &&
			width > 1;
		const isWide = merges.length > 0 && findMerge(merges, row, filled[0]!) !== undefined;
		// A row that tells its place in the columns for it and has a name is a row, whatever the name.
		const isNamed =
			name >= 0 && places.some((place) => place !== filled[0] && isWord(cellOf(grid, row, place)));
		const isPlace = placeNamed.has(row) && isMinority(placeNamed) && !isNamed;
		const isGroup =
			(isAlone && isWide) ||
			(isAlone && isCountedTable && isFollowed(grid, open, at, totals)) ||
			(isAlone && isPlace) ||
			(isAlone && filled[0] !== name && isFollowed(grid, open, at, totals)) ||
			(numbered.has(row) && isMinority(numbered) && (isPlace || isAlone || isCountedTable)) ||
			(isPlace && (isCountedTable || words.length === 1) && !isAlone && words.length <= 2) ||
			(isCountedTable && words.length === 1 && matchesGroup(grid, columns, open, at, hasNumber));
		if (isGroup) groups.set(row, label);
	}
	return groups;
}

/** Whether rows follow that a group's name could stand over. */
const isFollowed = (
	grid: SourceGrid,
	open: readonly number[],
	at: number,
	totals: readonly TotalRow[]
): boolean => {
	const next = open[at + 1];
	if (next === undefined) return false;
	return listFilled(grid, next).length > 1 && !totals.some(({ row }) => row > open[at]! && row < next);
};

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
	const lastTotal = totals.at(-1)?.row ?? -1;
	const firstNote = others.find(
		({ row, code }) => code === 'ledger-note' && row > (lastFull(grid, open) ?? -1)
	)?.row;
	for (const row of [...open].reverse()) {
		const filled = listFilled(grid, row, width);
		if (filled.length > 1 || !isWord(cellOf(grid, row, filled[0]!))) break;
		const text = textOf(grid, row, filled[0]!);
		const isAfterEnd = row > lastTotal && (lastTotal >= 0 || (firstNote !== undefined && row > firstNote));
		const isRemark = text.length > LONGEST_NAME || /[。；;]|[：:]$|^[（(].*[)）]$/.test(text);
		if (
			filled[0] !== name ||
			(isAfterEnd && lastTotal >= 0) ||
			isAfterEnd ||
			isRemark ||
			filled[0] === serial
		)
			notes.add(row);
		else break;
	}
	return notes;
}

function lastFull(grid: SourceGrid, open: readonly number[]): number | undefined {
	return open.findLast((row) => listFilled(grid, row).length > 1);
}
