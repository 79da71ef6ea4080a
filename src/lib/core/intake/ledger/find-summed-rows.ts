import { cellOf } from './grid-cells.ts';
import { stripGroup } from './ledger-words.ts';
import { isNear } from './matches-group.ts';
import type { SortedRows, TotalRow } from './sort-rows.ts';
import { toNumber } from './to-number.ts';
import type { LedgerColumns, SourceGrid } from './types.ts';

/** Rows from one index to another of those summed, or those of one place. */
interface Candidate {
	rows: readonly number[];
	sumOf: (column: number) => number;
}

/**
 * The rows that each total is over, as indexes into the grid. Where a total stands says which rows these can be: before it,
 * after it, all, or those of the place it names; of these the one is taken whose figures add up in most columns, and
 * where none does, the one that is usual for such a label. In a table of sums alone they are over other sums.
 *
 * @param filled cells of places that merged or blank cells leave out, by row and column
 * @returns in the order of the totals
 */
export function findSummedRows(
	grid: SourceGrid,
	{ rows, totals }: Pick<SortedRows, 'rows' | 'totals'>,
	{ serial, places }: LedgerColumns,
	width: number,
	filled: (row: number, column: number) => string
): number[][] {
	const among = totals
		.filter(({ label, kind }) => kind === 'part' && !/小计/.test(label))
		.map(({ row }) => row);
	const isSumsOnly = rows.length === 0;
	const leaves = isSumsOnly ? among : rows;
	const sums = sumUp(grid, leaves, width);
	const byPlace = groupByPlace(leaves, places, filled);
	const positions = totals.map(({ row }) => countBefore(leaves, row));
	const n = leaves.length;
	const range = (from: number, to: number): Candidate | undefined =>
		to <= from
			? undefined
			: {
					rows: leaves.slice(from, to),
					sumOf: (column) => (sums[column]?.[to] ?? 0) - (sums[column]?.[from] ?? 0)
				};
	return totals.map((total, i) => {
		if (isSumsOnly && among.includes(total.row)) return [];
		const at = positions[i]!;
		const before = (isSame: (other: TotalRow) => boolean): number =>
			positions.findLast((place, k) => k < i && place < at && isSame(totals[k]!)) ?? 0;
		const after = (isSame: (other: TotalRow) => boolean): number =>
			positions.find((place, k) => k > i && place > at && isSame(totals[k]!)) ?? n;
		const isAny = () => true;
		const isAlike = (other: TotalRow) => likenessOf(other) === likenessOf(total);
		const placed = byPlace.get(total.name === '' ? placeOf(total.row, places, filled) : total.name);
		const ofPlace = placed && {
			rows: placed,
			sumOf: (column: number) =>
				placed.reduce((sum, row) => sum + (toNumber(cellOf(grid, row, column)) ?? 0), 0)
		};
		const back = [range(before(isAny), at), range(before(isAlike), at)];
		const ahead = [range(at, after(isAlike)), range(at, after(isAny))];
		const order =
			total.kind === 'all' && total.name === ''
				? [range(0, at === 0 || at === n ? n : at), range(0, n), ...back, ...ahead, range(at, n)]
				: total.kind === 'group' || total.label.trim().startsWith('其中')
					? [ofPlace, ...ahead, ...back]
					: [ofPlace, ...back, ...ahead, range(0, at), range(0, n)];
		return [...choose(grid, total.row, serial, width, order)];
	});
}

function choose(
	grid: SourceGrid,
	row: number,
	serial: number,
	width: number,
	candidates: readonly (Candidate | undefined)[]
): readonly number[] {
	const figures: [column: number, number: number][] = [];
	for (let column = 0; column < width; column++) {
		const number = column === serial ? null : toNumber(cellOf(grid, row, column));
		if (number !== null) figures.push([column, number]);
	}
	let best: readonly number[] = candidates.find((candidate) => candidate !== undefined)?.rows ?? [];
	let most = 0;
	for (const candidate of candidates) {
		if (candidate === undefined) continue;
		const right = figures.filter(([column, number]) => isNear(candidate.sumOf(column), number)).length;
		if (right > most) [best, most] = [candidate.rows, right];
	}
	return best;
}

/** Sums of the first 0, 1, 2 … rows, of each column that has figures. */
function sumUp(grid: SourceGrid, rows: readonly number[], width: number): (Float64Array | undefined)[] {
	return Array.from({ length: width }, (_, column) => {
		const sums = new Float64Array(rows.length + 1);
		let hasFigures = false;
		for (const [i, row] of rows.entries()) {
			const number = toNumber(cellOf(grid, row, column));
			if (number !== null) hasFigures = true;
			sums[i + 1] = sums[i]! + (number ?? 0);
		}
		return hasFigures ? sums : undefined;
	});
}

function groupByPlace(
	rows: readonly number[],
	places: readonly number[],
	filled: (row: number, column: number) => string
): Map<string, number[]> {
	const groups = new Map<string, number[]>();
	for (const row of rows)
		for (const column of places) {
			const name = stripGroup(filled(row, column));
			if (name === '') continue;
			const group = groups.get(name);
			if (group === undefined) groups.set(name, [row]);
			else if (group.at(-1) !== row) group.push(row);
		}
	return groups;
}

/** The innermost place that a total is told to be in. */
const placeOf = (
	row: number,
	places: readonly number[],
	filled: (row: number, column: number) => string
): string => places.map((column) => stripGroup(filled(row, column))).findLast((name) => name !== '') ?? '-';

/** Totals of one kind stand at the ends of parts of one kind: 街道 within 区, （一） within 一、. */
function likenessOf({ label, name, kind }: TotalRow): string {
	const numbering = /^[(（]/.test(label) ? '(' : /^[一二三四五六七八九十]/.test(label) ? '一' : '';
	const level = /(?:街道|办事处|[镇乡])$/.test(name) ? 'town' : /[区县市旗]$/.test(name) ? 'county' : '';
	return `${kind} ${numbering} ${level}`;
}

function countBefore(rows: readonly number[], row: number): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (rows[middle]! < row) low = middle + 1;
		else high = middle;
	}
	return low;
}
