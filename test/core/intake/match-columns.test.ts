import { describe, expect, it } from 'vitest';
import { matchColumns } from '#lib/core/intake/fields/match-columns.ts';
import { readRows } from '#lib/core/intake/fields/read-rows.ts';
import { sourceLayer } from '../../helpers/source-layer.ts';

const sheet = sourceLayer(
	[
		'序号',
		'县(市、区)',
		'小区名称',
		'户数(户)',
		'建筑面积(万平方米)',
		'建成年代',
		'物业管理',
		'改造状态',
		'备注'
	],
	[
		[1, '莲池区', '1.北塘小区', '１，２００户', 1.1, '1998年', '有', '已完工', '—'],
		[2, '莲池区', '七一路80号院', '约360', '0.95', '1980-1985', '无', '未改造', '临街']
	]
);
const fieldsOf = (layer: typeof sheet, chosen = {}) =>
	Object.fromEntries(
		matchColumns(layer, 'communities', chosen).matches.map(({ column, field }) => [
			layer.columns[column],
			field
		])
	);

describe('columns of a bureau’s ledger', () => {
	it('are known by heading and unit; numbers of rows are nothing', () => {
		expect(fieldsOf(sheet)).toEqual({
			县: 'districtId',
			小区名称: 'name',
			户数: 'households',
			建筑面积: 'floorAreaM2',
			建成年代: 'yearBuilt',
			物业管理: 'propertyManagement',
			改造状态: 'state',
			备注: 'note'
		});
	});

	it('are read as bureaus write; a row of which a value cannot be read is rejected with every such value', () => {
		const { matches } = matchColumns(sheet, 'communities');
		const { rows, rejected } = readRows(sheet, {
			kind: 'communities',
			matches,
			toLngLat: ([x, y]) => [x!, y!]
		});
		expect(rows).toEqual([
			{
				row: 2,
				values: {
					districtId: '莲池区',
					name: '北塘小区',
					households: 1200,
					floorAreaM2: 11_000,
					yearBuilt: 1998,
					propertyManagement: true,
					state: 'accepted'
				},
				geometry: null
			}
		]);
		expect(rejected).toEqual([
			{
				row: 3,
				field: 'yearBuilt',
				value: '1980-1985',
				reason: expect.objectContaining({ zh: expect.any(String) })
			}
		]);
	});

	it('are as somebody has chosen, who is told of headings and fields that there are not', () => {
		expect(fieldsOf(sheet, { 备注: '', 序号: 'id' })).toMatchObject({ 序号: 'id' });
		expect(fieldsOf(sheet, { 备注: '' })).not.toHaveProperty('备注');
		expect(() => matchColumns(sheet, 'communities', { 户口: 'households' })).toThrow(/户口.*小区名称/);
		expect(() => matchColumns(sheet, 'communities', { 户数: 'house' })).toThrow(/house.*households/);
	});

	it('with values of another kind are taken for a field only where the heading says so', () => {
		const rows = [
			['北塘小区', '见附表'],
			['南塘小区', '不详']
		];
		expect(fieldsOf(sourceLayer(['小区', '户数汇总'], rows))).toEqual({ 小区: 'name' });
		expect(fieldsOf(sourceLayer(['小区', '户数'], rows))).toEqual({ 小区: 'name', 户数: 'households' });
	});

	it('of two that would fit, the first is taken and the other told', () => {
		const layer = sourceLayer(['小区', '改造前/户数', '改造后/户数'], [['北塘小区', 1, 2]]);
		const { matches, rivals } = matchColumns(layer, 'communities');
		expect(matches.find(({ field }) => field === 'households')!.column).toBe(1);
		expect(rivals).toEqual([{ column: 2, field: 'households' }]);
	});
});
