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
	expect(read('xl/worksheets/sheet1.xml').match(/<row /g)).toHaveLength(2 + 817);
	const texts = readText('xl/sharedStrings.xml');
	expect(texts).toContain('509个');
	expect(texts).toContain('https://map.example.cn/baoding');
	// Beside the file there is nothing half-made.
	expect(readdirSync(folder)).toEqual(['ledger.xlsx']);
});

it.each([
	[['--format', 'doc', '--out', 'x.doc'], '--format takes one of docx|pptx|xlsx|pdf, not "doc"'],
	[['--format', 'docx'], '--out takes the path'],
	[['--format', 'docx', '--out', 'x.docx', '--template', 't.pptx'], '--template is for --format pptx only'],
	[['--format', 'pdf', '--out', 'x.pdf', '--as-of', '2020-01-01'], 'the earliest is 2022-01-01']
])('refuses %j in one line, with exit code 2 and no file', (args, reason) => {
	const own = args.map((arg) => (arg.startsWith('x.') ? join(folder, arg) : arg));
	const { code, stdout, stderr } = runCli('report', ...own);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(reason);
	expect(stderr.trimEnd().split('\n')).toHaveLength(1);
	for (const arg of own.filter((one) => one.startsWith(folder))) expect(existsSync(arg)).toBe(false);
});
