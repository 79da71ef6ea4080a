const WORDS = {
	zh: { figure: '图', table: '表' },
	en: { figure: 'Figure ', table: 'Table ' }
} as const;

/** 图1: the word and the number. */
export interface FigureNumber {
	word: string;
	number: number;
	/** Both together. */
	label: string;
}

/** Numbers figures and tables of a report through, each from 1. */
export class FigureNumbers {
	readonly #lang: 'zh' | 'en';
	readonly #counts = { figure: 0, table: 0 };

	constructor(lang: 'zh' | 'en') {
		this.#lang = lang;
	}

	/** 图1, 图2 …, Table 1 … */
	next(kind: 'figure' | 'table'): FigureNumber {
		const word = WORDS[this.#lang][kind];
		const number = ++this.#counts[kind];
		return { word, number, label: `${word}${number}` };
	}
}
