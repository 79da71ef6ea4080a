import type { CentrePlace, CommunityPlace } from '#lib/core/coverage/compute-coverage.ts';
import { PROVENANCES, type Provenance } from '#lib/core/city/provenance.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { InputError, quoteValue } from '#lib/server/import/input-error.ts';
import type { Place as FilePlace } from '#lib/server/import/read-places.ts';
import type { Place } from '#lib/core/coverage/place-sites.ts';

/** Centres from a file; `open: false` leaves one out, `doors` are read as the `centres` layer writes them. */
export function toCentrePlaces(file: string, places: readonly FilePlace[]): CentrePlace[] {
	return places
		.filter(({ properties }) => properties['open'] !== false && properties['open'] !== 'false')
		.map((place) => ({
			...toPlace(file, place, 'doors'),
			name: place.name,
			provenance: provenanceOf(place),
			clusterId: textOf(place.properties['clusterId'])
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
			...toPlace(file, place, 'entrances'),
			name: place.name,
			provenance: provenanceOf(place),
			clusterId: textOf(place.properties['clusterId']),
			districtId: textOf(place.properties['districtId']),
			households: place.households ?? 1,
			people: amountOf(file, place, 'people'),
			floorAreaM2: amountOf(file, place, 'floorAreaM2')
		}));
}

function toPlace(file: string, place: FilePlace, field: 'doors' | 'entrances'): Place {
	const { id, geometry } = place;
	const ways = waysOf(file, place, field);
	if (geometry.type !== 'MultiPoint') return { id, geometry, ways };
	const points = geometry.coordinates as LngLat[];
	return { id, geometry: { type: 'Point', coordinates: points[0]! }, ways: ways ?? points };
}

/** As the file says, else imported. */
const provenanceOf = ({ properties }: FilePlace): Provenance =>
	PROVENANCES.find((provenance) => provenance === properties['provenance']) ?? 'imported';

const textOf = (value: unknown) =>
	typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

function amountOf(file: string, { label, properties }: FilePlace, field: string): number {
	const value = properties[field] ?? 0;
	const amount = typeof value === 'string' ? Number(value) : value;
	if (typeof amount === 'number' && Number.isFinite(amount) && amount >= 0) return amount;
	throw new InputError({
		file,
		feature: label,
		field,
		problem: `${quoteValue(value)} is no amount`,
		remedy: 'give a number, 0 or more'
	});
}

/** `[{ "lngLat": [115.4, 38.8] }, …]`, as `layer centres` and `layer communities` write it. */
function waysOf(
	file: string,
	{ label, properties }: FilePlace,
	field: 'doors' | 'entrances'
): LngLat[] | undefined {
	const value = properties[field];
	if (!Array.isArray(value)) return undefined;
	return value.map((way: unknown, i) => {
		const lngLat = (way as { lngLat?: unknown } | null)?.lngLat;
		if (Array.isArray(lngLat) && lngLat.length >= 2 && isDegrees(lngLat[0], 180) && isDegrees(lngLat[1], 90))
			return [lngLat[0], lngLat[1]];
		throw new InputError({
			file,
			feature: label,
			field: `${field}[${i}].lngLat`,
			problem: 'is no position in degrees',
			remedy: 'give [longitude, latitude]'
		});
	});
}

const isDegrees = (value: unknown, limit: number): value is number =>
	typeof value === 'number' && Math.abs(value) <= limit;
