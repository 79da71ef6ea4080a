import type { EncodingFound } from '../types.ts';
import { scanBig5, scanGb18030, type ChineseScan } from './scan-chinese.ts';
import { scanUtf8 } from './scan-utf8.ts';

const MARKS: readonly [name: string, mark: readonly number[]][] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
	['gb18030', [0x84, 0x31, 0x95, 0x33]]
];

/** Chinese is clear where this share of characters is common: prose and place names have 0.97 and more. */
const CLEAR_SHARE = 0.75;
/** Below it neither Chinese encoding is believed. */
const LEAST_SHARE = 0.4;
/** Names of places have rarer characters; within this difference the encoding of the mainland is taken. */
const CLOSE_SHARE = 0.1;

/** The encoding that fits bytes best, whatever is declared. See `detectEncoding`. */
export function judgeBytes(bytes: Uint8Array): EncodingFound {
	const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
	if (marked !== undefined) return foundBy('encoding-bom', marked[0]);
	const wide = findWide(bytes);
	if (wide !== undefined) return foundBy('encoding-zeros', wide);
	const utf8 = scanUtf8(bytes);
	const several = utf8.twoByte + utf8.longer;
	if (several + utf8.cut + utf8.faults === 0) return foundBy('encoding-ascii', 'utf-8', ['gbk', 'big5']);

	const gb = scanGb18030(bytes);
	const big5 = scanBig5(bytes);
	const gbName = gb.fourByte > 0 ? 'gb18030' : 'gbk';
	const gbShare = shareOf(gb);
	const big5Share = shareOf(big5);
	const alternatives = [
		...(utf8.faults === 0 && several > 0 ? ['utf-8'] : []),
		...(gb.faults === 0 ? [gbName] : []),
		...(big5.faults === 0 ? ['big5'] : [])
	];
	const found = (code: string, name: string, parameters = {}): EncodingFound =>
		foundBy(
			code,
			name,
			alternatives.filter((other) => other !== name),
			parameters
		);
	// A few characters of GBK can look like Greek or Cyrillic of UTF-8; like Chinese of UTF-8 they never look for long.
	const isForeign = utf8.longer === 0 && gb.faults === 0 && gbShare >= CLEAR_SHARE;
	if (several > 0 && utf8.faults === 0 && utf8.cut <= several && !isForeign)
		return found('encoding-utf8', 'utf-8', { characters: several });
	const isBig5 = big5Share > gbShare + CLOSE_SHARE;
	const share = isBig5 ? big5Share : gbShare;
	const scan = isBig5 ? big5 : gb;
	const name = isBig5 ? 'big5' : gbName;
	const parameters = { name, characters: scan.characters, commonPercent: Math.round(100 * share) };
	if (share >= CLEAR_SHARE && scan.characters > 0) return found('encoding-chinese', name, parameters);
	if (share < LEAST_SHARE && isLatin(bytes)) return found('encoding-latin', 'windows-1252');
	// Damaged in places: still what most of it is.
	if (several > 20 * (utf8.faults + utf8.cut))
		return found('encoding-faulty', 'utf-8', { name: 'utf-8', faults: utf8.faults });
	return scan.faults === 0
		? found('encoding-guess', name, parameters)
		: found('encoding-faulty', name, { name, faults: scan.faults });
}

function foundBy(
	code: string,
	name: string,
	alternatives: readonly string[] = [],
	parameters: Record<string, string | number> = { name }
): EncodingFound {
	return { name, evidence: { code, parameters }, alternatives };
}

function shareOf({ characters, common, faults, cut }: ChineseScan): number {
	// A cut end is no fault where whole characters are many; of a lone letter with an accent it is all there is.
	const wrong = faults + (cut > characters ? cut : 0);
	return characters === 0 ? 0 : Math.max(0, common - wrong) / characters;
}

/** UTF-16 without a mark: zeros at every other byte, where digits, commas and line ends have their upper half. */
function findWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes.length < 4 || bytes.length % 2 === 1) return undefined;
	const zeros: [number, number] = [0, 0];
	for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[(i % 2) as 0 | 1]++;
	const half = bytes.length / 2;
	if (zeros[1] > 0.1 * half && zeros[0] === 0) return 'utf-16le';
	if (zeros[0] > 0.1 * half && zeros[1] === 0) return 'utf-16be';
	return undefined;
}

/** European text has its letters with accents alone among plain ones. */
function isLatin(bytes: Uint8Array): boolean {
	let runs = 0;
	let alone = 0;
	for (let i = 0; i < bytes.length; i++) {
		if (bytes[i]! < 0x80 || (i > 0 && bytes[i - 1]! >= 0x80)) continue;
		runs++;
		if (i + 1 >= bytes.length || bytes[i + 1]! < 0x80) alone++;
	}
	return alone >= 0.8 * runs;
}
