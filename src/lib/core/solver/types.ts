/** A variable: its cost in the objective, its bounds (Infinity for none) and whether it takes whole numbers only. */
export interface Column {
	/** Finite. */
	cost: number;
	lower: number;
	upper: number;
	integer: boolean;
}

/** Bounds of a row's sum, inclusive; −Infinity or Infinity for none. */
export interface RowBounds {
	lower: number;
	upper: number;
}

/**
 * A linear program, with whole-numbered columns where asked: the least or the greatest sum of cost × value such that
 * every row's sum of coefficient × value lies within its bounds. Built by `ProgramBuilder`.
 */
export interface LinearProgram {
	readonly sense: 'min' | 'max';
	readonly columns: readonly Readonly<Column>[];
	readonly rows: readonly Readonly<RowBounds>[];
	/** Entries of row r: rowStart[r] ≤ i < rowStart[r + 1]; rows.length + 1. */
	readonly rowStart: Int32Array;
	readonly entryColumn: Int32Array;
	readonly entryValue: Float64Array;
}

/** How far a search with whole numbers has come. */
export interface SolveProgress {
	/** Best value found; ±Infinity while there is none. */
	objective: number;
	/** No solution is better than this. */
	bound: number;
	elapsedS: number;
}

export interface SolveOptions {
	/**
	 * Work after which the best found is returned, in units of `WorkBudget`; > 0, default: no limit. Counted by steps of
	 * the search, so that the same program stops at the same one everywhere. Whole-numbered programs only.
	 */
	work?: number | undefined;
	/** Seconds after which the best found is returned; > 0, default: no limit. Where it is met depends on the machine. */
	timeLimitS?: number | undefined;
	/** Stop once |objective − bound| ≤ relativeGap × |objective|; default 0: proven. Whole-numbered programs only. */
	relativeGap?: number;
	/** Stop once |objective − bound| ≤ this; default 1e-6. Whole-numbered programs only. */
	absoluteGap?: number;
	/** A value of each column to begin with; useful if it keeps to all rows, otherwise passed over. */
	start?: Float64Array;
	/** Polled during the integer search; once true, the search stops with the best so far. */
	isEnough?: (progress: SolveProgress) => boolean;
	/** Called synchronously now and then while whole numbers are searched for. */
	onProgress?: (progress: SolveProgress) => void;
}

export interface Solved {
	/**
	 * `optimal`: proven, within the gap asked for. `infeasible`: nothing keeps to all rows. `unbounded`: the objective
	 * has no limit. `stopped`: see `stoppedBy`; `x` is the best found, and is empty where nothing was.
	 */
	status: 'optimal' | 'infeasible' | 'unbounded' | 'stopped';
	/** Work or time was used up, or what was found was enough; `null` where nothing stopped it. */
	stoppedBy: 'work' | 'time' | 'enough' | null;
	/** Units of work that it took. */
	work: number;
	/** Value of `x`; NaN without one. */
	objective: number;
	/** No solution is better than this; ∓Infinity where nothing is known, NaN where there is no solution at all. */
	bound: number;
	/** Value of each column; empty where none was found. Whole-numbered columns are exactly whole. */
	x: Float64Array;
	/** What one more unit of each row's binding bound adds to the objective; of programs without whole numbers only. */
	rowDuals?: Float64Array;
	/** What one more unit of each column adds to the objective; of programs without whole numbers only. */
	reducedCosts?: Float64Array;
}

/** Solves linear programs with whole numbers. Works synchronously; the same program gives the same answer. */
export interface Solver {
	/** @throws SolverError if the program is beyond the solver (its memory, its numbers) */
	solve(program: LinearProgram, options: SolveOptions): Solved;
}

/** The solver gave up for a reason other than time; the message says what to do. */
export class SolverError extends Error {
	override readonly name = 'SolverError';
}
