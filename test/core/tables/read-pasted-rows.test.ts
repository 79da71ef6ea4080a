import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPastedRows } from '#lib/core/tables/read-pasted-rows.ts';

describe('a range copied from a spreadsheet', () => {
	it('is rows of cells', () => {
		expect(readPastedRows('甲\t1\r\n乙\t\r\n')).toEqual([
			['甲', '1'],
			['乙', '']
		]);
		expect(readPastedRows('')).toEqual([]);
		expect(readPastedRows(' \n\t\n')).toEqual([]);
	});

	it('keeps lines, tabs and quotes of a cell', () => {
		expect(readPastedRows('"a\tb\nc ""d"""\t5"')).toEqual([['a\tb\nc "d"', '5"']]);
	});

	it('comes out as a spreadsheet puts it in', () => {
		const cell = fc.stringMatching(/^[a-z"\t\n0-9]*$/).map((text) => text.trim());
		const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
		const write = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
		fc.assert(
			fc.property(rows, (list) => {
				const filled = list.map((cells) => ['x', ...cells]);
				const text = filled.map((cells) => cells.map(write).join('\t')).join('\r\n');
				expect(readPastedRows(text)).toEqual(filled);
			})
		);
	});
});
