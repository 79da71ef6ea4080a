import { describe, expect, it } from 'vitest';
import { Text } from '#lib/ui/text.svelte.ts';
import { en } from '#lib/ui/messages/en.ts';
import { zh } from '#lib/ui/messages/zh.ts';

describe('texts', () => {
	const chinese = new Text(() => 'zh');
	const english = new Text(() => 'en');

	it('writes numbers, shares and times as either language does', () => {
		expect(chinese.number(81_440)).toBe('81,440');
		expect(chinese.percent(782, 1000)).toBe('78.2%');
		expect(chinese.percent(0, 0)).toBe('–');
		expect(chinese.duration(460)).toBe('7 分 40 秒');
		expect(english.duration(460)).toBe('7 min 40 s');
		expect(english.duration(42)).toBe('42 s');
		// 15 min and a bit is not within 15.
		expect(english.minutes(901)).toBe('16 min');
	});

	it('names a feature in English where it has an English name', () => {
		expect(english.name({ name: '东风路', nameEn: '' })).toBe('东风路');
		expect(english.name({ name: '东风路', nameEn: 'Dongfeng Road' })).toBe('Dongfeng Road');
		expect(chinese.name({ name: '东风路', nameEn: 'Dongfeng Road' })).toBe('东风路');
	});

	it('has every text in English, and no Chinese left in it but the name of the other language', () => {
		const leaves = (value: unknown, path: string): string[] =>
			typeof value === 'string'
				? [`${path}=${value}`]
				: typeof value === 'function'
					? [`${path}=${value('1', '2', '3', '4')}`]
					: Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
		const han = leaves(en, 'en').filter((text) => /\p{Script=Han}/u.test(text));
		expect(han.map((text) => text.split('=')[0])).toEqual(['en.language']);
		expect(leaves(zh, 'zh')).toHaveLength(leaves(en, 'en').length);
	});
});
