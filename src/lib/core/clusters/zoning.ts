import type { BlockGraph, Costs } from './block-graph.ts';

/**
 * A division of blocks into zones with its cost, and the cost of moving a block to another zone: O(blocks
 * around it). A move is up to the caller; {@link canLeave} says whether it would break the zone apart.
 */
export class Zoning {
	readonly graph: BlockGraph;
	readonly costs: Costs;
	/** Zone of each block. */
	readonly zoneOf: Int32Array;
	/** Blocks of each zone. */
	readonly size: Int32Array;
	/** The zone that keeps each block's cluster; -1 where none does. */
	readonly homeOf: Int32Array;
	/** People and ground of each zone; 1 is the mean. */
	readonly #population: Float64Array;
	readonly #area: Float64Array;
	readonly #seen: Uint32Array;
	readonly #open: Int32Array;
	#search = 0;

	constructor(graph: BlockGraph, costs: Costs, zoneOf: Int32Array, homeOf: Int32Array) {
		this.graph = graph;
		this.costs = costs;
		this.zoneOf = zoneOf.slice();
		this.homeOf = homeOf;
		this.size = new Int32Array(costs.zoneCount);
		this.#population = new Float64Array(costs.zoneCount);
		this.#area = new Float64Array(costs.zoneCount);
		this.#seen = new Uint32Array(graph.count);
		this.#open = new Int32Array(graph.count);
		for (const [b, zone] of zoneOf.entries()) this.#count(b, zone, 1);
	}

	#count(b: number, zone: number, times: 1 | -1) {
		this.size[zone]! += times;
		this.#population[zone]! += times * this.graph.population[b]! * this.costs.zoneCount;
		this.#area[zone]! += times * this.graph.area[b]! * this.costs.zoneCount;
	}

	/** The cost of all zones, computed from scratch. */
	measure(): number {
		const { graph, costs, zoneOf, homeOf } = this;
		let cost = 0;
		for (let zone = 0; zone < costs.zoneCount; zone++)
			cost +=
				costs.population * (this.#population[zone]! - 1) ** 2 + costs.area * (this.#area[zone]! - 1) ** 2;
		for (let b = 0; b < graph.count; b++) {
			if (homeOf[b] !== zoneOf[b]) cost += costs.leaving[b]!;
			for (let i = graph.first[b]!; i < graph.first[b + 1]!; i++)
				if (zoneOf[graph.neighbour[i]!] !== zoneOf[b]) cost += costs.border[i]! / 2;
		}
		return cost;
	}

	/** What the cost would change by if a block went to another zone. */
	costOfMove(b: number, zone: number): number {
		const { graph, costs, zoneOf, homeOf } = this;
		const from = zoneOf[b]!;
		const population = graph.population[b]! * costs.zoneCount;
		const area = graph.area[b]! * costs.zoneCount;
		let change =
			2 * costs.population * population * (population + this.#population[zone]! - this.#population[from]!) +
			2 * costs.area * area * (area + this.#area[zone]! - this.#area[from]!);
		for (let i = graph.first[b]!; i < graph.first[b + 1]!; i++) {
			const there = zoneOf[graph.neighbour[i]!];
			if (there === from) change += costs.border[i]!;
			else if (there === zone) change -= costs.border[i]!;
		}
		if (homeOf[b] === from) change += costs.leaving[b]!;
		else if (homeOf[b] === zone) change -= costs.leaving[b]!;
		return change;
	}

	move(b: number, zone: number): void {
		this.#count(b, this.zoneOf[b]!, -1);
		this.zoneOf[b] = zone;
		this.#count(b, zone, 1);
	}

	touches(b: number, zone: number): boolean {
		const { first, neighbour } = this.graph;
		for (let i = first[b]!; i < first[b + 1]!; i++) if (this.zoneOf[neighbour[i]!] === zone) return true;
		return false;
	}

	/**
	 * Whether the block's zone is still one piece without it, and not empty: whether all blocks of the zone around it
	 * are reached from one of them. Ends as soon as they are.
	 */
	canLeave(b: number): boolean {
		const { first, neighbour } = this.graph;
		const [seen, open, zone] = [this.#seen, this.#open, this.zoneOf[b]!];
		let start = -1;
		let missing = 0;
		for (let i = first[b]!; i < first[b + 1]!; i++)
			if (this.zoneOf[neighbour[i]!] === zone) {
				start = neighbour[i]!;
				missing++;
			}
		if (missing <= 1) return missing === 1;
		const [wanted, reached] = [++this.#search, ++this.#search];
		for (let i = first[b]!; i < first[b + 1]!; i++)
			if (this.zoneOf[neighbour[i]!] === zone) seen[neighbour[i]!] = wanted;
		seen[b] = reached;
		seen[start] = reached;
		open[0] = start;
		missing--;
		// Nearest first: what is missing is mostly next door.
		for (let next = 0, count = 1; next < count; next++) {
			const here = open[next]!;
			for (let i = first[here]!; i < first[here + 1]!; i++) {
				const other = neighbour[i]!;
				if (this.zoneOf[other] !== zone || seen[other] === reached) continue;
				if (seen[other] === wanted && --missing === 0) return true;
				seen[other] = reached;
				open[count++] = other;
			}
		}
		return false;
	}
}
