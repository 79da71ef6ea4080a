import { writeXlsx, type WriteSheet } from 'hucre';
import { describe, expect, test } from 'vitest';
import { readGrids, readSpreadsheet } from '#lib/server/formats/spreadsheet/read-spreadsheet.ts';
import { UnreadableFile } from '#lib/server/formats/unreadable-file.ts';
import { buildXls } from '../../../helpers/formats/build-xls.ts';
import { buildZip } from '../../../helpers/formats/build-zip.ts';

const ROWS = [
	['保定市改造计划表', null, null],
	['序号', '小区名称', '户数'],
	[1, '北塘小区', 300],
	[2, '联盟小区', 120]
];
const encode = (text: string) => new TextEncoder().encode(text);
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet whose XML is given: what programs write that the writer of the tests does not. */
function drawWorkbook(sheet: string, { strings = '', styles = '', book = '', prefix = '' } = {}): Uint8Array {
	const relation = (id: string, type: string, target: string) =>
		`<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
	return buildZip([
		[
			'xl/workbook.xml',
			encode(
				`<?xml version="1.0"?><${prefix}workbook xmlns:r="${RELATIONS}">${book}<sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></${prefix}workbook>`
			)
		],
		[
			'xl/_rels/workbook.xml.rels',
			encode(
				`<Relationships>${relation('rId1', 'worksheet', '/xl/worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`
			)
		],
		['xl/worksheets/sheet1.xml', encode(sheet)],
		['xl/sharedStrings.xml', encode(`<sst>${strings}</sst>`)],
		['xl/styles.xml', encode(`<styleSheet>${styles}</styleSheet>`)]
	]);
}
const readDrawn = async (sheet: string, options?: Parameters<typeof drawWorkbook>[1]) =>
	(await readGrids('台账.xlsx', drawWorkbook(`<worksheet>${sheet}</worksheet>`, options))).grids[0]!;

describe('xlsx', () => {
	test('cells, merges, hidden sheets and rows, dates', async () => {
		const sheets: WriteSheet[] = [
			{
				name: '台账',
				rows: [...ROWS, [null, new Date(Date.UTC(2023, 4, 1)), true]],
				merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 2 }],
				rowDefs: new Map([[3, { hidden: true }]])
			},
			{ name: '旧', rows: [['a']], hidden: true },
			{ name: '空', rows: [] }
		];
		const { format, grids } = await readGrids('台账.xlsx', await writeXlsx({ sheets }));
		expect(format).toBe('xlsx');
		expect(grids.map(({ name }) => name)).toEqual(['台账', '旧', '空']);
		expect(grids[0]).toMatchObject({
			firstRow: 1,
			merges: [{ fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 2 }],
			notes: [{ code: 'ledger-hidden-rows', parameters: { rows: 1 } }]
		});
		expect(grids[0]!.rows[2]).toEqual([1, '北塘小区', 300]);
		expect(grids[0]!.rows[4]).toEqual([null, '2023-05-01', true]);
		expect(grids[1]!.notes).toEqual([{ code: 'ledger-hidden-sheet', parameters: {} }]);
		expect(grids[2]!.rows).toEqual([]);
	});

	test('a ledger is a layer by its sheet', async () => {
		const file = await readSpreadsheet('台账.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows: ROWS }] }));
		expect(file).toMatchObject({ format: 'xlsx', encoding: null });
		expect(file.layers[0]).toMatchObject({ name: 'S', columns: ['序号', '小区名称', '户数'] });
		expect(file.layers[0]!.rows.map(({ row }) => row)).toEqual([3, 4]);
	});

	test('formulas have their saved values and are not computed; errors are blank', async () => {
		const grid = await readDrawn(
			'<sheetData><row r="1"><c r="A1"><f>1+1</f><v>3</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>A1</f><v>北塘&amp;#x4e00;&#x4e00;</v></c></row></sheetData>'
		);
		expect(grid.rows).toEqual([[3, null, null, '北塘&#x4e00;一']]);
		expect(grid.notes).toEqual([
			{ code: 'ledger-formulas-without-values', parameters: { cells: 1 } },
			{ code: 'ledger-cell-errors', parameters: { cells: 1 } }
		]);
	});

	test('cells without places, inline and rich text, readings above words, escapes', async () => {
		const grid = await readDrawn(
			'<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row r="3"><c t="inlineStr"><is><t>甲</t></is></c><c r="D3"><v>1.5e3</v></c><c><v>2</v></c></row></sheetData>',
			{
				strings:
					'<si><r><t>北塘</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 小区</t></r><rPh sb="0" eb="2"><t>beitang</t></rPh></si><si><t>a_x000D_b</t></si>'
			}
		);
		expect(grid.rows).toEqual([['北塘 小区', 'a\rb'], [], ['甲', null, null, 1500, 2]]);
	});

	test('dates in Chinese formats, times, and the calendar of 1904', async () => {
		const styles =
			'<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="176"/><xf numFmtId="22"/><xf numFmtId="21"/></cellXfs>';
		const sheet =
			'<sheetData><row r="1"><c r="A1" s="0"><v>45047</v></c><c r="B1" s="1"><v>45047</v></c><c r="C1" s="2"><v>45047</v></c><c r="D1" s="3"><v>45047.3541666667</v></c><c r="E1" s="4"><v>0.5</v></c></row></sheetData>';
		expect((await readDrawn(sheet, { styles })).rows).toEqual([
			[45047, '2023-05-01', '2023-05-01', '2023-05-01T08:30:00', '12:00:00']
		]);
		const since1904 = await readDrawn(sheet, { styles, book: '<workbookPr date1904="1"/>' });
		expect(since1904.rows[0]![1]).toBe('2027-05-02');
	});

	test('names with a prefix, comments, CDATA, quotes that hold marks', async () => {
		const grid = await readDrawn(
			`<x:sheetData><!-- <c> --><x:row r="1" spans="a>b"><x:c r='A1' t='str'><x:v><![CDATA[<北塘>]]></x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells>`,
			{ prefix: 'x:' }
		);
		expect(grid.rows).toEqual([['<北塘>']]);
		expect(grid.merges).toEqual([{ fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 0 }]);
	});

	test('formatted cells at the end of the sheet cost nothing', async () => {
		const grid = await readDrawn(
			'<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
		);
		expect(grid.rows).toEqual([[1]]);
	});
});

describe('xls', () => {
	const merges = [{ fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 2 }];

	test('cells, merges, dates', async () => {
		const bytes = buildXls([
			{ name: '台账', rows: [...ROWS, [null, '2023-05-01', false]], merges },
			{ name: '空', rows: [], isHidden: true }
		]);
		const { format, grids } = await readGrids('台账.xls', bytes);
		expect(format).toBe('xls');
		expect(grids.map(({ name }) => name)).toEqual(['台账', '空']);
		expect(grids[0]).toMatchObject({ firstRow: 1, merges, notes: [] });
		expect(grids[1]!.notes).toEqual([{ code: 'ledger-hidden-sheet', parameters: {} }]);
		expect(grids[0]!.rows.slice(1)).toEqual([...ROWS.slice(1), [null, '2023-05-01', false]]);
	});

	test('its name does not matter', async () => {
		expect((await readSpreadsheet('台账.xlsx', buildXls([{ name: 'S', rows: ROWS }]))).format).toBe('xls');
	});
});

describe('refused', () => {
	const refuse = async (bytes: Uint8Array, code: string) => {
		const error = await readSpreadsheet('台账.xls', bytes).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(UnreadableFile);
		expect(error).toMatchObject({ file: '台账.xls', code });
	};

	test('what is no workbook', async () => {
		await refuse(new Uint8Array(), 'empty-file');
		await refuse(encode('<html><table><tr><td>北塘</td></tr></table>'), 'web-page');
		await refuse(encode('小区名称,户数'), 'not-a-workbook');
		await refuse(buildZip([['a.txt', encode('a')]]), 'not-a-workbook');
		await refuse(buildZip([['xl/workbook.bin', encode('a')]]), 'binary-workbook');
	});

	test('workbooks with a password, by either way of Excel', async () => {
		const bytes = await writeXlsx({
			sheets: [{ name: 'S', rows: ROWS }],
			encryption: { password: '1', spinCount: 1 }
		});
		await refuse(bytes, 'encrypted-workbook');
		const old = Buffer.from(buildXls([{ name: 'S', rows: ROWS }]));
		old.writeUInt16LE(0x2f, SECTOR_OF_STREAM + 20);
		await refuse(old, 'encrypted-workbook');
	});

	test('entities of XML, and zips that unpack to more than is held', async () => {
		await refuse(drawWorkbook('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'), 'broken-workbook');
		const bomb = buildZip([
			['xl/workbook.xml', encode('<workbook/>')],
			['xl/_rels/workbook.xml.rels', encode('<a/>')],
			['xl/worksheets/sheet1.xml', new Uint8Array(1)]
		]);
		await refuse(bomb, 'broken-workbook');
	});

	test('a column of cells at the far edge', async () => {
		const rows = Array.from(
			{ length: 3_000 },
			(_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`
		);
		await refuse(
			drawWorkbook(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
			'too-many-values'
		);
	});
});

const SECTOR_OF_STREAM = 512;
