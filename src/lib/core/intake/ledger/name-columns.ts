import { cellOf, findMerge, textOf } from './grid-cells.ts';
import { readTitleUnits, readUnit, unitOfTitle } from './read-unit.ts';
import type { LedgerParts, SourceGrid } from './types.ts';

/** Names of the columns from the left, unique, and their units; '' where none is stated. */
export interface NamedColumns {
	columns: string[];
	units: string[];
	/** Columns whose unit is that of the title. */
	titled: number[];
}

/**
 * Names the columns by the heading rows from the top, joined by '/'; what is merged, or blank after a group's name, is
 * said of all columns of the group. A column without a heading has its letter: `C列`. Names that come again are numbered.
 *
 * @param margin columns of the sheet that lie to the left of the grid
 */
export function nameColumns(grid: SourceGrid, parts: LedgerParts, margin = 0): NamedColumns {
	const { headings, width } = parts;
	const levels = headings.map((row, level) => nameLevel(grid, parts, row, level));
	const titleUnits = parts.titles.flatMap((row) =>
		(grid.rows[row] ?? []).flatMap((value) => (typeof value === 'string' ? readTitleUnits(value) : []))
	);
	const columns: string[] = [];
	const units: string[] = [];
	const titled: number[] = [];
	const taken = new Set<string>();
	for (let column = 0; column < width; column++) {
		const names = levels.map((level) => level[column]!).filter((name) => name !== '');
		const whole = names.filter((name, i) => name !== names[i - 1]).join('/');
		const base = whole === '' ? `${letterOf(margin + column)}列` : whole;
		let name = base;
		for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
		taken.add(name);
		columns.push(name);
		const below = parts.units === null ? '' : textOf(grid, parts.units, column).replace(/^[(（]|[)）]$/g, '');
		// The lowest heading is nearest to the values.
		let unit = below || (names.map(readUnit).findLast((stated) => stated !== '') ?? '');
		if (unit === '') {
			unit = unitOfTitle(whole, titleUnits);
			if (unit !== '') titled.push(column);
		}
		units.push(unit);
	}
	return { columns, units, titled };
}

function nameLevel(grid: SourceGrid, { headings, width }: LedgerParts, row: number, level: number): string[] {
	const names: string[] = [];
	const merges = grid.merges.filter(({ fromRow, toRow }) => fromRow <= row && toRow >= row);
	const isDivided = (column: number): boolean =>
		headings.slice(level + 1).some((below) => cellOf(grid, below, column) !== null);
	const above = headings[level - 1];
	/** Column of the group's name that blanks to the right belong to. */
	let group = -1;
	for (let column = 0; column < width; column++) {
		const merge = findMerge(merges, row, column);
		const own =
			merge === undefined ? textOf(grid, row, column) : textOf(grid, merge.fromRow, merge.fromColumn);
		if (own !== '') {
			names.push(tidyName(own));
			group = merge === undefined && isDivided(column) ? column : -1;
			continue;
		}
		// A group ends where the one above it does.
		if (above !== undefined && cellOf(grid, above, column) !== null) group = -1;
		if (!isDivided(column)) group = -1;
		names.push(group < 0 ? '' : names[group]!);
	}
	return names;
}

/** Headings are broken into lines and spread with blanks to fit their cells. */
const tidyName = (text: string): string =>
	text
		.replace(/(?<=[^\0-\x7F])\s+|\s+(?=[^\0-\x7F])/g, '')
		.replace(/\s+/g, ' ')
		.trim();

function letterOf(column: number): string {
	let letters = '';
	for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
		letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
	return letters;
}
