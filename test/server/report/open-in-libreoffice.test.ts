import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildReport } from '#lib/core/report/build-report.ts';
import { writeDocx } from '#lib/server/report/write-docx.ts';
import { writeXlsx } from '#lib/server/report/write-xlsx.ts';
import { smallSource } from '../../core/report/small-source.ts';
import { drawSmallPictures } from './draw-small-pictures.ts';

const isThere = (command: string) => spawnSync(command, ['--version']).error === undefined;

it.skipIf(!isThere('soffice') || !isThere('pdftotext'))(
	'opens in LibreOffice: bulletin and ledger with their texts and numbers',
	async () => {
		const folder = mkdtempSync(join(tmpdir(), 'lianpian-report-'));
		try {
			const report = buildReport(smallSource(), {
				lang: 'zh',
				dataHash: '0123456789ab'.padEnd(64, 'f'),
				baseUrl: 'https://map.example.cn'
			});
			writeFileSync(join(folder, 'bulletin.docx'), await writeDocx(report, drawSmallPictures(report)));
			writeFileSync(join(folder, 'ledger.xlsx'), writeXlsx(report));
			const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
			const files = ['bulletin.docx', 'ledger.xlsx'].map((name) => join(folder, name));
			execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
				stdio: 'ignore'
			});
			const textOf = (name: string) => {
				execFileSync('pdftotext', ['-layout', join(folder, `${name}.pdf`)]);
				return readFileSync(join(folder, `${name}.txt`), 'utf8')
					.replaceAll(/\s/g, '')
					.normalize('NFKC');
			};
			const bulletin = textOf('bulletin');
			for (const told of [
				'小城2022年老旧小区连片改造情况报告',
				'一、概况',
				'(一)东区',
				'覆盖率30.0%',
				'300÷1,000=30.0%',
				'乙二&小区',
				'示意数据',
				'数据指纹0123456789ab',
				'—1—'
			])
				expect(bulletin).toContain(told);
			const ledger = textOf('ledger');
			for (const told of ['老旧小区台账', '2022-01-01', '10:00', '30.0%', '甲一<小区>', '含示意数据'])
				expect(ledger).toContain(told);
		} finally {
			rmSync(folder, { recursive: true });
		}
	},
	120_000
);
