import { describe, expect, it } from 'vitest';
import { nameKey } from '#lib/core/intake/names/name-key.ts';
import { stripNumbering } from '#lib/core/intake/names/strip-numbering.ts';
import { listGists } from '#lib/core/intake/names/name-gists.ts';
import { listSaidNames } from '#lib/core/intake/names/list-said-names.ts';
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

	it('are the same in traditional characters', () => {
		expect(nameKey('東風東路２１０號院')).toBe(nameKey('东风东路210号院'));
	});

	it('are told with others in brackets; what has no word for it belongs to the name', () => {
		expect(listSaidNames('御溪雅居（原名：红湖小区、棉纺宿舍）')).toEqual([
			'御溪雅居',
			'红湖小区',
			'棉纺宿舍'
		]);
		expect(listSaidNames('北塘小区（东区）')).toEqual(['北塘小区（东区）']);
		expect(listSaidNames('原种场家属院')).toEqual(['原种场家属院']);
	});

	it('say their city, district and phase in many ways', () => {
		const gists = (name: string) => listGists(name, [{ id: 'd1', key: '莲池区' }]).map(({ gist }) => gist);
		expect(gists('保定市莲池区北塘小区一期')).toContain('北塘小区1期');
		expect(gists('北塘小区Ⅰ期')).toContain('北塘小区1期');
		expect(gists('北塘小区二期')).not.toContain('北塘小区1期');
		expect(gists('保定市医院宿舍')).toContain('市医院宿舍');
		expect(gists('莲池花园')).toEqual(['莲池花园']);
		expect(listGists('莲池供销社家属院', [{ id: 'd1', key: '莲池区' }]).at(-1)).toEqual({
			gist: '供销社家属院',
			districtId: 'd1'
		});
	});
});
