import { beforeAll, describe, expect, it } from 'vitest';
import { onSlowMachine } from '../../helpers/work/on-slow-machine.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { ProgramBuilder } from '#lib/core/solver/program-builder.ts';
import { SolverError, type SolveProgress, type Solver } from '#lib/core/solver/types.ts';

let solver: Solver;
beforeAll(async () => {
	solver = await loadHighs();
});

const free = { lower: 0, upper: Infinity, integer: false };

describe('the solver', () => {
	it('solves a linear program with its duals', () => {
		// Dantzig's textbook example: 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18.
		const builder = new ProgramBuilder('max');
		const x = builder.addColumn({ cost: 3, ...free });
		const y = builder.addColumn({ cost: 5, ...free });
		builder.addRow({ lower: -Infinity, upper: 4 }, [[x, 1]]);
		builder.addRow({ lower: -Infinity, upper: 12 }, [[y, 2]]);
		builder.addRow({ lower: -Infinity, upper: 18 }, [
			[x, 3],
			[y, 2]
		]);
		const solved = solver.solve(builder.build(), { timeLimitS: 5 });
		expect(solved.status).toBe('optimal');
		expect(solved.objective).toBeCloseTo(36, 9);
		expect(solved.bound).toBeCloseTo(36, 9);
		expect([...solved.x]).toEqual([2, 6]);
		expect([...solved.rowDuals!].map((dual) => Math.round(dual * 1e6) / 1e6 + 0)).toEqual([0, 1.5, 1]);
	});

	it('solves whole numbers', () => {
		const solved = solver.solve(knapsack([60, 100, 120], [10, 20, 30], 50), { timeLimitS: 5 });
		expect(solved).toMatchObject({ status: 'optimal', objective: 220 });
		expect([...solved.x]).toEqual([0, 1, 1]);
		expect(solved.bound).toBeCloseTo(220, 6);
		expect(solved.rowDuals).toBeUndefined();
	});

	it('agrees with trying everything on 60 small knapsacks', () => {
		const random = buildRandom(7);
		const pick = () => 1 + Math.floor(random() * 30);
		for (let round = 0; round < 60; round++) {
			const values = Array.from({ length: 8 }, pick);
			const sizes = Array.from({ length: 8 }, pick);
			const room = 10 + Math.floor(random() * 80);
			let best = 0;
			for (let set = 0; set < 256; set++) {
				const chosen = values.map((_, i) => (set >> i) & 1);
				if (dot(chosen, sizes) <= room) best = Math.max(best, dot(chosen, values));
			}
			expect(solver.solve(knapsack(values, sizes, room), { timeLimitS: 5 }).objective).toBe(best);
		}
	});

	it('says that nothing keeps to all rows', () => {
		const builder = new ProgramBuilder('min');
		const x = builder.addChoice(1);
		builder.addRow({ lower: 2, upper: Infinity }, [[x, 1]]);
		expect(solver.solve(builder.build(), { timeLimitS: 5 })).toMatchObject({ status: 'infeasible' });
	});

	it.each([
		['unbounded', 0],
		['infeasible', 2]
	] as const)('tells %s from its like', (status, atLeast) => {
		const builder = new ProgramBuilder('max');
		const x = builder.addColumn({ cost: 1, ...free });
		const y = builder.addChoice(0);
		builder.addRow({ lower: 0, upper: Infinity }, [[x, 1]]);
		builder.addRow({ lower: atLeast, upper: Infinity }, [[y, 1]]);
		expect(solver.solve(builder.build(), { timeLimitS: 5 }).status).toBe(status);
	});

	it('solves a program without columns', () => {
		const builder = new ProgramBuilder('min');
		builder.addRow({ lower: 0, upper: 3 }, []);
		expect(solver.solve(builder.build(), { timeLimitS: 5 })).toMatchObject({
			status: 'optimal',
			objective: 0
		});
		builder.addRow({ lower: 1, upper: 3 }, []);
		expect(solver.solve(builder.build(), { timeLimitS: 5 }).status).toBe('infeasible');
	});

	it('stops in time with the best found and a bound that holds', () => {
		const { program, start } = marketSplit();
		const told: SolveProgress[] = [];
		const solved = solver.solve(program, { timeLimitS: 0.5, start, onProgress: (at) => told.push(at) });
		expect(solved.status).toBe('stopped');
		expect(solved.x).toHaveLength(program.columns.length);
		expect(solved.objective).toBeGreaterThan(0);
		expect(solved.bound).toBeLessThanOrEqual(solved.objective);
		expect(told.length).toBeGreaterThan(0);
		expect(told.length).toBeLessThan(20);
	});

	it('stops when its work is done, at the same step on a slow machine', () => {
		const { program, start } = marketSplit();
		const [first, ...others] = [1, 20, 500].map((factor) =>
			onSlowMachine(factor, () => solver.solve(program, { work: 300, start }))
		);
		expect(first).toMatchObject({ status: 'stopped', stoppedBy: 'work' });
		expect(first!.work).toBeGreaterThan(300);
		for (const other of others) expect(other).toEqual(first);
		const more = solver.solve(program, { work: 900, start });
		expect(more.work).toBeGreaterThan(900);
		expect(more.objective).toBeLessThanOrEqual(first!.objective);
		const late = onSlowMachine(500, () => solver.solve(program, { timeLimitS: 20, start }));
		expect(late).toMatchObject({ status: 'stopped', stoppedBy: 'time' });
		expect(solver.solve(program, { start, isEnough: () => true }).stoppedBy).toBe('enough');
		expect(() => solver.solve(program, { work: 0 })).toThrow(RangeError);
	});

	it('gives the same answer again', () => {
		const program = knapsack([5, 5, 5, 5], [1, 1, 1, 1], 2);
		const [first, second] = [1, 2].map(() => solver.solve(program, { timeLimitS: 5 }));
		expect(second).toEqual(first);
	});

	it('names what it cannot load', async () => {
		await expect(loadHighs({ wasmUrl: '/nowhere/highs.wasm' })).rejects.toThrow(SolverError);
	});
});

describe('the builder', () => {
	it('refuses what no program is', () => {
		const builder = new ProgramBuilder('min');
		const x = builder.addChoice(1);
		const bounds = { lower: 0, upper: 1 };
		expect(() => builder.addChoice(Infinity)).toThrow(RangeError);
		expect(() => builder.addColumn({ cost: 0, lower: 1, upper: 0, integer: false })).toThrow(RangeError);
		expect(() => builder.addRow(bounds, [[1, 1]])).toThrow('no column 1');
		expect(() => builder.addRow(bounds, [[x, Number.NaN]])).toThrow('finite');
		expect(() => builder.addRow({ lower: Number.NaN, upper: 1 }, [])).toThrow(RangeError);
		expect(() =>
			builder.addRow(bounds, [
				[x, 1],
				[x, 1]
			])
		).toThrow('twice');
	});
});

function knapsack(values: number[], sizes: number[], room: number) {
	const builder = new ProgramBuilder('max');
	const columns = values.map((value) => builder.addChoice(value));
	builder.addRow(
		{ lower: -Infinity, upper: room },
		columns.map((column, i) => [column, sizes[i]!])
	);
	return builder.build();
}

/** Cornuéjols & Dawande (1999): small, and far too hard for branch and bound. */
function marketSplit() {
	const random = buildRandom(3);
	const builder = new ProgramBuilder('min');
	const count = 50;
	const choices = Array.from({ length: count }, () => builder.addChoice(0));
	const start: number[] = choices.map(() => 0);
	for (let row = 0; row < 6; row++) {
		const sizes = choices.map(() => Math.floor(random() * 100));
		const half = Math.floor(sizes.reduce((sum, size) => sum + size, 0) / 2);
		const over = builder.addColumn({ cost: 1, ...free });
		const under = builder.addColumn({ cost: 1, ...free });
		builder.addRow({ lower: half, upper: half }, [
			...choices.map((choice, i) => [choice, sizes[i]!] as const),
			[over, -1],
			[under, 1]
		]);
		start.push(0, half);
	}
	return { program: builder.build(), start: Float64Array.from(start) };
}

const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
