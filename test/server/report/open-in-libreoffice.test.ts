import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildReport, type ReportOptions } from '#lib/core/report/build-report.ts';
import { findReportScope } from '#lib/core/report/find-report-scope.ts';
import { loadSeedCity } from '#lib/server/loaded-city.ts';
import { gatherFigureSource } from '#lib/server/report/gather-figure-source.ts';
import { drawPictures } from '#lib/server/report/pictures.ts';
import { writeDocx } from '#lib/server/report/write-docx.ts';
import { writeXlsx } from '#lib/server/report/write-xlsx.ts';
import { smallSource } from '../../core/report/small-source.ts';
import { drawSmallPictures } from './draw-small-pictures.ts';

const isThere = (command: string) => spawnSync(command, ['--version']).error === undefined;
/** Without LibreOffice and poppler on this machine there is nothing to open files with. */
const canOpen = isThere('soffice') && isThere('pdftotext') && isThere('pdfinfo');
const OPTIONS: ReportOptions = {
	lang: 'zh',
	dataHash: '0123456789ab'.padEnd(64, 'f'),
	baseUrl: 'https://map.example.cn'
};

const folder = mkdtempSync(join(tmpdir(), 'lianpian-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Converts files that were written into the folder to PDF. */
function convert(...names: string[]) {
	const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
	const files = names.map((name) => join(folder, name));
	execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
		stdio: 'ignore'
	});
}

/** The text of each page of a PDF, without blanks, punctuation half-width. */
function pagesOf(name: string): string[] {
	execFileSync('pdftotext', ['-layout', join(folder, `${name}.pdf`)]);
	const text = readFileSync(join(folder, `${name}.txt`), 'utf8');
	return text.split('\f').slice(0, -1);
}
const plain = (text: string) => text.replaceAll(/\s/g, '').normalize('NFKC');

it.skipIf(!canOpen)(
	'opens in LibreOffice: report and ledger with their texts and numbers',
	async () => {
		const report = buildReport(smallSource(), OPTIONS);
		writeFileSync(join(folder, 'bulletin.docx'), await writeDocx(report, drawSmallPictures(report)));
		writeFileSync(join(folder, 'ledger.xlsx'), writeXlsx(report));
		convert('bulletin.docx', 'ledger.xlsx');
		const bulletin = plain(pagesOf('bulletin').join(''));
		for (const told of [
			'小城2022年老旧小区连片改造情况报告',
			'一、概况',
			'(一)东区',
			'覆盖率30.0%',
			'300÷1,000=30.0%',
			'乙二&小区',
			'示意数据',
			'数据指纹0123456789ab',
			'图1老旧小区、组团与社区服务中心分布图',
			'—1—'
		])
			expect(bulletin).toContain(told);
		const ledger = plain(pagesOf('ledger').join(''));
		for (const told of ['老旧小区台账', '2022-01-01', '10:00', '30.0%', '甲一<小区>', '含示意数据'])
			expect(ledger).toContain(told);
	},
	240_000
);

it.skipIf(!canOpen)(
	'has no page that ends with a heading, none that is half empty first, and a brief on two pages in LibreOffice',
	async () => {
		const city = await loadSeedCity('baoding');
		const source = await gatherFigureSource(city);
		const tried = await gatherFigureSource(city, {
			...source.plan,
			edits: ['centre-01', 'centre-30'].map((centreId) => ({ kind: 'close-centre', centreId }))
		});
		const asked: [name: string, options: Partial<ReportOptions>, of?: typeof source][] = [
			['report-zh', {}],
			['brief-zh', { isBrief: true }],
			['brief-en', { isBrief: true, lang: 'en' }],
			['district-en', { isBrief: true, lang: 'en', scope: { kind: 'district', id: 'district-lianchi' } }],
			['package-zh', { isBrief: true, scope: findReportScope({ kind: 'package', text: '5' }, source) }],
			[
				'trial-zh',
				{ isBrief: true, before: source, scope: { kind: 'district', id: 'district-lianchi' } },
				tried
			],
			['trial-en', { isBrief: true, lang: 'en', before: source }, tried]
		];
		for (const [name, options, of = source] of asked) {
			const report = buildReport(of, { ...OPTIONS, ...options });
			const { pictures } = await drawPictures(report, city, { png: 'none' });
			writeFileSync(join(folder, `${name}.docx`), await writeDocx(report, pictures));
		}
		convert(...asked.map(([name]) => `${name}.docx`));
		for (const [name] of asked.slice(1)) {
			const info = execFileSync('pdfinfo', [join(folder, `${name}.pdf`)], { encoding: 'utf8' });
			expect(info, name).toMatch(/Pages:\s+2\b/);
		}
		const pages = pagesOf('report-zh').map((page) =>
			page
				.trimEnd()
				.split('\n')
				.filter((line) => line.trim() !== '')
		);
		expect(pages.length).toBeGreaterThan(10);
		for (const [i, lines] of pages.entries()) {
			// The last line is the number of the page.
			expect(plain(lines.at(-1)!)).toBe(`—${i + 1}—`);
			expect(plain(lines.at(-2)!), `page ${i + 1}`).not.toMatch(
				/^([一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|表\d)/
			);
		}
		// Text, a map and its caption fill the first page.
		expect(plain(pages[0]!.join(''))).toContain('图1老旧小区');
	},
	300_000
);
