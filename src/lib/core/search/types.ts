import type { Bbox, LngLat } from '../geometry/types.ts';

export const SEARCH_KINDS = [
	'cluster',
	'centre',
	'community',
	'axis',
	'district',
	'facility',
	'street',
	'landmark'
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** A street by its name, however many lines it is made of. */
export interface NamedStreet {
	name: string;
	nameEn: string;
	bbox: Bbox;
}

/** Names with Chinese characters and how they are said: syllables of pinyin without tones, a gap between two. */
export type Spellings = Readonly<Record<string, string>>;

/** Something that can be found by name. */
export interface SearchEntry {
	kind: SearchKind;
	id: string;
	name: string;
	nameEn: string;
	/** Other names, and 曾用名. */
	aliases: string[];
	/** Names in pinyin without tones or gaps: huannongyuan. */
	pinyin: string[];
	/** First letters of the pinyin: hny. */
	initials: string[];
	/** Where to look at it. */
	at: { lngLat: LngLat } | { bbox: Bbox };
}
