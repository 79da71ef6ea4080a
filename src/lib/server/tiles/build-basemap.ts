import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import type { Feature, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import { buildLocalMetres, haversineM } from '#lib/core/geometry/local-metres.ts';
import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { romanizeStreet } from '../romanize-street.ts';
import { mergeLines, type KeyedLine } from './merge-lines.ts';
import { placeStreetNames } from './place-street-names.ts';
import { findStreetZooms } from './find-street-zooms.ts';
import { LANDMARK_RANK, describeStreetClass, isPlaceName, placeRankOf, type BasemapLayer } from './schema.ts';

/** Everything the basemap draws. Properties beyond the layers' fields are allowed and not written. */
export interface BasemapInput {
	ways: readonly StreetWay[];
	landuse?: readonly Feature<Polygon | MultiPolygon>[];
	/** Railways and waterways; the property `layer` says which. */
	lines?: readonly Feature<LineString, { layer: 'railway' | 'waterway' }>[];
	/** Landmarks, and names of places and waters; without a property `rank` they get that of their `kind`. */
	places?: readonly Feature<Point>[];
	districts?: readonly Feature<Polygon | MultiPolygon>[];
	buildings?: readonly Feature<Polygon | MultiPolygon>[];
}

const OTHER_LANDMARK_RANK = 3;

/** Sorts what there is into the layers of {@link BASEMAP_SCHEMA}; of an OpenStreetMap extract or a made city. */
export function buildBasemapLayers(input: BasemapInput): Partial<Record<BasemapLayer, Feature[]>> {
	const { ways, landuse = [], lines = [], places = [], districts = [], buildings = [] } = input;
	const streets = buildStreets(ways);
	const zooms = findStreetZooms(streets);
	const isPlace = ({ properties }: Feature) => isPlaceName(properties?.kind);
	return {
		landuse: [...landuse],
		waterway: lines.filter(({ properties }) => properties.layer === 'waterway'),
		district: [...districts],
		district_line: buildBorders(districts),
		building: buildings.map(measure),
		railway: lines.filter(({ properties }) => properties.layer === 'railway'),
		street: streets.map((street) => ({
			...street,
			properties: { ...street.properties, fromZoom: zooms.get(Number(street.properties!.rank)) }
		})),
		street_name: placeStreetNames(streets),
		landmark: nameOnce(
			places
				.filter((place) => !isPlace(place))
				.map((place) => ({ ...place, properties: { rank: rankOf(place), ...place.properties } }))
		),
		place: nameOnce([
			...places.filter(isPlace).map((place) => ({
				...place,
				properties: { ...place.properties, rank: placeRankOf(place.properties?.kind) }
			})),
			...nameRivers(lines)
		])
	};
}

/** With its area, by which small ones are told. */
function measure(building: Feature<Polygon | MultiPolygon>): Feature<Polygon | MultiPolygon> {
	const [ring] = ringsOf(building.geometry);
	const { toXy } = buildLocalMetres(ring![0]!);
	const areaM2 = Math.abs(signedRingArea(ring!.map(toXy)));
	return { ...building, properties: { ...building.properties, areaM2 } };
}

const NAMED_WATERWAYS = new Set(['river', 'canal']);
/** Between two places of the name of one river. */
const RIVER_NAME_EVERY_M = 4000;

/** Names of rivers and canals, along their lines. */
function nameRivers(lines: NonNullable<BasemapInput['lines']>): Feature<Point>[] {
	const rivers = lines.filter(
		({ properties }) =>
			NAMED_WATERWAYS.has(String((properties as { kind?: string }).kind)) &&
			String((properties as { name?: string }).name ?? '') !== ''
	);
	const names: Feature<Point>[] = [];
	for (const { geometry, properties } of rivers) {
		const { name, nameEn = '' } = properties as { name?: string; nameEn?: string };
		const { coordinates } = geometry;
		const at = coordinates[coordinates.length >> 1] as LngLat;
		const isNear = (other: Feature<Point>) =>
			other.properties!.name === name &&
			haversineM(...at, ...(other.geometry.coordinates as LngLat)) < RIVER_NAME_EVERY_M;
		if (names.some(isNear)) continue;
		names.push({
			type: 'Feature',
			properties: { name, nameEn, kind: 'water', rank: placeRankOf('water') },
			geometry: { type: 'Point', coordinates: at }
		});
	}
	return names;
}

/** Both stops of a bus, or the exits of a station, are one landmark. */
const SAME_LANDMARK_M = 300;

/** Of landmarks with the same name near each other, the first of the most important ones. */
function nameOnce(landmarks: Feature<Point>[]): Feature<Point>[] {
	const kept = new Map<string, Feature<Point>[]>();
	const rank = ({ properties }: Feature) => Number(properties?.rank);
	for (const landmark of landmarks.toSorted((a, b) => rank(a) - rank(b))) {
		const name = String(landmark.properties?.name ?? '');
		const same = kept.get(name) ?? [];
		const at = landmark.geometry.coordinates as LngLat;
		const isNear = ({ geometry }: Feature<Point>) =>
			haversineM(...at, ...(geometry.coordinates as LngLat)) < SAME_LANDMARK_M;
		if (name === '' || !same.some(isNear)) kept.set(name, [...same, landmark]);
	}
	const all = new Set([...kept.values()].flat());
	return landmarks.filter((landmark) => all.has(landmark));
}

const rankOf = ({ properties }: Feature) => LANDMARK_RANK[String(properties?.kind)] ?? OTHER_LANDMARK_RANK;

/** Streets joined to long lines wherever name, class and provenance go on. */
function buildStreets(ways: readonly StreetWay[]): Feature<LineString>[] {
	const groups = new Map<string, { way: StreetWay; lines: KeyedLine[] }>();
	for (const way of ways) {
		const key = JSON.stringify([way.name, way.streetClass, way.provenance]);
		let group = groups.get(key);
		if (!group) groups.set(key, (group = { way, lines: [] }));
		group.lines.push({ coordinates: way.coordinates, keys: way.vertexKeys });
	}
	return [...groups.values()].flatMap(({ way: { name, streetClass, provenance }, lines }) =>
		mergeLines(lines).map(({ coordinates }) => ({
			type: 'Feature' as const,
			properties: {
				name,
				nameEn: romanizeStreet(name),
				class: streetClass,
				provenance,
				...describeStreetClass(streetClass)
			},
			geometry: { type: 'LineString' as const, coordinates }
		}))
	);
}

/** Borders of polygons, a stretch two of them share once. */
function buildBorders(polygons: readonly Feature<Polygon | MultiPolygon>[]): Feature<LineString>[] {
	const stretches = new Map<string, KeyedLine>();
	for (const { geometry } of polygons) {
		for (const ring of ringsOf(geometry))
			for (let i = 1; i < ring.length; i++) {
				const [a, b] = [ring[i - 1]!, ring[i]!];
				const keys = [keyOf(a), keyOf(b)];
				if (keys[0] === keys[1]) continue;
				const pair = keys.toSorted().join(' ');
				if (!stretches.has(pair)) stretches.set(pair, { coordinates: [a, b], keys });
			}
	}
	const provenance = polygons[0]?.properties?.provenance as unknown;
	const isUniform = polygons.every(({ properties }) => properties?.provenance === provenance);
	return mergeLines([...stretches.values()]).map(({ coordinates }) => ({
		type: 'Feature',
		properties: isUniform && provenance !== undefined ? { provenance } : {},
		geometry: { type: 'LineString', coordinates }
	}));
}

const keyOf = ([lng, lat]: LngLat) => `${Math.round(lng * 1e7)},${Math.round(lat * 1e7)}`;
