import { ProgramBuilder } from '../../solver/program-builder.ts';
import type { Solver } from '../../solver/types.ts';
import type { WorkBudget } from '../../work/work-budget.ts';
import { allocateRows } from './allocate-rows.ts';
import type { Allocation, CapacityCore } from './types.ts';

/**
 * The whole model by a linear solver: a choice for each column, and for each row and column it could go to.
 *
 * @param start an allocation to begin with
 * @returns the best found, not worse than the start, and a bound
 */
export function solveCapacityProgram(
	core: CapacityCore,
	start: Allocation,
	{ solver, budget, bound }: { solver: Solver; budget: WorkBudget; bound: number }
): Allocation & { bound: number } {
	const {
		rowCount,
		columnCount,
		count,
		isFixed,
		rowStart,
		entryColumn,
		entryCost,
		fallback,
		size,
		room,
		unit
	} = core;
	const builder = new ProgramBuilder('min');
	const at: number[] = [];
	const choice = Int32Array.from({ length: columnCount }, (_, column) => {
		const isChosen = isFixed[column] === 1 || start.columns.includes(column);
		at.push(isChosen ? 1 : 0);
		return builder.addColumn({ cost: 0, lower: isFixed[column] ? 1 : 0, upper: 1, integer: true });
	});
	const takers = Array.from({ length: columnCount }, (): [number, number][] => []);
	const goes = new Int32Array(entryColumn.length);
	for (let row = 0; row < rowCount; row++) {
		const [from, to] = [rowStart[row]!, rowStart[row + 1]!];
		const ways: [number, number][] = [];
		for (let i = from; i < to; i++) {
			const column = entryColumn[i]!;
			goes[i] = builder.addChoice(entryCost[i]!);
			at.push(start.columnOf[row] === column ? 1 : 0);
			ways.push([goes[i]!, 1]);
			takers[column]!.push([goes[i]!, size[row]!]);
			if (!isFixed[column])
				builder.addRow({ lower: 0, upper: Infinity }, [
					[choice[column]!, 1],
					[goes[i]!, -1]
				]);
		}
		ways.push([builder.addColumn({ cost: fallback[row]!, lower: 0, upper: 1, integer: false }), 1]);
		at.push(start.columnOf[row]! < 0 ? 1 : 0);
		builder.addRow({ lower: 1, upper: 1 }, ways);
	}
	for (const [column, rows] of takers.entries())
		builder.addRow({ lower: -Infinity, upper: 0 }, [...rows, [choice[column]!, -room[column]!]]);
	const open = [...choice.keys()].filter((column) => !isFixed[column]);
	builder.addRow(
		{ lower: 0, upper: count },
		open.map((column) => [choice[column]!, 1])
	);
	const solved = solver.solve(builder.build(), {
		work: budget.left,
		timeLimitS: budget.leftS,
		...(unit > 0 && { absoluteGap: unit * (1 - 1e-6) }),
		start: Float64Array.from(at),
		isEnough: (found) => Math.min(found.objective, start.objective) <= bound + 1e-9 * Math.abs(bound)
	});
	budget.spend(solved.work);
	if (solved.stoppedBy === 'time') budget.noteTimeUp();
	const better = solved.x.length > 0 && solved.objective < start.objective ? readAllocation() : start;
	const proven = solved.status === 'optimal' ? solved.objective : solved.bound;
	return { ...better, bound: Math.min(better.objective, Math.max(bound, proven)) };

	function readAllocation(): Allocation {
		const columns = new Set(open.filter((column) => solved.x[choice[column]!] === 1));
		for (const column of open) if (columns.size < count) columns.add(column);
		const columnOf = new Int32Array(rowCount).fill(-1);
		let objective = 0;
		for (let row = 0; row < rowCount; row++) {
			let cost = fallback[row]!;
			for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++)
				if (solved.x[goes[i]!] === 1) [columnOf[row], cost] = [entryColumn[i]!, entryCost[i]!];
			objective += cost;
		}
		const exact = { columns: Int32Array.from(columns).toSorted(), columnOf, objective };
		const quick = allocateRows(core, columns);
		return quick.objective < objective ? quick : exact;
	}
}
