import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
	openBrowser,
	screenshot,
	startApp,
	type App,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';

/** What a browser itself writes into its console while there is no server. */
const LOST = [/ERR_|Failed to (load|fetch)|AJAXError|dynamically imported/];
/** What a server answers that has just begun to start. */
const STARTING = /answer 503/;

const folder = mkdtempSync(join(tmpdir(), 'lianpian-reconnect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let app: App;
let browser: WatchedBrowser;
beforeAll(async () => {
	cpSync(inject('seededFolder'), folder, { recursive: true });
	app = await startApp({ dataDir: folder });
	browser = await openBrowser();
});

async function open(path: string, lang: 'zh' | 'en' = 'zh'): Promise<WatchedPage> {
	const page = await browser.newPage({ allow: [...LOST, STARTING], lang });
	await page.goto(app.url + path);
	await page.getByTestId('figures').waitFor();
	await page.locator('canvas.maplibregl-canvas').waitFor();
	return page;
}

const openDesk = (page: WatchedPage) => page.getByRole('toolbar').getByRole('button').first().click();
const lost = (page: WatchedPage) => page.getByTestId('connection-lost');

describe('a network that goes and comes back', () => {
	it('is said, and the same works again without a reload', async () => {
		const page = await open('baoding?view=115.49,38.87,13');
		await page.evaluate(() => Object.assign(window, { isSamePage: true }));
		await page.context().setOffline(true);
		await lost(page).waitFor();
		// Ground that was not looked at yet, and a desk that was not opened yet.
		await page.mouse.move(640, 400);
		await page.mouse.down();
		await page.mouse.move(640, 150, { steps: 4 });
		await page.mouse.up();
		await openDesk(page);
		const fault = page.getByTestId('desk-packages').getByTestId('fault');
		await fault.waitFor();
		expect(await fault.innerText()).toMatch(/未能打开：(网络已断开|连不上服务器)/);
		expect(await page.locator('body').innerText()).not.toMatch(/fetch|pmtiles|AJAX|module|http:/i);
		await screenshot(page, 'offline-zh');
		const tiles = page.waitForResponse((answer) => answer.url().includes('basemap.pmtiles') && answer.ok());
		await page.context().setOffline(false);
		await lost(page).waitFor({ state: 'detached' });
		await page.getByTestId('desk-packages').getByRole('button', { name: '生成建议' }).waitFor();
		await fault.waitFor({ state: 'detached' });
		await tiles;
		expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
		await screenshot(page, 'online-again-zh');
		page.assertClean();
	});
});

describe('a server that stops and starts again', () => {
	it('gets what was changed meanwhile, and the plan that could not be read comes by itself', async () => {
		const page = await open('baoding?select=centre:centre-01');
		const unread = await browser.newPage({ allow: [...LOST, STARTING] });
		await unread.route('**/plan.json', (route) => route.abort('connectionrefused'));
		await unread.goto(`${app.url}baoding`);
		await unread.getByTestId('fault').waitFor();
		expect(await unread.getByTestId('fault').innerText()).toContain('连不上服务器');
		await app.stop();
		await page.getByRole('button', { name: '试关此中心' }).click();
		await page.getByTestId('draft-fault').waitFor();
		await lost(page).waitFor();
		await screenshot(page, 'server-gone-zh');
		await unread.unroute('**/plan.json');
		const { port } = new URL(app.url);
		app = await startApp({ dataDir: folder, env: { PORT: port } });
		await page.getByTestId('draft-fault').waitFor({ state: 'detached' });
		await lost(page).waitFor({ state: 'detached' });
		await unread.getByTestId('figures').waitFor();
		const kept = await page.evaluate(async () => {
			const id = sessionStorage.getItem('lianpian:drafts:baoding');
			return (await fetch(`/baoding/drafts/${id}`)).json();
		});
		expect(kept.document.scenario.edits).toMatchObject([{ kind: 'close-centre', centreId: 'centre-01' }]);
		page.assertClean();
	});
});

describe('a link with wrong parameters', () => {
	it('names them, says what is taken instead, and goes away when it is read', async () => {
		const page = await open('baoding?minutes=abc&select=community:nowhere&view=1,2&foo=bar');
		const note = page.getByTestId('address-note');
		await note.waitFor();
		const said = await note.innerText();
		for (const words of [
			'参数 minutes 的值“abc”不可用，已改用 15,30',
			'参数 view 的值“1,2”不可用，已忽略',
			'小区“nowhere”不在本市的规划数据中',
			'不认识的参数 foo 已忽略'
		])
			expect(said).toContain(words);
		await screenshot(page, 'wrong-parameters-zh');
		await note.getByRole('button', { name: '知道了' }).click();
		await note.waitFor({ state: 'detached' });
		const english = await open('baoding?speed=fast&lang=en', 'en');
		expect(await english.getByTestId('address-note').innerText()).toContain(
			'speed “fast” cannot be used; 1 is taken instead.'
		);
		english.assertClean();
		const right = await open('baoding?minutes=10,20&theme=light');
		await right.getByTestId('figures').waitFor();
		expect(await right.getByTestId('address-note').count()).toBe(0);
	});
});
