import { cellOf, findMerge, isWord, listFilled, textOf } from './grid-cells.ts';
import { isHeadingWord, isNote, plainOf } from './ledger-words.ts';
import { isUnit, readUnit } from './read-unit.ts';
import { toNumber } from './to-number.ts';
import type { GridMerge, LedgerParts, SourceGrid } from './types.ts';

/** A heading begins in one of the first rows that are not blank. */
const LOOK_ROWS = 40;
const MOST_HEADING_ROWS = 4;
/** Rows below that are compared with a first row that may be heading or not. */
const SAMPLE_ROWS = 60;

/**
 * The rows of title, heading, units and column numbers, and where rows of the table begin. A heading is the first row that
 * is no title, has words only, and does not look like the rows below; rows that its merged or blank cells are divided in
 * belong to it.
 */
export function findHeading(grid: SourceGrid): LedgerParts {
	const width = widthOf(grid);
	const merges = grid.merges.filter(({ fromRow }) => fromRow <= LOOK_ROWS * 2);
	const filledRows: number[] = [];
	for (let row = 0; row < grid.rows.length && filledRows.length < LOOK_ROWS; row++)
		if (listFilled(grid, row, width).length > 0) filledRows.push(row);
	let at = 0;
	while (at < filledRows.length - 1 && isTitle(grid, filledRows[at]!, width)) at++;
	// A table of which every row looks like a title has none.
	if (at === filledRows.length - 1 && at > 0 && isTitle(grid, filledRows[at]!, width)) at = 0;
	const titles = filledRows.slice(0, at);
	const headings: number[] = [];
	const first = filledRows[at];
	let units: number | null = null;
	if (first !== undefined && looksLikeHeading(grid, first, filledRows.slice(at + 1), width)) {
		headings.push(first);
		at++;
		for (; at < filledRows.length && headings.length < MOST_HEADING_ROWS; at++) {
			const row = filledRows[at]!;
			if (units === null && isUnitRow(grid, row, width)) units = row;
			else if (units === null && continuesHeading(grid, merges, headings, row, width)) headings.push(row);
			else break;
		}
	}
	if (headings.length > 0 && at < filledRows.length - 1 && isNumberRow(grid, filledRows[at]!, width)) at++;
	const firstRow = filledRows[at] ?? grid.rows.length;
	return { titles, headings, units, firstRow, width };
}

function widthOf(grid: SourceGrid): number {
	let width = 0;
	for (const row of grid.rows) {
		let length = row.length;
		while (length > width && (row[length - 1] ?? null) === null) length--;
		if (length > width) width = length;
	}
	return width;
}

function isTitle(grid: SourceGrid, row: number, width: number): boolean {
	const filled = listFilled(grid, row, width);
	const texts = filled.map((column) => textOf(grid, row, column));
	if (filled.length === 1) {
		const [column] = filled as [number];
		const isOneColumn = width === 1 || filled.length === width;
		if (!isWord(cellOf(grid, row, column))) return false;
		return isOneColumn ? isStatement(texts[0]!) : !isHeadingWord(texts[0]!) || width > 2;
	}
	return filled.length <= 6 && filled.length < Math.max(3, width) && texts.some(isStatement)
		? texts.every((text) => isStatement(text) || isDate(text) || plainOf(text).length > 8)
		: false;
}

/** `单位：万元`, `填报单位：莲池区住建局`, `附件1`, `2023年5月`. */
function isStatement(text: string): boolean {
	const plain = plainOf(text);
	return isNote(plain) ||
		/^附[件表]\d*[:]?$|^表\d|(?:计划|统计|汇总|明细|情况|任务|进度|登记|台)[账表]/.test(plain)
		? true
		: /^.{2,12}:/.test(plain) && !isHeadingWord(plain);
}

const isDate = (text: string): boolean =>
	/^\d{4}([-./年]\d{1,2}([-./月]\d{1,2}日?)?月?|年)?$/.test(plainOf(text));

const isYear = (value: unknown): boolean =>
	typeof value === 'number' && Number.isInteger(value) && value >= 1949 && value <= 2100;

function looksLikeHeading(grid: SourceGrid, row: number, below: readonly number[], width: number): boolean {
	const filled = listFilled(grid, row, width);
	const words = filled.filter((column) => isWord(cellOf(grid, row, column)));
	if (words.length === 0) return false;
	const known = words.filter((column) => {
		const text = textOf(grid, row, column);
		return isHeadingWord(text) || readUnit(text) !== '';
	}).length;
	const others = filled.filter((column) => !words.includes(column));
	if (
		others.some(
			(column) => !isYear(cellOf(grid, row, column)) && toNumber(cellOf(grid, row, column)) !== null
		)
	)
		return known >= 0.6 * filled.length;
	if (known >= 0.4 * filled.length) return true;
	if (below.length === 0) return known > 0;
	if (words.some((column) => textOf(grid, row, column).length > 40)) return false;
	let likeBelow = 0;
	for (const column of words) {
		const text = textOf(grid, row, column);
		const values = below.slice(0, SAMPLE_ROWS).map((other) => cellOf(grid, other, column));
		const given = values.filter((value) => value !== null);
		// The heading that a page repeats is equal in all its cells; one value that comes again is a value.
		const equal = below.filter((other) => textOf(grid, other, column) === text);
		if (equal.some((other) => words.some((one) => textOf(grid, other, one) !== textOf(grid, row, one))))
			return false;
		if (given.length > 0 && given.every((value) => !isWord(value))) return true;
		if (given.filter((value) => endsAlike(text, String(value))).length > 0.5 * given.length) likeBelow++;
	}
	return width === 1 ? known > 0 : likeBelow < 0.5 * words.length;
}

const endsAlike = (one: string, other: string): boolean =>
	one.length > 2 &&
	other.length > 2 &&
	one.slice(-1) === other.slice(-1) &&
	/[\u4e00-\u9fff]/.test(one.slice(-1));

const isUnitRow = (grid: SourceGrid, row: number, width: number): boolean => {
	const texts = listFilled(grid, row, width).map((column) =>
		textOf(grid, row, column).replace(/^\((.*)\)$|^（(.*)）$/, '$1$2')
	);
	return texts.length > 0 && texts.every((text) => isUnit(text));
};

/** `1 2 3 4`, `甲 乙 1 2`, `A B C`, `① ② ③`: the numbers of the columns. */
function isNumberRow(grid: SourceGrid, row: number, width: number): boolean {
	const filled = listFilled(grid, row, width);
	if (filled.length < Math.max(3, 0.8 * width)) return false;
	const marks = filled.map((column) => plainOf(textOf(grid, row, column)).replace(/^[([]|[)\]]$/g, ''));
	const ordinals = marks.map((mark) => {
		const place = '甲乙丙丁戊己庚辛'.indexOf(mark);
		if (place >= 0 && mark.length === 1) return null;
		if (/^[A-Z]$/.test(mark)) return mark.charCodeAt(0) - 64;
		if (/^[\u2460-\u2473]$/.test(mark)) return mark.charCodeAt(0) - 0x245f;
		const number = /^(\d{1,3})(=.*)?$/.exec(mark)?.[1];
		return number === undefined ? Number.NaN : Number(number);
	});
	if (marks.every((mark) => /^[甲乙丙丁戊己庚辛]$/.test(mark))) return true;
	const numbers = ordinals.filter((ordinal) => ordinal !== null);
	return numbers.length > 0 && numbers.every((number, i) => number === i + (numbers[0] === 0 ? 0 : 1));
}

function continuesHeading(
	grid: SourceGrid,
	merges: readonly GridMerge[],
	headings: readonly number[],
	row: number,
	width: number
): boolean {
	const filled = listFilled(grid, row, width);
	if (!filled.every((column) => isWord(cellOf(grid, row, column)) || isYear(cellOf(grid, row, column))))
		return false;
	const top = headings[0]!;
	const above = headings.at(-1)!;
	const isTall = merges.some(
		({ fromRow, toRow }) => fromRow >= top && fromRow <= above && toRow >= row && toRow - top < 6
	);
	if (isTall) return true;
	const isDivided = (column: number): boolean => {
		const merge = findMerge(merges, above, column);
		if (merge) return merge.toColumn > merge.fromColumn && merge.fromRow === above;
		// A name that nothing stands beside is that of a group; one that has a neighbour is merged down to here.
		const named = headings.findLast((heading) => cellOf(grid, heading, column) !== null);
		if (named === undefined) return true;
		return column + 1 < width && cellOf(grid, named, column + 1) === null;
	};
	const isFirstBlank = filled[0]! > 0 && cellOf(grid, above, 0) !== null;
	const isGroup = (column: number): boolean =>
		cellOf(grid, above, column) === null || findMerge(merges, above, column) !== undefined || isFirstBlank;
	if (filled.some(isGroup) && filled.every(isDivided)) return true;
	// One column may be all that a group has: then only words tell, and that the rows' first column is blank.
	const known = filled.filter((column) => {
		const text = textOf(grid, row, column);
		return isHeadingWord(text) || readUnit(text) !== '';
	}).length;
	return isFirstBlank && known >= 0.75 * filled.length;
}
