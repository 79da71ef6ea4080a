import { pinyin } from 'pinyin-pro';
import { isFreeCityId } from '#lib/core/city/reserved-words.ts';

/** Characters that an id has at most before a number is added. */
const LONGEST = 36;

/**
 * A short name in addresses for a city, by how its name is said: 保定市 → `baoding`. One that is taken gets a number.
 *
 * @returns `city`, `city-2`, … where nothing can be said
 */
export function proposeCityId(name: string, isTaken: (id: string) => boolean): string {
	const said = pinyin(name.trim().replace(/(?<=..)[市县区]$/u, ''), {
		toneType: 'none',
		type: 'array',
		v: true,
		nonZh: 'consecutive'
	})
		.join('')
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+/, '')
		.slice(0, LONGEST)
		.replace(/-+$/, '');
	const stem = said === '' ? 'city' : said;
	for (let n = 1; ; n++) {
		const id = n === 1 ? stem : `${stem}-${n}`;
		if (isFreeCityId(id) && !isTaken(id)) return id;
	}
}
