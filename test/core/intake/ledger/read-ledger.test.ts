import { describe, expect, test } from 'vitest';
import { readLedger } from '$lib/core/intake/ledger/read-ledger.ts';
import type { GridMerge } from '$lib/core/intake/ledger/types.ts';
import type { SourceLayer, SourceValue } from '$lib/core/intake/types.ts';

/** A grid drawn in text: cells between `|`, numbers as numbers, `<` is merged with the cell to the left, `^` with that above. */
function drawGrid(drawn: string): { rows: SourceValue[][]; merges: GridMerge[] } {
	const cells = drawn
		.trim()
		.split('\n')
		.map((line) => line.split('|').map((cell) => cell.trim()));
	const merges: GridMerge[] = [];
	for (const [fromRow, row] of cells.entries())
		for (const [fromColumn, cell] of row.entries()) {
			if (cell === '<' || cell === '^') continue;
			let toColumn = fromColumn;
			let toRow = fromRow;
			while (row[toColumn + 1] === '<') toColumn++;
			while (cells[toRow + 1]?.[fromColumn] === '^') toRow++;
			if (toColumn > fromColumn || toRow > fromRow) merges.push({ fromRow, toRow, fromColumn, toColumn });
		}
	const rows = cells.map((row) =>
		row.map((cell) =>
			cell === '' || cell === '<' || cell === '^' ? null : /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell
		)
	);
	return { rows, merges };
}

const read = (drawn: string, firstRow = 1): SourceLayer =>
	readLedger({ name: '台账', firstRow, notes: [], ...drawGrid(drawn) });
const valuesOf = (layer: SourceLayer, column: string): SourceValue[] =>
	layer.rows.map(({ values }) => values[layer.columns.indexOf(column)] ?? null);
const totalsOf = (layer: SourceLayer) => layer.totals.map(({ label, over }) => [label, ...over]);

describe('headings', () => {
	test('title, unit and date stand above one heading row', () => {
		const layer = read(`
保定市2023年老旧小区改造计划表 | < | < | <
填报单位：保定市住建局 | | | 单位：户、平方米
序号 | 小区名称 | 户数 | 建筑面积
1 | 北塘小区 | 300 | 21000
2 | 联盟小区 | 120 | 9000`);
		expect(layer.columns).toEqual(['序号', '小区名称', '户数', '建筑面积']);
		expect(layer.units).toEqual(['', '', '户', '平方米']);
		expect(layer.rows.map(({ row }) => row)).toEqual([4, 5]);
		expect(layer.leftOut.map(({ row, code }) => [row, code])).toEqual([
			[1, 'ledger-title'],
			[2, 'ledger-title']
		]);
	});

	test('two and three rows with merged cells are joined by /', () => {
		const layer = read(`
序号 | 小区名称 | 规模 | < | < | 投资（万元） | <
^ | ^ | 楼栋数(栋) | 户数 （户） | 建筑面积(万平方米) | 中央资金 | 其他 | 备注
^ | ^ | ^ | ^ | ^ | ^ | 省级 | ^
1 | 北塘小区 | 12 | 300 | 2.1 | 100 | 50 |
2 | 联盟小区 | 5 | 120 | 0.9 | 40 | 10 | 无`);
		expect(layer.columns).toEqual([
			'序号',
			'小区名称',
			'规模/楼栋数(栋)',
			'规模/户数（户）',
			'规模/建筑面积(万平方米)',
			'投资（万元）/中央资金',
			'投资（万元）/其他/省级',
			'备注'
		]);
		expect(layer.units).toEqual(['', '', '栋', '户', '万平方米', '万元', '万元', '']);
		expect(layer.rows).toHaveLength(2);
	});

	test('a text table has blanks where cells were merged; a row of units and one of column numbers are no rows', () => {
		const layer = read(`
序号 | 小区名称 | 规模 | | | 地址
 | | 楼栋数 | 户数 | 建筑面积 |
 | | 栋 | 户 | 万平方米 |
1 | 2 | 3 | 4 | 5 | 6
1 | 北塘小区 | 12 | 300 | 2.1 | 裕华路1号
2 | 联盟小区 | 5 | 120 | 0.9 | 五四路2号`);
		expect(layer.columns).toEqual(['序号', '小区名称', '规模/楼栋数', '规模/户数', '规模/建筑面积', '地址']);
		expect(layer.units).toEqual(['', '', '栋', '户', '万平方米', '']);
		expect(valuesOf(layer, '小区名称')).toEqual(['北塘小区', '联盟小区']);
	});

	test('blank names are letters, names that come again are numbered, empty columns go', () => {
		const layer = read(`
小区名称 | 户数 | 户数 | | 备注 |
北塘小区 | 3 | 4 | x | |
联盟小区 | 5 | 6 | y | |`);
		expect(layer.columns).toEqual(['小区名称', '户数', '户数_2', 'D列', '备注']);
	});

	test('a table without a heading has letters and all its rows', () => {
		const layer = read(`
北塘小区 | 莲池区 | 300
联盟小区 | 莲池区 | 120`);
		expect(layer.columns).toEqual(['A列', 'B列', 'C列']);
		expect(valuesOf(layer, 'A列')).toEqual(['北塘小区', '联盟小区']);
		expect(layer.notes).toContainEqual({ code: 'ledger-no-heading', parameters: {} });
		expect(read('北塘小区 | 莲池区\n联盟小区 | 莲池区').rows).toHaveLength(2);
		expect(read('1 | 2 | 3\n4 | 5 | 6').rows).toHaveLength(2);
	});

	test('English headings, years as headings, words only', () => {
		expect(read('id | name | lng | lat\nc1 | Beitang | 115.4 | 38.8').columns).toEqual([
			'id',
			'name',
			'lng',
			'lat'
		]);
		expect(read('区 | 2023 | 2024\n莲池区 | 5 | 6').columns).toEqual(['区', '2023', '2024']);
		expect(read('小区名称 | 所属区 | 地址\n北塘小区 | 莲池区 | 裕华路1号').rows).toHaveLength(1);
	});

	test('nothing, a heading alone, one row, one column', () => {
		const empty = readLedger({ name: '空', firstRow: 1, rows: [], merges: [], notes: [] });
		expect(empty).toMatchObject({
			name: '空',
			columns: [],
			units: [],
			rows: [],
			leftOut: [],
			totals: [],
			crs: null
		});
		expect(read('序号 | 小区名称 | 户数')).toMatchObject({ columns: ['序号', '小区名称', '户数'], rows: [] });
		expect(valuesOf(read('小区名称\n北塘小区\n联盟小区'), '小区名称')).toEqual(['北塘小区', '联盟小区']);
		expect(valuesOf(read('北塘小区\n联盟小区'), 'A列')).toEqual(['北塘小区', '联盟小区']);
		expect(read('北塘小区 | 300 | 5').rows).toHaveLength(1);
	});
});

describe('rows and sums', () => {
	test('the heads of the plan of Shandong, with sums of sums', () => {
		const layer = read(`
附件2 | | | | | |
山东省2023年城镇老旧小区改造计划表 | < | < | < | < | < | <
序号 | 城市 | 县(市、区) | 小区数(个) | 楼栋数(栋) | 户数(户) | 建筑面积(万平方米)
1 | 济南市 | 全市小计: | 5 | 50 | 500 | 5.5
 | ^ | 其中:1.历下区 | 2 | 20 | 200 | 2.5
 | ^ | 2.市中区 | 3 | 30 | 300 | 3
2 | 青岛市 | 全市小计: | 4 | 40 | 400 | 4
 | ^ | 其中:1.市南区 | 4 | 40 | 400 | 4
总计 | < | < | 9 | 90 | 900 | 9.5`);
		expect(layer.columns).toEqual([
			'序号',
			'城市',
			'县(市、区)',
			'小区数(个)',
			'楼栋数(栋)',
			'户数(户)',
			'建筑面积(万平方米)'
		]);
		expect(layer.units).toEqual(['', '', '', '个', '栋', '户', '万平方米']);
		expect(layer.rows).toEqual([]);
		expect(totalsOf(layer)).toEqual([
			['全市小计:', 5, 6],
			['其中:1.历下区'],
			['2.市中区'],
			['全市小计:', 8],
			['其中:1.市南区'],
			['总计', 5, 6, 8]
		]);
		expect(layer.totals[0]!.values).toEqual([null, null, null, 5, 50, 500, 5.5]);
	});

	test('a plain table of districts is one of rows', () => {
		const layer = read(`
序号 | 县(市、区) | 小区数(个) | 户数(户)
1 | 莲池区 | 2 | 200
2 | 竞秀区 | 3 | 300
合计 | | 5 | 500`);
		expect(valuesOf(layer, '县(市、区)')).toEqual(['莲池区', '竞秀区']);
		expect(totalsOf(layer)).toEqual([['合计', 4 - 2, 3]]);
		expect(read('区 | 户数\n莲池区 | 200\n竞秀区 | 300').rows).toHaveLength(2);
	});

	test('sums after their rows, nested, with a district merged over its rows', () => {
		const layer = read(`
序号 | 区 | 小区名称 | 户数
1 | 莲池区 | 北塘小区 | 300
2 | ^ | 联盟小区 | 120
 | ^ | 小计 | 420
3 | 竞秀区 | 五四小区 | 80
 | ^ | 小计 | 80
合  计 | < | < | 500
填表人：张三 | | 审核人：李四 |
注：户数为户籍户数。 | | | `);
		expect(valuesOf(layer, '区')).toEqual(['莲池区', '莲池区', '竞秀区']);
		expect(totalsOf(layer)).toEqual([
			['小计', 2, 3],
			['小计', 5],
			['合  计', 2, 3, 5]
		]);
		expect(layer.leftOut.map(({ row, code }) => [row, code])).toEqual([
			[4, 'ledger-total'],
			[6, 'ledger-total'],
			[7, 'ledger-total'],
			[8, 'ledger-note'],
			[9, 'ledger-note']
		]);
	});

	test('groups before their rows: with sums, with a name only, with Chinese numbers', () => {
		const layer = read(`
序号 | 小区名称 | 户数 | 楼栋数
合计 | | 500 | 9
一 | 莲池区 | 420 | 7
1 | 北塘小区 | 300 | 5
2 | 联盟小区 | 120 | 2
二 | 竞秀区 | 80 | 2
1 | 五四小区 | 80 | 2`);
		expect(totalsOf(layer)).toEqual([
			['合计', 4, 5, 7],
			['莲池区', 4, 5],
			['竞秀区', 7]
		]);
		const named = read(`
序号 | 小区名称 | 户数
（一）莲池区 | < | <
1 | 北塘小区 | 300
2 | 联盟小区 | 120
（二）竞秀区（1个） | < | <
3 | 五四小区 | 80`);
		expect(totalsOf(named)).toEqual([
			['（一）莲池区', 3, 4],
			['（二）竞秀区（1个）', 6]
		]);
	});

	test('a sum that is wrong is still over its rows', () => {
		const layer = read(`
小区名称 | 户数 | 楼栋数
北塘小区 | 300 | 5
联盟小区 | 120 | 2
莲池区小计 | 421 | 8
五四小区 | 80 | 2
竞秀区小计 | 80 | 2
合计 | 501 | 10`);
		expect(totalsOf(layer)).toEqual([
			['莲池区小计', 2, 3],
			['竞秀区小计', 5],
			['合计', 2, 3, 5]
		]);
	});

	test('headings and titles that pages repeat, blank rows', () => {
		const layer = read(`
改造计划表 | < | <
序号 | 小区名称 | 户数
1 | 北塘小区 | 300
 | |
改造计划表 | < | <
序号 | 小区名称 | 户数
2 | 联盟小区 | 120`);
		expect(layer.rows.map(({ row }) => row)).toEqual([3, 7]);
		expect(layer.leftOut.map(({ row, code }) => [row, code])).toEqual([
			[1, 'ledger-title'],
			[5, 'ledger-heading-repeated'],
			[6, 'ledger-heading-repeated']
		]);
	});

	test('rows that look odd stay rows', () => {
		const layer = read(`
序号 | 小区名称 | 区 | 户数
1 | 1.北塘小区 | 莲池区 | ３００
 | 联盟社区 | 莲池区 | 120
3 | 七一路小区 | |
4 | 大市场家属区 | 竞秀区 | 12
5 | 莲池区 | 莲池区 | 9`);
		expect(valuesOf(layer, '小区名称')).toEqual([
			'1.北塘小区',
			'联盟社区',
			'七一路小区',
			'大市场家属区',
			'莲池区'
		]);
		expect(layer.totals).toEqual([]);
	});

	test('communities that are called like places stay rows', () => {
		const names = [
			'联盟',
			'阳光小镇',
			'锦绣新区',
			'东方一区',
			'花园城市',
			'裕华东区',
			'工业园区',
			'机关大区'
		];
		for (const name of names) {
			const layer = read(`
小区名称 | 户数 | 楼栋数
北塘小区 | 300 | 5
${name} | 120 | 2
五四小区 | 80 | 1
永华小区 | 70 | 1`);
			expect([name, layer.rows.length]).toEqual([name, 4]);
		}
		expect(read('小区名称 | 户数\n合计 | 3\n北塘小区 | 3\n五四小区 |').rows.map(({ row }) => row)).toEqual([
			3, 4
		]);
	});

	test('其中 above the rows of each place', () => {
		const layer = read(`
序号 | 县(市、区) | 小区名称 | 户数(户)
 | 全市小计: | | 500
 | 其中:1.莲池区 | | 420
 | 2.竞秀区 | | 80
1 | 莲池区 | 北塘小区 | 300
2 | 莲池区 | 联盟小区 | 120
3 | 竞秀区 | 五四小区 | 80`);
		expect(layer.rows.map(({ row }) => row)).toEqual([5, 6, 7]);
		expect(totalsOf(layer)).toEqual([
			['全市小计:', 5, 6, 7],
			['其中:1.莲池区', 5, 6],
			['2.竞秀区', 7]
		]);
	});

	test('sub-districts within districts, each with its sum; groups numbered 1 and rows 1.1', () => {
		const layer = read(`
序号 | 街道 | 小区名称 | 户数 | 楼栋数
1 | 裕华街道 | 北塘小区 | 300 | 5
2 | 裕华街道 | 联盟小区 | 120 | 2
裕华街道小计 | | | 420 | 7
3 | 永华街道 | 五四小区 | 80 | 2
永华街道小计 | | | 80 | 2
莲池区小计 | | | 500 | 9
4 | 新市场街道 | 建国小区 | 60 | 1
新市场街道小计 | | | 60 | 1
竞秀区小计 | | | 60 | 1
总计 | | | 560 | 10`);
		expect(totalsOf(layer)).toEqual([
			['裕华街道小计', 2, 3],
			['永华街道小计', 5],
			['莲池区小计', 2, 3, 5],
			['新市场街道小计', 8],
			['竞秀区小计', 8],
			['总计', 2, 3, 5, 8]
		]);
		const numbered = read(`
序号 | 名称 | 户数 | 楼栋数
1 | 莲池区 | 420 | 7
1-1 | 北塘小区 | 300 | 5
1-2 | 联盟小区 | 120 | 2
2 | 竞秀区 | 80 | 2
2-1 | 五四小区 | 80 | 2`);
		expect(totalsOf(numbered)).toEqual([
			['莲池区', 3, 4],
			['竞秀区', 6]
		]);
	});

	test('a table may begin in the second column', () => {
		const layer = read(`
 | 改造计划表 | < | < | <
 | 小区名称 | 规模 | | |
 | | 户数 | 楼栋数 | 面积 |
 | 北塘小区 | 300 | 5 | 7 | x
 | 合计 | 300 | 5 | 7 |`);
		expect(layer.columns).toEqual(['小区名称', '规模/户数', '规模/楼栋数', '规模/面积', 'F列']);
		expect(totalsOf(layer)).toEqual([['合计', 4]]);
	});

	test('a merged figure is said once and told', () => {
		const layer = read(`
序号 | 小区名称 | 投资
1 | 北塘小区 | 500
2 | 联盟小区 | ^`);
		expect(valuesOf(layer, '投资')).toEqual([500, null]);
		expect(layer.notes).toEqual([
			{ code: 'ledger-merged-figure', parameters: { column: '投资', value: '500', row: 2, lastRow: 3 } }
		]);
	});

	test('blanks of a text table under a district are filled, gaps are not', () => {
		const filled = read(`
区 | 小区名称 | 户数
莲池区 | 北塘小区 | 300
 | 联盟小区 | 120
竞秀区 | 五四小区 | 80
 | 建国小区 | 70`);
		expect(valuesOf(filled, '区')).toEqual(['莲池区', '莲池区', '竞秀区', '竞秀区']);
		expect(filled.notes).toEqual([{ code: 'ledger-filled-down', parameters: { column: '区', rows: 2 } }]);
		const gaps = read(`
区 | 小区名称 | 户数
莲池区 | 北塘小区 | 300
 | 联盟小区 | 120
莲池区 | 五四小区 | 80`);
		expect(valuesOf(gaps, '区')).toEqual(['莲池区', null, '莲池区']);
	});
});

test('a column of WKT becomes geometry and its SRID the coordinate system', () => {
	const layer = read(`
name | geometry
北塘小区 | SRID=4490;POINT (115.5 38.9)
联盟小区 | SRID=4490;POLYGON ((0 0, 1 0, 1 1, 0 0))
五四小区 | SRID=4490;POLYGON ((0 0, 1 0`);
	expect(layer.columns).toEqual(['name']);
	expect(layer.crs).toEqual({ from: 'comment', text: 'EPSG:4490' });
	expect(layer.rows.map(({ geometry }) => geometry?.type)).toEqual(['Point', 'Polygon', undefined]);
	expect(layer.notes).toMatchObject([{ code: 'ledger-wkt-unreadable', parameters: { row: 4 } }]);
});
