import type { StreetMesh } from './street-mesh.ts';
import type { Triangulation } from './triangulate.ts';

/** The part of a mesh that its triangles alone tell. */
export type HalfEdges = Pick<
	StreetMesh,
	'firstHalfEdge' | 'fromVertex' | 'toVertex' | 'twin' | 'before' | 'lengthM'
>;

/** Numbers the half-edges of a triangulation by the vertex they leave, and adds those along its hull. O(n). */
export function buildHalfEdges(
	{ corners, twins }: Pick<Triangulation, 'corners' | 'twins'>,
	xy: Float64Array
): HalfEdges {
	const firstHalfEdge = new Uint32Array(xy.length / 2 + 1);
	const endOf = (c: number) => corners[c % 3 === 2 ? c - 2 : c + 1]!;
	let count = corners.length;
	for (let c = 0; c < corners.length; c++) {
		firstHalfEdge[corners[c]! + 1]!++;
		if (twins[c]! >= 0) continue;
		firstHalfEdge[endOf(c) + 1]!++;
		count++;
	}
	for (let v = 1; v < firstHalfEdge.length; v++) firstHalfEdge[v]! += firstHalfEdge[v - 1]!;
	const next = firstHalfEdge.slice();
	const numberOf = new Int32Array(corners.length);
	const [fromVertex, toVertex] = [new Uint32Array(count), new Uint32Array(count)];
	const [twin, before] = [new Int32Array(count), new Int32Array(count).fill(-1)];
	const lengthM = new Float32Array(count);
	const add = (u: number, v: number) => {
		const h = next[u]!++;
		fromVertex[h] = u;
		toVertex[h] = v;
		lengthM[h] = Math.hypot(xy[2 * v]! - xy[2 * u]!, xy[2 * v + 1]! - xy[2 * u + 1]!);
		return h;
	};
	for (let c = 0; c < corners.length; c++) numberOf[c] = add(corners[c]!, endOf(c));
	for (let c = 0; c < corners.length; c++) {
		const h = numberOf[c]!;
		before[h] = numberOf[c % 3 === 0 ? c + 2 : c - 1]!;
		if (twins[c]! >= 0) twin[h] = numberOf[twins[c]!]!;
		else {
			const outside = add(endOf(c), corners[c]!);
			twin[h] = outside;
			twin[outside] = h;
		}
	}
	return { firstHalfEdge, fromVertex, toVertex, twin, before, lengthM };
}
