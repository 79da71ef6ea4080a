import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { LngLat } from '../geometry/types.ts';
import { deriveEntrances } from '../network/derive-entrances.ts';
import { MAX_ACCESS_M, type Snapper } from '../network/snap.ts';
import type { Site } from './types.ts';

/** A centre or a community before it is put on a network. */
export interface Place {
	id: string;
	geometry: Point | Polygon | MultiPolygon;
	/** Its doors or entrances where they are known; else a point is its own, and an area's are derived. */
	ways?: LngLat[] | undefined;
}

/**
 * Puts places on the network: each door or entrance at its nearest street.
 *
 * @returns in the order of `places`; a way in that is further than `maxAccessM` from every street is `undefined`
 */
export function placeSites(
	places: readonly Place[],
	snapper: Snapper,
	{ maxAccessM = MAX_ACCESS_M } = {}
): Site[] {
	return places.map((place) => ({
		id: place.id,
		positions: waysInto(place, snapper).map((lngLat) => snapper.find(lngLat, maxAccessM))
	}));
}

/** Doors or entrances of a place: its own, else itself if a point, else derived from the streets it faces. */
export function waysInto({ geometry, ways }: Place, snapper: Snapper): LngLat[] {
	if (ways && ways.length > 0) return ways;
	if (geometry.type === 'Point') return [geometry.coordinates as LngLat];
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return deriveEntrances(
		polygons.map(([outer]) => outer as LngLat[]),
		snapper
	);
}

/** Whether no way into the site meets a street. */
export function isOffNetwork(site: Site): boolean {
	return !site.positions.some((position) => position !== undefined);
}
