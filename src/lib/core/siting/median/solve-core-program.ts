import { ProgramBuilder } from '../../solver/program-builder.ts';
import type { Solver } from '../../solver/types.ts';
import { WorkBudget } from '../../work/work-budget.ts';
import { measureChoice } from './measure-choice.ts';
import type { Choice, MedianCore } from './types.ts';

/**
 * The best choice of columns of a core by a linear solver, whose cuts prove what the bound of prices is too weak for:
 * many columns that stand in for each other, few entries. A row's cost climbs from entry to entry as long as none of
 * them is chosen.
 *
 * @param start a choice of `core.count` columns to begin with
 * @returns the best found, not worse than the start, and a bound
 * @see Elloumi (2010), "A tighter formulation of the p-median problem"
 */
export function solveCoreProgram(
	core: MedianCore,
	start: Choice,
	{ solver, budget = new WorkBudget() }: { solver: Solver; budget?: WorkBudget }
): Choice & { bound: number } {
	const { rowCount, columnCount, count, rowStart, entryColumn, entryCost, fallback, unit } = core;
	const builder = new ProgramBuilder('min');
	const choices = Array.from({ length: columnCount }, () => builder.addChoice(0));
	builder.addRow(
		{ lower: 0, upper: count },
		choices.map((choice) => [choice, 1])
	);
	let fixedCost = 0;
	for (let row = 0; row < rowCount; row++) {
		const end = rowStart[row + 1]!;
		let i = rowStart[row]!;
		fixedCost += i < end ? entryCost[i]! : fallback[row]!;
		let before: number | undefined;
		while (i < end) {
			const cost = entryCost[i]!;
			const level: [number, number][] = [];
			for (; i < end && entryCost[i] === cost; i++) level.push([choices[entryColumn[i]!]!, 1]);
			const next = i < end ? entryCost[i]! : fallback[row]!;
			const missed = builder.addColumn({ cost: next - cost, lower: 0, upper: 1, integer: false });
			// Nobody up to here: nobody before, and none of this level.
			const entries: [number, number][] = [[missed, 1], ...level];
			if (before !== undefined) entries.push([before, -1]);
			builder.addRow({ lower: before === undefined ? 1 : 0, upper: Infinity }, entries);
			before = missed;
		}
	}
	const step = unit * (1 - 1e-6);
	const solved = solver.solve(builder.build(), {
		work: budget.left,
		timeLimitS: budget.leftS,
		...(unit > 0 && { absoluteGap: step }),
		isEnough: ({ bound }) => bound + fixedCost >= start.objective - step
	});
	budget.spend(solved.work);
	if (solved.stoppedBy === 'time') budget.noteTimeUp();
	const columns = fillUp(
		choices.filter((choice) => solved.x[choice] === 1),
		core
	);
	const objective = measureChoice(core, columns);
	const best = objective < start.objective ? { columns, objective } : start;
	const bound = fixedCost + (solved.status === 'optimal' ? solved.objective : solved.bound);
	return { ...best, bound: Math.min(best.objective, bound) };
}

/** The first columns that are not among them make up the count. */
function fillUp(columns: readonly number[], { columnCount, count }: MedianCore): Int32Array {
	const chosen = new Set(columns);
	for (let column = 0; column < columnCount && chosen.size < count; column++) chosen.add(column);
	return Int32Array.from(chosen).toSorted();
}
