import { writeFileSync } from 'node:fs';
import type { StreetClass, StreetWay } from '#lib/core/network/types.ts';
import { writePbf, type FixtureNode } from '../server/import/write-pbf.ts';

const HIGHWAY: Partial<Record<StreetClass, string>> = { lane: 'residential', steps: 'footway' };

/**
 * Writes streets as an OpenStreetMap file, for engines that read nothing else: exactly the streets of our network,
 * all open to walkers. Stairs become footways, because engines walk them at a speed of their own.
 */
export function writeStreetsPbf(path: string, ways: readonly StreetWay[]): void {
	const idOf = new Map<number | string, number>();
	const nodes: FixtureNode[] = [];
	const fixtureWays = ways.map(({ vertexKeys, coordinates, name, streetClass }, index) => ({
		id: index + 1,
		refs: vertexKeys.map((key, i) => {
			let id = idOf.get(key);
			if (id === undefined) {
				id = nodes.length + 1;
				idOf.set(key, id);
				const [lng, lat] = coordinates[i]!;
				nodes.push({ id, lng, lat });
			}
			return id;
		}),
		tags: { highway: HIGHWAY[streetClass] ?? streetClass, foot: 'yes', ...(name !== '' && { name }) }
	}));
	writeFileSync(path, writePbf({ nodes, ways: fixtureWays }));
}
