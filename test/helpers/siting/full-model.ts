import { ProgramBuilder } from '#lib/core/solver/program-builder.ts';
import type { Solver } from '#lib/core/solver/types.ts';
import type { CaseMatrix } from './siting-cases.ts';

/**
 * The optimum of a p-median by its textbook model (ReVelle & Swain 1970) in a general solver, independent of the search
 * tree under test. Feasible up to about 50 × 50.
 */
export function solveFullModel(
	{ demandCount, candidateCount, costs }: CaseMatrix,
	weights: Float64Array,
	p: number,
	solver: Solver
): number {
	const builder = new ProgramBuilder('min');
	const open = Array.from({ length: candidateCount }, () => builder.addChoice(0));
	builder.addRow(
		{ lower: p, upper: p },
		open.map((column) => [column, 1])
	);
	for (let i = 0; i < demandCount; i++) {
		const goes = open.map((column, j) => {
			const cost = weights[i]! * costs[i * candidateCount + j]!;
			const way = builder.addColumn({ cost, lower: 0, upper: 1, integer: false });
			builder.addRow({ lower: -Infinity, upper: 0 }, [
				[way, 1],
				[column, -1]
			]);
			return way;
		});
		builder.addRow(
			{ lower: 1, upper: 1 },
			goes.map((way) => [way, 1])
		);
	}
	const { status, objective } = solver.solve(builder.build(), { timeLimitS: 60 });
	if (status !== 'optimal') throw new Error(`The full model ended ${status}.`);
	return objective;
}
