import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '#lib/core/text/read-number.ts';

const blank = { blank: true };

describe('a number in a cell', () => {
	it.each([
		['1,234.5', 1234.5],
		['1，234', 1234],
		['１２３', 123],
		['－１２．５', -12.5],
		['−7', -7],
		['1 234 567', 1234567],
		['1\u00a0234', 1234],
		['￥1,200', 1200],
		['¥ -5', -5],
		['-¥5', -5],
		['1,200 元', 1200],
		['1.2万', 12000],
		['1.1万元', 11000],
		['3亿', 3e8],
		['1e5', 1e5],
		['1.5E-3', 0.0015],
		['+.5', 0.5],
		['5.', 5],
		[' 42\t', 42],
		['007', 7],
		[0, 0],
		[-1.5, -1.5]
	])('%j is %d', (cell, value) => {
		expect(readNumber(cell)).toEqual({ value });
	});

	it.each([
		undefined,
		null,
		'',
		'  ',
		'\u3000',
		'-',
		'—',
		'——',
		'－',
		'/',
		'NaN',
		'N/A',
		'#N/A',
		'null',
		Number.NaN
	])('%j is blank and no 0', (cell) => {
		expect(readNumber(cell)).toEqual(blank);
		expect(readNumber(cell, { isShare: true })).toEqual(blank);
	});

	it.each([
		['1.234,5', 'separator'],
		['0,5', 'separator'],
		['0,123', 'separator'],
		['1,23', 'separator'],
		['12,34,567', 'separator'],
		['1.234.567', 'separator'],
		['12.5%', 'percent'],
		['much', 'no-number'],
		['无', 'no-number'],
		['120户', 'no-number'],
		['5²', 'no-number'],
		['½', 'no-number'],
		['3/4', 'no-number'],
		['0x10', 'no-number'],
		['1e400', 'no-number'],
		['+-5', 'no-number'],
		['-¥-5', 'no-number'],
		['万', 'no-number'],
		['#DIV/0!', 'no-number'],
		['Infinity', 'no-number'],
		[Infinity, 'no-number'],
		[true, 'no-number'],
		[[5], 'no-number'],
		[{}, 'no-number']
	])('%j is refused: %s', (cell, refused) => {
		expect(readNumber(cell)).toEqual({ refused });
	});

	it.each([
		['12.5%', 0.125],
		['80 ％', 0.8],
		['１００%', 1],
		['0.8', 0.8]
	])('where a share is meant, %j is %d', (cell, value) => {
		expect(readNumber(cell, { isShare: true })).toEqual({ value });
	});

	it('reads back every number, however it was written', () => {
		const fullWidth = (text: string) =>
			text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
				const is = value === 0 ? 0 : value;
				expect(readNumber(String(value))).toEqual({ value: is });
				expect(readNumber(fullWidth(String(value)))).toEqual({ value: is });
			})
		);
		fc.assert(
			fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
				expect(readNumber(value.toLocaleString('en'))).toEqual({ value });
				expect(readNumber(fullWidth(value.toLocaleString('en')))).toEqual({ value });
				expect(readNumber(`${value}万`)).toEqual({ value: value * 10_000 });
			})
		);
	});
});
