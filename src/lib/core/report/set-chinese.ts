/** Punctuation of Chinese texts, by its half-width form. */
const FULL_WIDTH: Record<string, string> = {
	',': '\uff0c',
	';': '\uff1b',
	':': '\uff1a',
	'?': '\uff1f',
	'!': '\uff01'
};
/** Chinese characters, and the punctuation between them. */
const CHINESE = /[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const THOUSANDS = /^,\d{3}(?!\d)/;

/**
 * A Chinese text with full-width punctuation, as official documents have it; the screen's texts are half-width.
 * Numbers (1,234), addresses and text in Latin brackets are unchanged. The result has the same length as the text.
 *
 * @see GB/T 15834-2011 标点符号用法
 */
export function setChinese(text: string): string {
	const set: string[] = [];
	/** Whether each bracket that is open was Chinese. */
	const brackets: boolean[] = [];
	for (let i = 0; i < text.length; i++) {
		const sign = text[i]!;
		const [before = '', after = ''] = [set[i - 1], text[i + 1]];
		if (sign === '(') {
			brackets.push(CHINESE.test(before) || CHINESE.test(after));
			set.push(brackets.at(-1) ? '\uff08' : sign);
		} else if (sign === ')') set.push(brackets.pop() ? '\uff09' : sign);
		else set.push(isOfText(sign, before, text.slice(i)) ? FULL_WIDTH[sign]! : sign);
	}
	return set.join('');
}

function isOfText(sign: string, before: string, rest: string): boolean {
	if (!(sign in FULL_WIDTH)) return false;
	if (CHINESE.test(before)) return true;
	if (sign === ';') return true;
	return sign === ',' && !(/\d/.test(before) && THOUSANDS.test(rest)) && /[\d%)]/.test(before);
}
