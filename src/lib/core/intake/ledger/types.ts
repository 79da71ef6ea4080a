import type { SourceValue, Told } from '../types.ts';

/** Cells that are one, from and to inclusive, as indexes into the rows of a grid and into the cells of a row. */
export interface GridMerge {
	fromRow: number;
	toRow: number;
	fromColumn: number;
	toColumn: number;
}

/** A sheet as its cells, before anybody knows which of them are headings. */
export interface SourceGrid {
	/** Name of the sheet; of a text table, the file's name without its ending. */
	name: string;
	/** What the program that shows the file calls the first of `rows`, from 1. */
	firstRow: number;
	/** Cells from the left; blank ones are `null`, rows may be shorter than others, a blank row is `[]`. */
	rows: readonly (readonly SourceValue[])[];
	/** The value of merged cells is at their first row and column. */
	merges: readonly GridMerge[];
	/** What is to be said of the sheet: it is hidden, rows are. */
	notes: readonly Told[];
}

/** Where the parts of a ledger lie: indexes into the rows of its grid. */
export interface LedgerParts {
	/** Rows above the heading: title, unit, date, who filled it in. */
	titles: readonly number[];
	/** Rows that name the columns, from the top. Empty: there is no heading. */
	headings: readonly number[];
	/** A row of units below the headings. */
	units: number | null;
	/** First row after all these and after a row that numbers the columns. */
	firstRow: number;
	/** Number of columns that have anything in them. */
	width: number;
}

/** Columns of a ledger by what they tell of its rows, as indexes into the cells; -1: there is none. */
export interface LedgerColumns {
	/** Counts rows: 序号. */
	serial: number;
	/** Names what the row is of. */
	name: number;
	/** Places above the row's own: 城市, 县(市、区), 街道, 社区. */
	places: readonly number[];
}
