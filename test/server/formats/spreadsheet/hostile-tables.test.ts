import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '#lib/core/intake/types.ts';
import { readCsv } from '#lib/server/formats/csv/read-csv.ts';
import { readSpreadsheet } from '#lib/server/formats/spreadsheet/read-spreadsheet.ts';
import { UnreadableFile } from '#lib/server/formats/unreadable-file.ts';
import { openZip } from '#lib/server/formats/zip/open-zip.ts';
import { buildXls } from '../../../helpers/formats/build-xls.ts';
import { buildZip } from '../../../helpers/formats/build-zip.ts';
import { spoilBytes } from '../../../helpers/formats/spoil-bytes.ts';
import { howMany } from '../../../helpers/how-many.ts';
import { drawLedger, writeLedger } from '../../../helpers/ledger-layouts.ts';

/** Reads what is damaged: a file of layers whose rows have a value for every column, or a refusal that says why. */
async function readOrRefuse(
	read: () => SourceFile | Promise<SourceFile>
): Promise<SourceFile | UnreadableFile> {
	try {
		const file = await read();
		for (const { columns, units, rows } of file.layers) {
			expect(units).toHaveLength(columns.length);
			expect(new Set(columns).size).toBe(columns.length);
			expect(rows.every(({ values }) => values.length === columns.length)).toBe(true);
		}
		return file;
	} catch (error) {
		expect(error).toBeInstanceOf(UnreadableFile);
		return error as UnreadableFile;
	}
}

describe('damaged files are read or refused', () => {
	test('xlsx as it is, and with damage within its parts', async () => {
		const bytes = await writeLedger(drawLedger(7), 'xlsx');
		for (const spoiled of spoilBytes(bytes, howMany(200)))
			await readOrRefuse(() => readSpreadsheet('台账.xlsx', spoiled));
		const zip = openZip('台账.xlsx', bytes);
		const parts = zip.unpack(zip.names);
		let read = 0;
		for (const name of [
			'xl/worksheets/sheet1.xml',
			'xl/sharedStrings.xml',
			'xl/workbook.xml',
			'xl/styles.xml'
		])
			for (const spoiled of spoilBytes(parts.get(name)!, howMany(60))) {
				const damaged = buildZip([...parts].map(([part, own]) => [part, part === name ? spoiled : own]));
				const file = await readOrRefuse(() => readSpreadsheet('台账.xlsx', damaged));
				if (!(file instanceof UnreadableFile)) read++;
			}
		// Damage within a part does not keep the others from being read.
		expect(read).toBeGreaterThan(0);
	});

	test('xls', async () => {
		const bytes = await writeLedger(drawLedger(7), 'xls');
		for (const spoiled of spoilBytes(bytes, howMany(300)))
			await readOrRefuse(() => readSpreadsheet('台账.xls', spoiled));
	});

	test('csv', async () => {
		for (const as of ['csv', 'gbk', 'tsv'] as const)
			for (const spoiled of spoilBytes(await writeLedger(drawLedger(7), as), howMany(100)))
				await readOrRefuse(() => readCsv('台账.csv', spoiled));
	});
});

describe('files that claim more than they have', () => {
	const refusal = async (bytes: Uint8Array) => {
		const file = await readOrRefuse(() => readSpreadsheet('台账.xlsx', bytes));
		return file instanceof UnreadableFile ? file.code : 'read';
	};

	test('a zip whose directory says 4 GB', async () => {
		const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows: [['a']] }] }));
		for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
			bytes.writeUInt32LE(0xfffffff0, at + 24);
		expect(await refusal(bytes)).toBe('zip-too-large');
	});

	test('a workbook that lists one sheet many times', async () => {
		const sheets = Array.from({ length: 400 }, (_, i) => `<sheet name="S${i}" sheetId="${i}" r:id="rId1"/>`);
		const encode = (text: string) => new TextEncoder().encode(text);
		const bytes = buildZip([
			['xl/workbook.xml', encode(`<workbook><sheets>${sheets.join('')}</sheets></workbook>`)],
			[
				'xl/_rels/workbook.xml.rels',
				encode(
					'<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="../../../../etc/passwd"/></Relationships>'
				)
			]
		]);
		expect(await refusal(bytes)).toBe('too-many-sheets');
	});

	test('xls: sheets in one place, and cells at the far edge of many', async () => {
		const far = Array.from({ length: 9 }, (_, i) => {
			const rows: (null | number)[][] = [];
			rows[60_000] = [...Array.from({ length: 250 }, () => null), i];
			return { name: `S${i}`, rows: Array.from(rows, (row) => row ?? []) };
		});
		expect(await refusal(buildXls(far))).toBe('broken-workbook');
		const twice = Buffer.from(
			buildXls([
				{ name: 'AB', rows: [[1]] },
				{ name: 'CD', rows: [[2]] }
			])
		);
		const list = twice.indexOf(Buffer.from('AB', 'utf16le')) - 8;
		const other = twice.indexOf(Buffer.from('CD', 'utf16le')) - 8;
		twice.copy(twice, other, list, list + 4);
		expect(await refusal(twice)).toBe('broken-workbook');
	});

	test('xls: sectors that are missing would be rows that are missing', async () => {
		const rows = Array.from({ length: 300 }, (_, i) => [i, `小区${i}`]);
		const bytes = Buffer.from(buildXls([{ name: 'S', rows }]));
		const fat = bytes.length - 512;
		bytes.writeUInt32LE(0xfffffffe, fat + 4 * 5);
		expect(await refusal(bytes)).toBe('broken-workbook');
	});

	test('csv: a quote at every place, one line, nothing but delimiters', async () => {
		const encode = (text: string) => new TextEncoder().encode(text);
		const codes = [];
		for (const text of [
			'"'.repeat(100_001),
			',"'.repeat(1_000),
			'\n'.repeat(100_000),
			'a'.repeat(1_000_000)
		]) {
			const file = await readOrRefuse(() => readCsv('a.csv', encode(text)));
			codes.push(file instanceof UnreadableFile ? file.code : file.layers[0]!.rows.length);
		}
		expect(codes).toHaveLength(4);
	});
});
