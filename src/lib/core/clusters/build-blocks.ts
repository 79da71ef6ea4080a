import type { MultiPolygon, Polygon } from 'geojson';
import { buildLocalMetres } from '../geometry/local-metres.ts';
import type { Xy } from '../geometry/types.ts';
import { MAIN_STREET_CLASSES, STREET_CLASSES, type Network } from '../network/types.ts';
import { mergeSlivers } from './merge-slivers.ts';
import { nestMapRings, type MapArea } from './nest-map-rings.ts';
import { toGeometry } from './outline-zones.ts';
import { buildPlanarMap } from './planar-map.ts';
import type { Side } from '../geometry/sides.ts';
import { traceRings } from './trace-rings.ts';

/** Street lines nearer than this at their ends meet, metres. */
const MEETING_M = 0.5;

export interface BuiltBlock {
	/** block-0001 …, from north to south. */
	id: string;
	areaM2: number;
	/** WGS-84 */
	geometry: Polygon | MultiPolygon;
}

interface Options {
	/** Blocks are what main streets enclose; or what any street does. */
	isEveryStreet?: boolean;
}

/**
 * Street blocks for a city without given ones: the areas that street lines enclose. Dead ends bound nothing. Lines that
 * cross bound blocks whether or not they join, for a bridge parts the ground below it as well. Slivers, such as the
 * strip between the two carriageways of a street, go to the block that they have the longest border with. What lies
 * outside all streets is in no block.
 *
 * @returns from north to south, then west to east; empty if streets enclose nothing
 */
export function buildBlocks(network: Network, { isEveryStreet = false }: Options = {}): BuiltBlock[] {
	const [west, south, east, north] = network.bbox;
	const plane = buildLocalMetres([(west + east) / 2, (south + north) / 2]);
	const lines: Side[] = [];
	const { edgeCount, edgeClass, shapeStart, shapeLngLat } = network;
	for (let edge = 0; edge < edgeCount; edge++) {
		if (!isEveryStreet && !MAIN_STREET_CLASSES.includes(STREET_CLASSES[edgeClass[edge]!]!)) continue;
		const at = (i: number) => plane.toXy([shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!]);
		for (let i = shapeStart[edge]! + 1; i < shapeStart[edge + 1]!; i++) lines.push([at(i - 1), at(i)]);
	}
	const { points, edges } = buildPlanarMap(lines, { toleranceM: MEETING_M, isSplitAtCrossings: true });
	const faces = nestMapRings(points, traceRings(points, bothWays(dropDeadEnds(edges))));
	const areas = mergeSlivers(points, faces).map((area) => ({ area, at: northernmost(area, points) }));
	const digits = Math.max(3, String(areas.length).length);
	return areas
		.toSorted((m, n) => n.at[1] - m.at[1] || m.at[0] - n.at[0])
		.map(({ area }, i) => ({
			id: `block-${String(i + 1).padStart(digits, '0')}`,
			areaM2: area.areaM2,
			geometry: toGeometry([area], points, plane)
		}));
}

interface Edge {
	from: number;
	to: number;
}

/** Lines that still bound something after what ends nowhere is taken away; each once. */
function dropDeadEnds(edges: readonly Edge[]): Edge[] {
	const around = new Map<number, Set<number>>();
	const link = (a: number, b: number) => around.set(a, (around.get(a) ?? new Set()).add(b));
	for (const { from, to } of edges) {
		link(from, to);
		link(to, from);
	}
	const loose = [...around.keys()].filter((p) => around.get(p)!.size === 1);
	for (let p = loose.pop(); p !== undefined; p = loose.pop())
		for (const other of around.get(p)!) {
			around.get(p)!.delete(other);
			const left = around.get(other)!;
			left.delete(p);
			if (left.size === 1) loose.push(other);
		}
	return [...around].flatMap(([from, others]) =>
		[...others].filter((to) => from < to).map((to) => ({ from, to }))
	);
}

const bothWays = (edges: readonly Edge[]): Edge[] =>
	edges.flatMap(({ from, to }) => [
		{ from, to },
		{ from: to, to: from }
	]);

function northernmost({ rings: [outer] }: MapArea, points: readonly Xy[]): Xy {
	return outer!.points
		.map((p) => points[p]!)
		.reduce((best, xy) => (xy[1] > best[1] || (xy[1] === best[1] && xy[0] < best[0]) ? xy : best));
}
