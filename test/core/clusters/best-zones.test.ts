import { describe, expect, it } from 'vitest';
import { listBlockBorders } from '#lib/core/clusters/list-block-borders.ts';
import { redrawClusters } from '#lib/core/clusters/redraw-clusters.ts';
import { COST_SCALE } from '#lib/core/clusters/settings.ts';
import { tryEveryZoning } from '../../helpers/clusters/best-zones.ts';
import { buildRandomBlocks } from '../../helpers/clusters/random-blocks.ts';

const MAPS = 150;

describe('zones of tiny maps beside every division there is', () => {
	it('cost what the settings say, hardly ever more than the best, and no bound is above what can be reached', () => {
		let best = 0;
		let tried = 0;
		let worst = 1;
		for (let seed = 1; tried < MAPS; seed++) {
			const blocks = buildRandomBlocks(seed, { most: 7 });
			const k = 2 + (seed % 2);
			if (blocks.length > 9 || blocks.length < k) continue;
			const weights = { population: 1, area: 1, compact: 1, mainStreets: 0, keep: 0 };
			const oracle = tryEveryZoning(blocks, k, weights, COST_SCALE);
			if (oracle.divisions === 0) continue;
			tried++;
			const { figures, bound } = redrawClusters(blocks, listBlockBorders(blocks), {
				k,
				seed,
				weights,
				stepsPerBlock: 500
			});
			// Borders are walked in steps of 6 m by the one, measured by the other.
			expect(figures.cost, `map ${seed}`).toBeGreaterThan(oracle.cost * 0.99 - 1e-9);
			const ratio = figures.cost / oracle.cost;
			worst = Math.max(worst, ratio);
			if (ratio < 1.01) best++;
			expect(bound.population, `map ${seed}`).toBeLessThanOrEqual(oracle.population + 1e-9);
			expect(bound.area, `map ${seed}`).toBeLessThanOrEqual(oracle.area + 1e-9);
		}
		// Measured: all of them are the best there is.
		expect(best / MAPS).toBeGreaterThanOrEqual(0.98);
		expect(worst).toBeLessThan(1.1);
	});
});
