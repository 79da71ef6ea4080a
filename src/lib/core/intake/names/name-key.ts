/** A number before a name, as lists have it: `1.`, `12、`, `(三)`, `①`, `第3项`. A number that belongs to the name stays. */
const NUMBERING =
	/^(?:\(\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,4})\s*\)|(?:\d{1,4}|[一二三四五六七八九十百]{1,4})\s*[.、．:](?!\d)|第\d{1,4}[项个]|其中[:：])\s*/;

const CIRCLED = /^\s*(?:[①-⑳㈠-㈩⑴-⑽]\s*)+/;

/** Blanks and marks that people type differently. */
const IGNORED = /[\s\u200b\ufeff·・•.,，。、;；:：'"“”‘’`´\-—–_/\\()[\]【】{}<>《》#*]+/g;

/** The name without the number that a list gave it: `1.北塘小区` is 北塘小区, `七一路` stays. */
export function stripNumbering(name: string): string {
	// Normalized, a circled number would be a number of the name.
	let rest = name.replace(CIRCLED, '').normalize('NFKC').trim();
	for (;;) {
		const next = rest.replace(NUMBERING, '');
		if (next === rest || next === '') return rest;
		rest = next;
	}
}

/**
 * What two spellings of one name have in common: width, case, blanks, marks and list numbers do not count.
 *
 * @returns '' for a name of which nothing is left
 */
export function nameKey(name: string): string {
	return stripNumbering(name).toLowerCase().replace(IGNORED, '');
}
