import { describe, expect, test } from 'vitest';
import { InvalidWkt, readWkt } from '$lib/core/geometry/read-wkt.ts';
import { isPlaceName, readTotalLabel } from '$lib/core/intake/ledger/ledger-words.ts';
import { isUnit, readTitleUnits, readUnit, unitOfTitle } from '$lib/core/intake/ledger/read-unit.ts';
import { stripNumbering } from '$lib/core/intake/names/strip-numbering.ts';
import { toHalfWidth } from '$lib/core/intake/ledger/to-half-width.ts';
import { toNumber } from '$lib/core/intake/ledger/to-number.ts';

test.each([
	['1.北塘小区', '北塘小区'],
	['03．北塘小区', '北塘小区'],
	['12、北塘小区', '北塘小区'],
	['一、莲池区', '莲池区'],
	['（一）莲池区', '莲池区'],
	['(12) 北塘小区', '北塘小区'],
	['１、北塘小区', '北塘小区'],
	['①北塘小区', '北塘小区'],
	['⑴北塘小区', '北塘小区'],
	['㈠莲池区', '莲池区'],
	['3)北塘小区', '北塘小区'],
	['七一路小区', '七一路小区'],
	['152号院', '152号院'],
	['1.5里', '1.5里'],
	['（三）', '（三）'],
	['一中家属院', '一中家属院']
])('numbering of %s', (text, name) => expect(stripNumbering(text)).toBe(name));

test('full width', () => {
	expect(toHalfWidth('１２３号院（Ａ座）　北，、。')).toBe('123号院(A座) 北,、。');
});

test.each([
	['１，２３４', 1234],
	['1,234.5', 1234.5],
	['12,34', null],
	['35%', 0.35],
	[' 7 ', 7],
	['-3', -3],
	['12万', null],
	['', null],
	['.', null],
	[true, null],
	[5, 5]
])('number %s', (value, number) => expect(toNumber(value)).toBe(number));

describe('units', () => {
	test.each([
		['建筑面积(平方米)', '平方米'],
		['建筑面积（万平方米）', '万平方米'],
		['户数（户）', '户'],
		['总投资\n(万元)', '万元'],
		['物业费（元/平方米·月）', ''],
		['造价(元/平方米)', '元/平方米'],
		['县(市、区)', ''],
		['是否完工(是/否)', ''],
		['面积(㎡)', '㎡'],
		['投资，单位：万元', '万元'],
		['总投资/万元', '万元'],
		['楼栋数(栋)(含平房)', '栋']
	])('%s', (heading, unit) => expect(readUnit(heading)).toBe(unit));

	test('of the whole table', () => {
		expect(readTitleUnits('单位：户、平方米、万元')).toEqual(['户', '平方米', '万元']);
		expect(readTitleUnits('（计量单位：万元）')).toEqual(['万元']);
		expect(readTitleUnits('单位：保定市住建局')).toEqual([]);
		expect(unitOfTitle('总投资', ['户', '平方米', '万元'])).toBe('万元');
		expect(unitOfTitle('小区名称', ['户', '平方米', '万元'])).toBe('');
		expect(unitOfTitle('面积', ['平方米', '公顷'])).toBe('');
		expect(isUnit('保定市')).toBe(false);
	});
});

test.each([
	['合计', '', 'all'],
	['合  计：', '', 'all'],
	['总计（12个）', '', 'all'],
	['全市小计:', '', 'all'],
	['全市', '', 'all'],
	['小计', '', 'part'],
	['莲池区小计', '莲池区', 'part'],
	['一、莲池区合计', '莲池区', 'all'],
	['其中：1.历下区', '历下区', 'part'],
	['合计12个小区', '', 'all'],
	['本页小计', '', 'part'],
	['Total', '', 'all']
])('sum %s', (text, name, kind) => expect(readTotalLabel(text)).toEqual({ name, kind }));

test('no sums', () => {
	for (const text of ['北塘小区', '合计里小区', '总计楼', '计', '小计划院', '全市场小区', '莲池区'])
		expect([text, readTotalLabel(text)]).toEqual([text, undefined]);
});

test('names of places', () => {
	for (const name of ['莲池区', '市中区', '裕华路街道', '容城县', '东金庄乡', '高新区', '雄安新区'])
		expect([name, isPlaceName(name)]).toEqual([name, true]);
	for (const name of ['北塘小区', '联盟社区', '机关家属区', '大超市', '工业园区', '北塘'])
		expect([name, isPlaceName(name)]).toEqual([name, false]);
});

describe('well-known text', () => {
	test.each([
		['POINT(1 2)', { type: 'Point', coordinates: [1, 2] }],
		['point z (1 2 3)', { type: 'Point', coordinates: [1, 2] }],
		[
			'LINESTRING ZM(1 2 3 4,-5e-1 +.6 7 8)',
			{
				type: 'LineString',
				coordinates: [
					[1, 2],
					[-0.5, 0.6]
				]
			}
		],
		[
			'MULTIPOINT((1 2),(3 4))',
			{
				type: 'MultiPoint',
				coordinates: [
					[1, 2],
					[3, 4]
				]
			}
		],
		[
			'MULTIPOINT(1 2,3 4)',
			{
				type: 'MultiPoint',
				coordinates: [
					[1, 2],
					[3, 4]
				]
			}
		],
		[
			' MultiPolygon (((0 0,1 0,1 1,0 0),(.1 .1,.2 .1,.2 .2,.1 .1))) ;',
			{
				type: 'MultiPolygon',
				coordinates: [
					[
						[
							[0, 0],
							[1, 0],
							[1, 1],
							[0, 0]
						],
						[
							[0.1, 0.1],
							[0.2, 0.1],
							[0.2, 0.2],
							[0.1, 0.1]
						]
					]
				]
			}
		],
		['POLYGON EMPTY', null],
		[
			'GEOMETRYCOLLECTION(POINT(1 2),POINT EMPTY,LINESTRING(0 0,1 1))',
			{
				type: 'GeometryCollection',
				geometries: [
					{ type: 'Point', coordinates: [1, 2] },
					{
						type: 'LineString',
						coordinates: [
							[0, 0],
							[1, 1]
						]
					}
				]
			}
		]
	])('%s', (text, geometry) => expect(readWkt(text)).toEqual({ geometry, srid: null }));

	test('EWKT', () => expect(readWkt('SRID=4547;POINT(1 2)').srid).toBe(4547));

	test.each([
		'',
		'POINT',
		'POINT(1)',
		'POINT(1 2',
		'POINT(1 2) x',
		'POINT(1 2 3 4 5)',
		'POINT(a b)',
		'CIRCLE(1 2)',
		`${'GEOMETRYCOLLECTION('.repeat(99)}`
	])('%s is none', (text) => expect(() => readWkt(text)).toThrow(InvalidWkt));
});
