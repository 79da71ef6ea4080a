import { buildCosts, type BlockGraph } from './block-graph.ts';
import { listParts } from './list-parts.ts';
import { listDeviations, measureDeviation } from './measure-deviation.ts';
import type { ClusterWeights, StreetBlock, Zone, ZoningFigures } from './types.ts';
import { Zoning } from './zoning.ts';

interface Division {
	/** Zone of each block, 0 ≤ zone < zoneCount; a zone may be empty. */
	zoneOf: Int32Array;
	zoneCount: number;
	weights: ClusterWeights;
	/** The zone that keeps each block's cluster; -1 where none does. */
	homeOf: Int32Array;
}

/**
 * Every zone of a division, and how good the whole is.
 *
 * @param blocks sorted by id
 */
export function measureZones(
	blocks: readonly StreetBlock[],
	graph: BlockGraph,
	{ zoneOf, zoneCount, weights, homeOf }: Division
): { zones: Zone[]; figures: ZoningFigures } {
	const parts = listParts(graph, zoneOf);
	const partsOf = new Int32Array(zoneCount);
	for (const [b] of parts) partsOf[zoneOf[b!]!]!++;
	const members = listMembers(zoneOf, zoneCount);
	const shapes = members.map((own) => measureShape(graph, zoneOf, own));
	const sizes = members.map((own) => ({
		population: sum(own.map((b) => blocks[b]!.population)),
		areaM2: sum(own.map((b) => blocks[b]!.areaM2))
	}));
	const population = listDeviations(sizes.map((size) => size.population));
	const area = listDeviations(sizes.map((size) => size.areaM2));
	const zones = members.map((own, i): Zone => {
		const { perimeterM, borderM, mainM } = shapes[i]!;
		return {
			id: `zone-${String(i + 1).padStart(2, '0')}`,
			blockIds: own.map((b) => blocks[b]!.id),
			...sizes[i]!,
			populationDeviation: population[i]!,
			areaDeviation: area[i]!,
			compactness: perimeterM > 0 ? (4 * Math.PI * sizes[i]!.areaM2) / perimeterM ** 2 : 0,
			borderOnMainStreetsShare: borderM > 0 ? mainM / borderM : null,
			parts: own.length > 0 ? partsOf[zoneOf[own[0]!]!]! : 0,
			clusterId: findCluster(own.map((b) => blocks[b]!))
		};
	});
	const borderM = sum(shapes.map((shape) => shape.borderM));
	return {
		zones,
		figures: {
			zones: zoneCount,
			deviation: measureDeviation(zones),
			connected: partsOf.every((count) => count === 1),
			parts: parts.length,
			compactness: sum(zones.map(({ compactness }) => compactness)) / zoneCount,
			borderOnMainStreetsShare: borderM > 0 ? sum(shapes.map(({ mainM }) => mainM)) / borderM : null,
			cost: new Zoning(graph, buildCosts(graph, blocks, zoneCount, weights), zoneOf, homeOf).measure()
		}
	};
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Blocks of each zone, zones by their first blocks; empty ones last. */
function listMembers(zoneOf: Int32Array, zoneCount: number): number[][] {
	const members = Array.from({ length: zoneCount }, (): number[] => []);
	for (const [b, zone] of zoneOf.entries()) members[zone]!.push(b);
	return members.toSorted((m, n) => (m[0] ?? Infinity) - (n[0] ?? Infinity) || 0);
}

function measureShape(graph: BlockGraph, zoneOf: Int32Array, members: readonly number[]) {
	let [perimeterM, borderM, mainM] = [0, 0, 0];
	for (const b of members) {
		perimeterM += graph.perimeterM[b]!;
		for (let i = graph.first[b]!; i < graph.first[b + 1]!; i++)
			if (zoneOf[graph.neighbour[i]!] === zoneOf[b]) perimeterM -= graph.borderM[i]!;
			else {
				borderM += graph.borderM[i]!;
				mainM += graph.mainM[i]!;
			}
	}
	return { perimeterM, borderM, mainM };
}

/** The cluster that most people, then most ground, come from; of equals the smaller id. */
function findCluster(blocks: readonly StreetBlock[]): string | null {
	const sizes = new Map<string, { population: number; areaM2: number }>();
	for (const { clusterId, population, areaM2 } of blocks) {
		if (clusterId === null) continue;
		const size = sizes.get(clusterId) ?? { population: 0, areaM2: 0 };
		sizes.set(clusterId, { population: size.population + population, areaM2: size.areaM2 + areaM2 });
	}
	const [largest] = [...sizes].toSorted(
		([a, m], [b, n]) => n.population - m.population || n.areaM2 - m.areaM2 || (a < b ? -1 : 1)
	);
	return largest?.[0] ?? null;
}
