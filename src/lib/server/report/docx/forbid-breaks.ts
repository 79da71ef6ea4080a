import { strFromU8, strToU8 } from 'fflate';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { packOffice, unpackOffice } from '../stable-zip.ts';

const SETTINGS = 'word/settings.xml';
/** What Word forbids at the start and the end of a Chinese line anyway: a list of one's own replaces it. */
const USUAL_BEFORE =
	'!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠';
const USUAL_AFTER = '$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥';
/** Characters that are not separated from their number. */
const UNITS = '户个人米元年月日分秒万亿页处项条栋';

/**
 * Lets no Chinese line of a Word file start with a unit, by Word's own rule of characters that may not start a line; no
 * text is changed for it, as by characters of no width, which older programs draw as boxes. LibreOffice does not read the
 * rule.
 *
 * @see ECMA-376 part 1, 17.15.1.58–59 noLineBreaksAfter, noLineBreaksBefore
 */
export function forbidBreaks(bytes: Uint8Array): Uint8Array {
	const parts = unpackOffice(bytes);
	const rule = (name: string, signs: string) => `<w:${name} w:lang="zh-CN" w:val="${escapeXml(signs)}"/>`;
	const settings = strFromU8(parts[SETTINGS]!).replace(
		'<w:compat>',
		`${rule('noLineBreaksAfter', USUAL_AFTER)}${rule('noLineBreaksBefore', USUAL_BEFORE + UNITS)}<w:compat>`
	);
	return packOffice({ ...parts, [SETTINGS]: strToU8(settings) });
}
