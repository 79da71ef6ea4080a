const LABELS = {
	zh: { figure: '图', table: '表' },
	en: { figure: 'Figure ', table: 'Table ' }
} as const;

/** Numbers figures and tables of a report through, each from 1. */
export class FigureNumbers {
	readonly #lang: 'zh' | 'en';
	readonly #counts = { figure: 0, table: 0 };

	constructor(lang: 'zh' | 'en') {
		this.#lang = lang;
	}

	/** 图1, 图2 …, Table 1 … */
	next(kind: 'figure' | 'table'): string {
		return `${LABELS[this.#lang][kind]}${++this.#counts[kind]}`;
	}
}
