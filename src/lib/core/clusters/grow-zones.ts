import type { Random } from '../geometry/seeded-random.ts';
import type { BlockGraph } from './block-graph.ts';
import { ClusterError } from './types.ts';

/** How much of each zone's size people and ground make up; they add up to 1. */
export interface SizeShares {
	population: number;
	area: number;
}

interface Growth {
	zoneCount: number;
	shares: SizeShares;
	/** Zone of blocks that are in one from the start; -1 elsewhere. Those of one zone are connected. */
	given: Int32Array;
	random: Random;
}

/**
 * Zones that grow from blocks far apart, always the one that has least, until every block is in one: connected, and
 * roughly even. A piece that nothing connects to the others gets zones by its size (Sainte-Laguë), one at least.
 *
 * @returns the zone of each block
 * @throws ClusterError if the pieces, or what is given, take more zones than there are
 */
export function growZones(graph: BlockGraph, { zoneCount, shares, given, random }: Growth): Int32Array {
	const zoneOf = given.slice();
	const size = Float64Array.from(
		graph.area,
		(area, b) => shares.area * area + shares.population * graph.population[b]!
	);
	const sizeOf = new Float64Array(zoneCount);
	const seedOf = new Int32Array(zoneCount).fill(-1);
	for (const [b, zone] of given.entries()) {
		if (zone === -1) continue;
		if (seedOf[zone] === -1) seedOf[zone] = b;
		sizeOf[zone]! += size[b]!;
	}
	plantSeeds(graph, { zoneOf, seedOf, sizeOf, size, random });
	const edgeOf = Array.from({ length: zoneCount }, () => new Set<number>());
	const reach = (b: number) => {
		for (const other of graph.neighbour.subarray(graph.first[b], graph.first[b + 1]))
			if (zoneOf[other] === -1) edgeOf[zoneOf[b]!]!.add(other);
	};
	for (const [b, zone] of zoneOf.entries()) if (zone !== -1) reach(b);
	for (let zone = findLeast(sizeOf, edgeOf); zone !== -1; zone = findLeast(sizeOf, edgeOf)) {
		const b = findNearest(graph, edgeOf[zone]!, seedOf[zone]!);
		zoneOf[b] = zone;
		sizeOf[zone]! += size[b]!;
		for (const edge of edgeOf) edge.delete(b);
		reach(b);
	}
	return zoneOf;
}

/** The smallest zone that something free touches; -1 if there is none. */
function findLeast(sizeOf: Float64Array, edgeOf: readonly Set<number>[]): number {
	let least = -1;
	for (const [zone, edge] of edgeOf.entries())
		if (edge.size > 0 && (least === -1 || sizeOf[zone]! < sizeOf[least]!)) least = zone;
	return least;
}

/** The block nearest to a seed; of equally near ones the first by number. */
function findNearest({ x, y }: BlockGraph, blocks: Iterable<number>, seed: number): number {
	let [nearest, nearestM] = [-1, Infinity];
	for (const b of blocks) {
		const distanceM = Math.hypot(x[b]! - x[seed]!, y[b]! - y[seed]!);
		if (distanceM < nearestM || (distanceM === nearestM && b < nearest)) [nearest, nearestM] = [b, distanceM];
	}
	return nearest;
}

interface Seeds {
	zoneOf: Int32Array;
	seedOf: Int32Array;
	sizeOf: Float64Array;
	size: Float64Array;
	random: Random;
}

/** Gives every zone without blocks its first one, far from those of the others. */
function plantSeeds(graph: BlockGraph, { zoneOf, seedOf, sizeOf, size, random }: Seeds): void {
	const zonesOf = new Int32Array(graph.componentCount);
	const sizeOfComponent = new Float64Array(graph.componentCount);
	const freeOf = new Int32Array(graph.componentCount);
	for (let b = 0; b < graph.count; b++) {
		sizeOfComponent[graph.component[b]!]! += size[b]!;
		if (zoneOf[b] === -1) freeOf[graph.component[b]!]!++;
	}
	for (const seed of seedOf) if (seed !== -1) zonesOf[graph.component[seed]!]!++;
	for (const [zone, seed] of seedOf.entries()) {
		if (seed !== -1) continue;
		const component = chooseComponent(zonesOf, sizeOfComponent, freeOf);
		if (component === -1)
			throw new ClusterError('Locked blocks leave none for the other zones; unlock some of them.');
		const b = chooseSeed(graph, { component, zoneOf, seedOf, random });
		seedOf[zone] = b;
		zoneOf[b] = zone;
		sizeOf[zone]! += size[b]!;
		zonesOf[component]!++;
		freeOf[component]!--;
	}
	if (zonesOf.includes(0))
		throw new ClusterError(
			`The blocks are ${graph.componentCount} pieces that nothing connects, too many for ${seedOf.length} zones; ask for at least ${graph.componentCount} zones or add the blocks between them.`
		);
}

/** The piece whose zones are largest; one without any comes first. -1 if none has a block left. */
function chooseComponent(zonesOf: Int32Array, sizeOf: Float64Array, freeOf: Int32Array): number {
	let best = -1;
	const need = (c: number) => (zonesOf[c] === 0 ? Infinity : sizeOf[c]! / (zonesOf[c]! + 0.5));
	for (let c = 0; c < zonesOf.length; c++)
		if (freeOf[c]! > 0 && (best === -1 || need(c) > need(best))) best = c;
	return best;
}

function chooseSeed(
	graph: BlockGraph,
	{ component, zoneOf, seedOf, random }: Pick<Seeds, 'zoneOf' | 'seedOf' | 'random'> & { component: number }
): number {
	const seeds = [...seedOf].filter((seed) => seed !== -1 && graph.component[seed] === component);
	let best = -1;
	let bestFar = -1;
	for (let b = 0; b < graph.count; b++) {
		if (zoneOf[b] !== -1 || graph.component[b] !== component) continue;
		let far = 1;
		for (const [i, seed] of seeds.entries()) {
			const distanceM = Math.hypot(graph.x[b]! - graph.x[seed]!, graph.y[b]! - graph.y[seed]!);
			far = i === 0 ? distanceM : Math.min(far, distanceM);
		}
		far *= 0.7 + 0.3 * random();
		if (far > bestFar) [best, bestFar] = [b, far];
	}
	return best;
}
