import { BoxIndex } from '../geometry/box-index.ts';
import { crossingShares } from '../geometry/segment-crossing.ts';
import { bboxOfSide, pointAt, type Side } from '../geometry/sides.ts';
import { turnOf } from '../geometry/turn-of.ts';
import type { Xy } from '../geometry/types.ts';
import { passesUnit } from './passes-unit.ts';

/** A line or closed ring in whole units. */
export interface Strand {
	readonly points: readonly Xy[];
	/** One bit for the area that it is a ring of; 0n for a line. */
	readonly area: bigint;
}

/** Straight pieces that meet at their ends only, no two of them between the same points. */
export interface NodedStrands {
	/** Whole units. */
	readonly points: readonly Xy[];
	readonly edges: readonly NodedEdge[];
}

export interface NodedEdge {
	readonly from: number;
	readonly to: number;
	/** Areas whose border this is; of an area that has it twice, its ground is on both sides and the bit is not set. */
	readonly areas: bigint;
	/** Whether a line runs here. */
	readonly isLine: boolean;
	/** How many lines run from `from` to `to`, less those that run the other way. */
	readonly run: number;
}

interface Piece {
	a: Xy;
	b: Xy;
	areas: bigint;
	isLine: boolean;
	run: number;
}

/** Bent pieces may come to pass other points, seldom more than once. */
const MOST_ROUNDS = 32;

/**
 * Cuts lines and rings where they meet, and puts every meeting on a whole unit: a piece that passes through the square of
 * a point is bent to that point, by half a unit at most each time. So no two pieces cross, and both sides of a border
 * have all its points.
 *
 * @param strands not changed; single points are left out
 * @throws Error if that does not come to an end
 * @see Hobby (1999), Practical segment intersection with finite precision output. Repeated until nothing changes.
 */
export function nodeStrands(strands: readonly Strand[]): NodedStrands {
	let pieces: readonly Piece[] = strands.flatMap(({ points, area }) =>
		points.slice(1).map((b, i): Piece => ({
			a: points[i]!,
			b,
			areas: area,
			isLine: area === 0n,
			run: area === 0n ? 1 : 0
		}))
	);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const { isBent, ...noded } = bendOnce(pieces);
		if (!isBent) return noded;
		pieces = noded.edges.map(({ from, to, ...rest }) => ({
			a: noded.points[from]!,
			b: noded.points[to]!,
			...rest
		}));
	}
	throw new Error(`Borders that lie this close cannot be cut apart in ${MOST_ROUNDS} rounds; simplify them.`);
}

function bendOnce(pieces: readonly Piece[]): NodedStrands & { isBent: boolean } {
	let isBent = false;
	const { points, crossedAt } = listPoints(pieces.map(({ a, b }): Side => [a, b]));
	const index = new BoxIndex(points.map(([x, y]) => [x, y, x, y]));
	const edges = new Map<number, { -readonly [Key in keyof NodedEdge]: NodedEdge[Key] }>();
	for (const [i, { a, b, areas, isLine, run }] of pieces.entries()) {
		const along = (p: number) => points[p]![0] * (b[0] - a[0]) + points[p]![1] * (b[1] - a[1]);
		const passed = index.search(bboxOfSide([a, b]), 0.5).filter((p) => passesUnit(a, b, points[p]!));
		const path = [...new Set([...passed, ...(crossedAt.get(i) ?? [])])].toSorted(
			(m, n) => along(m) - along(n)
		);
		if (path.length > 2) isBent = true;
		for (let k = 1; k < path.length; k++) {
			const [p, q] = [path[k - 1]!, path[k]!];
			const [from, to] = p < q ? [p, q] : [q, p];
			const key = from * points.length + to;
			const edge = edges.get(key) ?? { from, to, areas: 0n, isLine: false, run: 0 };
			edge.areas ^= areas;
			edge.isLine ||= isLine;
			edge.run += p < q ? run : -run;
			edges.set(key, edge);
		}
	}
	return { points, edges: [...edges.values()], isBent };
}

/** The ends of all sides and where they cross, each once; and of each side the points where it crosses another. */
function listPoints(sides: readonly Side[]): { points: Xy[]; crossedAt: Map<number, number[]> } {
	const numberOf = new Map<string, number>();
	const points: Xy[] = [];
	const add = (x: number, y: number): number => {
		// Adding 0 turns −0 into 0.
		const key = `${x + 0} ${y + 0}`;
		const known = numberOf.get(key);
		if (known !== undefined) return known;
		numberOf.set(key, points.length);
		return points.push([x + 0, y + 0]) - 1;
	};
	for (const side of sides) for (const end of side) add(...end);
	const crossedAt = new Map<number, number[]>();
	const boxes = sides.map(bboxOfSide);
	const index = new BoxIndex(boxes);
	for (const [i, [a, b]] of sides.entries())
		for (const j of index.search(boxes[i]!)) {
			const [c, d] = sides[j]!;
			if (j <= i || turnOf(a, b, c) * turnOf(a, b, d) >= 0 || turnOf(c, d, a) * turnOf(c, d, b) >= 0)
				continue;
			const [x, y] = pointAt([a, b], crossingShares([a, b], [c, d])![0]);
			const point = add(roundUp(x), roundUp(y));
			for (const side of [i, j]) crossedAt.set(side, [...(crossedAt.get(side) ?? []), point]);
		}
	return { points, crossedAt };
}

/** Halves go up, also those that lost their last digits, so that the order of areas does not matter. */
const roundUp = (value: number): number => Math.floor(value + 0.5 + 1e-6);
