import Delaunator from 'delaunator';

/** Triangles by half-edges: 3t, 3t + 1 and 3t + 2 go round triangle t, counter-clockwise. */
export interface Triangulation {
	/** Vertex each half-edge begins at. */
	readonly corners: Uint32Array;
	/** The same edge in the triangle beyond; −1 on the hull. */
	readonly twins: Int32Array;
}

/**
 * The Delaunay triangulation of points. O(n log n).
 *
 * @param xy east and north of each point, no two the same
 * @returns no triangle if all points lie in a line
 * @see Delaunator, a sweep from the middle outwards
 */
export function triangulate(xy: Float64Array): Triangulation {
	// Delaunator turns counter-clockwise where y grows downwards, as on a screen.
	const { triangles, halfedges } = new Delaunator(xy.map((value, i) => (i % 2 === 0 ? value : -value)));
	return { corners: triangles, twins: halfedges };
}
