import { pinyin } from 'pinyin-pro';
import type { Position } from 'geojson';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import type { SearchEntry, SearchKind } from '#lib/core/search/types.ts';
import { romanizeStreet } from './romanize-street.ts';

/** Everything of a city that has a name, with its pinyin: computed here so that no dictionary is sent to a page. */
export function buildSearchIndex(features: CityFeatures): SearchEntry[] {
	const of = (
		kind: SearchKind,
		list: {
			properties: { id: string; name: string; nameEn: string; aliases?: string[] };
			geometry: GeoJSON.Geometry;
		}[]
	) =>
		list.map(({ properties: { id, name, nameEn, aliases = [] }, geometry }) =>
			entry(kind, id, name, nameEn, aliases, whereIs(geometry))
		);
	return [
		...of('cluster', features.clusters.features),
		...of('centre', features.centres.features),
		...of('community', features.communities.features),
		...of('axis', features.axes.features),
		...of('district', features.districts.features),
		...of('landmark', features.landmarks.features),
		...listStreets(features)
	];
}

function entry(
	kind: SearchKind,
	id: string,
	name: string,
	nameEn: string,
	aliases: string[],
	at: SearchEntry['at']
): SearchEntry {
	const names = [name, ...aliases].filter((text) => /\p{Script=Han}/u.test(text));
	const spell = (pattern: 'pinyin' | 'first') => [
		...new Set(
			names.map((text) =>
				pinyin(text, { toneType: 'none', pattern, type: 'array', v: true }).join('').toLowerCase()
			)
		)
	];
	return { kind, id, name, nameEn, aliases, pinyin: spell('pinyin'), initials: spell('first'), at };
}

/** A named street is one entry, however many lines it is made of; an axis is not repeated as a street. */
function listStreets({ streets, axes }: CityFeatures): SearchEntry[] {
	const boxes = new Map<string, Bbox>();
	for (const { geometry, properties } of streets.features)
		if (properties.name !== '')
			boxes.set(properties.name, grow(boxes.get(properties.name), geometry.coordinates));
	for (const { properties } of axes.features) boxes.delete(properties.streetName);
	return [...boxes].map(([name, bbox]) => entry('street', name, name, romanizeStreet(name), [], { bbox }));
}

function whereIs(geometry: GeoJSON.Geometry): SearchEntry['at'] {
	switch (geometry.type) {
		case 'Point':
			return { lngLat: geometry.coordinates as LngLat };
		case 'LineString':
			return { bbox: grow(undefined, geometry.coordinates) };
		case 'Polygon':
			return { bbox: grow(undefined, geometry.coordinates.flat()) };
		case 'MultiPolygon':
			return { bbox: grow(undefined, geometry.coordinates.flat(2)) };
		default:
			throw new RangeError(`A ${geometry.type} is nowhere on the map.`);
	}
}

function grow(bbox: Bbox | undefined, positions: Position[]): Bbox {
	const grown: Bbox = bbox ? [...bbox] : [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lng, lat] of positions as LngLat[]) {
		grown[0] = Math.min(grown[0], lng);
		grown[1] = Math.min(grown[1], lat);
		grown[2] = Math.max(grown[2], lng);
		grown[3] = Math.max(grown[3], lat);
	}
	return grown;
}
