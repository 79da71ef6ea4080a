import { ringCentroid } from '#lib/core/geometry/ring-centroid.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import type { Block } from './block.ts';
import { distanceM } from './polygon.ts';
import type { StreetPlan } from './street-plan.ts';

export const CLUSTER_COUNT = 12;

const STEPS = 400_000;

/** Weight of a short boundary relative to balance. */
const BOUNDARY_WEIGHT = 0.023;

export interface ClusterShape {
	/** One ring, counter-clockwise. */
	ring: number[];
	areaM2: number;
	population: number;
}

interface Neighbour {
	block: number;
	sharedM: number;
}

/**
 * Groups the blocks into 12 clusters balanced in population and area, each connected across streets and
 * bounded by one ring, and sets every block's `cluster`. Numbered in four rows from the north-west, back and
 * forth.
 */
export function groupClusters(plan: StreetPlan, blocks: readonly Block[], random: Random): ClusterShape[] {
	const neighbours = listNeighbours(plan, blocks);
	const middles = blocks.map(({ ring }) => ringCentroid(plan.toRing(ring)).xy);
	for (let attempt = 0; attempt < 20; attempt++) {
		const clusters = grow(blocks, neighbours, middles, random);
		balance(blocks, neighbours, clusters, random);
		const rings = Array.from({ length: CLUSTER_COUNT }, (_, cluster) =>
			findOutline(blocks.filter((block) => clusters[block.index] === cluster).map(({ ring }) => ring))
		);
		if (rings.some((ring) => !ring)) continue;
		const order = numberInRows(rings.map((ring) => ringCentroid(plan.toRing(ring!)).xy));
		for (const block of blocks) block.cluster = order.indexOf(clusters[block.index]!);
		return order.map((cluster, number) => {
			const mine = blocks.filter((block) => block.cluster === number);
			return {
				ring: rings[cluster]!,
				areaM2: sum(mine.map(({ areaM2 }) => areaM2)),
				population: sum(mine.map(({ population }) => population))
			};
		});
	}
	throw new Error('No grouping of the blocks gave every cluster one boundary; try another seed.');
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function listNeighbours(plan: StreetPlan, blocks: readonly Block[]): Neighbour[][] {
	const ownerOf = new Map<string, number>();
	for (const { index, ring } of blocks)
		for (const [i, node] of ring.entries()) ownerOf.set(`${node} ${ring[(i + 1) % ring.length]}`, index);
	return blocks.map(({ ring }) => {
		const shared = new Map<number, number>();
		for (const [i, node] of ring.entries()) {
			const next = ring[(i + 1) % ring.length]!;
			const other = ownerOf.get(`${next} ${node}`);
			if (other === undefined) continue;
			shared.set(other, (shared.get(other) ?? 0) + distanceM(plan.nodes[node]!, plan.nodes[next]!));
		}
		return [...shared].map(([block, sharedM]) => ({ block, sharedM }));
	});
}

/** Grows clusters from seeds far apart; the smallest cluster grows first. */
function grow(
	blocks: readonly Block[],
	neighbours: readonly Neighbour[][],
	middles: readonly Xy[],
	random: Random
): Int32Array {
	const clusters = new Int32Array(blocks.length).fill(-1);
	const seeds = [Math.floor(random() * blocks.length)];
	const apartM = (block: number) =>
		Math.min(...seeds.map((seed) => distanceM(middles[seed]!, middles[block]!)));
	while (seeds.length < CLUSTER_COUNT) {
		const far = blocks.map(({ index }) => apartM(index) * (0.85 + 0.15 * random()));
		seeds.push(far.indexOf(Math.max(...far)));
	}
	const areas = seeds.map((seed, cluster) => {
		clusters[seed] = cluster;
		return blocks[seed]!.areaM2;
	});
	for (let left = blocks.length - seeds.length; left > 0; left--) {
		let best: { block: number; cluster: number; cost: number } | undefined;
		for (const { index } of blocks) {
			if (clusters[index] !== -1) continue;
			for (const { block } of neighbours[index]!) {
				const cluster = clusters[block]!;
				if (cluster === -1) continue;
				const cost = areas[cluster]! * 3 + distanceM(middles[index]!, middles[seeds[cluster]!]!) * 1000;
				if (!best || cost < best.cost) best = { block: index, cluster, cost };
			}
		}
		if (!best) throw new Error('The blocks of the main urban area are not connected.');
		clusters[best.block] = best.cluster;
		areas[best.cluster]! += blocks[best.block]!.areaM2;
	}
	return clusters;
}

/** Simulated annealing: a block at a boundary changes sides if its old cluster stays connected. */
function balance(
	blocks: readonly Block[],
	neighbours: readonly Neighbour[][],
	clusters: Int32Array,
	random: Random
) {
	const meanArea = sum(blocks.map(({ areaM2 }) => areaM2)) / CLUSTER_COUNT;
	const meanPopulation = sum(blocks.map(({ population }) => population)) / CLUSTER_COUNT;
	const areas = new Float64Array(CLUSTER_COUNT);
	const populations = new Float64Array(CLUSTER_COUNT);
	for (const { index, areaM2, population } of blocks) {
		areas[clusters[index]!]! += areaM2 / meanArea;
		populations[clusters[index]!]! += population / meanPopulation;
	}
	const unbalance = (area: number, population: number) => (area - 1) ** 2 + (population - 1) ** 2;
	for (let step = 0; step < STEPS; step++) {
		const heat = 0.06 * (1 - step / STEPS) ** 2;
		const block = Math.floor(random() * blocks.length);
		const from = clusters[block]!;
		const around = neighbours[block]!;
		const to = clusters[around[Math.floor(random() * around.length)]!.block]!;
		const draw = random();
		if (to === from) continue;
		const [area, population] = [blocks[block]!.areaM2 / meanArea, blocks[block]!.population / meanPopulation];
		let longerM = 0;
		for (const { block: other, sharedM } of around) {
			if (clusters[other] === from) longerM += sharedM;
			if (clusters[other] === to) longerM -= sharedM;
		}
		const change =
			unbalance(areas[from]! - area, populations[from]! - population) -
			unbalance(areas[from]!, populations[from]!) +
			unbalance(areas[to]! + area, populations[to]! + population) -
			unbalance(areas[to]!, populations[to]!) +
			(BOUNDARY_WEIGHT * longerM) / 1000;
		if (change > 0 && (heat === 0 || draw >= Math.exp(-change / heat))) continue;
		if (!staysConnected(neighbours, clusters, block, from)) continue;
		clusters[block] = to;
		areas[from]! -= area;
		areas[to]! += area;
		populations[from]! -= population;
		populations[to]! += population;
	}
}

function staysConnected(
	neighbours: readonly Neighbour[][],
	clusters: Int32Array,
	leaving: number,
	cluster: number
): boolean {
	const mine = neighbours[leaving]!.filter(({ block }) => clusters[block] === cluster);
	const [first] = mine;
	if (!first) return false;
	const reached = new Set([first.block]);
	const open = [first.block];
	for (let block = open.pop(); block !== undefined; block = open.pop())
		for (const { block: other } of neighbours[block]!) {
			if (other === leaving || clusters[other] !== cluster || reached.has(other)) continue;
			reached.add(other);
			open.push(other);
		}
	return mine.every(({ block }) => reached.has(block));
}

/** The one ring around faces, counter-clockwise; `undefined` if there are several or it touches itself. */
export function findOutline(rings: readonly (readonly number[])[]): number[] | undefined {
	const sides = new Set(
		rings.flatMap((ring) => ring.map((node, i) => `${node} ${ring[(i + 1) % ring.length]}`))
	);
	const nextOf = new Map<number, number>();
	for (const side of sides) {
		const [a, b] = side.split(' ').map(Number) as [number, number];
		if (sides.has(`${b} ${a}`)) continue;
		if (nextOf.has(a)) return undefined;
		nextOf.set(a, b);
	}
	const start = Math.min(...nextOf.keys());
	const outline = [start];
	for (let node = nextOf.get(start)!; node !== start; node = nextOf.get(node)!) outline.push(node);
	return outline.length === nextOf.size ? outline : undefined;
}

function numberInRows(middles: readonly Xy[]): number[] {
	const fromNorth = [...middles.keys()].toSorted((a, b) => middles[b]![1] - middles[a]![1]);
	return [0, 1, 2, 3].flatMap((row) => {
		const inRow = fromNorth.slice(row * 3, row * 3 + 3).toSorted((a, b) => middles[a]![0] - middles[b]![0]);
		return row % 2 ? inRow.toReversed() : inRow;
	});
}
