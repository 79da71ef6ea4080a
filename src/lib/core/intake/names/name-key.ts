import { stripNumbering } from './strip-numbering.ts';
import { toSimplified } from './to-simplified.ts';

/** What parts two numbers is no mere mark: 1-2号院 is not 12号院. */
const BETWEEN_DIGITS = /(?<=\d)[\s\-—–_/.·]+(?=\d)/g;

/** Blanks and marks that people type differently. */
const IGNORED = /[\s\u200b\ufeff·・•.,，。、;；:：'"“”‘’`´\-—–_/\\()[\]【】{}<>《》#*]+/g;

/**
 * What two spellings of one name have in common: width, case, blanks, marks, list numbers
 * and traditional characters do not count.
 *
 * @returns '' for a name of which nothing is left
 */
export function nameKey(name: string): string {
	return toSimplified(stripNumbering(name).normalize('NFKC'))
		.toLowerCase()
		.replace(BETWEEN_DIGITS, '~')
		.replace(IGNORED, '');
}
