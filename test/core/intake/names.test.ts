import { describe, expect, it } from 'vitest';
import { nameKey } from '#lib/core/intake/names/name-key.ts';
import { stripNumbering } from '#lib/core/intake/names/strip-numbering.ts';
import { nameLikeness } from '#lib/core/intake/names/name-likeness.ts';

const spelled = (name: string, sound = '') => ({ key: nameKey(name), sound });

describe('names of places', () => {
	it.each([
		['1.北塘小区', '北塘小区'],
		['（三）北塘小区', '北塘小区'],
		['①北塘小区', '北塘小区'],
		['12、北塘小区', '北塘小区'],
		['一、北塘小区', '北塘小区'],
		['七一路80号院', '七一路80号院'],
		['3号院', '3号院'],
		['1.5公里处宿舍', '1.5公里处宿舍'],
		['一中家属院', '一中家属院']
	])('%s is %s without the number of a list', (given, bare) => {
		expect(stripNumbering(given)).toBe(bare);
	});

	it('are the same whatever their width, case, blanks and marks', () => {
		expect(nameKey('ＡＢ小区 （东区）')).toBe(nameKey('ab小区(东区)'));
	});

	it('keep what parts two numbers', () => {
		expect(nameKey('1-2号院')).not.toBe(nameKey('12号院'));
		expect(nameKey('1 - 2号院')).toBe(nameKey('1-2号院'));
	});

	it('sound alike or are nearly written alike', () => {
		expect(nameLikeness(spelled('北塘小区', 'beitang'), spelled('北唐小区', 'beitang'))).toBeGreaterThan(0.9);
		expect(nameLikeness(spelled('市医院宿舍'), spelled('保定市医院宿舍'))).toBeGreaterThan(0.7);
	});

	it('that differ in number or side are other places', () => {
		for (const [a, b] of [
			['北塘一区', '北塘二区'],
			['东风小区', '西风小区'],
			['12号院', '13号院'],
			['东院', '西院']
		] as const)
			expect(nameLikeness(spelled(a), spelled(b)), `${a} ${b}`).toBeLessThanOrEqual(0.4);
		expect(nameLikeness(spelled('第十二组团'), spelled('第12组团'))).toBeGreaterThan(0.4);
	});
});
