import type { MultiPoint, MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { detectFormat } from './detect-format.ts';
import { InputError, quoteValue } from './input-error.ts';
import { listGeojsonFeatures, type RawFeature } from './list-geojson-features.ts';
import { PositionCheck } from './position-check.ts';
import { readAmount } from './read-amount.ts';
import { readJson } from './read-json.ts';

export type PlaceKind = 'centres' | 'communities' | 'blocks' | 'areas';

/** A centre or community of a user's file. WGS-84. */
export interface Place {
	/** The feature's id, else its property `id`, else its number in the file, from 1. */
	id: string;
	/** The property `name`, else the id. */
	name: string;
	/** Rings are closed. The points of a MultiPoint are doors of one centre or entrances of one community. */
	geometry: Point | MultiPoint | Polygon | MultiPolygon;
	/** ≥ 0; undefined where not given. */
	households: number | undefined;
	properties: Readonly<Record<string, unknown>>;
	/** For messages: `feature 3 (id "x")`. */
	label: string;
}

const NAME_FIELDS = ['name:zh', 'name', 'NAME', '名称'];
const HOUSEHOLD_FIELDS = ['households', '户数'];

/**
 * Centres or communities of a GeoJSON file, in its order.
 *
 * @throws InputError on the first thing that cannot be used, a repeated id among them; nothing is left out
 */
export async function readPlaces(path: string, kind: PlaceKind): Promise<Place[]> {
	const format = await detectFormat(path);
	if (format !== 'geojson')
		throw new InputError({
			file: path,
			problem: `is ${format === 'osm-pbf' ? 'PBF' : 'XML'}`,
			remedy: `give ${kind} as GeoJSON points or polygons`
		});
	const check = new PositionCheck(path);
	const places = listGeojsonFeatures(path, await readJson(path)).map((feature) =>
		parsePlace(path, kind, feature, check)
	);
	check.finish();
	if (places.length === 0)
		throw new InputError({
			file: path,
			field: 'features',
			problem: `has no ${kind}`,
			remedy: 'give at least one point or polygon'
		});
	checkIds(path, places);
	return places;
}

function checkIds(file: string, places: Place[]): void {
	const seen = new Map<string, Place>();
	for (const place of places) {
		const first = seen.get(place.id);
		if (first)
			throw new InputError({
				file,
				feature: place.label,
				field: 'id',
				problem: `"${place.id}" is the id of ${first.label} too`,
				remedy: 'give each feature its own id'
			});
		seen.set(place.id, place);
	}
}

function parsePlace(file: string, kind: PlaceKind, feature: RawFeature, check: PositionCheck): Place {
	const { id, properties, label } = feature;
	const name = NAME_FIELDS.map((field) => properties[field]).find(
		(value) => typeof value === 'string' && value.trim() !== ''
	) as string | undefined;
	return {
		id,
		name: name?.trim() ?? id,
		geometry: parseGeometry(file, kind, feature, check),
		households: findHouseholds(file, feature),
		properties,
		label
	};
}

function findHouseholds(file: string, { properties, label }: RawFeature): number | undefined {
	for (const field of HOUSEHOLD_FIELDS) {
		const value = properties[field];
		const households = readAmount({
			file,
			feature: label,
			field,
			value,
			problem: 'is not a number of households'
		});
		if (households !== undefined) return households;
	}
	return undefined;
}

function parseGeometry(
	file: string,
	kind: PlaceKind,
	feature: RawFeature,
	check: PositionCheck
): Place['geometry'] {
	const { geometry, label } = feature;
	const fail = (field: string, problem: string, remedy: string) =>
		new InputError({ file, feature: label, field, problem, remedy });
	const toList = (value: unknown): unknown[] => {
		if (Array.isArray(value) && value.length > 0) return value;
		throw fail('coordinates', `${quoteValue(value)} is not a list with something in it`, 'export it again');
	};
	const parseRing = (value: unknown): Position[] => {
		const ring = toList(value).map((position): LngLat => check.parse(position, label));
		const [first, last] = [ring[0]!, ring.at(-1)!];
		if (first[0] !== last[0] || first[1] !== last[1]) ring.push([first[0], first[1]]);
		if (ring.length >= 4 && new Set(ring.map(String)).size >= 3) return ring;
		throw fail('coordinates', 'a ring has fewer than three corners', 'correct or remove the polygon');
	};
	const { type, coordinates } = geometry ?? { type: 'none', coordinates: undefined };
	switch (type) {
		case 'Point':
			return { type, coordinates: check.parse(coordinates, label) };
		case 'MultiPoint': {
			const points = toList(coordinates).map((position) => check.parse(position, label));
			return points.length === 1 ? { type: 'Point', coordinates: points[0]! } : { type, coordinates: points };
		}
		case 'Polygon':
			return { type, coordinates: toList(coordinates).map(parseRing) };
		case 'MultiPolygon':
			return { type, coordinates: toList(coordinates).map((polygon) => toList(polygon).map(parseRing)) };
		default:
			throw fail(
				'geometry',
				type === 'none' ? 'is missing' : `${type} is neither a point nor a polygon`,
				`give ${kind} as points or polygons`
			);
	}
}
