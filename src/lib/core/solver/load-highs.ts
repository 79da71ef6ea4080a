import type { Highs, Model, ModelData } from 'highs';
import {
	SolverError,
	type LinearProgram,
	type Solved,
	type SolveOptions,
	type SolveProgress,
	type Solver
} from './types.ts';

/**
 * Loads the solver HiGHS (Huangfu & Hall 2018; Hall, Galabova, Gottwald & Feldmeier 2023), compiled to WebAssembly
 * by npm `highs`. It runs in the thread that calls it and has 2 GB of memory at most; one that failed is not to be
 * used again: load another.
 *
 * @param options.wasmUrl where `highs.wasm` is served; in Node it is found beside the package
 * @throws SolverError if it cannot be loaded
 */
export async function loadHighs({ wasmUrl }: { wasmUrl?: string } = {}): Promise<Solver> {
	let highs: Highs;
	try {
		const { default: load } = await import('highs');
		highs = await load(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl });
	} catch (error) {
		throw new SolverError(`The solver HiGHS cannot be loaded (${toReason(error)}).`, { cause: error });
	}
	return { solve: (program, options) => solve(highs, program, options) };
}

function solve(highs: Highs, program: LinearProgram, options: SolveOptions): Solved {
	const { work = Infinity, timeLimitS = Infinity, start } = options;
	if (!(timeLimitS > 0)) throw new RangeError(`The time limit must be above 0 seconds, not ${timeLimitS}.`);
	if (!(work > 0)) throw new RangeError(`The work must be above 0 units, not ${work}.`);
	if (start && start.length !== program.columns.length)
		throw new RangeError(
			`The start has ${start.length} values; there are ${program.columns.length} columns.`
		);
	if (program.columns.length === 0) return solveEmpty(program);
	let model: Model | undefined;
	try {
		model = highs.createModel(toModelData(highs, program));
		setOptions(model, options);
		if (start) model.setSolution({ colValue: start });
		const ran = run(highs, model, program, options);
		const solution = readSolution(highs, model, program, ran.bound);
		const isStopped = solution.status === 'stopped';
		return { ...solution, work: ran.work, stoppedBy: isStopped ? (ran.interruptedBy ?? 'time') : null };
	} catch (error) {
		const size = `${program.columns.length} columns, ${program.rows.length} rows`;
		throw new SolverError(
			`The solver HiGHS gave up on a program of ${size} (${toReason(error)}); make it smaller: fewer candidates, or a shorter reach.`,
			{ cause: error }
		);
	} finally {
		try {
			model?.dispose();
		} catch {
			// After running out of memory the solver cannot be freed either; the first error is the useful one.
		}
	}
}

/** HiGHS does not accept a model without columns; its rows are empty sums. */
function solveEmpty({ rows }: LinearProgram): Solved {
	const isFeasible = rows.every(({ lower, upper }) => lower <= 0 && upper >= 0);
	const value = isFeasible ? 0 : Number.NaN;
	const status = isFeasible ? 'optimal' : 'infeasible';
	return { status, objective: value, bound: value, x: new Float64Array(), work: 0, stoppedBy: null };
}

function toModelData({ constants }: Highs, program: LinearProgram): ModelData {
	const { sense, columns, rows, rowStart, entryColumn, entryValue } = program;
	const { minimize, maximize } = constants.objectiveSense;
	const isWhole = columns.some(({ integer }) => integer);
	return {
		numCols: columns.length,
		numRows: rows.length,
		sense: sense === 'min' ? minimize : maximize,
		colCost: Float64Array.from(columns, ({ cost }) => cost),
		colLower: Float64Array.from(columns, ({ lower }) => lower),
		colUpper: Float64Array.from(columns, ({ upper }) => upper),
		rowLower: Float64Array.from(rows, ({ lower }) => lower),
		rowUpper: Float64Array.from(rows, ({ upper }) => upper),
		matrix: {
			format: 'csr',
			numRows: rows.length,
			numCols: columns.length,
			starts: rowStart,
			indices: entryColumn,
			values: entryValue
		},
		...(isWhole && { integrality: Int32Array.from(columns, ({ integer }) => (integer ? 1 : 0)) })
	};
}

function setOptions(
	model: Model,
	{ timeLimitS = Infinity, relativeGap = 0, absoluteGap = 1e-6 }: SolveOptions
): void {
	model.options.set({
		output_flag: false,
		random_seed: 1,
		// HiGHS takes no infinite number; without one there is no limit.
		...(timeLimitS < Infinity && { time_limit: timeLimitS }),
		mip_rel_gap: relativeGap,
		mip_abs_gap: absoluteGap
	});
}

/**
 * Units of work: of each entry of the program before the search begins, of each iteration on a linear relaxation, and of
 * each time that HiGHS asks whether to go on. Measured on programs of 1,000 to 40,000 entries, that took 1 to 17 s.
 */
const ENTRY_WORK = 0.02;
const ITERATION_WORK = 0.6;
const LOOK_WORK = 10;

interface Run {
	/** After a stop, only what HiGHS reported while running is known. */
	bound: number | undefined;
	work: number;
	/** `null` where HiGHS ended by itself. */
	interruptedBy: 'work' | 'enough' | null;
}

function run(
	{ constants }: Highs,
	model: Model,
	{ sense, entryColumn }: LinearProgram,
	{ work = Infinity, onProgress, isEnough }: SolveOptions
): Run {
	const none = sense === 'min' ? Infinity : -Infinity;
	const { mipInterrupt } = constants.callbackType;
	const ran: Run = { bound: undefined, work: ENTRY_WORK * entryColumn.length, interruptedBy: null };
	const begunWork = ran.work;
	let looks = 0;
	let toldS = -1;
	model.run({
		[mipInterrupt](event) {
			const { data } = event;
			const { mip_primal_bound: objective = none, mip_dual_bound: bound = -none } = data;
			const elapsedS = data.running_time ?? 0;
			const progress: SolveProgress = { objective, bound, elapsedS };
			ran.bound = bound;
			ran.work = begunWork + ITERATION_WORK * Number(data.mip_total_lp_iterations ?? 0) + LOOK_WORK * ++looks;
			if (ran.work > work) ran.interruptedBy = 'work';
			if (isEnough?.(progress)) ran.interruptedBy = 'enough';
			if (ran.interruptedBy) event.interrupt();
			// HiGHS asks very often whether to go on.
			if (elapsedS - toldS >= 0.1) {
				toldS = elapsedS;
				onProgress?.(progress);
			}
			return undefined;
		}
	});
	return ran;
}

type Solution = Omit<Solved, 'work' | 'stoppedBy'>;

function readSolution(
	{ constants }: Highs,
	model: Model,
	{ sense, columns }: LinearProgram,
	toldBound: number | undefined
): Solution {
	const { modelStatus } = constants;
	const code = model.getModelStatus();
	const nothing = { objective: Number.NaN, bound: Number.NaN, x: new Float64Array() };
	if (code === modelStatus.infeasible) return { status: 'infeasible', ...nothing };
	if (code === modelStatus.unbounded) return { status: 'unbounded', ...nothing };
	if (code === modelStatus.unboundedOrInfeasible) return settleUnbounded(constants, model, nothing);
	const isWhole = columns.some(({ integer }) => integer);
	if (code === modelStatus.optimal) {
		const { colValue, rowDual, colDual } = model.getSolution();
		const objective = model.getObjectiveValue();
		const x = roundWhole(colValue, columns);
		if (!isWhole)
			return { status: 'optimal', objective, bound: objective, x, rowDuals: rowDual, reducedCosts: colDual };
		return { status: 'optimal', objective, bound: model.info.get('mip_dual_bound') as number, x };
	}
	const stops: number[] = [modelStatus.timeLimit, modelStatus.interrupted, modelStatus.solutionLimit];
	if (!stops.includes(code)) throw new Error(`model status ${code}`);
	const unknown = sense === 'min' ? -Infinity : Infinity;
	const bound = isWhole ? ((model.info.get('mip_dual_bound') as number) ?? toldBound ?? unknown) : unknown;
	const isFound = isWhole && model.info.get('primal_solution_status') === 2;
	if (!isFound) return { status: 'stopped', objective: Number.NaN, bound, x: new Float64Array() };
	const x = roundWhole(model.getSolution().colValue, columns);
	return { status: 'stopped', objective: model.getObjectiveValue(), bound, x };
}

/** Presolve alone cannot tell infeasible from unbounded; the same model without an objective can. */
function settleUnbounded(
	{ modelStatus }: Highs['constants'],
	model: Model,
	nothing: Omit<Solution, 'status'>
): Solution {
	for (let column = 0; column < model.raw.getDimensions().numCols; column++) model.changeColCost(column, 0);
	model.run();
	const code = model.getModelStatus();
	if (code === modelStatus.optimal) return { status: 'unbounded', ...nothing };
	if (code === modelStatus.infeasible) return { status: 'infeasible', ...nothing };
	throw new Error(`model status ${code}`);
}

const roundWhole = (values: Float64Array, columns: LinearProgram['columns']) =>
	values.map((value, i) => (columns[i]!.integer ? Math.round(value) : value));

const toReason = (error: unknown) => (error instanceof Error ? error.message : String(error));
