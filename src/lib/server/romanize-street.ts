import { pinyin } from 'pinyin-pro';

/** Kinds of street at the end of a name, longest first, and the ring roads. */
const KINDS: readonly [suffix: string, english: string][] = [
	['大街', 'Avenue'],
	['大道', 'Boulevard'],
	['胡同', 'Hutong'],
	['公路', 'Highway'],
	['路', 'Road'],
	['街', 'Street'],
	['巷', 'Lane'],
	['桥', 'Bridge']
];
const SIDES: Record<string, string> = { 东: 'East', 西: 'West', 南: 'South', 北: 'North' };
const RINGS: Record<string, string> = { 一: '1st', 二: '2nd', 三: '3rd', 四: '4th', 五: '5th' };

/** A Chinese street name for readers of English: 东风路 is Dongfeng Road, 北二环 North 2nd Ring Road. */
export function romanizeStreet(name: string): string {
	if (!/\p{Script=Han}/u.test(name)) return name;
	const [, side, ring] = /^([东西南北])([一二三四五])环路?$/.exec(name) ?? [];
	if (side && ring) return `${SIDES[side]} ${RINGS[ring]} Ring Road`;
	const [suffix, english] = KINDS.find(([end]) => name.endsWith(end) && name.length > end.length) ?? ['', ''];
	const stem = pinyin(name.slice(0, name.length - suffix.length), { toneType: 'none', type: 'array' })
		.join('')
		.replaceAll('ü', 'v');
	return `${stem.charAt(0).toUpperCase()}${stem.slice(1)}${english && ` ${english}`}`;
}
