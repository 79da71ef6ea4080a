import type { LeftOut, SourceLayer, SourceRow, SourceTotal, SourceValue, Told } from '../types.ts';
import { fillDown } from './fill-down.ts';
import { findColumns } from './find-columns.ts';
import { findHeading } from './find-heading.ts';
import { findSummedRows } from './find-summed-rows.ts';
import { cellOf, listFilled, textOf } from './grid-cells.ts';
import { nameColumns } from './name-columns.ts';
import { placeByWkt } from './place-by-wkt.ts';
import { sortRows } from './sort-rows.ts';
import { toNumber } from './to-number.ts';
import type { SourceGrid } from './types.ts';

const LONGEST_TEXT = 60;

/**
 * The table that a sheet holds: columns by their headings, rows, and apart from them sums with the rows they are over,
 * names of groups, titles, notes and headings that a new page repeats. Every row of the sheet that is not blank is one of
 * the headings, the rows and those left out; sums are left out and told as totals as well. Texts of merged cells are said
 * of all their rows. A column of WKT becomes the geometry.
 *
 * An empty sheet gives a layer without columns and rows; a table without a heading has the letters of its columns as
 * names. Columns in which nothing stands are left away.
 */
export function readLedger(whole: SourceGrid): SourceLayer {
	const margin = countMargin(whole);
	const grid = margin === 0 ? whole : cutMargin(whole, margin);
	const parts = findHeading(grid);
	const { width } = parts;
	const named = nameColumns(grid, parts, margin);
	const roles = findColumns(grid, parts, named.columns);
	const sorted = sortRows(grid, parts, roles);
	const filled = fillDown(grid, parts, roles, named.columns, sorted.rows);
	const placed = placeByWkt(grid, sorted.rows, width);
	const kept = Array.from({ length: width }, (_, column) => column).filter(
		(column) =>
			column !== placed.column &&
			(parts.headings.some((row) => cellOf(grid, row, column) !== null) ||
				hasValues(grid, parts.firstRow, column))
	);
	const numberOf = (row: number): number => grid.firstRow + row;
	const summed = findSummedRows(grid, sorted, roles, width, (row, column) =>
		String(filled.valueOf(row, column) ?? '')
	);
	const totals = sorted.totals.map(({ row, label }, i): SourceTotal => ({
		row: numberOf(row),
		label,
		values: kept.map((column) => (column === roles.serial ? null : toNumber(cellOf(grid, row, column)))),
		over: summed[i]!.map(numberOf)
	}));
	const rows = sorted.rows.map((row, i): SourceRow => ({
		row: numberOf(row),
		values: kept.map((column): SourceValue => filled.valueOf(row, column)),
		geometry: placed.geometries[i] ?? null
	}));
	const leftOut: LeftOut[] = [
		...parts.titles.map((row) => leaveOut(grid, row, 'ledger-title', titleOf(grid, row, width))),
		...sorted.totals.map(({ row, label }) => leaveOut(grid, row, 'ledger-total', label)),
		...sorted.others.map(({ row, code, text }) => leaveOut(grid, row, code, text))
	].sort((a, b) => a.row! - b.row!);
	const notes: Told[] = [
		...grid.notes,
		...(parts.headings.length === 0 && rows.length > 0
			? [{ code: 'ledger-no-heading', parameters: {} }]
			: []),
		...named.titled.map((column) => ({
			code: 'ledger-unit-of-title',
			parameters: { column: named.columns[column]!, unit: named.units[column]! }
		})),
		...filled.notes,
		...placed.notes
	];
	return {
		name: grid.name,
		columns: kept.map((column) => named.columns[column]!),
		units: kept.map((column) => named.units[column]!),
		rows,
		leftOut,
		notes,
		totals,
		crs: placed.crs
	};
}

/** Blank columns to the left of everything. */
function countMargin({ rows }: SourceGrid): number {
	let margin = Infinity;
	for (const row of rows) {
		let column = 0;
		while (column < row.length && column < margin && row[column] === null) column++;
		if (column < row.length) margin = Math.min(margin, column);
		if (margin === 0) break;
	}
	return margin === Infinity ? 0 : margin;
}

function cutMargin({ rows, merges, ...rest }: SourceGrid, margin: number): SourceGrid {
	return {
		...rest,
		rows: rows.map((row) => row.slice(margin)),
		merges: merges
			.filter(({ toColumn }) => toColumn >= margin)
			.map((merge) => ({
				...merge,
				fromColumn: Math.max(0, merge.fromColumn - margin),
				toColumn: merge.toColumn - margin
			}))
	};
}

const titleOf = (grid: SourceGrid, row: number, width: number): string =>
	listFilled(grid, row, width)
		.map((column) => textOf(grid, row, column))
		.join(' ');

function hasValues(grid: SourceGrid, firstRow: number, column: number): boolean {
	for (let row = firstRow; row < grid.rows.length; row++) if (cellOf(grid, row, column) !== null) return true;
	return false;
}

function leaveOut(grid: SourceGrid, row: number, code: string, text: string): LeftOut {
	const value = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
	return { row: grid.firstRow + row, code, parameters: {}, value };
}
