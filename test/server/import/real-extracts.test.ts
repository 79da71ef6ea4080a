import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { walkOn } from '../../helpers/walk-on.ts';
import { withoutSquares } from '../../helpers/without-squares.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data/osm');
const reason = existsSync(DATA) ? '' : ` (skipped: no ${DATA})`;

interface Reference {
	graph: { nodes: number; edges: number; km: number; largest_component_nodes: number };
}

/** Counts of the graph whose nodes are vertices and whose edges are stretches between neighbours on a way. */
function countGraph(ways: StreetWay[]): Reference['graph'] {
	const neighbours = new Map<number | string, Set<number | string>>();
	let [edges, metres] = [0, 0];
	const listOf = (key: number | string) => {
		if (!neighbours.has(key)) neighbours.set(key, new Set());
		return neighbours.get(key)!;
	};
	for (const { vertexKeys, coordinates } of ways)
		for (let i = 1; i < vertexKeys.length; i++) {
			const [a, b] = [vertexKeys[i - 1]!, vertexKeys[i]!];
			if (listOf(a).has(b)) continue;
			listOf(a).add(b);
			listOf(b).add(a);
			edges++;
			metres += haversineM(...coordinates[i - 1]!, ...coordinates[i]!);
		}
	let largest = 0;
	const seen = new Set<number | string>();
	for (const start of neighbours.keys()) {
		const queue = seen.has(start) ? [] : [start];
		let size = 0;
		for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
			if (seen.has(key)) continue;
			seen.add(key);
			size++;
			queue.push(...neighbours.get(key)!);
		}
		largest = Math.max(largest, size);
	}
	const km = Math.round(metres) / 1000;
	return { nodes: neighbours.size, edges, km, largest_component_nodes: largest };
}

describe.skipIf(reason !== '')(`real extracts${reason}`, () => {
	test.each([
		['baoding-roads.osm.pbf', 'reference-walk-baoding.json'],
		['monaco.osm.pbf', 'reference-walk-monaco.json']
	])('%s has the nodes, edges and kilometres of the independent reference', async (file, referenceFile) => {
		const reference = JSON.parse(readFileSync(join(DATA, referenceFile), 'utf8')) as Reference;
		const { ways } = await readStreets(join(DATA, file));
		expect(countGraph(await withoutSquares(join(DATA, file), ways))).toEqual(reference.graph);
	});

	test('the squares of Monaco shorten a walk from the port by a third', async () => {
		const { ways } = await readStreets(join(DATA, 'monaco.osm.pbf'));
		const [from, to]: LngLat[] = [
			[7.4211641, 43.7354355],
			[7.4228209, 43.7312955]
		];
		const streets = await withoutSquares(join(DATA, 'monaco.osm.pbf'), ways);
		expect(walkOn(ways, from!, to!)! / walkOn(streets, from!, to!)!).toBeLessThan(0.7);
	});

	test('Taipei reads from XML with Chinese names', async () => {
		const { ways, report } = await readStreets(join(DATA, 'taipei.osm'));
		expect(ways.map(({ name }) => name)).toContain('中山北路二段');
		expect(report.dropped).toMatchObject([{ reason: 'foot=no', count: 3 }]);
	});
});
