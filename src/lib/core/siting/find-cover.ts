import { ProgramBuilder } from '../solver/program-builder.ts';
import type { Solver } from '../solver/types.ts';
import type { WorkBudget } from '../work/work-budget.ts';
import { reduceCover, type CoverRows } from './reduce-cover.ts';

export interface Cover {
	/** Ascending; covers every row. */
	columns: number[];
	/** Fewer columns do not cover all. */
	bound: number;
	greedy: number[];
}

/** Less is no search: it is had even where nothing is left. */
const LEAST_WORK = 1;

/**
 * The fewest columns that cover every row.
 *
 * @param enough a number of columns that will do: once it is known whether so few cover all, the search stops
 * @see Toregas, Swain, ReVelle & Bergman (1971)
 */
export function findCover(
	rows: CoverRows,
	{ solver, budget, enough }: { solver: Solver; budget: WorkBudget; enough?: number }
): Cover {
	const left = reduceCover(rows);
	const greedy = coverGreedily(left);
	if (greedy.length <= 1) return { columns: greedy, bound: greedy.length, greedy };
	if (enough !== undefined && greedy.length <= enough) return { columns: greedy, bound: 1, greedy };
	const columns = [...new Set(left.flat())].toSorted((a, b) => a - b);
	const builder = new ProgramBuilder('min');
	const indexOf = new Map(columns.map((column) => [column, builder.addChoice(1)]));
	for (const row of left)
		builder.addRow(
			{ lower: 1, upper: Infinity },
			row.map((column) => [indexOf.get(column)!, 1])
		);
	const isGreedy = new Set(greedy);
	const solved = solver.solve(builder.build(), {
		work: Math.max(LEAST_WORK, budget.left),
		timeLimitS: budget.leftS,
		// The number of columns is whole: a bound above n − 1 proves n.
		absoluteGap: 1 - 1e-6,
		start: Float64Array.from(columns, (column) => (isGreedy.has(column) ? 1 : 0)),
		...(enough !== undefined && {
			isEnough: ({ objective, bound }) => objective <= enough + 1e-6 || bound > enough + 1e-6
		})
	});
	budget.spend(solved.work);
	if (solved.stoppedBy === 'time') budget.noteTimeUp();
	const found = columns.filter((_, i) => solved.x[i] === 1);
	const best = solved.x.length > 0 && found.length <= greedy.length ? found : greedy;
	const bound = solved.status === 'optimal' ? best.length : Math.ceil(solved.bound - 1e-6);
	return { columns: best, bound: Math.min(best.length, Math.max(1, bound)), greedy };
}

/** One column after another, each the one that covers most rows not covered yet; of equal ones the first. */
export function coverGreedily(rows: CoverRows): number[] {
	const rowsOf = new Map<number, number[]>();
	for (const [row, columns] of rows.entries())
		for (const column of columns) {
			const known = rowsOf.get(column);
			if (known) known.push(row);
			else rowsOf.set(column, [row]);
		}
	const fresh = new Map([...rowsOf].map(([column, { length }]) => [column, length]));
	const isCovered = new Uint8Array(rows.length);
	const chosen: number[] = [];
	for (let uncovered = rows.length; uncovered > 0;) {
		let best = -1;
		for (const [column, count] of fresh)
			if (best < 0 || count > fresh.get(best)! || (count === fresh.get(best)! && column < best))
				best = column;
		chosen.push(best);
		for (const row of rowsOf.get(best)!) {
			if (isCovered[row]) continue;
			isCovered[row] = 1;
			uncovered--;
			for (const column of rows[row]!) fresh.set(column, fresh.get(column)! - 1);
		}
	}
	return chosen.toSorted((a, b) => a - b);
}
