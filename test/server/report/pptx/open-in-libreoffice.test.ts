import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writePptx } from '#lib/server/report/pptx/write-pptx.ts';
import { smallPictures, smallReport } from './small-report.ts';

const isThere = (command: string) => spawnSync(command, ['--version']).error === undefined;

it.skipIf(!isThere('soffice') || !isThere('pdftotext'))(
	'opens in LibreOffice with every slide and text',
	async () => {
		const folder = mkdtempSync(join(tmpdir(), 'lianpian-deck-'));
		try {
			const report = smallReport();
			const file = join(folder, 'deck.pptx');
			writeFileSync(file, (await writePptx(report, smallPictures(report))).bytes);
			const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
			execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
				stdio: 'ignore'
			});
			execFileSync('pdftotext', ['-layout', join(folder, 'deck.pdf')]);
			const pages = readFileSync(join(folder, 'deck.txt'), 'utf8').split('\f').slice(0, -1);
			expect(pages).toHaveLength(10);
			const text = pages.join('\n').replaceAll(/\s/g, '');
			for (const told of [
				'保定连片改造情况报告',
				'75.0%',
				'各区覆盖率',
				'87.5%',
				'未改造',
				'小区30',
				'31,465',
				'数据指纹0123456789ab'
			])
				expect(text).toContain(told);
		} finally {
			rmSync(folder, { recursive: true });
		}
	},
	90_000
);
