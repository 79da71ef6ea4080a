import { pinyin } from 'pinyin-pro';
import type { Spellings } from '#lib/core/search/types.ts';

/**
 * How names are said, for search by pinyin and initials: computed here so that no dictionary is sent to a page. Names
 * without Chinese characters are left out; ü is written v, as it is typed.
 */
export function spellNames(names: Iterable<string>): Spellings {
	const spellings: Record<string, string> = {};
	for (const name of new Set(names))
		if (/\p{Script=Han}/u.test(name))
			spellings[name] = pinyin(name, { toneType: 'none', type: 'array', v: true })
				.join(' ')
				.toLowerCase()
				.replace(/\s+/g, ' ')
				.trim();
	return spellings;
}
