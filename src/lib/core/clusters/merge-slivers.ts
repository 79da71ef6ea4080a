import type { Xy } from '../geometry/types.ts';
import { nestMapRings, type MapArea } from './nest-map-rings.ts';
import { traceRings } from './trace-rings.ts';

/** What is smaller is no block: a traffic island, the middle of a crossing; square metres. Assumed. */
const LEAST_BLOCK_M2 = 2500;

/** What is narrower is no block: the strip between two carriageways, with verges; metres. Assumed. */
const LEAST_WIDTH_M = 20;

interface Group {
	members: number[];
	areaM2: number;
	perimeterM: number;
	/** Common border with each other group, metres. */
	borders: Map<number, number>;
}

/**
 * Gives areas that are too small or too narrow to the area with which they have the longest border, the smallest first.
 * One that borders none is kept if its area is large enough for a block, else it is left out.
 */
export function mergeSlivers(points: readonly Xy[], areas: readonly MapArea[]): MapArea[] {
	const areaOf = new Map<string, number>();
	for (const [i, { rings }] of areas.entries())
		for (const { from, to } of listEdges(rings)) areaOf.set(`${from} ${to}`, i);
	const groups = new Map(areas.map((area, i) => [i, buildGroup(points, areas, areaOf, i)]));
	const order = [...areas.keys()].toSorted((m, n) => areas[m]!.areaM2 - areas[n]!.areaM2);
	for (const i of order) {
		const group = groups.get(i);
		if (!group || !isSliver(group)) continue;
		const [host] = [...group.borders].toSorted(([m, x], [n, y]) => y - x || m - n);
		if (host) absorb(groups, i, host[0]);
	}
	return [...groups.values()].flatMap((group) => {
		if (group.areaM2 < LEAST_BLOCK_M2) return [];
		if (group.members.length === 1) return [areas[group.members[0]!]!];
		const edges = new Map<string, { from: number; to: number }>();
		for (const member of group.members)
			for (const edge of listEdges(areas[member]!.rings))
				if (!edges.delete(`${edge.to} ${edge.from}`)) edges.set(`${edge.from} ${edge.to}`, edge);
		return nestMapRings(points, traceRings(points, [...edges.values()]));
	});
}

/** In a strip of width w, 2 · area ÷ perimeter is nearly w; in a square of side w it is w ÷ 2. */
const isSliver = ({ areaM2, perimeterM }: Group) =>
	areaM2 < LEAST_BLOCK_M2 || (2 * areaM2) / perimeterM < LEAST_WIDTH_M;

function* listEdges(rings: MapArea['rings']): Generator<{ from: number; to: number }> {
	for (const { points } of rings)
		for (const [i, from] of points.entries()) yield { from, to: points[(i + 1) % points.length]! };
}

function buildGroup(
	points: readonly Xy[],
	areas: readonly MapArea[],
	areaOf: ReadonlyMap<string, number>,
	i: number
): Group {
	const borders = new Map<number, number>();
	let perimeterM = 0;
	for (const { from, to } of listEdges(areas[i]!.rings)) {
		const [a, b] = [points[from]!, points[to]!];
		const lengthM = Math.hypot(b[0] - a[0], b[1] - a[1]);
		perimeterM += lengthM;
		const other = areaOf.get(`${to} ${from}`);
		if (other !== undefined && other !== i) borders.set(other, (borders.get(other) ?? 0) + lengthM);
	}
	return { members: [i], areaM2: areas[i]!.areaM2, perimeterM, borders };
}

function absorb(groups: Map<number, Group>, i: number, host: number): void {
	const [group, into] = [groups.get(i)!, groups.get(host)!];
	groups.delete(i);
	into.members.push(...group.members);
	into.areaM2 += group.areaM2;
	into.perimeterM += group.perimeterM - 2 * group.borders.get(host)!;
	into.borders.delete(i);
	for (const [other, lengthM] of group.borders) {
		if (other === host) continue;
		const { borders } = groups.get(other)!;
		borders.delete(i);
		borders.set(host, (borders.get(host) ?? 0) + lengthM);
		into.borders.set(other, borders.get(host)!);
	}
}
