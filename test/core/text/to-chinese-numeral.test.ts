import { expect, test } from 'vitest';
import { toChineseNumeral } from '#lib/core/text/to-chinese-numeral.ts';

test.each([
	[1, '一'],
	[10, '十'],
	[12, '十二'],
	[20, '二十'],
	[99, '九十九'],
	[100, '一百'],
	[105, '一百零五'],
	[110, '一百一十'],
	[112, '一百一十二'],
	[278, '二百七十八'],
	[946, '九百四十六']
])('%i is %s', (n, written) => expect(toChineseNumeral(n)).toBe(written));

test.each([0, -1, 1.5, 1000, Number.NaN])('%s has no numeral here', (n) =>
	expect(() => toChineseNumeral(n)).toThrow(RangeError)
);
