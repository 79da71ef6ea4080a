import type { Choice, MedianCore } from './types.ts';

/**
 * A choice of columns that is improved by swapping one for another, as long as that saves anything.
 * The saving of each exchange is updated incrementally.
 *
 * @see Teitz & Bart (1968); Resende & Werneck (2007), "A fast swap-based local search procedure for location
 * problems". An exchange costs the rows it touches times the columns that are nearer to them than their second nearest.
 */
export class Interchange {
	/** Work done so far: entries and exchanges visited. */
	looks = 0;
	readonly #core: MedianCore;
	/** The chosen column in each place, and the place of each column, −1 of those not chosen. */
	readonly #columns: Int32Array;
	readonly #placeOf: Int32Array;
	/** Place of the cheapest chosen column of each row (−1: the fallback) and the costs of the two cheapest. */
	readonly #first: Int32Array;
	readonly #firstCost: Float64Array;
	readonly #secondCost: Float64Array;
	/** Saved by a column put in; lost by a place given up; and what both at once do not lose: column × place. */
	readonly #gain: Float64Array;
	readonly #loss: Float64Array;
	readonly #kept: Float64Array;

	constructor(core: MedianCore, columns: Int32Array) {
		this.#core = core;
		const { rowCount, columnCount } = core;
		this.#columns = columns.slice();
		this.#placeOf = new Int32Array(columnCount).fill(-1);
		for (const [place, column] of columns.entries()) this.#placeOf[column] = place;
		this.#first = new Int32Array(rowCount);
		this.#firstCost = new Float64Array(rowCount);
		this.#secondCost = new Float64Array(rowCount);
		this.#gain = new Float64Array(columnCount);
		this.#loss = new Float64Array(columns.length);
		this.#kept = new Float64Array(columnCount * columns.length);
		for (let row = 0; row < rowCount; row++) {
			this.#serve(row);
			this.#count(row, 1);
		}
	}

	get choice(): Choice {
		const objective = this.#firstCost.reduce((total, cost) => total + cost, 0);
		return { columns: this.#columns.toSorted(), objective };
	}

	get columns(): Int32Array {
		return this.#columns;
	}

	isChosen(column: number): boolean {
		return this.#placeOf[column]! >= 0;
	}

	/** Exchanges as long as it saves more than `leastSaving`; the best exchange first, of equal ones the first. */
	descend(leastSaving: number): void {
		const { columnCount } = this.#core;
		const places = this.#columns.length;
		for (;;) {
			let [best, bestColumn, bestPlace] = [leastSaving, -1, -1];
			this.looks += columnCount * places;
			for (let column = 0; column < columnCount; column++) {
				if (this.#placeOf[column]! >= 0) continue;
				const gain = this.#gain[column]!;
				for (let place = 0, at = column * places; place < places; place++, at++) {
					const saving = gain - this.#loss[place]! + this.#kept[at]!;
					if (saving > best) [best, bestColumn, bestPlace] = [saving, column, place];
				}
			}
			if (bestColumn < 0) return;
			this.exchange(bestPlace, bestColumn);
		}
	}

	/** Gives up the column in `place` for one that is not chosen. */
	exchange(place: number, column: number): void {
		const { rowCount, rowStart, entryColumn, entryCost } = this.#core;
		const left = this.#columns[place]!;
		const isEither = (other: number) => other === left || other === column;
		this.#placeOf[left] = -1;
		this.#placeOf[column] = place;
		this.#columns[place] = column;
		for (let row = 0; row < rowCount; row++) {
			const second = this.#secondCost[row]!;
			let isTouched = false;
			const start = rowStart[row]!;
			let i = start;
			for (; i < rowStart[row + 1]! && entryCost[i]! <= second && !isTouched; i++)
				isTouched = isEither(entryColumn[i]!);
			this.looks += 1 + i - start;
			if (!isTouched) continue;
			this.#count(row, -1);
			this.#serve(row);
			this.#count(row, 1);
		}
	}

	/** Finds the two cheapest chosen columns of a row. */
	#serve(row: number): void {
		const { rowStart, entryColumn, entryCost, fallback } = this.#core;
		let first = -1;
		this.#firstCost[row] = this.#secondCost[row] = fallback[row]!;
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
			const place = this.#placeOf[entryColumn[i]!]!;
			if (place < 0) continue;
			if (first >= 0) {
				this.#secondCost[row] = entryCost[i]!;
				break;
			}
			first = place;
			this.#firstCost[row] = entryCost[i]!;
		}
		this.#first[row] = first;
	}

	/** Adds a row to what exchanges save, or takes it out again. */
	#count(row: number, sign: 1 | -1): void {
		const { rowStart, entryColumn, entryCost } = this.#core;
		const places = this.#columns.length;
		const first = this.#first[row]!;
		const firstCost = this.#firstCost[row]!;
		const secondCost = this.#secondCost[row]!;
		const end = rowStart[row + 1]!;
		let i = rowStart[row]!;
		for (; i < end && entryCost[i]! < firstCost; i++) {
			const column = entryColumn[i]!;
			this.#gain[column]! += sign * (firstCost - entryCost[i]!);
			if (first >= 0) this.#kept[column * places + first]! += sign * (secondCost - firstCost);
		}
		if (first < 0) return;
		this.#loss[first]! += sign * (secondCost - firstCost);
		for (; i < end && entryCost[i]! < secondCost; i++)
			this.#kept[entryColumn[i]! * places + first]! += sign * (secondCost - entryCost[i]!);
	}
}
