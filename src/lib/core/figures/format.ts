import type { FigureInput } from './types.ts';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;
const NOTHING = '–';

/** What the default city says of its streets, in both languages. */
const KNOWN_ATTRIBUTION = {
	zh: '街道走向 © OpenStreetMap 贡献者 (ODbL)',
	en: 'Streets © OpenStreetMap contributors (ODbL)'
} as const;

const NO_ATTRIBUTION = { zh: '数据来源未注明', en: 'source of the data not stated' } as const;

type Unit = FigureInput['unit'];

/** What is counted, as it stands behind its number; Chinese without a plural. */
const UNITS: Record<'zh' | 'en', Partial<Record<Unit, readonly [one: string, many: string]>>> = {
	zh: {
		communities: ['个', '个'],
		households: ['户', '户'],
		people: ['人', '人'],
		centres: ['个', '个'],
		sites: ['处', '处'],
		clusters: ['个', '个'],
		packages: ['个', '个'],
		mps: ['米/秒', '米/秒'],
		minutes: ['分钟', '分钟'],
		metres: ['米', '米']
	},
	en: {
		communities: ['community', 'communities'],
		households: ['household', 'households'],
		people: ['person', 'people'],
		centres: ['centre', 'centres'],
		sites: ['new centre', 'new centres'],
		clusters: ['cluster', 'clusters'],
		packages: ['package', 'packages'],
		mps: ['m/s', 'm/s'],
		minutes: ['min', 'min'],
		metres: ['m', 'm']
	}
};

/**
 * Numbers, shares, dates and times as either language writes them; without a catalogue of texts, so that files and
 * charts can use it as well as screens.
 */
export class Format {
	readonly lang: 'zh' | 'en';

	constructor(lang: 'zh' | 'en') {
		this.lang = lang;
	}

	/** Between the members of a list. */
	get comma(): string {
		return this.lang === 'zh' ? '、' : ', ';
	}

	/** A feature's name; in English where it has an English one. */
	name({ name, nameEn }: { name: string; nameEn: string }): string {
		return this.lang === 'en' && nameEn !== '' ? nameEn : name;
	}

	/**
	 * Who is to be named with the map, as the data says it: nobody is named who does not stand there, and what the
	 * default city says is put into the other language.
	 */
	attribution(text: string): string {
		if (text.trim() === '') return NO_ATTRIBUTION[this.lang];
		return this.lang === 'en' ? text.replace(KNOWN_ATTRIBUTION.zh, KNOWN_ATTRIBUTION.en) : text;
	}

	number(value: number, fractionDigits = 0): string {
		return numberFormat(this.lang, fractionDigits).format(value);
	}

	/** A share of a whole as per cent: 78.2%; '–' of nothing. */
	percent(part: number, whole: number, fractionDigits = 1): string {
		return whole === 0 ? NOTHING : this.share(part / whole, fractionDigits);
	}

	/** A share, 0…1, as per cent: 78.2%. */
	share(share: number, fractionDigits = 1): string {
		// 313 of 400 are 78.25 %, whatever the last bit of the quotient says.
		return `${this.number(Number((100 * share).toPrecision(12)), fractionDigits)}%`;
	}

	/** @param iso a date; the day is that of UTC */
	date(iso: string): string {
		return dateFormat(this.lang, 'date').format(new Date(iso));
	}

	/** @param iso an instant; told in the time of the cities, which is one all over China */
	instant(iso: string): string {
		return dateFormat(this.lang, 'instant').format(new Date(iso));
	}

	/** Walking time to the second: 7 分 40 秒, 7 min 40 s; whole minutes without seconds: 12 分钟, 12 min. */
	duration(seconds: number): string {
		const whole = Math.round(seconds);
		const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
		const isZh = this.lang === 'zh';
		if (minutes === 0) return isZh ? `${rest} 秒` : `${rest} s`;
		if (rest === 0) return isZh ? `${minutes} 分钟` : `${minutes} min`;
		return isZh ? `${minutes} 分 ${rest} 秒` : `${minutes} min ${String(rest).padStart(2, '0')} s`;
	}

	/** Walking time in whole minutes, rounded up: a walk of 15 min 1 s is not within 15. */
	minutes(seconds: number): string {
		return `${Math.ceil(seconds / 60)}${this.lang === 'zh' ? ' 分' : ' min'}`;
	}

	hectares(areaM2: number): string {
		if (areaM2 >= 1e6) return `${this.number(areaM2 / 1e6, 1)} km²`;
		return `${this.number(areaM2 / 1e4, 2)} ${this.lang === 'zh' ? '公顷' : 'ha'}`;
	}

	/** Floor area as plans tell it: 691.2 万 m², 6,912,000 m². */
	area(areaM2: number): string {
		return this.lang === 'zh' && areaM2 >= 10_000
			? `${this.number(areaM2 / 10_000, 1)} 万 m²`
			: `${this.number(areaM2)} m²`;
	}

	/**
	 * Money as it is read: 166.8 万元 and 8,000 元; ¥1.67 million and ¥8,000. A minus stands before what is missing.
	 *
	 * @param amountYuan rounded to the yuan below ten thousand (a million in English)
	 */
	yuan(amountYuan: number): string {
		const sign = amountYuan < 0 ? '−' : '';
		const size = Math.abs(amountYuan);
		if (this.lang === 'zh')
			return size >= 10_000
				? `${sign}${this.number(size / 10_000, 1)} 万元`
				: `${sign}${this.number(size)} 元`;
		return size >= 1e6 ? `${sign}¥${this.number(size / 1e6, 2)} million` : `${sign}¥${this.number(size)}`;
	}

	/** The word behind a number of this unit; '' where the number needs none. */
	unit(unit: Unit, value: number): string {
		const words = UNITS[this.lang][unit];
		return words?.[value === 1 ? 0 : 1] ?? '';
	}

	/** A value with its unit; '–' for `null`. */
	value(value: number | null, unit: Unit): string {
		if (value === null) return NOTHING;
		switch (unit) {
			case 'share':
				return this.share(value);
			case 'seconds':
				return this.duration(value);
			case 'm2':
				return this.area(value);
			case 'mps':
				return `${this.number(value, 2)} ${this.unit(unit, value)}`;
			default:
				return `${this.number(value)} ${this.unit(unit, value)}`;
		}
	}
}

const DATE_OPTIONS = {
	date: { dateStyle: 'long', timeZone: 'UTC' },
	instant: { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a format takes longer than all that a page writes with it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(lang: 'zh' | 'en', kind: keyof typeof DATE_OPTIONS): Intl.DateTimeFormat {
	const key = lang + kind;
	let format = dateFormats.get(key);
	if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(LOCALES[lang], DATE_OPTIONS[kind])));
	return format;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(lang: 'zh' | 'en', digits: number): Intl.NumberFormat {
	const key = `${lang}${digits}`;
	let format = numberFormats.get(key);
	if (!format) {
		format = new Intl.NumberFormat(LOCALES[lang], {
			minimumFractionDigits: digits,
			maximumFractionDigits: digits
		});
		numberFormats.set(key, format);
	}
	return format;
}
