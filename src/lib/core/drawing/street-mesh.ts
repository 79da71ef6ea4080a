import type { Network } from '../network/types.ts';
import type { Crossings } from './crossings.ts';
import { UNITS_PER_DEGREE, type Outline } from './outline.ts';

/** How far from a street a life circle is drawn at most, metres. */
export const MAX_OFF_STREET_M = 220;

/** A mesh edge that runs along no street. */
export const OFF_STREET = 0;
/** A mesh edge along one street, both ends of which belong to that street alone. */
export const ON_STREET = 1;
/** A mesh edge that several streets share, or with an end where another street passes without joining. */
export const ON_SHARED_STREET = 2;

/**
 * A triangulation of the city whose edges are the streets: every stretch of street is an edge of triangles, every
 * other edge leads from street to street, or out to a frame of points round the city.
 *
 * Each edge is two half-edges, one for the triangle on either side, to its left. Those out of vertex v are
 * firstHalfEdge[v] ≤ h < firstHalfEdge[v + 1]. Streets that cross or touch without a joint share a vertex here all
 * the same. Near vertices have near numbers. Arrays are not to be changed.
 */
export interface StreetMesh {
	readonly network: Network;
	/** Longitude, latitude of each vertex, and the same in whole units of an outline. */
	readonly vertexLngLat: Float64Array;
	readonly vertexUnits: Float64Array;
	/** Metres per degree of longitude and latitude in the middle of the city. */
	readonly metresPerDegree: readonly [x: number, y: number];
	readonly firstHalfEdge: Uint32Array;
	/** Vertex each half-edge begins at. */
	readonly fromVertex: Uint32Array;
	/** Vertex each half-edge leads to. */
	readonly toVertex: Uint32Array;
	/** The half-edge that goes the other way. */
	readonly twin: Int32Array;
	/** The half-edge before it round the triangle to its left, counter-clockwise; −1 outside the frame. */
	readonly before: Int32Array;
	/** Metres of each half-edge: along the street as the network counts them, or straight. */
	readonly lengthM: Float32Array;
	/**
	 * Spare metres of both ends together from which on the half-edge is reached from end to end; not a number where
	 * it takes a closer look.
	 */
	readonly wholeM: Float32Array;
	/** {@link OFF_STREET}, {@link ON_STREET} or {@link ON_SHARED_STREET}. */
	readonly kind: Uint8Array;
	/** Vertex of each node of the network. */
	readonly nodeVertex: Uint32Array;
	/** Vertices along network edge e, both ends included: stations stationStart[e] ≤ s < stationStart[e + 1]. */
	readonly stationStart: Uint32Array;
	readonly stationVertex: Uint32Array;
	/** Edge each station lies on. */
	readonly stationEdge: Uint32Array;
	/** Metres from the `from` end of the station's edge. */
	readonly stationOffsetM: Float64Array;
	/** Half-edge from a station to the next of its edge; −1 after the last, and where there is none. */
	readonly stationHalfEdge: Int32Array;
	/** Stations that begin a stretch along an {@link ON_SHARED_STREET} half-edge, both directions. */
	readonly sharedStations: ReadonlyMap<number, readonly number[]>;
	/** Stretches of street that could not be made an edge: the outline is only near the truth there. */
	readonly unplacedSegments: number;
	/** Working memory of drawing, clean between two drawings. */
	readonly scratch: DrawingScratch;
}

/** Arrays that every drawing of a mesh uses and leaves as they were. */
export interface DrawingScratch {
	/** Metres left at each vertex; −∞ beyond reach. */
	readonly spareM: Float64Array;
	/** Crossed edges: their number at the half-edge they were entered by, −number at its twin, else 0. */
	readonly crossed: Int32Array;
	readonly crossings: Crossings;
	readonly outline: Outline;
	/** 1 where a stretch in the middle may be reached before the ends: shared streets, and streets with a source. */
	readonly isSpecial: Uint8Array;
	/** 1 for each half-edge of a triangle with such a side. */
	readonly isSpecialTriangle: Uint8Array;
	/** Room for all vertices. */
	readonly reachedVertices: Uint32Array;
}

/**
 * Rounds an outline's coordinate to a micrometre. Coarser, rings would touch where streets meet at
 * small angles.
 */
export function roundDegrees(degrees: number): number {
	return Math.round(degrees * UNITS_PER_DEGREE) / UNITS_PER_DEGREE;
}
