import { SEARCH_KINDS, type SearchEntry } from './types.ts';

/** How well a name answers a query; smaller is better. */
const RANK = {
	exact: 0,
	start: 1,
	initialsStart: 2,
	pinyinStart: 3,
	inside: 4,
	initialsInside: 5,
	pinyinInside: 6
};

/**
 * Entries whose name, English name, alias, pinyin or pinyin initials match the query, best first.
 * Case, gaps and full-width letters make no difference. Ties: kind, then shorter name, then id.
 *
 * @param limit at most this many; an empty query finds nothing
 */
export function findEntries(
	entries: readonly SearchEntry[],
	query: string,
	{ limit = 12 } = {}
): SearchEntry[] {
	const wanted = normalize(query);
	if (wanted === '') return [];
	return entries
		.flatMap((entry) => {
			const rank = rankOf(entry, wanted);
			return rank === undefined ? [] : [{ entry, rank }];
		})
		.toSorted(
			(a, b) =>
				a.rank - b.rank ||
				SEARCH_KINDS.indexOf(a.entry.kind) - SEARCH_KINDS.indexOf(b.entry.kind) ||
				a.entry.name.length - b.entry.name.length ||
				(a.entry.id < b.entry.id ? -1 : 1)
		)
		.slice(0, limit)
		.map(({ entry }) => entry);
}

/** NFKC, lower case, without gaps. */
export function normalize(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s·'’-]+/g, '');
}

function rankOf(
	{ name, nameEn, aliases, pinyin, initials }: SearchEntry,
	wanted: string
): number | undefined {
	const names = [name, nameEn, ...aliases].map(normalize);
	if (names.includes(wanted)) return RANK.exact;
	if (names.some((text) => text.startsWith(wanted))) return RANK.start;
	if (initials.some((text) => text.startsWith(wanted))) return RANK.initialsStart;
	if (pinyin.some((text) => text.startsWith(wanted))) return RANK.pinyinStart;
	if (names.some((text) => text.includes(wanted))) return RANK.inside;
	if (wanted.length < 2) return undefined;
	if (initials.some((text) => text.includes(wanted))) return RANK.initialsInside;
	if (pinyin.some((text) => text.includes(wanted))) return RANK.pinyinInside;
	return undefined;
}
