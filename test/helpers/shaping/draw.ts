import type { Polygon } from 'geojson';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { roundLngLat } from '#lib/core/shaping/round-geometry.ts';

const plane = buildLocalMetres([115.46, 38.87]);

/** A position so many metres east and north of a place in the city, as a plan keeps it. */
export const at = (eastM: number, northM: number): LngLat => roundLngLat(plane.toLngLat([eastM, northM]));

/** A closed ring through places in metres, counter-clockwise as they are given. */
export const drawRing = (...places: readonly (readonly [number, number])[]): LngLat[] =>
	[...places, places[0]!].map(([x, y]) => at(x, y));

export const drawBox = (west: number, south: number, east: number, north: number): LngLat[] =>
	drawRing([west, south], [east, south], [east, north], [west, north]);

export const drawPolygon = (...coordinates: LngLat[][]): Polygon => ({ type: 'Polygon', coordinates });

export const drawLine = (...places: readonly (readonly [number, number])[]): LngLat[] =>
	places.map(([x, y]) => at(x, y));
