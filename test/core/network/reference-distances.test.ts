import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { buildWalkField, findNearestSource } from '#lib/core/network/walk-field.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { sharedData } from '../../helpers/shared-data.ts';
import { withoutSquares } from '../../helpers/without-squares.ts';

interface Reference {
	graph: { km: number };
	origins: { name: string; origin_lonlat: LngLat; sample: { lonlat: LngLat; m: number }[] }[];
}

describe.each([
	['Baoding', 'osm/baoding-roads.osm.pbf', 'osm/reference-walk-baoding.json', 40],
	['Monaco', 'osm/monaco.osm.pbf', 'osm/reference-walk-monaco.json', undefined]
])('real streets of %s', (_, extract, reference, components) => {
	const file = sharedData(extract);
	// The real extracts are not part of the project: where they are not at hand there is nothing to compare with.
	it.skipIf(file.isMissing)('agree with an independent Dijkstra to 0.1 %', async () => {
		const { ways } = await readStreets(file.path);
		const network = buildNetwork(await withoutSquares(file.path, ways));
		const withSquares = buildNetwork(ways);
		const { graph, origins }: Reference = JSON.parse(readFileSync(sharedData(reference).path, 'utf8'));
		const km = network.componentLengthM.reduce((sum, lengthM) => sum + lengthM, 0) / 1000;
		expect(Math.abs(km - graph.km)).toBeLessThan(0.001);
		if (components !== undefined) expect(network.componentLengthM).toHaveLength(components);
		const snapper = buildSnapper(network);
		const snapperWithSquares = buildSnapper(withSquares);
		let compared = 0;
		for (const { name, origin_lonlat, sample } of origins) {
			const field = buildWalkField(network, [{ position: snapper.find(origin_lonlat)!, site: 0 }]);
			const start = { position: snapperWithSquares.find(origin_lonlat)!, site: 0 };
			const fieldWithSquares = buildWalkField(withSquares, [start]);
			for (const { lonlat, m } of sample) {
				const walk = findNearestSource(field, snapper.find(lonlat)!);
				// Two streets may lie over each other at a sampled node; a metre covers the file's rounding.
				expect(Math.abs(walk!.distanceM - m), `${name} to ${lonlat.join(',')}`).toBeLessThanOrEqual(
					0.001 * m + 0.02
				);
				const overSquares = findNearestSource(fieldWithSquares, snapperWithSquares.find(lonlat)!);
				expect(overSquares!.distanceM, `${name} to ${lonlat.join(',')}`).toBeLessThanOrEqual(
					1.001 * m + 0.02
				);
				compared++;
			}
		}
		expect(compared).toBeGreaterThan(50);
	});
});
