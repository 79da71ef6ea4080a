import type { MeasuredPlan } from '../model/types.ts';
import { FIGURE_WORDS_EN } from './figure-words-en.ts';
import { FIGURE_WORDS_ZH } from './figure-words-zh.ts';
import { MEASURE_WORDS } from './measure-words.ts';
import type { FigureKey, FigureMeasure } from './types.ts';
import type { FigureWords, WordsContext } from './words-context.ts';

const WORDS: Record<'zh' | 'en', Record<FigureKey, FigureWords>> = {
	zh: FIGURE_WORDS_ZH,
	en: FIGURE_WORDS_EN
};

/** The name of a figure and its formula in words, for one plan's minutes and rules. */
export function putFigureInWords(
	key: FigureKey,
	{ minutes, axes }: Pick<MeasuredPlan, 'minutes' | 'axes'>,
	lang: 'zh' | 'en',
	measure: FigureMeasure = 'households'
): { name: string; formula: string } {
	const context: WordsContext = {
		inner: minutes[0],
		outer: minutes[1],
		of: MEASURE_WORDS[measure][lang],
		alongM: axes.alongM
	};
	const { name, formula } = WORDS[lang][key];
	return { name: name(context), formula: formula(context) };
}
