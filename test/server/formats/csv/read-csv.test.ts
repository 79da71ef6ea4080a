import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#lib/server/formats/csv/read-csv.ts';
import { UnreadableFile } from '#lib/server/formats/unreadable-file.ts';

const read = (text: string, encoding = 'utf-8') =>
	readCsv('台账.csv', new Uint8Array(iconv.encode(text, encoding)));
const cells = (text: string, encoding?: string) => {
	const [layer] = read(text, encoding).layers;
	return [layer!.columns, ...layer!.rows.map(({ values }) => values)];
};

describe('fields', () => {
	test.each([',', '\t', ';', '|'])('divided by %j', (mark) => {
		const text = '序号,小区名称,户数\r\n1,北塘小区,300\r\n2,联盟小区,120\r\n'.replaceAll(',', mark);
		expect(cells(text)).toEqual([
			['序号', '小区名称', '户数'],
			['1', '北塘小区', '300'],
			['2', '联盟小区', '120']
		]);
	});

	test('a title without delimiters, decimals with commas, said delimiter', () => {
		expect(cells('计划表\n小区名称;户数;面积\n北塘小区;3;1,5\n联盟小区;4;2,5\n')).toEqual([
			['小区名称', '户数', '面积'],
			['北塘小区', '3', '1,5'],
			['联盟小区', '4', '2,5']
		]);
		expect(cells('sep=|\nname|note\na,b|c,d\n')).toEqual([
			['name', 'note'],
			['a,b', 'c,d']
		]);
	});

	test('quotes hold delimiters, line ends and doubled quotes', () => {
		expect(cells('小区名称,备注\n"北塘""小区""","甲,乙\n丙"\n联盟 5" 管,x\n')).toEqual([
			['小区名称', '备注'],
			['北塘"小区"', '甲,乙\n丙'],
			['联盟 5" 管', 'x']
		]);
	});

	test('a quote that nothing closes is text and costs no rows', () => {
		const file = read('小区名称,备注\n北塘小区,"甲\n联盟小区,乙\n');
		expect(file.layers[0]!.rows.map(({ values }) => values)).toEqual([
			['北塘小区', '"甲'],
			['联盟小区', '乙']
		]);
		expect(file.layers[0]!.notes).toEqual([{ code: 'ledger-open-quote', parameters: { row: '2' } }]);
	});

	test('lines end as they do on any machine; blank lines are counted', () => {
		for (const end of ['\n', '\r\n', '\r']) {
			const rows = read(['小区名称,户数', '', '北塘小区,3', '', ''].join(end)).layers[0]!.rows;
			expect(rows.map(({ row }) => row)).toEqual([3]);
		}
	});

	test('what was guarded from being a formula is itself again', () => {
		expect(cells("小区名称,备注\n北塘小区,'=1+1\n'北塘',x\n")[1]).toEqual(['北塘小区', '=1+1']);
	});
});

test.each(['utf-8', 'gbk', 'gb18030', 'utf-16le'])('in %s, with and without mark', (encoding) => {
	const text = '小区名称,户数\n北塘小区,300\n联盟小区,120\n';
	for (const mark of encoding === 'gbk' ? [''] : ['', '\uFEFF'])
		expect(cells(mark + text, encoding)[1]).toEqual(['北塘小区', '300']);
});

test('the encoding that is chosen is taken', () => {
	const bytes = new Uint8Array(iconv.encode('小区名称\n北塘小区', 'gbk'));
	expect(readCsv('a.csv', bytes, { encoding: 'gb18030' }).encoding).toMatchObject({ name: 'gb18030' });
	expect(() => readCsv('a.csv', bytes, { encoding: 'hanzi' })).toThrow(RangeError);
});

test('what is no table of text says so', () => {
	expect(() => readCsv('a.csv', new Uint8Array())).toThrow(UnreadableFile);
	expect(() =>
		readCsv(
			'a.csv',
			Uint8Array.from({ length: 500 }, (_, i) => i % 7)
		)
	).toThrow(/a\.csv: is no text/);
	expect(read('\n\n').layers).toMatchObject([{ name: '台账', rows: [], columns: [] }]);
});

test('rows beyond what can be held are refused, reading can be stopped', () => {
	const many = new TextEncoder().encode(`a,b\n${'1,2\n'.repeat(20_000)}`);
	const stop = new AbortController();
	const shares: number[] = [];
	expect(() =>
		readCsv('a.csv', many, {
			signal: stop.signal,
			onProgress: (share) => {
				shares.push(share);
				stop.abort();
			}
		})
	).toThrow(/abort/i);
	expect(shares).toHaveLength(1);
	const wide = new TextEncoder().encode(','.repeat(5_000));
	expect(() => readCsv('a.csv', wide)).toThrow(/columns/);
});
