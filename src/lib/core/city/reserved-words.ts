import { isCityId } from './is-city-id.ts';

/** First parts of the app's own addresses: no city can be opened under one of them. */
const ADDRESSES = [
	'backup.zip',
	'cities',
	'deck-template',
	'embed',
	'healthz',
	'lianpian-map.d.ts',
	'lianpian-map.js',
	'oembed',
	'readme',
	'report-template.pptx',
	'settings',
	'static'
] as const;

/** Words that addresses may begin with one day, or that people would take for one. */
const KEPT_FREE = [
	'account',
	'admin',
	'api',
	'app',
	'assets',
	'docs',
	'guide',
	'help',
	'import',
	'jobs',
	'login',
	'logout',
	'map',
	'new',
	'ogc',
	'present',
	'proposal',
	'tiles',
	'users',
	'www'
] as const;

/** First parts of addresses that are the app's own, in order. */
export const RESERVED_WORDS: readonly string[] = [...ADDRESSES, ...KEPT_FREE].toSorted();

const RESERVED = new Set<string>(RESERVED_WORDS);

/** Whether a text may be the id of a new city: it is one, and no address of the app. */
export function isFreeCityId(text: string): boolean {
	return isCityId(text) && !RESERVED.has(text);
}
