import { AreaBoundaries } from '../geometry/area-boundaries.ts';
import { COST_SCALE } from './settings.ts';
import { lengthOf, pointAt } from '../geometry/sides.ts';
import type { BlockBorder, ClusterWeights, StreetBlock } from './types.ts';

/** Blocks and what touches what, as arrays; blocks are indexes in the order of their ids. */
export interface BlockGraph {
	readonly count: number;
	/** Share of all people and of all ground; people 0 everywhere if there are no residents at all. */
	readonly population: Float64Array;
	readonly area: Float64Array;
	/** Middle of each block, local metres. */
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** Whole boundary of each block, metres. */
	readonly perimeterM: Float64Array;
	/** Neighbours of block b: neighbour[i] for first[b] ≤ i < first[b + 1], ascending. */
	readonly first: Int32Array;
	readonly neighbour: Int32Array;
	readonly borderM: Float64Array;
	readonly mainM: Float64Array;
	/** Pieces that the blocks fall into, numbered by their first blocks. */
	readonly component: Int32Array;
	readonly componentCount: number;
}

/** @param blocks sorted by id; `borders` are indexes into it */
export function buildBlockGraph(blocks: readonly StreetBlock[], borders: readonly BlockBorder[]): BlockGraph {
	const count = blocks.length;
	const ends = borders
		.flatMap(({ a, b, lengthM, mainM }) => [
			{ from: a, to: b, lengthM, mainM },
			{ from: b, to: a, lengthM, mainM }
		])
		.toSorted((m, n) => m.from - n.from || m.to - n.to);
	const first = new Int32Array(count + 1);
	for (const { from } of ends) first[from + 1]!++;
	for (let b = 0; b < count; b++) first[b + 1]! += first[b]!;
	const neighbour = Int32Array.from(ends, ({ to }) => to);
	return {
		count,
		population: toShares(blocks.map(({ population }) => population)),
		area: toShares(blocks.map(({ areaM2 }) => areaM2)),
		...measureShapes(blocks),
		first,
		neighbour,
		borderM: Float64Array.from(ends, ({ lengthM }) => lengthM),
		mainM: Float64Array.from(ends, ({ mainM }) => mainM),
		...findComponents(count, first, neighbour)
	};
}

function toShares(values: readonly number[]): Float64Array {
	const total = values.reduce((sum, value) => sum + value, 0);
	return Float64Array.from(values, (value) => (total > 0 ? value / total : 0));
}

/** Middles are means of the boundary by length: enough for what is near to what. */
function measureShapes(blocks: readonly StreetBlock[]) {
	const boundaries = new AreaBoundaries(blocks.map(({ geometry }) => geometry));
	const [x, y] = [new Float64Array(blocks.length), new Float64Array(blocks.length)];
	const perimeterM = new Float64Array(blocks.length);
	for (const b of blocks.keys()) {
		for (const side of boundaries.listOf(b)) {
			const lengthM = lengthOf(side);
			const middle = pointAt(side, 0.5);
			perimeterM[b]! += lengthM;
			x[b]! += middle[0] * lengthM;
			y[b]! += middle[1] * lengthM;
		}
		x[b]! /= perimeterM[b]! || 1;
		y[b]! /= perimeterM[b]! || 1;
	}
	return { x, y, perimeterM };
}

function findComponents(count: number, first: Int32Array, neighbour: Int32Array) {
	const component = new Int32Array(count).fill(-1);
	let componentCount = 0;
	for (let start = 0; start < count; start++) {
		if (component[start] !== -1) continue;
		const open = [start];
		component[start] = componentCount;
		for (let b = open.pop(); b !== undefined; b = open.pop())
			for (const other of neighbour.subarray(first[b], first[b + 1]))
				if (component[other] === -1) {
					component[other] = componentCount;
					open.push(other);
				}
		componentCount++;
	}
	return { component, componentCount };
}

/** What the aims cost in one redrawing, see {@link COST_SCALE}. */
export interface Costs {
	readonly zoneCount: number;
	/** Of a squared deviation of one zone. */
	readonly population: number;
	readonly area: number;
	/** Of each entry of `neighbour` if a zone ends there. */
	readonly border: Float64Array;
	/** Of each block if it leaves the zone that keeps its cluster. */
	readonly leaving: Float64Array;
}

export function buildCosts(
	graph: BlockGraph,
	blocks: readonly StreetBlock[],
	zoneCount: number,
	weights: ClusterWeights
): Costs {
	const groundM2 = blocks.reduce((sum, { areaM2 }) => sum + areaM2, 0);
	// A hexagon of area A has a perimeter of √(8√3 · A), and shares each side.
	const hexagonM = (zoneCount / 2) * Math.sqrt((8 * Math.sqrt(3) * groundM2) / zoneCount);
	const { balance } = COST_SCALE;
	return {
		zoneCount,
		// No residents: every zone has the mean, which is 0.
		population: graph.population.some((share) => share > 0) ? (weights.population * balance) / zoneCount : 0,
		area: (weights.area * balance) / zoneCount,
		border: graph.borderM.map(
			(lengthM, i) =>
				(weights.compact * lengthM + weights.mainStreets * (lengthM - graph.mainM[i]!)) / hexagonM
		),
		leaving: graph.area.map((share, b) =>
			blocks[b]!.clusterId === null ? 0 : (weights.keep * (share + graph.population[b]!)) / 2
		)
	};
}
