import { openXlsx, readXlsx, writeXlsx, type WriteSheet } from 'hucre';
import { describe, expect, test } from 'vitest';
import { fillLedger } from '#lib/server/formats/xlsx/fill-ledger.ts';
import { readExportMark } from '#lib/server/formats/read-export-mark.ts';
import { writeExport } from '#lib/server/formats/write-export.ts';
import { exportOf } from '../../../helpers/formats/export-of.ts';
import { spoilBytes } from '../../../helpers/formats/spoil-bytes.ts';
import { howMany } from '../../../helpers/how-many.ts';

const NAMES: Record<string, string> = { 'district-1': '竞秀区', 'district-2': '高新区' };
const nameOf = (_: string, id: string) => NAMES[id];

/** A bureau's ledger: title, who fills it in, headings of two rows with merged groups, a blank row, a sum, a note. */
const SHEET: WriteSheet = {
	name: '改造台账',
	rows: [
		['保定市老旧小区改造台账', null, null, null, null, null, null],
		['填报单位：', null, null, null, null, null, null],
		['序号', '所属区', '小区名称', '规模', null, '有无物业', '楼长电话'],
		[null, null, null, '总户数', '建筑面积（万平方米）', null, null],
		['1', '示例区', '示例小区', 100, 1, '有', '无'],
		['合计', null, null, 100, 1, null, null],
		['注：面积以测绘为准。', null, null, null, null, null, null]
	],
	merges: [
		{ startRow: 0, startCol: 0, endRow: 0, endCol: 6 },
		{ startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
		{ startRow: 2, startCol: 1, endRow: 3, endCol: 1 },
		{ startRow: 2, startCol: 2, endRow: 3, endCol: 2 },
		{ startRow: 2, startCol: 3, endRow: 2, endCol: 4 },
		{ startRow: 2, startCol: 5, endRow: 3, endCol: 5 },
		{ startRow: 2, startCol: 6, endRow: 3, endCol: 6 },
		{ startRow: 6, startCol: 0, endRow: 6, endCol: 6 }
	],
	cells: new Map([
		['0,0', { style: { font: { bold: true, size: 18 } } }],
		['4,3', { style: { font: { italic: true } } }]
	]),
	columns: [{ width: 6 }, { width: 12 }, { width: 30 }]
};

const COMMUNITIES = exportOf({ layers: ['communities'] });

test('a bureau’s own workbook is filled: titles, headings and notes stay, sums are summed anew', async () => {
	const { bytes, blank } = await fillLedger(COMMUNITIES, await writeXlsx({ sheets: [SHEET] }), nameOf);
	const { sheets } = await openXlsx(bytes, { readStyles: true });
	const [ledger, about] = sheets;
	expect(ledger!.rows.map((row) => row.slice(0, 7))).toEqual([
		...SHEET.rows!.slice(0, 4),
		[1, '竞秀区', '北塘小区', 480, 3.12005, '否', null],
		[2, '高新区', '田野小区', 0, 0, '是', null],
		['合计', null, null, 480, 3.12005, null, null],
		['注：面积以测绘为准。', null, null, null, null, null, null]
	]);
	expect(blank).toEqual(['改造台账：楼长电话']);
	expect(ledger!.merges!.map(({ startRow, endRow }) => [startRow, endRow]).toSorted()).toEqual(
		[...SHEET.merges!.slice(0, -1).map(({ startRow, endRow }) => [startRow, endRow]), [7, 7]].toSorted()
	);
	expect(ledger!.cells!.get('0,0')!.style).toMatchObject({ font: { bold: true, size: 18 } });
	for (const row of [4, 5])
		expect(ledger!.cells!.get(`${row},3`)!.style).toMatchObject({ font: { italic: true } });
	expect(ledger!.columns![2]).toMatchObject({ width: 30 });
	expect(await readExportMark(bytes)).toMatchObject({ cityId: 'small', revision: 7 });
	expect(about!.name).toBe('说明');
	expect(about!.rows.flat()).toEqual(expect.arrayContaining(['第 7 版', '未填的列', '改造台账：楼长电话']));
});

test('the same plan and template give the same bytes, and may be the template again', async () => {
	const template = await writeXlsx({ sheets: [SHEET] });
	const fill = async (given: Uint8Array) => (await fillLedger(COMMUNITIES, given, nameOf)).bytes;
	const once = await fill(template);
	expect(Buffer.compare(once, await fill(template))).toBe(0);
	const [again, first] = await Promise.all([fill(once), once].map(async (one) => readXlsx(await one)));
	expect(again!.sheets.map(({ rows }) => rows)).toEqual(first!.sheets.map(({ rows }) => rows));
});

test('rows begin right below the headings, and look as the blank row that was there', async () => {
	const rows = [
		['编号', '名称'],
		[1, 2],
		[null, null],
		[null, null],
		['合计', null]
	];
	const cells = new Map([['1,1', { value: null, style: { font: { italic: true } } }]]);
	const template = await writeXlsx({ sheets: [{ name: '小区', rows, cells }] });
	const { bytes } = await fillLedger(COMMUNITIES, template, nameOf);
	const [sheet] = (await openXlsx(bytes, { readStyles: true })).sheets;
	expect(sheet!.rows.map(([first]) => first)).toEqual(['编号', 'community-1', 'community-2', '合计']);
	expect(sheet!.cells!.get('2,1')!.style).toMatchObject({ font: { italic: true } });
});

test('several layers go to the sheets that are called as they are', async () => {
	const sheet = (name: string): WriteSheet => ({ name, rows: [['编号', '名称']] });
	const template = await writeXlsx({ sheets: [sheet('服务中心'), sheet('小区'), sheet('其他')] });
	const { bytes } = await writeExport('xlsx', exportOf({ layers: ['centres', 'communities'] }), {
		encoding: 'utf-8',
		template
	});
	const { sheets } = await readXlsx(bytes);
	expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
		['服务中心', 3],
		['小区', 3],
		['其他', 1],
		['说明', expect.any(Number)]
	]);
});

describe('what cannot be filled is refused with the remedy', () => {
	const refuse = async (sheet: WriteSheet, layers: ('communities' | 'centres')[] = ['communities']) => {
		const template = await writeXlsx({ sheets: [sheet] });
		return expect(fillLedger(exportOf({ layers }), template, nameOf)).rejects;
	};

	test('no heading is known; no sheet for a layer; no workbook', async () => {
		await (
			await refuse({ name: 'S', rows: [['甲', '乙']] })
		).toThrow(/Sheet "S" of the template has no heading/);
		await (
			await refuse({ name: 'S', rows: [['编号', '名称']] }, ['communities', 'centres'])
		).toThrow(/no sheet "小区".*rename one/);
		for (const bytes of [new Uint8Array(), new TextEncoder().encode('PK\u0003\u0004')])
			await expect(fillLedger(COMMUNITIES, bytes, nameOf)).rejects.toThrow(/save it as \.xlsx/);
	});

	test('damaged templates are filled or refused', async () => {
		const template = await writeXlsx({ sheets: [SHEET] });
		for (const bytes of spoilBytes(template, howMany(100)))
			try {
				await fillLedger(COMMUNITIES, bytes, nameOf);
			} catch (error) {
				expect((error as Error).name).toBe('ExportRefused');
			}
	});
});
