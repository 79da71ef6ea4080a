import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import area from '@turf/area';
import { buildBlocks } from '#lib/core/clusters/build-blocks.ts';
import { leaveOutIslands } from '#lib/core/clusters/leave-out-islands.ts';
import { listBlockBorders } from '#lib/core/clusters/list-block-borders.ts';
import { outlineZones } from '#lib/core/clusters/outline-zones.ts';
import { redrawClusters } from '#lib/core/clusters/redraw-clusters.ts';
import type { StreetBlock } from '#lib/core/clusters/types.ts';
import type { City } from '#lib/core/city/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { listFaults, walkBorders, worstDeviation } from '../../helpers/clusters/check-zones.ts';
import { sharedData } from '../../helpers/shared-data.ts';

describe('clusters of the default city', () => {
	let features: City['features'];
	let blocks: StreetBlock[];
	let walked: Map<number, number>[];
	beforeAll(async () => {
		({ features } = await readSeedCity());
		blocks = features.blocks.features.map(({ geometry, properties }) => ({ ...properties, geometry }));
		walked = walkBorders(blocks);
	});

	it('are redrawn connected, evener than k-means, a spanning-tree cut and today', () => {
		const network = decodeNetwork(readFileSync(cityFiles('baoding').network));
		const borders = listBlockBorders(blocks, { network });
		for (const k of [6, 12, 20]) {
			const { zones, figures, compared } = redrawClusters(blocks, borders, { k, stepsPerBlock: 3000 });
			expect(listFaults(blocks, zones, walked)).toEqual([]);
			expect(zones).toHaveLength(k);
			expect(figures.deviation.population).toBeCloseTo(
				worstDeviation(zones.map(({ population }) => population)),
				9
			);
			for (const other of [compared.kMeans, compared.skater]) {
				expect(figures.deviation.population).toBeLessThan(other.deviation.population);
				expect(figures.deviation.area).toBeLessThan(other.deviation.area);
			}
			if (k !== 12) continue;
			expect(compared.today).toMatchObject({ zones: 12, connected: true, parts: 12 });
			expect(figures.deviation.population).toBeLessThan(compared.today!.deviation.population);
			expect(figures.deviation.area).toBeLessThan(compared.today!.deviation.area);
			expect(figures.cost).toBeLessThan(compared.today!.cost);
		}
	});

	it('are the unions of their blocks', () => {
		const clusters = features.clusters.features;
		const outlines = outlineZones(
			blocks,
			clusters.map(({ properties: { id } }) => ({
				blockIds: blocks.filter(({ clusterId }) => clusterId === id).map((block) => block.id)
			}))
		);
		for (const [i, { geometry }] of clusters.entries()) {
			expect(outlines[i]!.type).toBe('Polygon');
			expect(Math.abs(area(outlines[i]!) / area(geometry) - 1)).toBeLessThan(1e-4);
		}
	});

	it('stay as they are if that is all that counts', () => {
		const weights = { population: 0, area: 0, compact: 0, mainStreets: 0, keep: 1 };
		const { zones, figures } = redrawClusters(blocks, listBlockBorders(blocks), {
			k: 12,
			weights,
			stepsPerBlock: 100
		});
		expect(figures.cost).toBeCloseTo(0, 12);
		for (const { blockIds, clusterId } of zones)
			expect(blockIds).toEqual(blocks.filter((block) => block.clusterId === clusterId).map(({ id }) => id));
	});
});

const real = sharedData('osm/baoding-roads.osm.pbf');

describe.skipIf(real.isMissing)('clusters of a real network', () => {
	it('are drawn on the blocks that its main streets enclose', async () => {
		const { ways } = await readStreets(real.path);
		const network = buildNetwork(ways, { attribution: '' });
		const built = buildBlocks(network).map((block): StreetBlock => ({
			...block,
			clusterId: null,
			population: Math.round(block.areaM2 / 100)
		}));
		const { blocks, borders, leftOutIds } = leaveOutIslands(built, listBlockBorders(built, { network }));
		expect(blocks.length).toBeGreaterThan(300);
		expect(leftOutIds.length).toBeLessThan(30);
		for (const { areaM2, geometry } of blocks) {
			expect(areaM2).toBeGreaterThanOrEqual(2500);
			// Turf measures on the sphere, the blocks on a plane.
			expect(Math.abs(area(geometry) / areaM2 - 1)).toBeLessThan(0.01);
		}
		const { zones, figures } = redrawClusters(blocks, borders, { k: 12, stepsPerBlock: 1500 });
		expect(listFaults(blocks, zones, walkBorders(blocks))).toEqual([]);
		expect(figures.deviation.area).toBeLessThan(0.15);
	});
});
