import type { Scope } from '../model/types.ts';
import { computeFigure } from './compute-figure.ts';
import { formatFigure } from './format-figure.ts';
import { isWeakestKey, nameWeakest } from './name-weakest.ts';
import { FIGURE_KEYS, type Figure, type FigureKey, type FigureSource } from './types.ts';

/** A sentence with its figures put in. */
export interface FilledSentence {
	text: string;
	/** The text in pieces: one that is a figure can tell how it was computed. */
	parts: { text: string; figure: Figure | null }[];
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
	const parts: FilledSentence['parts'] = [];
	const add = (piece: string, figure: Figure | null = null) => {
		if (piece !== '') parts.push({ text: piece, figure });
	};
	let at = 0;
	for (const { 0: written, 1: key, index } of text.matchAll(IN_BRACES)) {
		add(text.slice(at, index));
		at = index + written.length;
		if (isWeakestKey(key!)) add(nameWeakest(key, source.plan, scope, lang));
		else if (isFigureKey(key!)) {
			const figure = computeFigure(key, source, scope);
			add(formatFigure(figure, lang), figure);
		} else add(written);
	}
	add(text.slice(at));
	return {
		text: parts.map((part) => part.text).join(''),
		parts,
		figures: parts.flatMap(({ figure }) => figure ?? []),
		unknownKeys: listUnknownKeys(text)
	};
}

/** What stands in braces and is no figure, each once, in the order of the text. */
export function listUnknownKeys(text: string): string[] {
	const keys = [...text.matchAll(IN_BRACES)].map(([, key]) => key!);
	return [...new Set(keys.filter((key) => !isFigureKey(key) && !isWeakestKey(key)))];
}
