import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultView } from '#lib/carto/view-query.ts';
import { renderPng } from '#lib/server/browser/render-png.ts';
import { closeBrowser } from '#lib/server/browser/with-page.ts';
import { loadSeedCity } from '#lib/server/loaded-city.ts';
import { renderView } from '#lib/server/render/render-view.ts';
import { readPng, type Pixels } from '../../helpers/read-png.ts';

const isThere = (command: string) => spawnSync(command, ['--version']).error === undefined;
const SIZE = { widthPx: 1000, heightPx: 700 };

const folder = mkdtempSync(join(tmpdir(), 'lianpian-svg-'));
let browser: Pixels;
beforeAll(async () => {
	const city = await loadSeedCity('baoding');
	const asked = { fit: 'auto', ...SIZE } as const;
	const { svg } = await renderView(city, defaultView(), asked, { theme: 'light', legend: true });
	writeFileSync(join(folder, 'map.svg'), svg);
	browser = readPng(await renderPng(svg, SIZE));
});
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await closeBrowser();
});

/** The default city's map as another program draws it. */
function draw(command: string, args: (source: string, target: string) => string[]): Pixels {
	execFileSync(command, args(join(folder, 'map.svg'), join(folder, 'map.png')), {
		cwd: folder,
		stdio: 'ignore'
	});
	return readPng(readFileSync(join(folder, 'map.png')));
}

/** The share of the pixels of `a` that have nothing like them within two pixels of the same place in `b`. */
function shareAstray(a: Pixels, b: Pixels): number {
	const SLACK = 60;
	const NEAR_PX = 2;
	const isLike = (at: number, x: number, y: number) => {
		if (x < 0 || y < 0 || x >= b.widthPx || y >= b.heightPx) return false;
		const to = 3 * (y * b.widthPx + x);
		return [0, 1, 2].every((c) => Math.abs(a.rgb[at + c]! - b.rgb[to + c]!) <= SLACK);
	};
	let astray = 0;
	for (let y = 0; y < a.heightPx; y++)
		for (let x = 0; x < a.widthPx; x++) {
			const at = 3 * (y * a.widthPx + x);
			let isMet = isLike(at, x, y);
			for (let dy = -NEAR_PX; dy <= NEAR_PX && !isMet; dy++)
				for (let dx = -NEAR_PX; dx <= NEAR_PX && !isMet; dx++) isMet = isLike(at, x + dx, y + dy);
			if (!isMet) astray++;
		}
	return astray / (a.widthPx * a.heightPx);
}

/** Halos over letters, tried, are .003 and .006 of the map; what is left is the browser's own smoothing of edges. */
const ASTRAY_MAX = 0.001;

it.skipIf(!isThere('rsvg-convert'))('librsvg draws the map as browsers do', () => {
	const drawn = draw('rsvg-convert', (source, target) => [source, '-o', target]);
	expect([drawn.widthPx, drawn.heightPx]).toEqual([SIZE.widthPx, SIZE.heightPx]);
	expect(shareAstray(browser, drawn)).toBeLessThan(ASTRAY_MAX);
	expect(shareAstray(drawn, browser)).toBeLessThan(ASTRAY_MAX);
});

it.skipIf(!isThere('soffice'))('LibreOffice draws the map as browsers do', () => {
	const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
	const drawn = draw('soffice', (source) => [
		profile,
		'--headless',
		'--convert-to',
		'png',
		'--outdir',
		folder,
		source
	]);
	expect(shareAstray(browser, drawn)).toBeLessThan(ASTRAY_MAX);
});
