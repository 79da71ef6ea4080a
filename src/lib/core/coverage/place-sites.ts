import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { OpenTo } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import { deriveEntrances } from '../network/derive-entrances.ts';
import { MAX_ACCESS_M, type Snapper } from '../network/snap.ts';
import type { Position } from '../network/types.ts';
import type { Site } from './types.ts';

/** A door or an entrance. */
export interface WayIn {
	/** Unique in the city, where it has one. */
	id?: string;
	lngLat: LngLat;
	openTo: OpenTo;
}

/** A centre or a community before it is put on a network. */
export interface Place {
	id: string;
	geometry: Point | Polygon | MultiPolygon;
	/** Its doors or entrances where they are known; else a point is its own, and an area's are derived. */
	ways?: readonly WayIn[] | undefined;
	/** `false`: others may walk through it between its entrances open to all. */
	walled?: boolean | undefined;
}

/**
 * Puts places on the network: each door or entrance where {@link Snapper.list} says.
 *
 * @returns in the order of `places`; a way in that is further than `maxAccessM` from every street is `undefined`, one
 * nearest to a street apart has two positions
 */
export function placeSites(
	places: readonly Place[],
	snapper: Snapper,
	{ maxAccessM = MAX_ACCESS_M } = {}
): Site[] {
	return places.map((place) => ({
		id: place.id,
		positions: waysInto(place, snapper).flatMap(({ lngLat }): (Position | undefined)[] => {
			const positions = snapper.list(lngLat, maxAccessM);
			return positions.length > 0 ? positions : [undefined];
		})
	}));
}

/**
 * Doors or entrances of a place: its own, else itself if a point, else derived from the streets it faces.
 * Derived ones are open to residents: nothing is known of others.
 */
export function waysInto({ geometry, ways }: Place, snapper: Snapper): readonly WayIn[] {
	if (ways && ways.length > 0) return ways;
	if (geometry.type === 'Point') return [{ lngLat: geometry.coordinates as LngLat, openTo: 'residents' }];
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	const derived = deriveEntrances(
		polygons.map(([outer]) => outer as LngLat[]),
		snapper
	);
	return derived.map((lngLat) => ({ lngLat, openTo: 'residents' }));
}

/** Whether no way into the site meets a street. */
export function isOffNetwork(site: Site): boolean {
	return !site.positions.some((position) => position !== undefined);
}
