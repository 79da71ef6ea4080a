import { BoxIndex } from '../geometry/box-index.ts';
import { findCrossing } from '../geometry/segment-crossing.ts';
import { bboxOfSide, distanceToSide, nearestShare, pointAt, type Side } from '../geometry/sides.ts';
import type { Xy } from '../geometry/types.ts';

/** Straight lines that meet only at their ends; each is there once in each direction that it was given in. */
export interface PlanarMap {
	readonly points: Xy[];
	/** Ends of each directed edge, and the number of the line it is from. */
	readonly edges: { from: number; to: number; line: number }[];
}

/**
 * Joins lines where they meet: ends that lie together become one point, and a line is split where another one's end
 * lies on it (a T-junction) and, if asked, where another one crosses it.
 *
 * @param lines in local metres
 * @param toleranceM points nearer than this are one
 */
export function buildPlanarMap(
	lines: readonly Side[],
	{ toleranceM, isSplitAtCrossings }: { toleranceM: number; isSplitAtCrossings: boolean }
): PlanarMap {
	const found = new PointSet(toleranceM);
	const ends = lines.map(([a, b]) => [found.findOrAdd(a), found.findOrAdd(b)] as const);
	if (isSplitAtCrossings) for (const crossing of listCrossings(lines)) found.findOrAdd(crossing);
	const { points } = found;
	const index = new BoxIndex(points.map(([x, y]) => [x, y, x, y]));
	const edges = lines.flatMap((_, line) => {
		const [from, to] = ends[line]!;
		if (from === to) return [];
		const side: Side = [points[from]!, points[to]!];
		const stops = index
			.search(bboxOfSide(side), toleranceM)
			.filter((p) => p !== from && p !== to && distanceToSide(side, points[p]!) < toleranceM)
			.map((p) => ({ p, share: nearestShare(side, points[p]!) }))
			.filter(({ share }) => share > 0 && share < 1)
			.toSorted((m, n) => m.share - n.share)
			.map(({ p }) => p);
		const path = [from, ...stops, to];
		return path.slice(1).map((next, i) => ({ from: path[i]!, to: next, line }));
	});
	return { points, edges };
}

/** Points, those that lie together taken for one. */
class PointSet {
	readonly points: Xy[] = [];
	readonly #toleranceM: number;
	readonly #byCell = new Map<string, number[]>();

	constructor(toleranceM: number) {
		this.#toleranceM = toleranceM;
	}

	findOrAdd(xy: Xy): number {
		const cellOf = (value: number) => Math.floor(value / this.#toleranceM);
		const [column, row] = [cellOf(xy[0]), cellOf(xy[1])];
		for (let c = column - 1; c <= column + 1; c++)
			for (let r = row - 1; r <= row + 1; r++)
				for (const p of this.#byCell.get(`${c} ${r}`) ?? []) {
					const [x, y] = this.points[p]!;
					if (Math.hypot(x - xy[0], y - xy[1]) < this.#toleranceM) return p;
				}
		const key = `${column} ${row}`;
		const point = this.points.push(xy) - 1;
		this.#byCell.set(key, [...(this.#byCell.get(key) ?? []), point]);
		return point;
	}
}

function* listCrossings(lines: readonly Side[]): Generator<Xy> {
	const index = new BoxIndex(lines.map(bboxOfSide));
	for (const [i, line] of lines.entries())
		for (const j of index.search(bboxOfSide(line))) {
			const crossing = j > i ? findCrossing(line, lines[j]!) : undefined;
			if (crossing) yield pointAt(line, crossing[0]);
		}
}
