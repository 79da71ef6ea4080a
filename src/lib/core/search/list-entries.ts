import type { CityFeatures } from '../city/types.ts';
import { findBboxOfFeatures } from '../geometry/bbox-of-features.ts';
import type { LngLat } from '../geometry/types.ts';
import type { NamedStreet, SearchEntry, SearchKind, Spellings } from './types.ts';

/** Layers whose features are found by name. */
const SEARCHED = {
	clusters: 'cluster',
	centres: 'centre',
	communities: 'community',
	axes: 'axis',
	districts: 'district',
	facilities: 'facility',
	landmarks: 'landmark'
} as const satisfies Partial<Record<keyof CityFeatures, SearchKind>>;

interface Named {
	properties: { id: string; name: string; nameEn: string; aliases?: string[] };
	geometry: GeoJSON.Geometry;
}

/**
 * Everything of a plan that can be found by name: its features layer by layer, then its streets.
 *
 * @param document as the server sends it; a name that its spellings lack is found as it is written, not by pinyin
 * @throws RangeError if a feature has no position
 */
export function listEntries({
	features,
	streets,
	spellings
}: {
	features: Pick<CityFeatures, keyof typeof SEARCHED>;
	streets: readonly NamedStreet[];
	spellings: Spellings;
}): SearchEntry[] {
	const layers = Object.entries(SEARCHED) as [keyof typeof SEARCHED, SearchKind][];
	return [
		...layers.flatMap(([layer, kind]) =>
			(features[layer].features as Named[]).map((feature) => entryOf(kind, feature, spellings))
		),
		...streets.map(({ name, nameEn, bbox }): SearchEntry => ({
			kind: 'street',
			id: name,
			name,
			nameEn,
			aliases: [],
			...spell([name], spellings),
			at: { bbox }
		}))
	];
}

/** Entries are kept with their feature: an edit changes few of thousands. */
const kept = new WeakMap<Named, { spellings: Spellings; entry: SearchEntry }>();

function entryOf(kind: SearchKind, feature: Named, spellings: Spellings): SearchEntry {
	const known = kept.get(feature);
	if (known?.spellings === spellings) return known.entry;
	const { properties, geometry } = feature;
	const { id, name, nameEn, aliases = [] } = properties;
	const said = spell([name, ...aliases], spellings);
	const entry = { kind, id, name, nameEn, aliases, ...said, at: whereIs(geometry) };
	kept.set(feature, { spellings, entry });
	return entry;
}

function spell(names: readonly string[], spellings: Spellings): Pick<SearchEntry, 'pinyin' | 'initials'> {
	const said = names.flatMap((name) => (Object.hasOwn(spellings, name) ? [spellings[name]!.split(' ')] : []));
	return {
		pinyin: distinct(said.map((syllables) => syllables.join(''))),
		initials: distinct(said.map((syllables) => syllables.map((syllable) => syllable.charAt(0)).join('')))
	};
}

const distinct = (texts: string[]) => [...new Set(texts)];

function whereIs(geometry: GeoJSON.Geometry): SearchEntry['at'] {
	if (geometry.type === 'Point') return { lngLat: geometry.coordinates as LngLat };
	const bbox = findBboxOfFeatures([geometry]);
	if (!bbox) throw new RangeError(`A ${geometry.type} without positions is nowhere on the map.`);
	return { bbox };
}
