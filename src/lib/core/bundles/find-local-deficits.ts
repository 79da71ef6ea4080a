import type { BundleProblem } from './types.ts';

/** Weak communities (with a deficit) that all strong ones within reach cannot cover. Indexes, ascending. */
export interface LocalDeficit {
	weak: number[];
	strong: number[];
	shortFen: number;
}

/** The deficit of the whole group, and of places within it. */
export interface Deficits {
	/** Lower bound of the subsidy of any bundling. */
	leastSubsidyFen: number;
	/** By the first weak community; the whole group is not among them. */
	local: LocalDeficit[];
}

/**
 * Deficits that are certain. In a bundle surpluses cover deficits, so money flows from strong to weak communities that
 * can share a base. What the maximum flow (Dinic 1970) leaves uncovered, no bundling covers; the minimum cut names
 * the weak communities and all the strong ones around them (Hall 1935; Ford & Fulkerson 1956). The margin of every
 * bundle is a deficit that any strong community can cover.
 */
export function findLocalDeficits(problem: BundleProblem): Deficits {
	const { balanceFen, count, marginFen } = problem;
	const n = balanceFen.length;
	const shortFen = balanceFen.reduce((sum, fen) => sum - fen, count * marginFen);
	// Without a greatest distance all are within reach of all.
	if (problem.maxDistanceM === Infinity) return { leastSubsidyFen: Math.max(0, shortFen), local: [] };
	const strong = [...balanceFen.keys()].filter((i) => balanceFen[i]! > 0);
	const weak = [...balanceFen.keys()].filter((i) => balanceFen[i]! < 0);
	const [source, sink, margin, allowance] = [n, n + 1, n + 2, n + 3];
	const flow = new Flow(n + 4);
	for (const i of strong) flow.addArc(source, i, balanceFen[i]!);
	for (const i of weak) flow.addArc(i, sink, -balanceFen[i]!);
	// A margin below 0 allows every bundle a small deficit; which communities that helps is unknown.
	flow.addArc(source, allowance, Math.max(0, -count * marginFen));
	flow.addArc(margin, sink, Math.max(0, count * marginFen));
	for (const i of weak) flow.addArc(allowance, i, Infinity);
	const reach = listReach(problem);
	for (const j of strong) {
		flow.addArc(j, margin, Infinity);
		for (const i of weak) if (reach[j]![i]) flow.addArc(j, i, Infinity);
	}
	const demandFen = weak.reduce((sum, i) => sum - balanceFen[i]!, Math.max(0, count * marginFen));
	const leastSubsidyFen = demandFen - flow.push(source, sink);
	const canReachSink = flow.listReaching(sink);
	const short = weak.filter((i) => canReachSink[i]);
	if (marginFen !== 0 && canReachSink[marginFen > 0 ? margin : allowance])
		return { leastSubsidyFen, local: [] };
	const local = groupByStrong(short, strong, reach).map((part): LocalDeficit => {
		const helpers = strong.filter((j) => part.some((i) => reach[j]![i]));
		const sum = [...part, ...helpers].reduce((total, i) => total + balanceFen[i]!, 0);
		return { weak: part, strong: helpers, shortFen: -sum };
	});
	return {
		leastSubsidyFen,
		local: local.filter(
			(part) => part.shortFen > 0 && (part.weak.length < weak.length || part.strong.length < strong.length)
		)
	};
}

/** Whether two communities can be in one bundle as far as distances go: some base is within reach of both. */
function listReach({ ids, distanceM, maxDistanceM }: BundleProblem): Uint8Array[] {
	const n = ids.length;
	// Bit set of bases within reach: every pair is checked for a common one.
	const near = ids.map((_, i) => {
		const bits = new Uint32Array(Math.ceil(n / 32));
		for (let base = 0; base < n; base++)
			if (distanceM[i * n + base]! <= maxDistanceM) bits[base >> 5]! |= 1 << (base & 31);
		return bits;
	});
	return near.map((mine) => Uint8Array.from(near, (theirs) => (haveCommonBit(mine, theirs) ? 1 : 0)));
}

function haveCommonBit(a: Uint32Array, b: Uint32Array): boolean {
	for (let word = 0; word < a.length; word++) if ((a[word]! & b[word]!) !== 0) return true;
	return false;
}

/** Parts of weak communities of which no strong one is in reach of two; those that none is in reach of are one part. */
function groupByStrong(
	weak: readonly number[],
	strong: readonly number[],
	reach: readonly Uint8Array[]
): number[][] {
	const left = new Set(weak);
	const isAlone = (i: number) => !strong.some((j) => reach[j]![i]);
	const share = (i: number, other: number) =>
		strong.some((j) => reach[j]![i] && reach[j]![other]) || (isAlone(i) && isAlone(other));
	return weak.flatMap((first) => {
		if (!left.delete(first)) return [];
		const part = [first];
		for (const i of part) {
			const joined = [...left].filter((other) => share(i, other));
			for (const other of joined) left.delete(other);
			part.push(...joined);
		}
		return [part.toSorted((a, b) => a - b)];
	});
}

/** Maximum flow in integers, by shortest augmenting paths. */
class Flow {
	readonly #arcs: number[][];
	readonly #to: number[] = [];
	readonly #room: number[] = [];

	constructor(nodes: number) {
		this.#arcs = Array.from({ length: nodes }, () => []);
	}

	addArc(from: number, to: number, room: number): void {
		// Arc and its reverse are neighbours: i and i ^ 1.
		this.#arcs[from]!.push(this.#to.push(to) - 1);
		this.#room.push(room);
		this.#arcs[to]!.push(this.#to.push(from) - 1);
		this.#room.push(0);
	}

	push(source: number, sink: number): number {
		let total = 0;
		for (;;) {
			const level = this.#levels(source);
			if (level[sink] === -1) return total;
			const next = new Int32Array(level.length);
			for (let pushed = Infinity; pushed > 0; total += pushed)
				pushed = this.#augment(source, sink, Infinity, level, next);
		}
	}

	/** Nodes from which more could flow to the sink. */
	listReaching(sink: number): boolean[] {
		const reaches = this.#arcs.map((_, node) => node === sink);
		const queue = [sink];
		for (const node of queue)
			for (const arc of this.#arcs[node]!) {
				const from = this.#to[arc]!;
				if (reaches[from] || this.#room[arc ^ 1]! <= 0) continue;
				reaches[from] = true;
				queue.push(from);
			}
		return reaches;
	}

	#levels(source: number): Int32Array {
		const level = new Int32Array(this.#arcs.length).fill(-1);
		level[source] = 0;
		const queue = [source];
		for (const node of queue)
			for (const arc of this.#arcs[node]!) {
				const to = this.#to[arc]!;
				if (level[to] !== -1 || this.#room[arc]! <= 0) continue;
				level[to] = level[node]! + 1;
				queue.push(to);
			}
		return level;
	}

	#augment(node: number, sink: number, most: number, level: Int32Array, next: Int32Array): number {
		if (node === sink) return most;
		const arcs = this.#arcs[node]!;
		for (; next[node]! < arcs.length; next[node]!++) {
			const arc = arcs[next[node]!]!;
			const to = this.#to[arc]!;
			if (this.#room[arc]! <= 0 || level[to] !== level[node]! + 1) continue;
			const pushed = this.#augment(to, sink, Math.min(most, this.#room[arc]!), level, next);
			if (pushed === 0) continue;
			this.#room[arc]! -= pushed;
			this.#room[arc ^ 1]! += pushed;
			return pushed;
		}
		return 0;
	}
}
