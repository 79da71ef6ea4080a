import { cellOf, findMerge, isWord, listFilled, textOf } from './grid-cells.ts';
import {
	isGroupNumber,
	isPlaceName,
	isSurePlaceName,
	plainOf,
	stripGroup,
	type TotalLabel
} from './ledger-words.ts';
import { listLabels } from './list-labels.ts';
import { shareOfSums } from './matches-group.ts';
import { toNumber } from './to-number.ts';
import type { LedgerColumns, LedgerParts, SourceGrid } from './types.ts';

const CHINESE_NUMBER = /^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.])/;
/** `1.1`, `2-3`: rows of groups that are numbered 1, 2. */
const SUBNUMBER = /^\d+[-.—]\d+$/;

/**
 * Rows that name a group of the rows below them, alone or with its sums: `一 | 莲池区 | 420`. A row is taken for one
 * where it has no number and others have, is numbered in another way, is merged over the table, or has the name of a
 * place and other rows have names of communities; where that leaves a doubt, its figures must be the sums of the rows below.
 *
 * @param open rows that words did not decide, in order
 * @param totals rows that are sums by their words
 * @returns the label as it is written, by row
 */
export function findGroups(
	grid: SourceGrid,
	{ width }: LedgerParts,
	columns: LedgerColumns,
	open: readonly number[],
	totals: readonly (TotalLabel & { row: number })[]
): Map<number, string> {
	const { serial, name, places } = columns;
	const groups = new Map<number, string>();
	const wide = grid.merges.filter(({ fromColumn, toColumn }) => toColumn - fromColumn >= 0.5 * width);
	const totalRows = new Set(totals.map(({ row }) => row));
	const isShare = (rows: { size: number }, share: number) => rows.size >= share * open.length;
	const subnumbered = new Set(
		open.filter((row) => serial >= 0 && SUBNUMBER.test(plainOf(textOf(grid, row, serial))))
	);
	const counted = isShare(subnumbered, 0.5)
		? subnumbered
		: new Set(open.filter((row) => serial >= 0 && toNumber(cellOf(grid, row, serial)) !== null));
	const isCountedTable = counted.size > 0 && isShare(counted, 0.4);
	const labels = new Map(open.map((row) => [row, labelOf(grid, row, columns, width)]));
	const named = (isSuch: (name: string) => boolean) =>
		new Set(open.filter((row) => isSuch(stripGroup(labels.get(row)!))));
	const known = new Set(open.flatMap((row) => places.map((place) => stripGroup(textOf(grid, row, place)))));
	const placeNamed = named(isPlaceName);
	const sureNamed = named((label) => isSurePlaceName(label) || (label !== '' && known.has(label)));
	const numbered = new Set(
		open.filter((row) =>
			listFilled(grid, row, width)
				.slice(0, 2)
				.some((column) => {
					const text = plainOf(textOf(grid, row, column));
					return isGroupNumber(text) || CHINESE_NUMBER.test(text);
				})
		)
	);
	const isFew = (rows: { size: number }) => rows.size <= 0.5 * open.length;
	const isFollowed = (at: number): boolean => {
		const next = open[at + 1];
		if (next === undefined || listFilled(grid, next).length < 2) return false;
		for (let row = open[at]! + 1; row < next; row++) if (totalRows.has(row)) return false;
		return true;
	};
	for (const [at, row] of open.entries()) {
		const label = labels.get(row)!;
		if (counted.has(row) || label === '') continue;
		const filled = listFilled(grid, row, width);
		const words = filled.filter((column) => isWord(cellOf(grid, row, column)));
		const isNumbered = numbered.has(row) && isFew(numbered);
		const isAlone =
			width > 1 && words.length === filled.length && words.length <= (numbered.has(row) ? 2 : 1);
		// A row that tells its place in the columns for it and has a name is a row, whatever the name.
		const isNamed =
			name >= 0 && places.some((place) => place !== filled[0] && isWord(cellOf(grid, row, place)));
		const isPlace = placeNamed.has(row) && isFew(placeNamed) && !isNamed;
		if (isAlone) {
			const isWide = findMerge(wide, row, filled[0]!) !== undefined;
			const stands = isCountedTable || filled[0] !== name;
			if (isWide || isPlace || isNumbered || (stands && isFollowed(at))) groups.set(row, label);
			continue;
		}
		if (isNumbered && (isPlace || isCountedTable)) groups.set(row, label);
		else if (isPlace && words.length <= 2 && (isCountedTable || words.length === 1)) {
			const isMember = (other: number) => !placeNamed.has(other) && !groups.has(other);
			const isSure = sureNamed.has(row) && isFew(sureNamed);
			if (isSure || shareOfSums(grid, columns, open, at, isMember).share > 0.5) groups.set(row, label);
		} else if (isCountedTable && words.length === 1) {
			const { share, figures } = shareOfSums(grid, columns, open, at, (other) => counted.has(other));
			if (share === 1 && figures >= 2) groups.set(row, label);
		}
	}
	return groups;
}

function labelOf(grid: SourceGrid, row: number, columns: LedgerColumns, width: number): string {
	const own = columns.name < 0 ? null : cellOf(grid, row, columns.name);
	if (isWord(own)) return String(own);
	const texts = listLabels(grid, row, columns, listFilled(grid, row, width));
	return texts.find((text) => !isGroupNumber(text)) ?? texts[0] ?? '';
}
