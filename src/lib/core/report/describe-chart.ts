import { Format } from '../figures/format-figure.ts';
import type { Chart } from '../figures/types.ts';
import { setChinese } from './set-chinese.ts';

/** Up to this number, all categories are named; of more, those at the quarters. */
const TOLD_MAX = 14;

/** A chart in words, for those who do not see it. */
export function describeChart({ categories, series, unit }: Chart, lang: 'zh' | 'en'): string {
	const format = new Format(lang);
	const [comma, stop] = lang === 'zh' ? ['，', '。'] : [', ', '. '];
	const told =
		categories.length <= TOLD_MAX
			? categories.map((_, i) => i)
			: [
					0,
					Math.floor(categories.length / 4),
					Math.floor(categories.length / 2),
					Math.floor((3 * categories.length) / 4),
					categories.length - 1
				];
	const text = series
		.map(({ name, values }) =>
			[
				`${name[lang]}${lang === 'zh' ? '：' : ': '}`,
				told.map((i) => `${categories[i]![lang]} ${format.value(values[i] ?? null, unit)}`).join(comma),
				stop
			].join('')
		)
		.join('')
		.trimEnd();
	return lang === 'zh' ? setChinese(text) : text;
}
