import { toHalfWidth } from '../ledger/to-half-width.ts';

const CHINESE = '[一二三四五六七八九十百]{1,4}';
/** `1.` `2、` `03．` `一、` `(3)` `（三）` `1)` `①` `⑴` `第3项` before a name; `1.5` and `152号院` are no numbering. */
const NUMBERING = new RegExp(
	'^(?:' +
		[
			'[\u2460-\u249B\u24EB-\u24FF\u2776-\u2793\u3220-\u3229]',
			`\\((?:\\d{1,4}|${CHINESE})\\)`,
			`(?:\\d{1,4}|${CHINESE})(?:[、．)]|[.](?!\\d)|[:：])`,
			'第\\d{1,4}[项个]、?'
		].join('|') +
		')\\s*[、.．]?\\s*'
);

/**
 * A name without the number that a list gave it: `1.北塘小区`, `（一）北塘小区`, `①北塘小区` are 北塘小区. Numbers that belong to the
 * name stay: 七一路小区, 152号院, 1.5里. A text that is nothing but numbering stays as it is.
 */
export function stripNumbering(name: string): string {
	const text = name.trim();
	const half = toHalfWidth(text);
	const found = NUMBERING.exec(half);
	// Half-width forms are as long as full-width ones, so that places are the same in both.
	const rest = found === null ? text : text.slice(found[0].length);
	return rest === '' ? text : rest;
}
