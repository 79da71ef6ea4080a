const NUMERALS = '零一二三四五六七八九';

/** Numerals and sides, and what tells phases apart: two names that differ in these are two places. */
const MARKS = /\d+|[零〇一二两三四五六七八九十百]+|[东西南北中新老旧前后左右上下内外甲乙丙丁a-z]/g;

/**
 * What tells places of otherwise equal names apart, in order: digits, Chinese numerals as digits, sides, letters.
 *
 * @param key see `nameKey`
 */
export function distinguishingMarks(key: string): string {
	return (key.match(MARKS) ?? []).map(toDigits).join(' ');
}

/** 十二 is 12, 三〇五 is 305; anything else as it is. */
function toDigits(mark: string): string {
	if (!/^[零〇一二两三四五六七八九十百]+$/.test(mark)) return mark.replace(/^0+(?=\d)/, '');
	let whole = 0;
	let digits = '';
	for (const sign of mark.replaceAll('〇', '零').replaceAll('两', '二')) {
		if (sign === '十' || sign === '百') {
			whole += (digits === '' ? 1 : Number(digits)) * (sign === '十' ? 10 : 100);
			digits = '';
		} else digits += NUMERALS.indexOf(sign);
	}
	return String(whole + Number(digits || 0));
}
