import type { Column, LinearProgram, RowBounds } from './types.ts';

/** Puts a linear program together, column by column and row by row. */
export class ProgramBuilder {
	readonly #sense: 'min' | 'max';
	readonly #columns: Column[] = [];
	readonly #rows: RowBounds[] = [];
	readonly #rowStart: number[] = [0];
	readonly #entryColumn: number[] = [];
	readonly #entryValue: number[] = [];

	constructor(sense: 'min' | 'max') {
		this.#sense = sense;
	}

	get columnCount(): number {
		return this.#columns.length;
	}

	/**
	 * @returns the column's index
	 * @throws RangeError if the cost is not finite, or no value lies between the bounds
	 */
	addColumn({ cost, lower, upper, integer }: Column): number {
		if (!Number.isFinite(cost)) throw new RangeError(`A column's cost must be finite, not ${cost}.`);
		checkBounds({ lower, upper }, 'column');
		return this.#columns.push({ cost, lower, upper, integer }) - 1;
	}

	/** A column that is 0 or 1. @returns its index */
	addChoice(cost: number): number {
		return this.addColumn({ cost, lower: 0, upper: 1, integer: true });
	}

	/**
	 * @param entries column and coefficient, each column at most once
	 * @returns the row's index
	 * @throws RangeError if a column does not exist yet or is given twice, or a coefficient is not finite
	 */
	addRow({ lower, upper }: RowBounds, entries: Iterable<readonly [column: number, value: number]>): number {
		checkBounds({ lower, upper }, 'row');
		const seen = new Set<number>();
		for (const [column, value] of entries) {
			if (!(Number.isInteger(column) && column >= 0 && column < this.#columns.length))
				throw new RangeError(`There is no column ${column}; there are ${this.#columns.length}.`);
			if (seen.has(column)) throw new RangeError(`Column ${column} stands twice in one row.`);
			if (!Number.isFinite(value)) throw new RangeError(`A coefficient must be finite, not ${value}.`);
			seen.add(column);
			this.#entryColumn.push(column);
			this.#entryValue.push(value);
		}
		this.#rowStart.push(this.#entryColumn.length);
		return this.#rows.push({ lower, upper }) - 1;
	}

	/** A snapshot of the program; later additions do not change it. */
	build(): LinearProgram {
		return {
			sense: this.#sense,
			columns: [...this.#columns],
			rows: [...this.#rows],
			rowStart: Int32Array.from(this.#rowStart),
			entryColumn: Int32Array.from(this.#entryColumn),
			entryValue: Float64Array.from(this.#entryValue)
		};
	}
}

function checkBounds({ lower, upper }: RowBounds, what: string): void {
	if (!(lower <= upper && lower < Infinity && upper > -Infinity))
		throw new RangeError(`No value of a ${what} lies between ${lower} and ${upper}.`);
}
