import type { CellStyle } from './cell-styles.ts';

/** A cell: text, a number, or a text that leads somewhere. `null`: nothing is written. */
export interface SheetCell extends CellStyle {
	value: string | number | null;
	/** Address it leads to. */
	link?: string;
	/** Written behind the text in cinnabar: a warning. */
	warning?: string;
}

export interface Sheet {
	/** Any text: what Excel does not take in a name is replaced. */
	name: string;
	/** Widths of the columns in characters of the body. */
	widths: readonly number[];
	rows: readonly (readonly SheetCell[])[];
	/** Paper of printed pages, landscape; default A4. */
	paper?: 'A4' | 'A3';
	/** How many rows and columns stay in sight. */
	frozen?: { rows: number; columns: number };
	/** Rows of the head and the last row that are filtered by, from 0; every column. */
	filter?: { headRow: number; lastRow: number };
}
