import { createContext } from 'svelte';
import type { Lang } from '#lib/carto/view-query.ts';
import { en } from './messages/en.ts';
import { zh, type Messages } from './messages/zh.ts';

const CATALOGUES: Record<Lang, Messages> = { zh, en };
const LOCALES: Record<Lang, string> = { zh: 'zh-CN', en: 'en-GB' };

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

	/** A feature's name in the language of the view. */
	name({ name, nameEn }: { name: string; nameEn: string }): string {
		return this.lang === 'en' && nameEn !== '' ? nameEn : name;
	}

	/** Who is to be named with the map, in the language of the view where it is the usual source. */
	attribution(text: string): string {
		return text === '' || (this.lang === 'en' && text.includes('OpenStreetMap'))
			? this.say.attribution
			: text;
	}

	/** Between the members of a list. */
	get comma(): string {
		return this.lang === 'zh' ? '、' : ', ';
	}

	number(value: number, fractionDigits = 0): string {
		return new Intl.NumberFormat(LOCALES[this.lang], {
			minimumFractionDigits: fractionDigits,
			maximumFractionDigits: fractionDigits
		}).format(value);
	}

	/** A share as a percentage; '–' of nothing. */
	percent(part: number, whole: number, fractionDigits = 1): string {
		return whole === 0 ? '–' : `${this.number((100 * part) / whole, fractionDigits)}%`;
	}

	date(iso: string): string {
		return new Intl.DateTimeFormat(LOCALES[this.lang], { dateStyle: 'long', timeZone: 'UTC' }).format(
			new Date(iso)
		);
	}

	/** Walking time to the second: 7 分 40 秒. */
	duration(seconds: number): string {
		const whole = Math.round(seconds);
		const { minute, second } = this.say;
		const parts = [Math.floor(whole / 60), whole % 60] as const;
		if (parts[0] === 0) return this.lang === 'zh' ? `${parts[1]} ${second}` : `${parts[1]}${second}`;
		return this.lang === 'zh'
			? `${parts[0]} ${minute} ${parts[1]} ${second}`
			: `${parts[0]}${minute} ${String(parts[1]).padStart(2, '0')}${second}`;
	}

	/** Walking time in whole minutes, rounded up: a walk of 15 min 1 s is not within 15. */
	minutes(seconds: number): string {
		return `${Math.ceil(seconds / 60)}${this.lang === 'zh' ? ' ' : ''}${this.say.minute}`;
	}

	hectares(areaM2: number): string {
		return areaM2 >= 1e6
			? `${this.number(areaM2 / 1e6, 1)} km²`
			: this.lang === 'zh'
				? `${this.number(areaM2 / 1e4, 2)} 公顷`
				: `${this.number(areaM2 / 1e4, 2)} ha`;
	}
}

export const [getText, setText] = createContext<Text>();
