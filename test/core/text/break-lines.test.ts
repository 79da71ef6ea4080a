import { describe, expect, it } from 'vitest';
import { breakLines } from '#lib/core/text/break-lines.ts';
import { splitWords } from '#lib/core/text/split-words.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';

const NAMES = ['保定市', '莲池区', '东风路'];
/** A Han character is two wide, all else one. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0);

describe('a text in words', () => {
	it('parts no place name, number and unit, or word of the trade', () => {
		expect(splitWords('保定市莲池区2022年老旧小区连片改造情况报告', NAMES)).toEqual([
			'保定市',
			'莲池区',
			'2022年',
			'老旧小区',
			'连片改造',
			'情况报告'
		]);
		expect(splitWords('步行时间中位数', [])).toEqual(['步行时间', '中位数']);
		expect(splitWords('15分钟外（户）')).toEqual(['15分钟', '外', '（户）']);
		expect(splitWords('Within 15 min, Lianchi District')).toEqual([
			'Within ',
			'15 min, ',
			'Lianchi ',
			'District'
		]);
		// A unit is a whole word: no line ends within it, and none begins with it.
		expect(splitWords('78.2% are within 15 minutes of a centre')).toEqual([
			'78.2% ',
			'are ',
			'within ',
			'15 minutes ',
			'of ',
			'a ',
			'centre'
		]);
	});

	it('is the text again when it is joined', () => {
		for (const text of [
			'',
			'甲（乙）丙，丁。',
			'“环农园片”连片项目',
			'a b  c',
			'78.2%的住户；其余 3 个',
			'😀甲'
		])
			expect(splitWords(text, NAMES).join('')).toBe(text);
	});
});

describe('words in lines', () => {
	it('are as few and as even as can be', () => {
		const title = splitWords('保定市莲池区2022年老旧小区连片改造情况报告', NAMES);
		expect(breakLines(title, 40, widthOf)).toEqual(['保定市莲池区2022年', '老旧小区连片改造情况报告']);
		expect(breakLines(title, 60, widthOf)).toHaveLength(1);
		expect(breakLines(['one ', 'two ', 'three'], 8, widthOf)).toEqual(['one two', 'three']);
		expect(breakLines([], 8, widthOf)).toEqual([]);
		expect(breakLines(['unbreakable', 'a'], 4, widthOf)).toEqual(['unbreakable', 'a']);
	});

	it('fit wherever every word does, and lose nothing', () => {
		const random = buildRandom(7);
		for (let run = 0; run < 300; run++) {
			const pieces = Array.from(
				{ length: 1 + Math.floor(9 * random()) },
				() => '甲乙丙丁戊'.slice(0, 1 + Math.floor(5 * random())) + (random() < 0.3 ? ' ' : '')
			);
			const width = 10 + Math.floor(20 * random());
			const lines = breakLines(pieces, width, widthOf);
			for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
			expect(lines.join('').replaceAll(' ', '')).toBe(pieces.join('').replaceAll(' ', ''));
		}
	});
});
