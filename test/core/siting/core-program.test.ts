import { expect, it } from 'vitest';
import { addGreedily } from '#lib/core/siting/median/add-greedily.ts';
import { buildCore } from '#lib/core/siting/median/build-core.ts';
import { solveCoreProgram } from '#lib/core/siting/median/solve-core-program.ts';
import { sitePMedian } from '#lib/core/siting/site-p-median.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { buildNoiseCase } from '../../helpers/siting/siting-cases.ts';

it('the linear program of a core has the optimum of the tree', async () => {
	const solver = await loadHighs();
	for (let seed = 1; seed <= 15; seed++) {
		// Few different costs: many ties in a row.
		const matrix = buildNoiseCase(18, 14, seed, seed % 2 ? 6 : 200);
		const { demandCount: rowCount, candidateCount: columnCount, costs } = matrix;
		const p = 2 + (seed % 4);
		const fallback = new Float64Array(rowCount).fill(150);
		const cost = (row: number, column: number) => costs[row * columnCount + column]!;
		const core = buildCore({ rowCount, columnCount, count: p, fallback }, cost);
		const found = solveCoreProgram(core, addGreedily(core), { solver });
		const problem = { ...matrix, weights: new Float64Array(rowCount).fill(1), fixed: [] };
		const { objective } = sitePMedian(problem, { p, penalty: 150 });
		expect(found.objective, `seed ${seed}`).toBe(objective);
		expect(found.bound).toBeLessThanOrEqual(objective);
		expect(found.bound).toBeGreaterThan(objective - core.unit);
		expect(found.columns).toHaveLength(p);
	}
});
