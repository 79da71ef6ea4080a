import type { Solved, Solver } from '../solver/types.ts';
import type { BundleProgram } from './build-program.ts';
import type { Draft } from './types.ts';

export interface SolverTime {
	/** Without one, no turn is had. */
	solver?: Solver | undefined;
	/** Seconds for all of the work; > 0. */
	timeLimitS?: number | undefined;
	/** A clock; without one, each turn of the solver has the whole time. */
	nowMs?: (() => number) | undefined;
}

export interface TurnOptions {
	/** A draft to begin with. */
	start?: Draft | undefined;
	/** What is proven within this is proven. */
	absoluteGap: number;
	/** Seconds that this turn may take of what is left. */
	mostS?: number;
}

/** Work that shares one time limit. */
export interface Turns {
	/** Solves a program in the time that is left; `undefined` if there is none, or no solver. */
	solve(built: BundleProgram, options: TurnOptions): Solved | undefined;
	/** Share of the time that is spent; 0 without a clock. */
	spentShare(): number;
}

/** Less is not worth to begin with. */
const LEAST_S = 0.05;

/** A time limit that begins now. */
export function buildTurns({ solver, timeLimitS = Infinity, nowMs }: SolverTime): Turns {
	const startMs = nowMs?.() ?? 0;
	const spentS = () => (nowMs ? (nowMs() - startMs) / 1000 : 0);
	return {
		solve({ program, toStart }, { start, absoluteGap, mostS = Infinity }) {
			const leftS = timeLimitS - spentS();
			if (!solver || leftS < LEAST_S) return undefined;
			return solver.solve(program, {
				timeLimitS: Math.min(leftS, mostS),
				absoluteGap,
				...(start && { start: toStart(start) })
			});
		},
		spentShare: () => spentS() / timeLimitS
	};
}
