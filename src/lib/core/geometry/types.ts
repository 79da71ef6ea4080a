/** A WGS-84 position in degrees, longitude first. */
export type LngLat = [lng: number, lat: number];

/** A position in a local metric plane: metres east and north of its origin. */
export type Xy = [x: number, y: number];

/** West, south, east, north in WGS-84 degrees. */
export type Bbox = [west: number, south: number, east: number, north: number];
