import type { Bbox, LngLat } from '../geometry/types.ts';
import type { Provenance } from '../city/provenance.ts';

/**
 * Classes of a street that a walker may use, widest first. The order is the code stored in network files:
 * append, never reorder.
 */
export const STREET_CLASSES = [
	'trunk',
	'primary',
	'secondary',
	'tertiary',
	'unclassified',
	'residential',
	'living_street',
	'service',
	'pedestrian',
	'track',
	'cycleway',
	'footway',
	'path',
	'steps',
	'lane'
] as const;

/** `lane` is a residential lane of an illustrative city; the others are OpenStreetMap's `highway` values. */
export type StreetClass = (typeof STREET_CLASSES)[number];

/**
 * Half of the street's width between the boundaries of the plots beside it, metres. Assumed values by class:
 * red lines (道路红线) of 40, 40, 32, 24, 16, 14 and 8 m are usual for these classes in northern cities.
 */
export const STREET_HALF_WIDTH_M: Record<StreetClass, number> = {
	trunk: 20,
	primary: 20,
	secondary: 16,
	tertiary: 12,
	unclassified: 8,
	residential: 7,
	living_street: 5,
	service: 4,
	pedestrian: 5,
	track: 4,
	cycleway: 3,
	footway: 2,
	path: 2,
	steps: 2,
	lane: 4
};

/** Classes that count as a main street: they bound clusters and part neighbours. */
export const MAIN_STREET_CLASSES: readonly StreetClass[] = ['trunk', 'primary', 'secondary', 'tertiary'];

/**
 * One street line a walker may use, before it becomes edges. Two ways join where they share a vertex key,
 * inside a line as well as at its ends; crossing without a shared key (a bridge) does not join.
 */
export interface StreetWay {
	/** Id in its source, for messages. */
	id: string;
	/** At least two positions, WGS-84. */
	coordinates: LngLat[];
	/** Identity of each vertex; as long as `coordinates`. */
	vertexKeys: (number | string)[];
	/** '' where the street has none. */
	name: string;
	streetClass: StreetClass;
	provenance: Provenance;
}

/**
 * The walking network: an undirected graph whose edges are street lines between junctions.
 *
 * Nodes are junctions, dead ends and places where a street changes its name or class; the bends between them
 * are the edge's shape. Node and edge numbers are array indexes and canonical: they do not depend on the
 * order the streets were read in. Arrays are not to be changed.
 */
export interface Network {
	readonly nodeCount: number;
	readonly edgeCount: number;
	/** Longitude, latitude of each node; 2 × nodeCount. */
	readonly nodeLngLat: Float64Array;
	/** Lower and higher end of each edge; from ≤ to, equal for a loop. */
	readonly edgeFrom: Uint32Array;
	readonly edgeTo: Uint32Array;
	/** Metres along each edge (haversine), see {@link quantizeM}. */
	readonly edgeLengthM: Float64Array;
	/** Shape of edge e, ends included: points shapeStart[e] ≤ i < shapeStart[e + 1]; edgeCount + 1. */
	readonly shapeStart: Uint32Array;
	/** Longitude, latitude of each shape point. */
	readonly shapeLngLat: Float64Array;
	/** Index into `names`; 0 is the nameless street ''. */
	readonly edgeName: Uint32Array;
	readonly names: readonly string[];
	/** Index into {@link STREET_CLASSES}. */
	readonly edgeClass: Uint8Array;
	/** Index into PROVENANCES. */
	readonly edgeProvenance: Uint8Array;
	/** Edge ends at node n: adjacency[i] for adjacencyStart[n] ≤ i < adjacencyStart[n + 1]. A loop stands once. */
	readonly adjacencyStart: Uint32Array;
	readonly adjacencyNode: Uint32Array;
	readonly adjacencyEdge: Uint32Array;
	readonly adjacencyLengthM: Float64Array;
	/** Connected component of each node; 0 is the longest by street length. */
	readonly component: Uint32Array;
	/** Street metres in each component, longest first. */
	readonly componentLengthM: Float64Array;
	readonly bbox: Bbox;
	/** Shown wherever figures from this network are; '' where unknown. */
	readonly attribution: string;
}

/**
 * A place on the network: a position along an edge and the walk to it off the street.
 */
export interface Position {
	edge: number;
	/** Metres from the edge's `from` end; 0 ≤ offsetM ≤ the edge's length. */
	offsetM: number;
	/** Metres from the place to the street, straight. */
	accessM: number;
	/** The point on the street. */
	lngLat: LngLat;
	/** Street metres of the piece that the position stands on, where that is apart from the network people walk on. */
	apartM?: number;
}
