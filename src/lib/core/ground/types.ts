import type { MultiPolygon, Polygon } from 'geojson';
import type { PolygonError } from '../coverage/measure-polygon.ts';
import type { LngLat } from '../geometry/types.ts';

/** A cluster or district: an id, names, and its ground in WGS-84. */
export interface NamedArea {
	id: string;
	name: string;
	nameEn: string;
	geometry: Polygon | MultiPolygon;
}

/** A named place that locates a gap for readers. */
export interface NamedPlace {
	kind: 'community' | 'landmark';
	id: string;
	name: string;
	nameEn: string;
	lngLat: LngLat;
}

/** What a city's land is. */
export interface GroundSource {
	clusters: readonly NamedArea[];
	districts: readonly NamedArea[];
	/** Residential land; areas that overlap count twice. `null` if unknown. */
	residential: readonly (Polygon | MultiPolygon)[] | null;
	/** Where `residential` is from. */
	residentialBasis: ResidentialBasis | null;
	places: readonly NamedPlace[];
}

/** 居住用地 of the land use map, or else the ground of the plan's own communities. */
export type ResidentialBasis = 'landuse' | 'communities';

/** A drawn life circle of all centres together. */
export interface DrawnCircle {
	minutes: number;
	circle: MultiPolygon;
	/** How far the drawing is from the walks, on the streets. */
	error: PolygonError;
}

/** Land of one kind, m², and how much of it lies within each circle. */
export interface CoveredLand {
	landM2: number;
	/** In the order of the circles; none is below 0 or above the land. */
	withinM2: number[];
}

export interface GroundRow extends CoveredLand {
	/** '' for the city. */
	id: string;
	name: string;
	nameEn: string;
	/** `null` if residential land is unknown. */
	residential: CoveredLand | null;
}

/** Ground of one cluster, or district, that lies beyond a circle, in one piece. */
export interface GroundGap {
	minutes: number;
	areaM2: number;
	/** Residential part of it; `null` if unknown. */
	residentialM2: number | null;
	/** The cluster, or without clusters the district, that it is part of. */
	partId: string;
	/** Districts that it lies in, in their order; without clusters its own. */
	districtIds: string[];
	/** Inside it, as far from its border as may be. */
	lngLat: LngLat;
	/** Named places nearest to that point, the nearest first; distances straight. */
	nearest: { place: NamedPlace; distanceM: number }[];
	/** WGS-84, holes kept. */
	geometry: Polygon;
}

/**
 * How much ground drawn life circles cover. A figure of areas, measured on drawings: who is covered is never decided by
 * it, but by walks.
 */
export interface GroundCoverage {
	/** What counts as the city's land. */
	basis: 'clusters' | 'districts';
	residentialBasis: ResidentialBasis | null;
	minutes: number[];
	errors: PolygonError[];
	city: GroundRow;
	/** Their part of the city's land; those that have none are left out. */
	districts: GroundRow[];
	/** Empty where the basis is districts. */
	clusters: GroundRow[];
	/** By circle in their order, then the largest first. */
	gaps: GroundGap[];
	/** Gaps smaller than this are not listed, m². */
	leastGapM2: number;
	/** What was not listed, in the order of the circles. */
	slivers: { count: number; areaM2: number }[];
}
