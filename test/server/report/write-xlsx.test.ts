import { expect, it } from 'vitest';
import { buildReport } from '#lib/core/report/build-report.ts';
import { writeXlsx } from '#lib/server/report/write-xlsx.ts';
import { cellAddress } from '#lib/server/report/xlsx/cell-address.ts';
import { writeWorkbook } from '#lib/server/report/xlsx/write-workbook.ts';
import { smallSource } from '../../core/report/small-source.ts';
import { checkOoxml, type OfficeFile } from '../../helpers/check-ooxml.ts';

const report = buildReport(smallSource(), {
	lang: 'zh',
	dataHash: 'd'.repeat(64),
	baseUrl: 'https://map.example.cn'
});
const book = checkOoxml(writeXlsx(report));

/** A cell's value: text, or the number as it stands in the file with the format it is shown by. */
function cellAt({ read }: OfficeFile, sheet: number, at: string): string | [value: number, format: string] {
	const [, style, type, value] = new RegExp(`<c r="${at}" s="(\\d+)"(?: t="(\\w)")?><v>([^<]*)</v>`).exec(
		read(`xl/worksheets/sheet${sheet}.xml`)
	)!;
	if (type === 's')
		return [...read('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)][Number(value)]![1]!.replaceAll(
			/<[^>]*>/g,
			''
		);
	const styles = read('xl/styles.xml');
	const xf = [...styles.split('<cellXfs')[1]!.matchAll(/<xf numFmtId="(\d+)"/g)][Number(style)]![1]!;
	const format = new RegExp(`numFmtId="${xf}" formatCode="([^"]*)"`).exec(styles)?.[1] ?? 'General';
	return [Number(value), format];
}

const columnOf = (title: string) =>
	cellAddress(
		0,
		report.ledgers[0]!.columns.findIndex((column) => column.title.startsWith(title))
	).replace('1', '');

it('has the ledger in front, then what explains it, a sheet a table, and the charts', () => {
	const names = [...book.read('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
	expect(names.slice(0, 3)).toEqual(['老旧小区台账', '说明', '指标']);
	const tables = report.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'table'));
	expect(names).toHaveLength(3 + tables.length + 1);
	expect(names.at(-1)).toBe('图表');
	expect(new Set(names).size).toBe(names.length);
});

it('holds real numbers, dates, times and shares', () => {
	expect(cellAt(book, 1, 'A4')).toBe('a1');
	expect(cellAt(book, 1, 'B4')).toBe('甲一&lt;小区&gt;');
	expect(cellAt(book, 1, `${columnOf('住户')}4`)).toEqual([100, '#,##0']);
	// 44562 days from 30 December 1899 to 1 January 2022; 600 s are 600 ÷ 86400 days.
	expect(cellAt(book, 1, `${columnOf('数据日期')}4`)).toEqual([44_562, 'yyyy-mm-dd']);
	expect(cellAt(book, 1, `${columnOf('步行时间')}4`)).toEqual([600 / 86_400, '[m]:ss']);
	const names = [...book.read('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
	const coverage = names.indexOf('各区生活圈覆盖情况') + 1;
	expect(cellAt(book, coverage, 'E4')).toEqual([300 / 700, '0.0%']);
});

it('freezes heads, filters what is data, and not the sums', () => {
	const ledger = book.read('xl/worksheets/sheet1.xml');
	expect(ledger).toContain('xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"');
	const last = cellAddress(0, report.ledgers[0]!.columns.length - 1).replace('1', '');
	expect(ledger).toContain(`<autoFilter ref="A3:${last}8"/>`);
	expect(book.read('xl/workbook.xml')).toContain(`!$A$3:$${last}$8</definedName>`);
	// Two districts and the row of sums, which stays out.
	expect(book.read('xl/worksheets/sheet4.xml')).toContain('<autoFilter ref="A2:H4"/>');
});

/** What a formula of the workbook gives, by the cells it refers to; by hand, for the three forms that there are. */
function evaluate(sheet: string, formula: string): number {
	const valueOf = (at: string) =>
		Number(new RegExp(`<c r="${at}"[^>]*>(?:<f>[^<]*</f>)?<v>([^<]*)</v>`).exec(sheet)?.[1] ?? 0);
	const listRange = (range: string) => {
		const [, column, first, last] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range)!;
		return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) =>
			valueOf(`${column}${Number(first) + i}`)
		);
	};
	const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
	const plain = /^(?:SUM\(|SUBTOTAL\(109,)([A-Z\d:]+)\)$/.exec(formula);
	if (plain) return sum(listRange(plain[1]!));
	const [, values, weights, same] = /^SUMPRODUCT\(([A-Z\d:]+),([A-Z\d:]+)\)\/SUM\(([A-Z\d:]+)\)$/.exec(
		formula
	)!;
	expect(same).toBe(weights);
	return (
		sum(listRange(values!).map((value, i) => value * listRange(weights!)[i]!)) / sum(listRange(weights!))
	);
}

it('forms every sum by a formula, whose value is the one in the report', () => {
	let formulas = 0;
	for (const path of Object.keys(book.parts).filter((one) => /worksheets\/sheet\d+\.xml$/.test(one))) {
		const sheet = book.read(path);
		for (const [, formula, value] of sheet.matchAll(/<f>([^<]*)<\/f><v>([^<]*)<\/v>/g)) {
			expect(evaluate(sheet, formula!), `${path} ${formula}`).toBeCloseTo(Number(value), 9);
			formulas++;
		}
	}
	expect(formulas).toBeGreaterThan(20);
	// The ledger's follow the filter, above its headings: 1,050 households of five communities.
	const ledger = book.read('xl/worksheets/sheet1.xml');
	const column = columnOf('住户');
	expect(ledger).toContain(`<f>SUBTOTAL(109,${column}4:${column}8)</f><v>1050</v>`);
	const names = [...book.read('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
	const coverage = book.read(`xl/worksheets/sheet${names.indexOf('各区生活圈覆盖情况') + 1}.xml`);
	expect(coverage).toContain('<f>SUMPRODUCT(D3:D4,C3:C4)/SUM(C3:C4)</f><v>0.3</v>');
	// The median of the city does not follow from those of its parts.
	expect(/<c r="G5"[^>]*>(<f>)?/.exec(coverage)![1]).toBeUndefined();
});

it('has every chart, native, drawn from cells of its sheet', () => {
	const charts = report.sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
	);
	const paths = Object.keys(book.parts).filter((path) => path.startsWith('xl/charts/'));
	expect(paths).toHaveLength(charts.length);
	const count = [...book.read('xl/workbook.xml').matchAll(/<sheet /g)].length;
	const sheet = book.read(`xl/worksheets/sheet${count}.xml`);
	for (const path of paths) {
		for (const [, formula, cached] of book
			.read(path)
			.matchAll(/<c:numRef><c:f>([^<]*)<\/c:f>.*?<c:pt idx="0"><c:v>([^<]*)</gs)) {
			const [, at] = /^'图表'!\$([A-Z]+)\$(\d+):/.exec(formula!)!.map((_, i, all) => `${all[1]}${all[2]}`);
			expect(sheet).toMatch(new RegExp(`<c r="${at}"[^>]*><v>${cached}</v>`));
		}
	}
	const drawing = book.read('xl/drawings/drawing1.xml');
	for (const [, words] of drawing.matchAll(/descr="([^"]*)"/g)) expect(words!.length).toBeGreaterThan(10);
});

it('marks every sheet of what is only tried, on paper too', () => {
	const tried = checkOoxml(writeXlsx({ ...report, trial: { name: '', changes: ['关闭第一中心'] } }));
	for (const path of Object.keys(tried.parts).filter((one) => /worksheets\/sheet\d+\.xml$/.test(one)))
		expect(tried.read(path)).toMatch(/<oddHeader>[^<]*推演 · 非现行方案<\/oddHeader>/);
	expect(tried.readText('xl/sharedStrings.xml')).toContain('关闭第一中心');
	expect(book.readText('xl/sharedStrings.xml')).not.toContain('推演 ·');
});

it('says date, hash, link and illustrative data', () => {
	const texts = book.readText('xl/sharedStrings.xml').normalize('NFKC');
	for (const told of [
		'数据截至2022年1月1日',
		'd'.repeat(64),
		'含示意数据',
		'OpenStreetMap',
		'300 ÷ 1,000 = 30.0%'
	])
		expect(texts).toContain(told);
	expect(book.relationshipsOf('xl/worksheets/sheet2.xml')[0]!.target).toBe('https://map.example.cn/small');
	expect(book.read('xl/worksheets/sheet1.xml')).toContain('含示意数据');
});

it('is the same bytes every time', () => {
	expect(Buffer.compare(writeXlsx(report), writeXlsx(report))).toBe(0);
});

it('gives sheets names that Excel takes, each once', () => {
	const sheet = (name: string) => ({ name, widths: [8], rows: [[{ value: 1 }]] });
	const long = '很'.repeat(40);
	const { read } = checkOoxml(
		writeWorkbook(['a/b:c', 'A B C', long, long, "'", 'x & "y"'].map(sheet), {
			title: '<t>',
			asOf: '2022-01-01',
			foot: '50 % & more'
		})
	);
	const names = [...read('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name!);
	expect(names[0]).toBe('a b c');
	expect(names[1]).toBe('A B C 2');
	expect(names.every((name) => name.replaceAll(/&\w+;/g, '&').length <= 31)).toBe(true);
	expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(6);
	expect(read('xl/worksheets/sheet1.xml')).toContain('&amp;L50 % &amp;&amp; more');
});

it('counts columns as Excel does', () => {
	expect([0, 25, 26, 27, 701, 702].map((column) => cellAddress(0, column))).toEqual([
		'A1',
		'Z1',
		'AA1',
		'AB1',
		'ZZ1',
		'AAA1'
	]);
	expect(cellAddress(4, 2, { isFixed: true })).toBe('$C$5');
});
