import type { Bbox, LngLat } from '../geometry/types.ts';

export const SEARCH_KINDS = [
	'cluster',
	'centre',
	'community',
	'axis',
	'district',
	'street',
	'landmark'
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

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
