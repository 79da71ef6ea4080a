import { describe, expect, it } from 'vitest';
import { listBlockBorders } from '#lib/core/clusters/list-block-borders.ts';
import { redrawClusters } from '#lib/core/clusters/redraw-clusters.ts';
import { ClusterError, type StreetBlock } from '#lib/core/clusters/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { countPieces, listFaults, walkBorders, worstDeviation } from '../../helpers/clusters/check-zones.ts';
import { buildRandomBlocks, shuffle } from '../../helpers/clusters/random-blocks.ts';
import { howMany } from '../../helpers/how-many.ts';

const CITIES = 1000;

describe('zones of 1,000 random maps', () => {
	it('are connected, hold every block once, and add up; a map in too many pieces is refused', () => {
		let [refused, drawn] = [0, 0];
		for (let seed = 1; seed <= CITIES; seed++) {
			const blocks = buildRandomBlocks(seed);
			const random = buildRandom(seed);
			const walked = walkBorders(blocks);
			const pieces = countPieces(walked, [...blocks.keys()]);
			const k = 1 + Math.floor(random() * Math.min(8, blocks.length));
			const draw = () =>
				redrawClusters(blocks, listBlockBorders(blocks), {
					k,
					seed,
					stepsPerBlock: 200,
					weights: { keep: seed % 2 }
				});
			if (k < pieces) {
				expect(draw, `city ${seed}`).toThrow(ClusterError);
				refused++;
				continue;
			}
			drawn++;
			const { zones, figures, bound, compared } = draw();
			expect(listFaults(blocks, zones, walked), `city ${seed}`).toEqual([]);
			expect(zones, `city ${seed}`).toHaveLength(k);
			const worst = {
				population: worstDeviation(zones.map(({ population }) => population)),
				area: worstDeviation(zones.map(({ areaM2 }) => areaM2))
			};
			expect(figures.deviation.population).toBeCloseTo(worst.population, 9);
			expect(figures.deviation.area).toBeCloseTo(worst.area, 9);
			expect(figures).toMatchObject({ connected: true, parts: k, zones: k });
			for (const { connected, deviation } of [figures, compared.skater, compared.kMeans]) {
				if (!connected) continue;
				expect(deviation.population, `city ${seed}`).toBeGreaterThanOrEqual(bound.population - 1e-9);
				expect(deviation.area, `city ${seed}`).toBeGreaterThanOrEqual(bound.area - 1e-9);
			}
			expect(compared.skater).toMatchObject({ connected: true, parts: k });
			if (compared.today) checkToday(blocks, compared.today, walked);
		}
		expect(refused).toBeGreaterThan(20);
		expect(drawn).toBeGreaterThan(600);
	});

	it('do not depend on the order of blocks, and come out the same again', () => {
		for (let seed = 1; seed <= howMany(60); seed++) {
			const blocks = buildRandomBlocks(seed);
			const random = buildRandom(seed);
			const pieces = countPieces(walkBorders(blocks), [...blocks.keys()]);
			const k = Math.min(blocks.length, pieces + Math.floor(random() * 5));
			const draw = (some: StreetBlock[]) =>
				redrawClusters(some, listBlockBorders(some), { k, seed, stepsPerBlock: 200 }).zones;
			const zones = draw(blocks);
			expect(draw(blocks)).toEqual(zones);
			// Lengths are summed in another order: the last bit may differ.
			expect(draw(shuffle(blocks, random)).map(({ blockIds }) => blockIds)).toEqual(
				zones.map(({ blockIds }) => blockIds)
			);
		}
	});

	it('keep locked blocks together, apart from those of other clusters', () => {
		let kept = 0;
		for (let seed = 1; seed <= howMany(300); seed++) {
			const blocks = buildRandomBlocks(seed);
			const random = buildRandom(seed);
			const pieces = countPieces(walkBorders(blocks), [...blocks.keys()]);
			const k = Math.min(blocks.length, pieces + 2 + Math.floor(random() * 4));
			const locked = blocks.filter(({ clusterId }) => clusterId !== null && random() < 0.15);
			if (locked.length < 2) continue;
			let zones;
			try {
				({ zones } = redrawClusters(blocks, listBlockBorders(blocks), {
					k,
					seed,
					stepsPerBlock: 200,
					lockedIds: locked.map(({ id }) => id)
				}));
			} catch (error) {
				expect(error).toBeInstanceOf(ClusterError);
				continue;
			}
			kept++;
			expect(listFaults(blocks, zones, walkBorders(blocks)), `city ${seed}`).toEqual([]);
			const zoneOf = (id: string) => zones.findIndex(({ blockIds }) => blockIds.includes(id));
			for (const one of locked)
				for (const other of locked)
					expect(zoneOf(one.id) === zoneOf(other.id), `city ${seed}: ${one.id}, ${other.id}`).toBe(
						one.clusterId === other.clusterId
					);
		}
		expect(kept).toBeGreaterThan(60);
	});
});

function checkToday(
	blocks: readonly StreetBlock[],
	today: { zones: number; parts: number; connected: boolean },
	walked: ReturnType<typeof walkBorders>
): void {
	const ids = [...new Set(blocks.map(({ clusterId }) => clusterId))];
	const parts = ids.map((id) =>
		countPieces(
			walked,
			[...blocks.keys()].filter((b) => blocks[b]!.clusterId === id)
		)
	);
	expect(today).toMatchObject({
		zones: ids.length,
		parts: parts.reduce((sum, count) => sum + count, 0),
		connected: parts.every((count) => count === 1)
	});
}
