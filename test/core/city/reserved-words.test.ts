import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isFreeCityId, RESERVED_WORDS } from '#lib/core/city/reserved-words.ts';

const ROUTES = join(import.meta.dirname, '../../../src/routes');

/** First parts of addresses that routes answer themselves. */
const listOwnAddresses = () =>
	readdirSync(ROUTES, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
		.map(({ name }) => name);

it('every address that a route begins with is no name of a city', () => {
	const own = listOwnAddresses();
	expect(own).toContain('embed');
	expect(own.filter((word) => !RESERVED_WORDS.includes(word))).toEqual([]);
});

it('files that are served from the top are none either', () => {
	const files = readdirSync(join(ROUTES, '../../static'));
	expect(files.filter((name) => isFreeCityId(name))).toEqual([]);
});

it.each(['cities', 'embed', 'static', 'new', '', 'Baoding', '保定', 'a/b', '-a', 'a'.repeat(41)])(
	'%j is no name of a new city',
	(id) => expect(isFreeCityId(id)).toBe(false)
);

it.each(['baoding', 'xingtai-2', '3', 'citiesx'])('%j is one', (id) => expect(isFreeCityId(id)).toBe(true));
