import type { SlotRun } from '../slide/fill-pattern.ts';

/** Words beside a large number, against its size. */
const WORD_SCALE = 0.4;

/** A figure as written in a text, its digits large and its units small: 12,345 户, 11 分 20 秒, 78.2%. */
export function splitNumber(value: string): SlotRun[] {
	const pieces = value.match(/[\d.,%–-]+|[^\d.,%–-]+/g) ?? [];
	return pieces.map((text) => (/[\d%–]/.test(text) ? { text } : { text, scale: WORD_SCALE }));
}
