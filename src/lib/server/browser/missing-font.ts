import { hasChineseFont } from '#lib/machine/find-browser.mjs';

const WARNING =
	'no Chinese font on this machine, so Chinese text is drawn as boxes: install Noto Sans CJK SC (Debian: fonts-noto-cjk)';

let isThere: boolean | undefined;

/**
 * Looks once whether the browser can draw Chinese, and says so on stderr if not.
 *
 * @returns the warning; undefined if all is well
 */
export function warnOfMissingFont(): string | undefined {
	if (isThere === undefined) {
		isThere = hasChineseFont();
		if (!isThere) process.stderr.write(`lianpian: ${WARNING}\n`);
	}
	return isThere ? undefined : WARNING;
}
