import type { Position } from 'geojson';
import { sampleArc } from '../sample-arc.ts';
import { toNumber, type DxfEntity } from './list-entities.ts';
import type { DxfGroup } from './list-groups.ts';
import { bendLine, type Vertex } from './bend-line.ts';

const PATH_COUNT = 91;
const PATH_FLAGS = 92;
const SOURCE_COUNT = 97;
const IS_POLYLINE = 2;

/** Kinds of sides of a boundary. */
const LINE = 1;
const ARC = 2;

/**
 * The boundaries of a hatched area as closed rings, and how many of their sides are arcs.
 *
 * @returns undefined if a side is of a kind that is not read: an ellipse or a spline
 */
export function readHatch({ groups }: DxfEntity): { rings: Position[][]; arcs: number } | undefined {
	const rings: Position[][] = [];
	let arcs = 0;
	const start = groups.findIndex(({ code }) => code === PATH_COUNT);
	let at = start < 0 ? groups.length : start;
	while (at < groups.length) {
		if (groups[at]!.code !== PATH_FLAGS) {
			at++;
			continue;
		}
		const isPolyline = (toNumber(groups[at]!.value) & IS_POLYLINE) !== 0;
		let end = at + 1;
		while (end < groups.length && groups[end]!.code !== PATH_FLAGS && groups[end]!.code !== SOURCE_COUNT)
			end++;
		const path = groups.slice(at + 1, end);
		const read = isPolyline ? bendLine(listPathVertices(path), true) : joinEdges(path);
		if (!read) return undefined;
		arcs += read.arcs;
		const { line } = read;
		const [first, last] = [line[0], line.at(-1)];
		if (first && last && (first[0] !== last[0] || first[1] !== last[1])) line.push([...first]);
		if (line.length >= 4) rings.push(line);
		at = end;
	}
	return { rings, arcs };
}

function listPathVertices(path: readonly DxfGroup[]): Vertex[] {
	const vertices: Vertex[] = [];
	for (const { code, value } of path) {
		const last = vertices.at(-1);
		if (code === 10) vertices.push({ position: [toNumber(value), Number.NaN], bulge: 0 });
		else if (code === 20 && last) last.position[1] = toNumber(value);
		else if (code === 42 && last) last.bulge = toNumber(value);
	}
	return vertices;
}

/** Sides follow each other, each with the kind first. */
function joinEdges(path: readonly DxfGroup[]): { line: Position[]; arcs: number } | undefined {
	const edges: Map<number, number>[] = [];
	for (const { code, value } of path)
		if (code === 72) edges.push(new Map([[72, toNumber(value)]]));
		else edges.at(-1)?.set(code, toNumber(value));
	const line: Position[] = [];
	let arcs = 0;
	for (const edge of edges) {
		const get = (code: number) => edge.get(code) ?? Number.NaN;
		if (get(72) === LINE) line.push([get(10), get(20)], [get(11), get(21)]);
		else if (get(72) === ARC) {
			arcs++;
			const isForward = edge.get(73) !== 0;
			const [from, to] = [get(50), get(51)].map(
				(degrees) => (isForward ? 1 : -1) * degrees * (Math.PI / 180)
			);
			const sweep = to! - from!;
			for (const position of sampleArc([get(10), get(20)], get(40), from!, sweep)) line.push(position);
		} else return undefined;
	}
	return { line: withoutRepeats(line), arcs };
}

/** Ends of sides that meet. */
const withoutRepeats = (line: readonly Position[]): Position[] =>
	line.filter((position, i) => {
		const before = line[i - 1];
		return !before || Math.hypot(position[0]! - before[0]!, position[1]! - before[1]!) !== 0;
	});
