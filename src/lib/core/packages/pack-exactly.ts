import { boundBySizes } from './bound-packing.ts';
import { isOnTarget } from './is-on-target.ts';
import type { PackageCost } from './package-cost.ts';
import type { PackageGraph } from './package-graph.ts';
import { EXACT_COMMUNITIES, EXACT_SETS, EXACT_STEPS } from './settings.ts';
import type { PackageSettings } from './types.ts';

/** A division of some communities, and how good it is: first `packed`, then `onTarget`, then `cost` decides. */
export interface Packing {
	/** Members of each package, ascending. */
	parts: number[][];
	/** Size in packages. */
	packed: number;
	/** Size in packages on target. */
	onTarget: number;
	cost: number;
}

export interface ExactLimits {
	maxSets?: number;
	/** Limit of sets tried against remainders, in total. */
	maxSteps?: number;
}

/** Sums of sizes in another order differ by less than this. */
const SAME_SIZE = 1e-6;
const SAME_COST = 1e-12;

/** Whether one division is better than another. */
export function isBetter(a: Omit<Packing, 'parts'>, b: Omit<Packing, 'parts'>): boolean {
	if (Math.abs(a.packed - b.packed) > SAME_SIZE) return a.packed > b.packed;
	if (Math.abs(a.onTarget - b.onTarget) > SAME_SIZE) return a.onTarget > b.onTarget;
	return a.cost < b.cost - SAME_COST;
}

/**
 * The best division of communities into packages: every connected set within the range is tried. The first community
 * that is left is either in one of the sets that begin with it or in none; what that leaves falls into pieces that are
 * divided likewise, each kind of piece once (dynamic programming over subsets, Held and Karp, 1962). Where all can be
 * packed, divisions that leave some out are skipped.
 *
 * @param members ascending
 * @returns `undefined` if that is more work than the limits allow
 */
export function packExactly(
	members: readonly number[],
	graph: PackageGraph,
	cost: PackageCost,
	settings: PackageSettings,
	{ maxSets = EXACT_SETS, maxSteps = EXACT_STEPS }: ExactLimits = {}
): Packing | undefined {
	if (members.length > EXACT_COMMUNITIES) return undefined;
	const order = orderFromEnd(members, graph);
	const placeOf = new Map(order.map((member, place) => [member, place]));
	const near = order.map((member) =>
		graph.links[member]!.reduce(
			(bits, { to }) => (placeOf.has(to) ? bits | (1 << placeOf.get(to)!) : bits),
			0
		)
	);
	const sets = listSets(order, near, graph, cost, settings, maxSets);
	if (!sets) return undefined;
	const search = new Search(sets, order, near, graph, settings, maxSteps);
	return search.run(true) ?? search.run(false);
}

/** A connected set within the range: a bit for each member's place in the order. */
interface CandidateSet {
	bits: number;
	size: number;
	onTarget: number;
	cost: number;
}

/** Breadth first from the end of the group: then few remainders differ. */
function orderFromEnd(members: readonly number[], graph: PackageGraph): number[] {
	const from = (start: number) => {
		const isListed = new Set(members);
		isListed.delete(start);
		const order = [start];
		for (const member of order)
			for (const { to } of graph.links[member]!) if (isListed.delete(to)) order.push(to);
		// Continue with the next group: members need not be connected.
		return [...order, ...isListed];
	};
	const connected = from(members[0]!);
	return from(connected.at(-1)!);
}

/** Sets by the first place in the order; `undefined` if there are too many. */
function listSets(
	order: readonly number[],
	near: readonly number[],
	{ sizes }: PackageGraph,
	cost: PackageCost,
	settings: PackageSettings,
	maxSets: number
): CandidateSet[][] | undefined {
	let count = 0;
	const stack: number[] = [];
	const grow = (found: CandidateSet[], bits: number, size: number, open: number, closed: number): boolean => {
		if (++count > maxSets) return false;
		if (stack.length > 1 && size >= settings.least) {
			const onTarget = isOnTarget(size, settings) ? size : 0;
			found.push({ bits, size, onTarget, cost: cost.of(stack) });
		}
		while (open !== 0) {
			const bit = open & -open;
			const place = 31 - Math.clz32(bit);
			open ^= bit;
			closed |= bit;
			const grown = size + sizes[order[place]!]!;
			if (grown > settings.most) continue;
			stack.push(order[place]!);
			const isDone = grow(found, bits | bit, grown, open | (near[place]! & ~closed & ~bits), closed);
			stack.pop();
			if (!isDone) return false;
		}
		return true;
	};
	const sets: CandidateSet[][] = [];
	for (const [place, member] of order.entries()) {
		const found: CandidateSet[] = [];
		const before = 2 ** (place + 1) - 1;
		stack.push(member);
		const isDone =
			sizes[member]! > settings.most ||
			grow(found, 1 << place, sizes[member]!, near[place]! & ~before, before);
		stack.pop();
		if (!isDone) return undefined;
		sets.push(found);
	}
	return sets;
}

interface State extends Omit<Packing, 'parts'> {
	/** The set taken out of it first; `undefined`: its first community is left out. */
	taken: CandidateSet | undefined;
}

const NOTHING: Omit<State, 'taken'> = { packed: 0, onTarget: 0, cost: 0 };

/** Divides the remainder by connected pieces, each distinct piece once. */
class Search {
	readonly #sets: readonly CandidateSet[][];
	readonly #order: readonly number[];
	/** Neighbours of each place in the order, a bit each. */
	readonly #near: readonly number[];
	readonly #sizes: readonly number[];
	readonly #settings: PackageSettings;
	readonly #states = new Map<number, State | null>();
	#isWhole = true;
	#steps = 0;

	constructor(
		sets: readonly CandidateSet[][],
		order: readonly number[],
		near: readonly number[],
		graph: PackageGraph,
		settings: PackageSettings,
		maxSteps: number
	) {
		this.#sets = sets;
		this.#order = order;
		this.#near = near;
		this.#sizes = order.map((member) => graph.sizes[member]!);
		this.#settings = settings;
		this.#steps = maxSteps;
	}

	/** @param isWhole no community may be left out; then `undefined` also means that there is no such division */
	run(isWhole: boolean): Packing | undefined {
		this.#isWhole = isWhole;
		this.#states.clear();
		const all = 2 ** this.#order.length - 1;
		const best = this.#solve(all);
		if (!best || this.#steps < 0) return undefined;
		const parts: number[][] = [];
		this.#trace(all, parts);
		return { parts, packed: best.packed, onTarget: best.onTarget, cost: best.cost };
	}

	/** The best division of the remainder; `null` if none takes in every community. */
	#solve(left: number): Omit<State, 'taken'> | null {
		let sum = NOTHING;
		for (let rest = left; rest !== 0;) {
			const piece = this.#pieceOf(rest);
			rest &= ~piece;
			const state = this.#solvePiece(piece);
			if (!state) return null;
			sum = {
				packed: sum.packed + state.packed,
				onTarget: sum.onTarget + state.onTarget,
				cost: sum.cost + state.cost
			};
		}
		return sum;
	}

	/** The connected piece that has the first community of the remainder. */
	#pieceOf(left: number): number {
		let piece = left & -left;
		for (let fresh = piece; fresh !== 0;) {
			const bit = fresh & -fresh;
			const found = this.#near[31 - Math.clz32(bit)]! & left & ~piece;
			piece |= found;
			fresh = (fresh ^ bit) | found;
		}
		return piece;
	}

	#solvePiece(piece: number): State | null {
		const known = this.#states.get(piece);
		if (known !== undefined) return known;
		const size = this.#sizeOf(piece);
		if (this.#isWhole && !this.#mayBeWhole(size)) return null;
		if (size < this.#settings.least) return { ...NOTHING, taken: undefined };
		const first = piece & -piece;
		const sets = this.#sets[31 - Math.clz32(first)]!;
		this.#steps -= sets.length;
		if (this.#steps < 0) return null;
		let best: State | null = null;
		for (const taken of sets) {
			if ((taken.bits & piece) !== taken.bits) continue;
			const rest = this.#solve(piece & ~taken.bits);
			if (!rest) continue;
			const packed = rest.packed + taken.size;
			const onTarget = rest.onTarget + taken.onTarget;
			const state: State = { packed, onTarget, cost: rest.cost + taken.cost, taken };
			if (!best || isBetter(state, best)) best = state;
		}
		if (!this.#isWhole) {
			const rest = this.#solve(piece & ~first);
			if (rest && (!best || isBetter(rest, best))) best = { ...rest, taken: undefined };
		}
		this.#states.set(piece, best);
		return best;
	}

	#sizeOf(piece: number): number {
		let size = 0;
		for (let bits = piece; bits !== 0; bits &= bits - 1) size += this.#sizes[31 - Math.clz32(bits & -bits)]!;
		return size;
	}

	/** Whether the size alone does not rule out that all of a piece is packed. */
	#mayBeWhole(size: number): boolean {
		return boundBySizes(size, this.#settings.least, this.#settings.most) > size - SAME_SIZE;
	}

	/** Lists the sets of the best division of the remainder. */
	#trace(left: number, parts: number[][]): void {
		for (let rest = left; rest !== 0;) {
			const piece = this.#pieceOf(rest);
			rest &= ~piece;
			const taken = this.#states.get(piece)?.taken;
			if (taken) parts.push(this.#membersOf(taken.bits));
			// Too small a piece has no state: nothing is taken of it.
			if (this.#states.has(piece)) this.#trace(piece & ~(taken?.bits ?? piece & -piece), parts);
		}
	}

	#membersOf(bits: number): number[] {
		return this.#order.filter((_, place) => (bits >> place) & 1).toSorted((a, b) => a - b);
	}
}
