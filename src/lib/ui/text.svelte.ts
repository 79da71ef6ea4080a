import { createContext } from 'svelte';
import type { Lang } from '#lib/carto/view-query.ts';
import { Format } from '#lib/core/figures/format.ts';
import { en } from './messages/en.ts';
import { zh, type Messages } from './messages/zh.ts';

const CATALOGUES: Record<Lang, Messages> = { zh, en };
const FORMATS: Record<Lang, Format> = { zh: new Format('zh'), en: new Format('en') };

/** Texts, numbers and dates in the language of the view. */
export class Text {
	readonly #lang: () => Lang;

	constructor(lang: () => Lang) {
		this.#lang = lang;
	}

	get lang(): Lang {
		return this.#lang();
	}

	get say(): Messages {
		return CATALOGUES[this.#lang()];
	}

	/** Numbers, dates and times without a catalogue, as files and charts write them too. */
	get format(): Format {
		return FORMATS[this.#lang()];
	}

	/** A feature's name in the language of the view. */
	name(feature: { name: string; nameEn: string }): string {
		return this.format.name(feature);
	}

	/** Who is to be named with the map, in the language of the view where it is the usual source. */
	attribution(text: string): string {
		return this.format.attribution(text);
	}

	/** Between the members of a list. */
	get comma(): string {
		return this.format.comma;
	}

	number(value: number, fractionDigits = 0): string {
		return this.format.number(value, fractionDigits);
	}

	/** A share as a percentage; '–' of nothing. */
	percent(part: number, whole: number, fractionDigits = 1): string {
		return this.format.percent(part, whole, fractionDigits);
	}

	date(iso: string): string {
		return this.format.date(iso);
	}

	/** When something was recorded, to the minute. */
	instant(iso: string): string {
		return this.format.instant(iso);
	}

	/** Walking time to the second: 7 分 40 秒. */
	duration(seconds: number): string {
		return this.format.duration(seconds);
	}

	/** Walking time in whole minutes, rounded up: a walk of 15 min 1 s is not within 15. */
	minutes(seconds: number): string {
		return this.format.minutes(seconds);
	}

	/** Money: 166.8 万元, ¥1.67 million. */
	yuan(amountYuan: number): string {
		return this.format.yuan(amountYuan);
	}

	hectares(areaM2: number): string {
		return this.format.hectares(areaM2);
	}
}

export const [getText, setText] = createContext<Text>();
