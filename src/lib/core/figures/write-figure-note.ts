import type { FigureExplanation } from './explain-figure.ts';

const WORDS = {
	zh: {
		formula: '公式',
		worked: '代入',
		asOf: '数据截至',
		source: '来源',
		basis: '依据',
		link: '链接',
		colon: '：'
	},
	en: {
		formula: 'Formula',
		worked: 'Here',
		asOf: 'Data as of',
		source: 'Source',
		basis: 'Basis',
		link: 'Link',
		colon: ': '
	}
} as const;

/**
 * A figure as a note to be pasted elsewhere: name and value, formula with its numbers, date, source, standards, and the
 * live view behind it, a line each.
 *
 * @param value as it is read
 * @param link address of the live view; '' if there is none
 */
export function writeFigureNote(
	{ name, formula, worked, asOf, source, standards }: FigureExplanation,
	value: string,
	link: string,
	lang: 'zh' | 'en'
): string {
	const words = WORDS[lang];
	const line = (word: string, told: string) => `${word}${words.colon}${told}`;
	return [
		line(name, value),
		line(words.formula, formula),
		line(words.worked, worked),
		...standards.map((standard) => line(words.basis, standard)),
		line(words.asOf, asOf),
		line(words.source, source),
		...(link === '' ? [] : [line(words.link, link)])
	].join('\n');
}
