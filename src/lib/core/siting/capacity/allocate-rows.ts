import type { Allocation, CapacityCore } from './types.ts';

/** Rounding of sums of sizes. */
const ROUNDING = 1e-9;
const ROUNDS = 20;

/**
 * Sends rows to open columns with room for them: those first that would lose most by their second choice, then by
 * moving rows, and moving others out of their way, as long as that helps. A good answer, not always the best.
 *
 * @param columns chosen ones; the fixed ones are open too
 * @see Martello & Toth (1981), regrets of the generalized assignment problem
 */
export function allocateRows(core: CapacityCore, columns: Iterable<number>): Allocation {
	const { rowCount, columnCount, isFixed, fallback, size, room } = core;
	const chosen = Int32Array.from(columns).toSorted();
	const isOpen = isFixed.slice();
	for (const column of chosen) isOpen[column] = 1;
	const { rowStart, entryColumn, entryCost } = keepOpen(core, isOpen);
	const left = room.map((most) => most * (1 + ROUNDING));
	const columnOf = new Int32Array(rowCount).fill(-1);
	const costOf = fallback.slice();
	const rowsOf = Array.from({ length: columnCount }, () => new Set<number>());

	const put = (row: number, column: number, cost: number) => {
		const old = columnOf[row]!;
		if (old >= 0) {
			left[old]! += size[row]!;
			rowsOf[old]!.delete(row);
		}
		columnOf[row] = column;
		costOf[row] = cost;
		if (column >= 0) {
			left[column]! -= size[row]!;
			rowsOf[column]!.add(row);
		}
	};
	/** The cheapest other place for a row, with room for it. */
	const findPlace = (row: number, but = -1): { column: number; cost: number } => {
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
			const column = entryColumn[i]!;
			if (column !== but && left[column]! >= size[row]!) return { column, cost: entryCost[i]! };
		}
		return { column: -1, cost: fallback[row]! };
	};

	for (const row of orderByRegret(rowStart, entryCost, fallback)) {
		const { column, cost } = findPlace(row);
		put(row, column, cost);
	}
	for (let round = 0, isBetter = true; isBetter && round < ROUNDS; round++) {
		isBetter = false;
		for (let row = 0; row < rowCount; row++)
			for (let i = rowStart[row]!; i < rowStart[row + 1]! && entryCost[i]! < costOf[row]!; i++) {
				const column = entryColumn[i]!;
				if (left[column]! >= size[row]!) put(row, column, entryCost[i]!);
				else if (!makeRoom(row, column, costOf[row]! - entryCost[i]!)) continue;
				else put(row, column, entryCost[i]!);
				isBetter = true;
				break;
			}
	}
	return { columns: chosen, columnOf, objective: costOf.reduce((sum, cost) => sum + cost, 0) };

	/** Moves one row out of a column, if that costs less than the room is worth. */
	function makeRoom(row: number, column: number, worth: number): boolean {
		const needed = size[row]! - left[column]!;
		let best: { out: number; column: number; cost: number; extra: number } | undefined;
		for (const out of rowsOf[column]!) {
			if (size[out]! < needed) continue;
			const place = findPlace(out, column);
			// What the row leaves behind may be just the room it takes.
			const extra = place.cost - costOf[out]!;
			if (
				extra < worth * (1 - ROUNDING) &&
				(!best || extra < best.extra || (extra === best.extra && out < best.out))
			)
				best = { out, ...place, extra };
		}
		if (!best) return false;
		put(best.out, best.column, best.cost);
		return true;
	}
}

/** The entries of open columns. */
function keepOpen({ rowCount, rowStart, entryColumn, entryCost }: CapacityCore, isOpen: Uint8Array) {
	const start = new Int32Array(rowCount + 1);
	const column: number[] = [];
	const cost: number[] = [];
	for (let row = 0; row < rowCount; row++) {
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
			if (!isOpen[entryColumn[i]!]) continue;
			column.push(entryColumn[i]!);
			cost.push(entryCost[i]!);
		}
		start[row + 1] = column.length;
	}
	return { rowStart: start, entryColumn: column, entryCost: cost };
}

/** Rows by what they lose if their first choice is full, most first. */
function orderByRegret(rowStart: Int32Array, entryCost: readonly number[], fallback: Float64Array): number[] {
	const regret = fallback.map((none, row) => {
		const [from, to] = [rowStart[row]!, rowStart[row + 1]!];
		const first = from < to ? entryCost[from]! : none;
		return (from + 1 < to ? entryCost[from + 1]! : none) - first;
	});
	return [...regret.keys()].toSorted((a, b) => regret[b]! - regret[a]! || a - b);
}
