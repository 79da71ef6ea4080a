import { unguardFormula } from '#lib/core/intake/formula-guard.ts';
import type { GridMerge, SourceGrid } from '#lib/core/intake/ledger/types.ts';
import type { SourceValue, Told } from '#lib/core/intake/types.ts';
import { checkSize } from '../build-layer.ts';

/** What Excel allows; cells beyond are those of a damaged file. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
const MOST_MERGES = 200_000;
/** Cells after which it is looked again whether they are too many. */
const CHECK_CELLS = 100_000;

/** Gathers the cells of a sheet in any order. Cells that are only formatted leave nothing. */
export class SheetGatherer {
	readonly #file: string;
	readonly #name: string;
	readonly #rows: (SourceValue[] | undefined)[] = [];
	readonly #merges: GridMerge[] = [];
	#cells = 0;
	#checked = 0;
	#width = 0;
	hiddenRows = 0;
	formulasWithoutValues = 0;
	errors = 0;

	constructor(file: string, name: string) {
		this.#file = file;
		this.#name = name;
	}

	/** Cells that are held, with the blank ones between. */
	get cells(): number {
		return this.#cells;
	}

	/** @param row, column from 0; cells outside of what Excel allows are passed over */
	set(row: number, column: number, value: SourceValue): void {
		if (value === null || !(row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS)) return;
		const kept = typeof value === 'string' ? unguardFormula(value) : value;
		if (typeof kept === 'string' && kept.trim() === '') return;
		if (column >= this.#width) {
			this.#width = column + 1;
			this.check();
		}
		const cells = (this.#rows[row] ??= []);
		const length = cells.length;
		while (cells.length < column) cells.push(null);
		cells[column] = kept;
		this.#cells += cells.length - length;
		if (this.#cells < this.#checked) return;
		this.#checked = this.#cells + CHECK_CELLS;
		this.check();
	}

	/** @throws UnreadableFile if there are more columns or cells than can be held */
	check(): void {
		checkSize(this.#file, this.#name, this.#rows.length, this.#width, this.#cells);
	}

	merge(merge: GridMerge): void {
		const { fromRow, toRow, fromColumn, toColumn } = merge;
		const isWhole = [fromRow, toRow, fromColumn, toColumn].every(Number.isInteger);
		if (!isWhole || fromRow < 0 || fromColumn < 0 || toRow < fromRow || toColumn < fromColumn) return;
		if (this.#merges.length < MOST_MERGES) this.#merges.push(merge);
	}

	build(isHidden: boolean): SourceGrid {
		this.check();
		const rows = Array.from({ length: this.#rows.length }, (_, row) => this.#rows[row] ?? []);
		const last = { row: rows.length - 1, column: this.#width - 1 };
		const merges = this.#merges
			.filter(({ fromRow, fromColumn }) => fromRow <= last.row && fromColumn <= last.column)
			.map((merge) => ({
				...merge,
				toRow: Math.min(merge.toRow, last.row),
				toColumn: Math.min(merge.toColumn, last.column)
			}));
		const tell = (code: string, parameters: Told['parameters'] = {}): Told => ({ code, parameters });
		const notes: Told[] = [
			...(isHidden ? [tell('ledger-hidden-sheet')] : []),
			...(this.hiddenRows > 0 ? [tell('ledger-hidden-rows', { rows: this.hiddenRows })] : []),
			...(this.formulasWithoutValues > 0
				? [tell('ledger-formulas-without-values', { cells: this.formulasWithoutValues })]
				: []),
			...(this.errors > 0 ? [tell('ledger-cell-errors', { cells: this.errors })] : [])
		];
		return { name: this.#name, firstRow: 1, rows, merges, notes };
	}
}
