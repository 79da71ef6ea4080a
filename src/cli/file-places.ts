import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { CentrePlace, CommunityPlace } from '#lib/core/coverage/compute-coverage.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { InputError } from '#lib/server/import/input-error.ts';

/** A centre or community as its file gives it. */
export interface FilePlace {
	id: string;
	name: string;
	geometry: Point | Polygon | MultiPolygon;
	properties: Record<string, unknown>;
}

/** Centres from a file; `open: false` leaves one out, `doors` are read as the `centres` layer writes them. */
export function toCentrePlaces(file: string, places: readonly FilePlace[]): CentrePlace[] {
	return places
		.filter(({ properties }) => properties['open'] !== false)
		.map((place) => ({
			...{ id: place.id, name: place.name, geometry: place.geometry },
			clusterId: textOf(place.properties['clusterId']),
			ways: waysOf(file, place, 'doors')
		}));
}

/** Communities from a file; those whose state is `accepted` only with `all`, as of the default city. */
export function toCommunityPlaces(
	file: string,
	places: readonly FilePlace[],
	{ all }: { all: boolean }
): CommunityPlace[] {
	return places
		.filter(({ properties }) => all || properties['state'] !== 'accepted')
		.map((place) => ({
			...{ id: place.id, name: place.name, geometry: place.geometry },
			clusterId: textOf(place.properties['clusterId']),
			districtId: textOf(place.properties['districtId']),
			households: amountOf(file, place, 'households', 1),
			people: amountOf(file, place, 'people', 0),
			floorAreaM2: amountOf(file, place, 'floorAreaM2', 0),
			ways: waysOf(file, place, 'entrances')
		}));
}

const textOf = (value: unknown) =>
	typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

function amountOf(file: string, { id, properties }: FilePlace, field: string, missing: number): number {
	const value = properties[field];
	if (value === undefined || value === null || value === '') return missing;
	const amount = typeof value === 'string' ? Number(value) : value;
	if (typeof amount === 'number' && Number.isFinite(amount) && amount >= 0) return amount;
	throw new InputError({
		...{ file, feature: id, field },
		problem: `${JSON.stringify(value)} is no amount`,
		remedy: 'give a number, 0 or more'
	});
}

/** `[{ "lngLat": [115.4, 38.8] }, …]`, as `layer centres` and `layer communities` write it. */
function waysOf(file: string, { id, properties }: FilePlace, field: 'doors' | 'entrances'): LngLat[] | undefined {
	const value = properties[field];
	if (!Array.isArray(value)) return undefined;
	return value.map((way: unknown, i) => {
		const lngLat = (way as { lngLat?: unknown } | null)?.lngLat;
		if (Array.isArray(lngLat) && lngLat.length >= 2 && isDegrees(lngLat[0], 180) && isDegrees(lngLat[1], 90))
			return [lngLat[0], lngLat[1]];
		throw new InputError({
			...{ file, feature: id, field: `${field}[${i}].lngLat` },
			problem: 'is no position in degrees',
			remedy: 'give [longitude, latitude]'
		});
	});
}

const isDegrees = (value: unknown, limit: number): value is number =>
	typeof value === 'number' && Math.abs(value) <= limit;
