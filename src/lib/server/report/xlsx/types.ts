import type { CellStyle } from './cell-styles.ts';

/** A cell: text, a number, or a text that leads somewhere. `null`: nothing is written. */
export interface SheetCell extends CellStyle {
	value: string | number | null;
	/** How it is computed, without `=`; the value is what it gives. */
	formula?: string;
	/** Address it leads to. */
	link?: string;
	/** Written behind the text in cinnabar: a warning. */
	warning?: string;
}

/** A native chart on a sheet. */
export interface SheetChart {
	/** `chartN.xml`, its data being cells of the workbook. */
	xml: string;
	name: string;
	/** For those who do not see it. */
	description: string;
	/** Cells of its corners, from 0. */
	from: { row: number; column: number };
	to: { row: number; column: number };
}

/** Per cent. */
export const BREAKS_SCALE = 68;

export interface Sheet {
	/** Any text: what Excel does not take in a name is replaced. */
	name: string;
	/** Widths of the columns in characters of the body. */
	widths: readonly number[];
	rows: readonly (readonly SheetCell[])[];
	/** Paper of printed pages, landscape; default A4. */
	paper?: 'A4' | 'A3';
	charts?: readonly SheetChart[];
	/** Rows that a printed page starts with; with them pages are printed at {@link BREAKS_SCALE} instead of fitted. */
	breaks?: readonly number[];
	/** How many rows and columns are frozen. */
	frozen?: { rows: number; columns: number };
	/** Rows of the head and the last row that are filtered by, from 0; every column. */
	filter?: { headRow: number; lastRow: number };
}
