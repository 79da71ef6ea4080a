import type { Scope } from '../model/types.ts';
import { computeFigure } from './compute-figure.ts';
import { formatFigure } from './format-figure.ts';
import { isWeakestKey, nameWeakest } from './name-weakest.ts';
import { FIGURE_KEYS, type Figure, type FigureKey, type FigureSource } from './types.ts';

/** A sentence with its figures put in. */
export interface FilledSentence {
	text: string;
	/** In the order of the text; one that is told twice is there twice. */
	figures: Figure[];
	/** What stands in braces and is no figure, each once; it stays as it was written. */
	unknownKeys: string[];
}

const IN_BRACES = /\{([^{}]*)\}/g;

const isFigureKey = (key: string): key is FigureKey => FIGURE_KEYS.some((known) => known === key);

/** Puts in each `{figure-key}` the figure as it is now, and the part that is weakest now where a sentence names it. */
export function fillSentence(
	text: string,
	source: FigureSource,
	scope: Scope,
	lang: 'zh' | 'en'
): FilledSentence {
	const figures: Figure[] = [];
	const filled = text.replaceAll(IN_BRACES, (written, key: string) => {
		if (isWeakestKey(key)) return nameWeakest(key, source.plan, scope, lang);
		if (!isFigureKey(key)) return written;
		const figure = computeFigure(key, source, scope);
		figures.push(figure);
		return formatFigure(figure, lang);
	});
	return { text: filled, figures, unknownKeys: listUnknownKeys(text) };
}

/** What stands in braces and is no figure, each once, in the order of the text. */
export function listUnknownKeys(text: string): string[] {
	const keys = [...text.matchAll(IN_BRACES)].map(([, key]) => key!);
	return [...new Set(keys.filter((key) => !isFigureKey(key) && !isWeakestKey(key)))];
}
