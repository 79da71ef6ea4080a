import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getLayerSchema, LAYER_NAMES } from '#lib/core/city/layers.ts';
import { COLUMN_HEADINGS, sayHeading } from '#lib/core/intake/column-headings.ts';
import { guardFormula, unguardFormula } from '#lib/core/intake/formula-guard.ts';
import { readListText, writeListText } from '#lib/core/intake/list-text.ts';

test('lists stand as a ledger has them, and as JSON where that would not come back', () => {
	expect(writeListText(['北唐小区', '老北塘'])).toBe('北唐小区、老北塘');
	expect(writeListText([])).toBe('');
	expect(writeListText(['甲、乙', ''])).toBe('["甲、乙",""]');
	expect(readListText('[甲')).toEqual(['[甲']);
	const item = fc.oneof(fc.string(), fc.constantFrom('、', '[', '["a"]', ' a', '甲'));
	fc.assert(
		fc.property(fc.array(item), (items) => {
			expect(readListText(writeListText(items))).toEqual(items);
		})
	);
});

test('what would be a formula is guarded, and any text comes back', () => {
	expect(guardFormula('=1+1')).toBe("'=1+1");
	expect(guardFormula("'=1")).toBe("''=1");
	expect(guardFormula("'a")).toBe("'a");
	expect(guardFormula('a=1')).toBe('a=1');
	const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a') });
	fc.assert(
		fc.property(text, (any) => {
			expect(unguardFormula(guardFormula(any))).toBe(any);
		})
	);
});

test('every column of the plan has a heading and a short name of its own', () => {
	for (const layer of LAYER_NAMES) {
		const names = Object.keys(getLayerSchema(layer).columns);
		expect(names.filter((name) => !Object.hasOwn(COLUMN_HEADINGS, name))).toEqual([]);
	}
	const shorts = Object.values(COLUMN_HEADINGS).map(({ shortName }) => shortName);
	expect(new Set(shorts).size).toBe(shorts.length);
	expect(shorts.filter((name) => !/^[a-z][a-z0-9_]{0,9}$/.test(name))).toEqual([]);
	expect(sayHeading(COLUMN_HEADINGS.floorAreaM2!, 'zh')).toBe('建筑面积（平方米）');
});
