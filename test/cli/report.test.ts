import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkOoxml } from '../helpers/check-ooxml.ts';
import { runCli } from '../helpers/run-cli.ts';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'lianpian-cli-report-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('writes the ledger of the default city: 817 communities, 509 of them counted', () => {
	const out = join(folder, 'ledger.xlsx');
	const { code, stdout, stderr } = runCli(
		'report',
		'--format',
		'xlsx',
		'--out',
		out,
		'--base-url',
		'https://map.example.cn'
	);
	expect([code, stdout]).toEqual([0, '']);
	expect(stderr).toContain(out);
	const { read, readText } = checkOoxml(new Uint8Array(readFileSync(out)));
	expect(read('xl/worksheets/sheet1.xml').match(/<row /g)).toHaveLength(3 + 817);
	const texts = readText('xl/sharedStrings.xml');
	expect(texts).toContain('509个');
	expect(texts).toContain('https://map.example.cn/baoding');
	// Beside the file there is nothing half-made.
	expect(readdirSync(folder)).toEqual(['ledger.xlsx']);
});

it('writes the ledger of one cluster with 20 minutes at an elderly pace', () => {
	const out = join(folder, 'cluster.xlsx');
	const { code, stderr } = runCli(
		'report',
		'--format',
		'xlsx',
		'--out',
		out,
		'--cluster',
		'三组团',
		'--minutes',
		'20,40',
		'--speed',
		'0.8',
		'--what-if',
		'close~centre-01'
	);
	expect([code, stderr.includes(out)]).toEqual([0, true]);
	const { read, readText } = checkOoxml(new Uint8Array(readFileSync(out)));
	const texts = readText('xl/sharedStrings.xml');
	expect(texts).toContain('20分钟内');
	expect(texts).toContain('推演');
	expect(texts).not.toContain('四组团');
	// 87 of the 817 communities, below a title, sums and headings.
	expect(read('xl/worksheets/sheet1.xml').match(/<row /g)).toHaveLength(3 + 87);
	rmSync(out);
});

it.each([
	[['--format', 'doc', '--out', 'x.doc'], '--format takes one of docx|pptx|xlsx|pdf, not "doc"'],
	[['--format', 'docx'], '--out takes the path'],
	[
		['--format', 'docx', '--out', 'x.docx', '--district', '南区'],
		'district-jingxiu (竞秀区), district-lianchi (莲池区)'
	],
	[['--format', 'docx', '--out', 'x.docx', '--package', '999'], '--package takes a number from 1 to 131'],
	[['--format', 'docx', '--out', 'x.docx', '--minutes', '15'], '--minutes takes two whole numbers'],
	[['--format', 'docx', '--out', 'x.docx', '--speed', '9'], '--speed takes metres a second'],
	[['--format', 'docx', '--out', 'x.docx', '--what-if', 'fly~a'], '--what-if takes changes of the plan'],
	[
		['--format', 'docx', '--out', 'x.docx', '--what-if', 'close~centre-99'],
		'--what-if takes changes that can be made'
	],
	[['--format', 'xlsx', '--out', 'x.xlsx', '--brief'], '--brief takes nothing for xlsx'],
	[['--format', 'docx', '--out', 'x.docx', '--scenario', 'nowhere.json'], 'nowhere.json'],
	[['--format', 'docx', '--out', 'x.docx', '--template', 't.pptx'], '--template is for --format pptx only'],
	[['--format', 'pdf', '--out', 'x.pdf', '--as-of', '2020-01-01'], 'it begins on 2022-01-01']
])('refuses %j in one line, with exit code 2 and no file', (args, reason) => {
	const own = args.map((arg) => (arg.startsWith('x.') ? join(folder, arg) : arg));
	const { code, stdout, stderr } = runCli('report', ...own);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(reason);
	expect(stderr.trimEnd().split('\n')).toHaveLength(1);
	for (const arg of own.filter((one) => one.startsWith(folder))) expect(existsSync(arg)).toBe(false);
});
