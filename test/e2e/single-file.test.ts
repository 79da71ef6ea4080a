import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SINGLE_FILE_MAX_BYTES } from '#lib/server/single-file/make-single-file.ts';
import {
	openBrowser,
	screenshot,
	startApp,
	type App,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianpian-single-'));
let app: App;
let browser: WatchedBrowser;

beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the file as from a stick: no network, and every request but the file itself is an error. */
async function openFromDisk(name: string, address: string) {
	const answer = await fetch(app.url + address);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*\.html$/);
	const path = join(folder, name);
	writeFileSync(path, await answer.text());
	expect(statSync(path).size).toBeLessThan(SINGLE_FILE_MAX_BYTES);
	const page = await browser.newPage();
	const file = pathToFileURL(path).href;
	const asked: string[] = [];
	await page.context().route('**', (route) => {
		const url = route.request().url();
		if (url === file || /^(blob|data):/.test(url)) return route.continue();
		asked.push(url);
		return route.abort();
	});
	await page.context().setOffline(true);
	await page.goto(file);
	await page.getByTestId('slide-title').waitFor();
	return { page, asked };
}

/** How many pixels of the map are of the blue of life circles: their borders and the dots of centres. */
async function countBlue(page: WatchedPage): Promise<number> {
	const image = (await page.screenshot()).toString('base64');
	return page.evaluate(async (data) => {
		const picture = new Image();
		picture.src = `data:image/png;base64,${data}`;
		await picture.decode();
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [picture.width, picture.height];
		const pen = canvas.getContext('2d')!;
		pen.drawImage(picture, 0, 0);
		const { data: pixels } = pen.getImageData(picture.width * 0.42, 0, picture.width * 0.4, picture.height);
		let blue = 0;
		for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 2]! - pixels[i]! > 30) blue++;
		return blue;
	}, image);
}

describe('a file on a stick', () => {
	it('shows a whole briefing, what the planner adds included, without asking anybody for anything', async () => {
		const kept = await fetch(`${app.url}baoding/briefings`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ name: '选址汇报', template: 'siting', lang: 'zh' })
		});
		const { id, document } = (await kept.json()) as { id: string; document: { slides: { title: string }[] } };
		const { page, asked } = await openFromDisk(
			'briefing.html',
			`baoding/single.html?briefing=${id}&theme=dark`
		);
		await page.locator('canvas').waitFor();
		for (const { title } of document.slides) {
			// The conclusion, its figures put in.
			for (const words of title.split(/\{[^}]*\}/))
				await expect.poll(() => page.getByTestId('slide-title').innerText()).toContain(words.trim());
			await page.keyboard.press('PageDown');
		}
		await page.keyboard.press('2');
		await page.keyboard.press('Enter');
		// Found in the page itself: three more centres bring households within reach.
		await expect
			.poll(async () => Number((await page.getByTestId('slide-number').innerText()).replaceAll(/\D/g, '')))
			.toBeGreaterThan(100);
		await screenshot(page, 'single-file');
		expect(asked).toEqual([]);
		page.assertClean();
	});

	it('shows a view with the figure that the workbench has', async () => {
		const { page, asked } = await openFromDisk('view.html', 'baoding/single.html?minutes=10,20&lang=en');
		const number = await page.getByTestId('slide-number').innerText();
		const coverage = await browser.newPage();
		await coverage.goto(`${app.url}baoding?minutes=10,20&lang=en`);
		const figure = coverage.getByTestId('coverage-inner').locator('strong');
		await figure.waitFor();
		expect(number.replaceAll(/\s/g, '')).toBe((await figure.innerText()).replaceAll(/\s/g, ''));
		expect(asked).toEqual([]);
		page.assertClean();
	});

	it('of a what-if says so, draws its circles, and lets one go on trying', async () => {
		const { page, asked } = await openFromDisk(
			'what-if.html',
			'baoding/single.html?whatif=centre~new-1~115.452,38.86&lang=zh'
		);
		await page.locator('[data-testid=presenter][data-ready=true]').waitFor();
		await page.getByTestId('trial-mark').waitFor();
		expect(await page.getByTestId('slide-tries').innerText()).toContain('新建社区服务中心');
		const number = async () => (await page.getByTestId('slide-number').innerText()).replaceAll(/\s/g, '');
		const tried = await number();
		expect(await page.getByTestId('slide-before').innerText()).toMatch(/^现行 78\.2% → /);
		expect(tried).not.toBe('78.2%');
		await expect.poll(() => countBlue(page)).toBeGreaterThan(5000);
		// The ground that it gains is tinted.
		const countGained = () =>
			page.evaluate(() => globalThis.openMap!.getSource('circle-change').serialize().data.features.length);
		await expect.poll(countGained).toBeGreaterThan(0);

		const tools = page.getByTestId('try-on');
		await tools.getByRole('button', { name: '新建中心' }).click();
		await page.mouse.click(820, 560);
		await expect.poll(() => page.getByTestId('slide-tries').innerText()).toMatch(/；新建/);
		await page.locator('[data-testid=try-on][data-busy=false]').waitFor();
		await tools.getByRole('button', { name: '恢复原方案' }).click();
		await expect.poll(() => page.getByTestId('slide-tries').innerText()).not.toMatch(/；新建/);
		expect(await number()).toBe(tried);
		expect(asked).toEqual([]);
		page.assertClean();
	});

	it('is not made of what is not there', async () => {
		expect((await fetch(`${app.url}baoding/single.html?briefing=none`)).status).toBe(404);
		expect((await fetch(`${app.url}nowhere/single.html`)).status).toBe(404);
		const wrong = await fetch(`${app.url}baoding/single.html?minutes=30,15`);
		expect(wrong.status).toBe(400);
		expect(await wrong.text()).toContain('minutes');
	});
});
