import { describe, expect, it } from 'vitest';
import { findEntries } from '#lib/core/search/find-entries.ts';
import type { SearchEntry, SearchKind } from '#lib/core/search/types.ts';

const entry = (
	kind: SearchKind,
	name: string,
	pinyin: string,
	initials: string,
	aliases: string[] = []
): SearchEntry => ({
	kind,
	id: `${kind}-${name}`,
	name,
	nameEn: '',
	aliases,
	pinyin: [pinyin],
	initials: [initials],
	at: { lngLat: [115.4, 38.8] }
});
const entries = [
	entry('community', '环农园小区', 'huannongyuanxiaoqu', 'hnyxq'),
	entry('community', '北塘小区', 'beitangxiaoqu', 'btxq', ['北唐小区']),
	entry('street', '东风路', 'dongfenglu', 'dfl'),
	entry('axis', '东风路', 'dongfenglu', 'dfl'),
	entry('landmark', '东风公园', 'dongfenggongyuan', 'dfgy')
];
const names = (query: string) => findEntries(entries, query).map(({ kind, name }) => `${kind} ${name}`);

describe('search', () => {
	it.each([
		['hny', '环农园小区'],
		['HuanNong', '环农园小区'],
		['农园', '环农园小区'],
		['北唐', '北塘小区'],
		['ｂｔｘｑ', '北塘小区'],
		['gongyuan', '东风公园']
	])('finds by name, alias, pinyin or initials: %s', (query, name) => {
		expect(names(query)[0]).toContain(name);
	});

	it('puts the better match first, then the order of kinds', () => {
		expect(names('东风路')).toEqual(['axis 东风路', 'street 东风路']);
		expect(names('df')).toEqual(['axis 东风路', 'street 东风路', 'landmark 东风公园']);
	});

	it('finds nothing for nothing, and nothing for what is not there', () => {
		expect(names('  ')).toEqual([]);
		expect(names('zzz')).toEqual([]);
	});
});
