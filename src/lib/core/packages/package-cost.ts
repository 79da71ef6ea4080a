import type { PackageGraph } from './package-graph.ts';
import type { PackageWeights } from './settings.ts';
import type { PackageSettings } from './types.ts';

/** How far a set of communities is from each preference: 0 meets it, 1 does not at all; `evenSize` may be more. */
export type PackageFaults = Record<keyof PackageWeights, number>;

/** Weighs sets of communities against the planner's preferences; optimised for hundreds of thousands of calls. */
export class PackageCost {
	readonly #graph: PackageGraph;
	readonly #settings: PackageSettings;
	readonly #isIn: Uint8Array;
	readonly #districts: Kinds;
	readonly #centres: Kinds;

	constructor(graph: PackageGraph, settings: PackageSettings) {
		this.#graph = graph;
		this.#settings = settings;
		this.#isIn = new Uint8Array(graph.communities.length);
		this.#districts = new Kinds(graph.communities.map(({ districtId }) => districtId));
		this.#centres = new Kinds(graph.communities.map(({ centreId }) => centreId));
	}

	/**
	 * The weighted faults, times the size in targets: a plan's cost is the sum over its packages, and does not fall by
	 * making them fewer.
	 */
	of(members: readonly number[]): number {
		const { weights, target } = this.#settings;
		const faults = this.listFaults(members);
		const cost =
			weights.evenSize * faults.evenSize +
			weights.axisFrontage * faults.axisFrontage +
			weights.sharedWalls * faults.sharedWalls +
			weights.sameDistrict * faults.sameDistrict +
			weights.sameCentre * faults.sameCentre +
			weights.compactShape * faults.compactShape;
		return (cost * this.sizeOf(members)) / target;
	}

	sizeOf(members: readonly number[]): number {
		let size = 0;
		for (const member of members) size += this.#graph.sizes[member]!;
		return size;
	}

	/** @param members at least one */
	listFaults(members: readonly number[]): PackageFaults {
		const { links, sizes } = this.#graph;
		const isIn = this.#isIn;
		for (const member of members) isIn[member] = 1;
		// Relations inside are met from both ends, those that lead out from one.
		let [wallsIn, wallsOut, frontsIn, frontsOut, linksIn, linksOut] = [0, 0, 0, 0, 0, 0];
		for (const member of members)
			for (const { to, wallM, frontageM } of links[member]!)
				if (isIn[to] === 1) {
					wallsIn += wallM / 2;
					frontsIn += frontageM / 2;
					linksIn += 1 / 2;
				} else {
					wallsOut += wallM;
					frontsOut += frontageM;
					linksOut++;
				}
		for (const member of members) isIn[member] = 0;
		return {
			evenSize: (this.sizeOf(members) / this.#settings.target - 1) ** 2,
			axisFrontage: shareOf(frontsOut, frontsIn),
			sharedWalls: shareOf(wallsOut, wallsIn),
			sameDistrict: this.#districts.shareOutside(members, sizes),
			sameCentre: this.#centres.shareOutside(members, sizes),
			compactShape: shareOf(linksOut, linksIn)
		};
	}
}

/** What kind each community is of; not knowing is a kind as well. */
class Kinds {
	readonly #kinds: Uint32Array;
	/** Size of each kind, 0 between two questions. */
	readonly #sums: Float64Array;

	constructor(names: readonly (string | null)[]) {
		const numbers = new Map([...new Set(names)].map((name, i) => [name, i]));
		this.#kinds = Uint32Array.from(names, (name) => numbers.get(name)!);
		this.#sums = new Float64Array(numbers.size);
	}

	/** Share of the size of some communities that is not of the kind that most of it has. */
	shareOutside(members: readonly number[], sizes: Float64Array): number {
		let [total, most] = [0, 0];
		for (const member of members) {
			const kind = this.#kinds[member]!;
			this.#sums[kind]! += sizes[member]!;
			total += sizes[member]!;
			most = Math.max(most, this.#sums[kind]!);
		}
		for (const member of members) this.#sums[this.#kinds[member]!] = 0;
		return shareOf(total - most, most);
	}
}

const shareOf = (part: number, rest: number) => (part + rest > 0 ? part / (part + rest) : 0);
