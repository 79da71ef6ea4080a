import { findStep, type Step } from './find-step.ts';
import { listWays } from './list-ways.ts';
import type { StreetMesh } from './street-mesh.ts';
import { sidesOf } from './triangle-stops.ts';

/**
 * Walks the outline from triangle to triangle, from the crossings in the mesh's working memory, and writes its rings
 * there. Going round a triangle, each run of its border within reach has an end and a beginning; the outline goes from
 * the one to another, straight or by a kink, with what is within reach on its left: see {@link listWays}.
 *
 * @see Doi and Koide (1991), marching tetrahedra; here in the plane
 */
export function traceOutline(mesh: StreetMesh): void {
	const { twin, scratch } = mesh;
	const { edgeCount, count, halfEdge, startsInside, first } = scratch.crossings;
	scratch.outline.clear();
	const isVisited = new Uint8Array(count);
	for (let number = 1; number <= edgeCount; number++)
		for (let start = first[number]!; start < first[number + 1]!; start++) {
			if (isVisited[start]) continue;
			// Along a half-edge the outline leaves reach and enters it by turns; it is walked where it leaves.
			const leaves = ((start - first[number]!) & 1) !== startsInside[number]!;
			traceRing(mesh, leaves ? halfEdge[number]! : twin[halfEdge[number]!]!, start, isVisited);
		}
}

const step: Step = { exit: 0, to: 0, hasKink: false, kinkX: 0, kinkY: 0 };

/** Walks one ring, from a crossing where it enters the triangle to the left of a half-edge. */
function traceRing(mesh: StreetMesh, from: number, start: number, isVisited: Uint8Array): void {
	const { twin, scratch } = mesh;
	const { outline } = scratch;
	const { x, y } = scratch.crossings;
	let h = from;
	let crossing = start;
	do {
		isVisited[crossing] = 1;
		outline.add(x[crossing]!, y[crossing]!);
		if (!findStep(mesh, h, crossing, step)) takeWay(mesh, h, crossing);
		else if (step.hasKink) addPlace(mesh, h, step.kinkX, step.kinkY);
		h = twin[step.exit]!;
		crossing = step.to;
	} while (!isVisited[crossing]);
	outline.closeRing();
}

/** Goes through a triangle by the general rule. */
function takeWay(mesh: StreetMesh, h: number, crossing: number): void {
	const sides = sidesOf(mesh, h);
	const isOwn = ({ from }: { from: { side: number; crossing: number } }) =>
		from.side === 0 && from.crossing === crossing;
	const { over, to } = listWays(mesh, sides).find(isOwn)!;
	for (const place of over) addPlace(mesh, h, place.x, place.y);
	step.exit = sides[to.side]!;
	step.to = to.crossing;
}

/** Adds a place in the triangle to the left of `h` by the weights of its second and third corner. */
function addPlace(
	{ fromVertex, toVertex, before, vertexUnits, scratch }: StreetMesh,
	h: number,
	toV: number,
	toW: number
): void {
	const u = 2 * fromVertex[h]!;
	const v = 2 * toVertex[h]!;
	const w = 2 * fromVertex[before[h]!]!;
	const ux = vertexUnits[u]!;
	const uy = vertexUnits[u + 1]!;
	scratch.outline.add(
		Math.round(ux + toV * (vertexUnits[v]! - ux) + toW * (vertexUnits[w]! - ux)),
		Math.round(uy + toV * (vertexUnits[v + 1]! - uy) + toW * (vertexUnits[w + 1]! - uy))
	);
}
