import type { LngLat, Xy } from './types.ts';

/** Mean Earth radius in metres (IUGG R1), the one Turf and most routing engines use. */
export const EARTH_RADIUS_M = 6_371_008.8;

const RADIANS = Math.PI / 180;

/** Great-circle distance in metres between two WGS-84 positions (haversine on the mean radius). */
export function haversineM(lng1: number, lat1: number, lng2: number, lat2: number): number {
	const sinLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
	const sinLng = Math.sin(((lng2 - lng1) * RADIANS) / 2);
	const h = sinLat * sinLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * sinLng * sinLng;
	return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * A local metric plane around one origin: x east, y north, in metres.
 *
 * Equirectangular with the scale of the origin's latitude. Within 15 km of the origin at mid latitudes a
 * length differs from the great circle by less than 0.2 %: right for shapes, nearness and drawing. Walking
 * distances are measured by {@link haversineM}, never here.
 */
export interface LocalMetres {
	readonly origin: LngLat;
	toXy(lngLat: LngLat): Xy;
	toLngLat(xy: Xy): LngLat;
	/** Metres per degree of longitude and of latitude. */
	readonly metresPerDegree: readonly [x: number, y: number];
}

/** The local metric plane around `origin` (WGS-84 degrees). */
export function buildLocalMetres(origin: LngLat): LocalMetres {
	const perLat = EARTH_RADIUS_M * RADIANS;
	const perLng = perLat * Math.cos(origin[1] * RADIANS);
	return {
		origin,
		metresPerDegree: [perLng, perLat],
		toXy: ([lng, lat]) => [(lng - origin[0]) * perLng, (lat - origin[1]) * perLat],
		toLngLat: ([x, y]) => [origin[0] + x / perLng, origin[1] + y / perLat]
	};
}
