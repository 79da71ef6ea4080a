const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/**
 * A whole number in Chinese numerals, as headings and articles of law are numbered: 二, 十二, 二百七十八, 一百零五.
 *
 * @throws RangeError unless 1 ≤ n ≤ 999
 */
export function toChineseNumeral(n: number): string {
	if (!Number.isInteger(n) || n < 1 || n > 999)
		throw new RangeError(`A Chinese numeral is written for whole numbers from 1 to 999, not ${n}.`);
	const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
	const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
	const last = ones > 0 ? DIGITS[ones]! : '';
	if (tens === 0) return head + (head && last ? '零' : '') + last;
	// 十二 alone, 一百一十二 after a hundred.
	return `${head}${tens === 1 && !head ? '' : DIGITS[tens]}十${last}`;
}
