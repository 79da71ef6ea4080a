import type { CentrePlace, CommunityPlace } from '#lib/core/coverage/city-places.ts';
import { PROVENANCES, type Provenance } from '#lib/core/city/provenance.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { InputError, quoteValue } from '#lib/server/import/input-error.ts';
import { readAmount } from '#lib/server/import/read-amount.ts';
import type { Place as FilePlace } from '#lib/server/import/read-places.ts';
import type { Place, WayIn } from '#lib/core/coverage/place-sites.ts';
import { OPEN_TO, RENOVATION_STATES } from '#lib/core/city/types.ts';

/** Centres from a file; `open: false` leaves one out, `doors` are read as the `centres` layer writes them. */
export function toCentrePlaces(file: string, places: readonly FilePlace[]): CentrePlace[] {
	return (
		places
			.filter(({ properties }) => properties['open'] !== false && properties['open'] !== 'false')
			.map((place) => ({ place, site: toPlace(file, place, 'doors') }))
			// A centre with staff entrances only counts as closed.
			.filter(({ site: { ways = [] } }) => ways.length === 0 || ways.some(isPublic))
			.map(({ place, site }) => ({
				...site,
				ways: site.ways?.filter(isPublic),
				name: place.name,
				provenance: provenanceOf(place),
				clusterId: textOf(place.properties['clusterId'])
			}))
	);
}

/** Communities from a file, the renovated ones too. */
export function toCommunityPlaces(file: string, places: readonly FilePlace[]): CommunityPlace[] {
	return places.map((place) => ({
		...toPlace(file, place, 'entrances'),
		name: place.name,
		provenance: provenanceOf(place),
		clusterId: textOf(place.properties['clusterId']),
		districtId: textOf(place.properties['districtId']),
		state: RENOVATION_STATES.find((state) => state === place.properties['state']),
		households: place.households ?? 1,
		...(place.households === undefined && { isHouseholdsAssumed: true }),
		people: amountOf(file, place, 'people') ?? Number.NaN,
		floorAreaM2: amountOf(file, place, 'floorAreaM2') ?? Number.NaN,
		siteAreaM2: amountOf(file, place, 'siteAreaM2'),
		buildings: amountOf(file, place, 'buildings'),
		serviceFeeYuanPerM2Month: amountOf(file, place, 'serviceFeeYuanPerM2Month'),
		collectionRate: amountOf(file, place, 'collectionRate', { isShare: true }),
		serviceCostYuanPerYear: amountOf(file, place, 'serviceCostYuanPerYear'),
		// A file may have no column for it; a cell of that column that is blank is not known.
		extraIncomeYuanPerYear:
			place.properties['extraIncomeYuanPerYear'] === undefined
				? undefined
				: (amountOf(file, place, 'extraIncomeYuanPerYear') ?? Number.NaN),
		propertyManagement: isYes(file, place, 'propertyManagement', false)
	}));
}

function toPlace(file: string, place: FilePlace, field: 'doors' | 'entrances'): Place {
	const { id, geometry } = place;
	const ways = waysOf(file, place, field);
	const walled = isYes(file, place, 'walled', true);
	if (geometry.type !== 'MultiPoint') return { id, geometry, ways, walled };
	const points = (geometry.coordinates as LngLat[]).map((lngLat): WayIn => ({ lngLat, openTo: 'all' }));
	return {
		id,
		geometry: { type: 'Point', coordinates: points[0]!.lngLat },
		ways: ways ?? points,
		walled
	};
}

const isPublic = ({ openTo }: WayIn) => openTo === 'all';

function isYes(file: string, { label, properties }: FilePlace, field: string, usual: boolean): boolean {
	const value = properties[field] ?? usual;
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw new InputError({
		file,
		feature: label,
		field,
		problem: `${quoteValue(value)} is neither true nor false`,
		remedy: 'give true or false'
	});
}

/** As the file says, else imported. */
const provenanceOf = ({ properties }: FilePlace): Provenance =>
	PROVENANCES.find((provenance) => provenance === properties['provenance']) ?? 'imported';

const textOf = (value: unknown) =>
	typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

const amountOf = (
	file: string,
	{ label, properties }: FilePlace,
	field: string,
	options: { isShare?: boolean } = {}
): number | undefined => readAmount({ file, feature: label, field, value: properties[field], ...options });

/**
 * `[{ "id": "k1-e1", "lngLat": [115.4, 38.8], "openTo": "residents" }, …]`, as `layer centres` and `layer communities`
 * write it; without `openTo` open to all.
 */
function waysOf(
	file: string,
	{ label, properties }: FilePlace,
	field: 'doors' | 'entrances'
): WayIn[] | undefined {
	const value = properties[field] ?? undefined;
	if (value === undefined) return undefined;
	const refuse = (key: string, problem: string, remedy: string) =>
		new InputError({ file, feature: label, field: `${field}${key}`, problem, remedy });
	if (!Array.isArray(value))
		throw refuse(
			'',
			`${quoteValue(value)} is no list`,
			'give a list such as [{"lngLat": [longitude, latitude], "openTo": "all"}], or leave it out'
		);
	const seen = new Set<string>();
	return value.map((way: { id?: unknown; lngLat?: unknown; openTo?: unknown } | null, i): WayIn => {
		const { id, lngLat, openTo = 'all' } = way ?? {};
		if (
			!Array.isArray(lngLat) ||
			lngLat.length < 2 ||
			!isDegrees(lngLat[0], 180) ||
			!isDegrees(lngLat[1], 90)
		)
			throw refuse(`[${i}].lngLat`, 'is no position in degrees', 'give [longitude, latitude]');
		const known = OPEN_TO.find((one) => one === openTo);
		if (!known)
			throw refuse(
				`[${i}].openTo`,
				`${quoteValue(openTo)} is no kind of user`,
				`give ${OPEN_TO.join(' or ')}`
			);
		const wayId = textOf(id);
		if (wayId !== null && seen.has(wayId))
			throw refuse(`[${i}].id`, `"${wayId}" is the id of another one`, 'give each its own id');
		if (wayId !== null) seen.add(wayId);
		return { ...(wayId === null ? {} : { id: wayId }), lngLat: [lngLat[0], lngLat[1]], openTo: known };
	});
}

const isDegrees = (value: unknown, limit: number): value is number =>
	typeof value === 'number' && Math.abs(value) <= limit;
