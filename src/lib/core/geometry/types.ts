/** A WGS-84 position in degrees, longitude first. */
export type LngLat = [lng: number, lat: number];

/** A position in a local metric plane: metres east and north of its origin. */
export type Xy = [x: number, y: number];

/**
 * West, south, east, north: WGS-84 degrees, or metres of a local plane around what is given as `Xy`. Around nothing it
 * is empty, its west east of its east; see `bbox.ts`.
 */
export type Bbox = [west: number, south: number, east: number, north: number];

/** A position of either kind, and GeoJSON's, of which a height is ignored. */
export type AnyPosition = readonly number[];

/** Positions in a row, closed (the first one repeated at the end) or open. */
export type AnyRing = readonly AnyPosition[];
