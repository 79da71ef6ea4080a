import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDeck } from '#lib/server/report/pptx/briefing/open-deck.ts';
import { refreshDeck } from '#lib/server/report/pptx/briefing/refresh-deck.ts';
import { writeBriefingDeck } from '#lib/server/report/pptx/briefing/write-briefing-deck.ts';
import { readDeck } from '../read-deck.ts';
import { smallDeck, smallDrawer } from './small-briefing.ts';

const isThere = (command: string) => spawnSync(command, ['--version']).error === undefined;

it.skipIf(!isThere('soffice'))(
	'a deck that LibreOffice saved is refreshed as one that nobody touched',
	async () => {
		const folder = mkdtempSync(join(tmpdir(), 'lianpian-saved-'));
		try {
			const file = join(folder, 'deck.pptx');
			writeFileSync(file, await writeBriefingDeck(smallDeck(), smallDrawer()));
			const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
			const format = 'pptx:Impress MS PowerPoint 2007 XML';
			const out = join(folder, 'saved');
			execFileSync('soffice', [profile, '--headless', '--convert-to', format, '--outdir', out, file], {
				stdio: 'ignore'
			});
			const saved = openDeck(new Uint8Array(readFileSync(join(out, 'deck.pptx'))), 'baoding');
			const later = smallDeck({ share: '81.0%' });
			const { bytes, report } = await refreshDeck(saved, later, smallDrawer(' 2023'));
			expect(report.shapes.filter(({ became }) => became !== 'updated' && became !== 'same')).toEqual([]);
			expect(report).toMatchObject({ ownSlides: [], strangers: [], removedSlides: [] });
			const made = readDeck(await writeBriefingDeck(later, smallDrawer(' 2023')));
			// But for the numbers of pages, which each program writes in its own way.
			const told = ({ slides }: typeof made) =>
				slides.map(({ texts }) => texts.filter((text) => !/^([‹<]|\d+$)/.test(text)).toSorted());
			const fresh = readDeck(bytes);
			expect(told(fresh)).toEqual(told(made));
			expect(fresh.slides.map(({ notes }) => notes)).toEqual(made.slides.map(({ notes }) => notes));
			expect(fresh.file.parts['ppt/media/view1.svg']).toBeDefined();
		} finally {
			rmSync(folder, { recursive: true });
		}
	},
	90_000
);
