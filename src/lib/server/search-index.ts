import { pinyin } from 'pinyin-pro';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { uniteBboxes } from '#lib/core/geometry/bbox.ts';
import { findBboxOfFeatures } from '#lib/core/geometry/bbox-of-features.ts';
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
		if (properties.name !== '') {
			const [own, known] = [boxOf(geometry), boxes.get(properties.name)];
			boxes.set(properties.name, known ? uniteBboxes(known, own) : own);
		}
	for (const { properties } of axes.features) boxes.delete(properties.streetName);
	return [...boxes].map(([name, bbox]) => entry('street', name, name, romanizeStreet(name), [], { bbox }));
}

function whereIs(geometry: GeoJSON.Geometry): SearchEntry['at'] {
	return geometry.type === 'Point' ? { lngLat: geometry.coordinates as LngLat } : { bbox: boxOf(geometry) };
}

function boxOf(geometry: GeoJSON.Geometry): Bbox {
	const box = findBboxOfFeatures([geometry]);
	if (!box) throw new RangeError(`A ${geometry.type} without positions is nowhere on the map.`);
	return box;
}
