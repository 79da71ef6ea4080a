import type { WorkBudget } from '../../work/work-budget.ts';
import { allocateRows } from './allocate-rows.ts';
import type { Allocation, CapacityCore } from './types.ts';

/** Units of `WorkBudget` for each entry whenever rows are reallocated. */
const ALLOCATION_WORK = 1e-5;

/** How many exchanges for each chosen column are evaluated exactly. */
const CLOSE_LOOKS = 4;

/** Chooses columns one after another, each the one that promises to save most with the room it has. */
export function addWithRoom(core: CapacityCore): Allocation {
	let found = allocateRows(core, []);
	for (let k = 0; k < core.count; k++) {
		const promised = promiseOf(core, found);
		let best = -1;
		for (let column = 0; column < core.columnCount; column++)
			if (canAdd(core, found, column) && (best < 0 || promised[column]! > promised[best]!)) best = column;
		found = allocateRows(core, [...found.columns, best]);
	}
	return found;
}

/** Exchanges chosen columns for others as long as that helps, or until the budget is spent. */
export function exchangeWithRoom(core: CapacityCore, start: Allocation, budget: WorkBudget): Allocation {
	const lookWork = ALLOCATION_WORK * core.entryColumn.length;
	let best = start;
	for (let isBetter = true; isBetter;) {
		isBetter = false;
		for (const column of best.columns) {
			if (budget.isOver()) return best;
			if (!best.columns.includes(column)) continue;
			const others = best.columns.filter((other) => other !== column);
			const without = allocateRows(core, others);
			const promised = promiseOf(core, without);
			budget.spend(2 * lookWork);
			const likely = [...promised.keys()]
				.filter((other) => other !== column && canAdd(core, without, other))
				.toSorted((a, b) => promised[b]! - promised[a]! || a - b)
				.slice(0, CLOSE_LOOKS);
			for (const other of likely) {
				const found = allocateRows(core, [...others, other]);
				budget.spend(lookWork);
				if (found.objective >= best.objective * (1 - 1e-12)) continue;
				best = found;
				isBetter = true;
				break;
			}
		}
	}
	return best;
}

const canAdd = ({ isFixed }: CapacityCore, { columns }: Allocation, column: number) =>
	!isFixed[column] && !columns.includes(column);

/** What each column would save of what rows cost now, filled with those that save most for their size. */
function promiseOf(core: CapacityCore, { columnOf }: Allocation): Float64Array {
	const { rowCount, columnCount, rowStart, entryColumn, entryCost, fallback, size, room } = core;
	const offers = Array.from({ length: columnCount }, (): { saved: number; size: number }[] => []);
	for (let row = 0; row < rowCount; row++) {
		const [from, to] = [rowStart[row]!, rowStart[row + 1]!];
		let cost = fallback[row]!;
		for (let i = from; i < to; i++) if (entryColumn[i] === columnOf[row]) cost = entryCost[i]!;
		for (let i = from; i < to && entryCost[i]! < cost; i++)
			offers[entryColumn[i]!]!.push({ saved: cost - entryCost[i]!, size: size[row]! });
	}
	return Float64Array.from(offers, (rows, column) => {
		let left = room[column]!;
		let saved = 0;
		for (const offer of rows.toSorted((a, b) => b.saved / b.size - a.saved / a.size))
			if (offer.size <= left) {
				left -= offer.size;
				saved += offer.saved;
			}
		return saved;
	});
}
