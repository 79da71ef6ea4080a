import { describe, expect, it } from 'vitest';
import { findEntries } from '#lib/core/search/find-entries.ts';
import { listEntries } from '#lib/core/search/list-entries.ts';
import { emptyFeatures } from '#lib/server/plan-document.ts';
import { spellNames } from '#lib/server/spell-names.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
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

describe('what of a plan can be found', () => {
	const plan = {
		features: {
			...emptyFeatures(),
			communities: {
				type: 'FeatureCollection',
				features: [
					{
						type: 'Feature',
						properties: {
							id: 'k1',
							name: '吕家 1号院',
							nameEn: 'Lü Family Court',
							aliases: ['北塘', 'Court One']
						},
						geometry: { type: 'Polygon', coordinates: [[[1, 2], [3, 2], [3, 5], [1, 2]]] } // prettier-ignore
					}
				]
			}
		} as unknown as CityFeatures,
		streets: [{ name: '东风路', nameEn: 'Dongfeng Road', bbox: [0, 0, 1, 1] as Bbox }]
	};
	const spellings = spellNames(['吕家 1号院', '北塘', 'Court One', '东风路']);

	it('is every named feature, then the streets, each with its place and how it is said', () => {
		expect(spellings).toEqual({
			'吕家 1号院': 'lv jia 1 hao yuan',
			北塘: 'bei tang',
			东风路: 'dong feng lu'
		});
		expect(listEntries({ ...plan, spellings })).toEqual([
			{
				kind: 'community',
				id: 'k1',
				name: '吕家 1号院',
				nameEn: 'Lü Family Court',
				aliases: ['北塘', 'Court One'],
				pinyin: ['lvjia1haoyuan', 'beitang'],
				initials: ['lj1hy', 'bt'],
				at: { bbox: [1, 2, 3, 5] }
			},
			{
				kind: 'street',
				id: '东风路',
				name: '东风路',
				nameEn: 'Dongfeng Road',
				aliases: [],
				pinyin: ['dongfenglu'],
				initials: ['dfl'],
				at: { bbox: [0, 0, 1, 1] }
			}
		]);
	});

	it('is found as it is written where its name has no spelling, whatever the name', () => {
		const named = listEntries({
			...plan,
			streets: [{ ...plan.streets[0]!, name: 'toString' }],
			spellings: {}
		});
		expect(named.map(({ pinyin, initials }) => [...pinyin, ...initials])).toEqual([[], []]);
		expect(findEntries(named, 'tostring').map(({ id }) => id)).toEqual(['toString']);
	});
});
