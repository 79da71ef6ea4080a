import { turnOf } from '../geometry/turn-of.ts';
import type { Xy } from '../geometry/types.ts';
import type { NodedEdge, NodedStrands } from './node-strands.ts';

/**
 * The faces into which borders and lines cut the plane. Edge e is two half-edges, 2e along it and 2e + 1 back; each has a
 * face to its left.
 */
export interface PlaneMap extends NodedStrands {
	/** Point that a half-edge leaves. */
	readonly originOf: readonly number[];
	/** The half-edge that goes on along the same face. */
	readonly nextOf: readonly number[];
	/** Face to the left of a half-edge; a face with islands in it is one. */
	readonly faceOf: readonly number[];
	/** Bits of the areas that hold each face. */
	readonly areasOf: readonly bigint[];
}

export const twinOf = (half: number): number => half ^ 1;

/** O(n log n), and n for each part that hangs together with no other. */
export function buildPlaneMap({ points, edges }: NodedStrands): PlaneMap {
	const originOf = edges.flatMap(({ from, to }) => [from, to]);
	const leaving: number[][] = points.map(() => []);
	for (const [half, origin] of originOf.entries()) leaving[origin]!.push(half);
	const targetOf = (half: number) => points[originOf[twinOf(half)]!]!;
	const nextOf = Array.from(originOf, () => -1);
	for (const [p, halves] of leaving.entries()) {
		halves.sort((m, n) => compareAngles(points[p]!, targetOf(m), targetOf(n)));
		// Whoever comes in goes on by the first way to the right of the way back.
		for (const [i, half] of halves.entries())
			nextOf[twinOf(half)] = halves[(i + halves.length - 1) % halves.length]!;
	}
	const cycleOf = numberCycles(nextOf);
	const { faceOfCycle, areasOf } = joinCycles({ points, edges, originOf, nextOf, cycleOf, leaving });
	return { points, edges, originOf, nextOf, faceOf: cycleOf.map((cycle) => faceOfCycle[cycle]!), areasOf };
}

/** Counter-clockwise from due east. Exact. */
function compareAngles(from: Xy, a: Xy, b: Xy): number {
	const isLow = ([x, y]: Xy) => Number(y < from[1] || (y === from[1] && x < from[0]));
	return isLow(a) - isLow(b) || -turnOf(from, a, b);
}

function numberCycles(nextOf: readonly number[]): number[] {
	const cycleOf = Array.from(nextOf, () => -1);
	let count = 0;
	for (const start of nextOf.keys()) {
		if (cycleOf[start] !== -1) continue;
		for (let half = start; cycleOf[half] === -1; half = nextOf[half]!) cycleOf[half] = count;
		count++;
	}
	return cycleOf;
}

interface Cycles extends NodedStrands {
	originOf: readonly number[];
	nextOf: readonly number[];
	cycleOf: readonly number[];
	leaving: readonly (readonly number[])[];
}

/**
 * Cycles round the same face become one, and areas spread from face to face: across an edge, those whose border it is
 * change. What hangs together begins at its westernmost point, of which everything to the west is another's.
 */
function joinCycles(cycles: Cycles): { faceOfCycle: number[]; areasOf: bigint[] } {
	const { points, edges, originOf, cycleOf, leaving } = cycles;
	const halvesOf: number[][] = [];
	for (const [half, cycle] of cycleOf.entries()) (halvesOf[cycle] ??= []).push(half);
	/** −1 stands for the outside of everything. */
	const around: (number | undefined)[] = halvesOf.map(() => undefined);
	const areas: (bigint | undefined)[] = halvesOf.map(() => undefined);
	const order = [...points.keys()].toSorted(
		(p, q) => points[p]![0] - points[q]![0] || points[p]![1] - points[q]![1]
	);
	for (const p of order) {
		const outer = leaving[p]!.reduce<number | undefined>((best, half) => {
			if (best === undefined) return half;
			const [to, bestTo] = [half, best].map((h) => points[originOf[twinOf(h)]!]!);
			return turnOf(points[p]!, bestTo!, to!) > 0 ? half : best;
		}, undefined);
		if (outer === undefined || areas[cycleOf[outer]!] !== undefined) continue;
		const west = lookWest(points[p]!, cycles);
		around[cycleOf[outer]!] = west.cycle;
		areas[cycleOf[outer]!] = west.areas;
		const waiting = [cycleOf[outer]!];
		for (let cycle = waiting.pop(); cycle !== undefined; cycle = waiting.pop())
			for (const half of halvesOf[cycle]!) {
				const beyond = cycleOf[twinOf(half)]!;
				if (areas[beyond] !== undefined) continue;
				areas[beyond] = areas[cycle]! ^ edges[half >> 1]!.areas;
				waiting.push(beyond);
			}
	}
	const areasOf: bigint[] = [0n];
	const faceOfCycle = halvesOf.map(() => -1);
	const findFace = (cycle: number): number => {
		if (cycle === -1) return 0;
		if (faceOfCycle[cycle] === -1)
			faceOfCycle[cycle] =
				around[cycle] === undefined ? areasOf.push(areas[cycle]!) - 1 : findFace(around[cycle]);
		return faceOfCycle[cycle]!;
	};
	for (const cycle of halvesOf.keys()) findFace(cycle);
	return { faceOfCycle, areasOf };
}

/** What is west of a point: the cycle on the near side of the nearest edge, −1 without one, and the areas there. */
function lookWest(at: Xy, { points, edges, cycleOf }: Cycles): { cycle: number; areas: bigint } {
	let areas = 0n;
	let nearest: { edge: NodedEdge; cycle: number } | undefined;
	for (const [e, edge] of edges.entries()) {
		const [from, to] = [points[edge.from]!, points[edge.to]!];
		// Looking a little above the point, so that no edge is met at its end.
		if (from[1] > at[1] === to[1] > at[1]) continue;
		const isUp = to[1] > from[1];
		if (isUp ? turnOf(from, to, at) >= 0 : turnOf(from, to, at) <= 0) continue;
		areas ^= edge.areas;
		if (!nearest || isEastOf(points, edge, nearest.edge))
			nearest = { edge, cycle: cycleOf[isUp ? 2 * e + 1 : 2 * e]! };
	}
	return { cycle: nearest?.cycle ?? -1, areas };
}

/** Of two edges that do not cross, and both pass one height: whether the first passes it further east. */
function isEastOf(points: readonly Xy[], one: NodedEdge, other: NodedEdge): boolean {
	const upright = ({ from, to }: NodedEdge) => {
		const [a, b] = [points[from]!, points[to]!];
		return a[1] < b[1] ? ([a, b] as const) : ([b, a] as const);
	};
	const [[a, b], [c, d]] = [upright(one), upright(other)];
	if (a[1] >= c[1]) return (turnOf(c, d, a) || turnOf(c, d, b)) < 0;
	return (turnOf(a, b, c) || turnOf(a, b, d)) > 0;
}
