import { ProgramBuilder } from '../../solver/program-builder.ts';
import type { Solver } from '../../solver/types.ts';
import { measureChoice } from './measure-choice.ts';
import type { Choice, MedianCore } from './types.ts';

/**
 * The best choice of columns of a core whose entries all cost nothing: a row is covered or pays its fallback. Where
 * sites overlap much the bound of prices is weak, and the cuts of a linear solver are better at the proof.
 *
 * @param start a choice of `core.count` columns to begin with
 * @returns the best found, not worse than the start, and a bound
 * @see Church & ReVelle (1974)
 */
export function solveCoverCore(
	core: MedianCore,
	start: Choice,
	{ solver, timeLimitS }: { solver: Solver; timeLimitS: number }
): Choice & { bound: number } {
	const { rowCount, columnCount, count, rowStart, entryColumn, fallback, unit } = core;
	const kept = listUndominated(core);
	const builder = new ProgramBuilder('min');
	const choiceOf = new Int32Array(columnCount).fill(-1);
	for (const column of kept) choiceOf[column] = builder.addChoice(0);
	builder.addRow(
		{ lower: 0, upper: count },
		[...kept].map((column) => [choiceOf[column]!, 1])
	);
	for (let row = 0; row < rowCount; row++) {
		const missed = builder.addColumn({ cost: fallback[row]!, lower: 0, upper: 1, integer: false });
		const coverers = entryColumn.subarray(rowStart[row]!, rowStart[row + 1]!);
		builder.addRow({ lower: 1, upper: Infinity }, [
			[missed, 1],
			...[...coverers]
				.filter((column) => choiceOf[column]! >= 0)
				.map((column): [number, number] => [choiceOf[column]!, 1])
		]);
	}
	const solved = solver.solve(builder.build(), {
		timeLimitS,
		...(unit > 0 && { absoluteGap: unit * (1 - 1e-6) }),
		isEnough: ({ bound }) => bound >= start.objective - unit * (1 - 1e-6)
	});
	const found = kept.filter((column) => solved.x[choiceOf[column]!] === 1);
	const columns = fillUp(found, core);
	const objective = measureChoice(core, columns);
	const best = objective < start.objective ? { columns, objective } : start;
	const bound = solved.status === 'optimal' ? solved.objective : solved.bound;
	return { ...best, bound: Math.min(best.objective, bound) };
}

/** Columns that cover something no other one covers as well; of equal ones the first. */
function listUndominated({ rowCount, columnCount, rowStart, entryColumn }: MedianCore): Int32Array {
	const rowsOf = Array.from({ length: columnCount }, (): number[] => []);
	for (let row = 0; row < rowCount; row++)
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) rowsOf[entryColumn[i]!]!.push(row);
	const order = [...rowsOf.keys()].toSorted((a, b) => rowsOf[b]!.length - rowsOf[a]!.length || a - b);
	const isKept = new Uint8Array(columnCount);
	const seen = new Int32Array(columnCount);
	for (const column of order) {
		const rows = rowsOf[column]!;
		if (rows.length === 0) continue;
		// A kept column that stands in each of these rows covers all that this one does.
		seen.fill(0);
		let isNeedless = false;
		for (const row of rows)
			for (let i = rowStart[row]!; i < rowStart[row + 1]! && !isNeedless; i++) {
				const other = entryColumn[i]!;
				isNeedless = isKept[other] === 1 && ++seen[other]! === rows.length;
			}
		if (!isNeedless) isKept[column] = 1;
	}
	return Int32Array.from(rowsOf.keys()).filter((column) => isKept[column]);
}

/** The first columns that are not among them make up the count. */
function fillUp(columns: Int32Array, { columnCount, count }: MedianCore): Int32Array {
	const chosen = new Set(columns);
	for (let column = 0; column < columnCount && chosen.size < count; column++) chosen.add(column);
	return Int32Array.from(chosen).toSorted();
}
