const COLLATORS = {
	zh: new Intl.Collator('zh-u-co-pinyin-kn'),
	en: new Intl.Collator('en-u-kn')
} as const;

/** Numerals that count something, as in 十二组团 and 大四区; those of 七一路 are its name. */
const COUNTED = /[零〇一二两三四五六七八九十百]+(?=组团|小区|社区|[区号期院里村组栋])/g;
const DIGITS: Readonly<Record<string, number>> = {
	零: 0,
	〇: 0,
	一: 1,
	二: 2,
	两: 2,
	三: 3,
	四: 4,
	五: 5,
	六: 6,
	七: 7,
	八: 8,
	九: 9
};

/**
 * The order in which a reader of the language looks names up: Chinese by pinyin, English by letters, and whatever
 * counts as a number by its size, in digits or in Chinese numerals (九组团 before 十二组团).
 *
 * @returns a comparison for `toSorted`; 0 for names that only letter case or width tells apart is never promised
 * @see Unicode CLDR, collation `pinyin`
 */
export function compareNames(lang: 'zh' | 'en'): (a: string, b: string) => number {
	const collator = COLLATORS[lang];
	const keys = new Map<string, string>();
	const keyOf = (name: string) => {
		let key = keys.get(name);
		if (key === undefined)
			keys.set(name, (key = name.replace(COUNTED, (numeral) => `${readNumeral(numeral)}`)));
		return key;
	};
	return (a, b) => collator.compare(keyOf(a), keyOf(b));
}

/** 十二 is 12, 一百零五 is 105, 三〇五 is 305. */
function readNumeral(numeral: string): number {
	let whole = 0;
	let digits = 0;
	for (const sign of numeral) {
		if (sign === '十' || sign === '百') {
			whole += (digits || 1) * (sign === '十' ? 10 : 100);
			digits = 0;
		} else digits = digits * 10 + DIGITS[sign]!;
	}
	return whole + digits;
}
