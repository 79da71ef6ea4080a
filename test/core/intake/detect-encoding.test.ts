import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText, detectEncoding } from '$lib/core/intake/detect-encoding.ts';

const NAMES = '莲池区,竞秀区,裕华路街道,北塘小区,联盟路152号院,五四中路,保定市2023年老旧小区改造计划表\r\n';
const TRADITIONAL = '臺北市,大安區,信義路四段,國民住宅社區,總戶數,建築面積,備註,中華民國一百一十二年\r\n';
const bytesOf = (text: string, encoding = 'utf-8') => new Uint8Array(iconv.encode(text, encoding));

describe('from the bytes alone', () => {
	test.each([
		['utf-8', 'utf-8', NAMES],
		['gbk', 'gbk', NAMES],
		['gb18030', 'gbk', NAMES],
		['gb18030', 'gb18030', `${NAMES}𠮷𡈽`],
		['big5', 'big5', TRADITIONAL],
		['utf-8', 'utf-8', TRADITIONAL],
		['utf-16le', 'utf-16le', '序号,小区\r\n1,北塘小区\r\n'],
		['utf-16be', 'utf-16be', '序号,小区\r\n1,北塘小区\r\n'],
		['windows-1252', 'windows-1252', 'Königstraße, Café, Müller, Besançon, Ålesund, naïve']
	])('%s is read as %s', (written, name, text) => {
		const bytes = bytesOf(text, written);
		const found = detectEncoding(bytes);
		expect(found.name).toBe(name);
		expect(decodeText(bytes, found.name)).toBe(text);
	});

	test('a mark says it', () => {
		for (const [written, name] of [
			['utf-8', 'utf-8'],
			['utf-16le', 'utf-16le'],
			['utf-16be', 'utf-16be'],
			['gb18030', 'gb18030']
		] as const) {
			const bytes = bytesOf(`\uFEFF${NAMES}`, written);
			expect(detectEncoding(bytes)).toMatchObject({ name, evidence: { code: 'encoding-bom' } });
			expect(decodeText(bytes, name)).toBe(NAMES);
		}
	});

	test('ASCII says that nothing tells', () => {
		for (const text of ['', 'id,name\n1,Beitang'])
			expect(detectEncoding(bytesOf(text))).toEqual({
				name: 'utf-8',
				evidence: { code: 'encoding-ascii', parameters: { name: 'utf-8' } },
				alternatives: ['gbk', 'big5']
			});
	});

	test('one name is enough, also such as look like Greek or Cyrillic of UTF-8', () => {
		for (const name of ['一', '小区', '联通', '北塘小区', '莲池区', '张', '建国路', '新华街道'])
			expect([name, detectEncoding(bytesOf(name, 'gbk')).name]).toEqual([name, 'gbk']);
	});

	test('names cut in half by the width of a field', () => {
		for (const encoding of ['utf-8', 'gbk']) {
			const whole = bytesOf('保定市莲池区裕华路街道办事处', encoding);
			const odd = whole.subarray(0, whole.length - 1);
			const bytes = new Uint8Array([...odd, 0x20, ...odd, 0x20, ...whole]);
			expect(detectEncoding(bytes).name).toBe(encoding);
		}
	});
});

describe('what is declared', () => {
	const utf8 = bytesOf(NAMES);
	const gbk = bytesOf(NAMES, 'gbk');
	const big5 = bytesOf(TRADITIONAL, 'big5');
	const detect = (bytes: Uint8Array, label: string, from: 'cpg' | 'ldid' | 'codepage' = 'cpg') =>
		detectEncoding(bytes, { declared: { label, from } });

	test.each([
		'GBK',
		'gb2312',
		'936',
		'CP936',
		'ANSI 936',
		'ANSI_936',
		'windows-936',
		'GB18030',
		'euc-cn',
		' gbk\r\n'
	])('%s is believed of GBK', (label) => {
		const found = detect(gbk, label);
		expect(found.name).toMatch(/^gb(k|18030)$/);
		expect(found.evidence).toMatchObject({ code: 'encoding-declared', parameters: { from: 'cpg' } });
	});

	test.each(['UTF-8', 'utf8', '65001', '1252', 'ISO-8859-1', '88591', 'big5', '950'])(
		'%s lies of GBK',
		(label) => {
			const found = detect(gbk, label);
			expect(found.name).toBe('gbk');
			expect(found.evidence).toMatchObject({
				code: 'encoding-overruled',
				parameters: { label, name: 'gbk', read: '莲池区' }
			});
			expect(found.evidence.parameters.misread).not.toBe('莲池区');
		}
	);

	test.each(['GBK', '936', 'GB18030', '1252', 'ISO-8859-1', 'big5'])('%s lies of UTF-8', (label) => {
		expect(detect(utf8, label)).toMatchObject({ name: 'utf-8', evidence: { code: 'encoding-overruled' } });
	});

	test('Big5 is believed where it is, and lies are not', () => {
		expect(detect(big5, '950')).toMatchObject({ name: 'big5', evidence: { code: 'encoding-declared' } });
		expect(detect(big5, 'UTF-8')).toMatchObject({ name: 'big5', evidence: { code: 'encoding-overruled' } });
	});

	test('the language byte of a DBF: 77 is Chinese, 87 and 0 say nothing, 3 lies', () => {
		expect(detect(gbk, '77', 'ldid')).toMatchObject({ name: 'gbk', evidence: { code: 'encoding-declared' } });
		expect(detect(gbk, '0x4D', 'ldid').evidence.code).toBe('encoding-declared');
		for (const label of ['0', '87'])
			expect(detect(gbk, label, 'ldid')).toMatchObject({
				name: 'gbk',
				evidence: { code: 'encoding-chinese' }
			});
		expect(detect(gbk, '3', 'ldid').evidence.code).toBe('encoding-overruled');
		expect(detect(utf8, '77', 'ldid').name).toBe('utf-8');
	});

	test('an unknown label is told', () => {
		expect(detect(gbk, 'hanzi')).toMatchObject({ name: 'gbk', evidence: { code: 'encoding-unknown-label' } });
		expect(detect(gbk, '')).toMatchObject({ name: 'gbk', evidence: { code: 'encoding-chinese' } });
	});

	test('of ASCII nothing can be a lie', () => {
		expect(detect(bytesOf('id,name'), 'GBK').evidence.code).toBe('encoding-ascii');
	});

	test('other writings are believed', () => {
		const russian = bytesOf('улица Ленина, дом 5', 'windows-1251');
		expect(detect(russian, '1251')).toMatchObject({ name: 'windows-1251' });
		const german = bytesOf('Königstraße, Café', 'windows-1252');
		expect(detect(german, '1252')).toMatchObject({ name: 'windows-1252' });
	});

	test('the planner is taken at the word', () => {
		const choose = (label: string) => detectEncoding(gbk, { declared: { label, from: 'user' } });
		expect(choose('big5').name).toBe('big5');
		expect(() => choose('hanzi')).toThrow(/"hanzi".*gbk/);
	});
});

/** Characters of GB2312's first level, in its order: what names of places are made of. */
const COMMON = decodeText(
	Uint8Array.from({ length: 3755 * 2 }, (_, i) => {
		const place = i >> 1;
		return i % 2 === 0 ? 0xb0 + Math.floor(place / 94) : 0xa1 + (place % 94);
	}),
	'gbk'
);

test('texts of common characters are read as they were written', () => {
	const character = fc.nat(COMMON.length - 1).map((i) => COMMON[i]!);
	const name = fc.array(character, { minLength: 3, maxLength: 8 }).map((parts) => parts.join(''));
	fc.assert(
		fc.property(
			fc.array(name, { minLength: 5, maxLength: 30 }),
			fc.constantFrom('utf-8', 'gbk'),
			fc.constantFrom('UTF-8', 'GBK', '936', 'ISO-8859-1', undefined),
			(names, encoding, label) => {
				const bytes = bytesOf(names.join('\n'), encoding);
				const declared = label === undefined ? undefined : ({ label, from: 'cpg' } as const);
				const found = detectEncoding(bytes, { declared });
				expect(decodeText(bytes, found.name)).toBe(names.join('\n'));
			}
		)
	);
});

test('any bytes get an answer that reads them', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
			expect(typeof decodeText(bytes, detectEncoding(bytes).name)).toBe('string');
		})
	);
});
