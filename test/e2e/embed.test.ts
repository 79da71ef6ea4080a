import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Frame } from 'playwright-core';
import { RESPONSIVE_MIN_PX } from '#lib/carto/embed/snippets.ts';
import { LAYER_KEYS } from '#lib/carto/view-query.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	openBrowser,
	screenshot,
	startApp,
	type App,
	type PageOptions,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';

/** Somebody else's site: another host name, another port. */
interface Site {
	origin: string;
	/** What its page holds; it listens and keeps what it is told. */
	body: string;
	server: Server;
}

let app: App;
let browser: WatchedBrowser;
let allowed: Site;
let stranger: Site;

beforeAll(async () => {
	[allowed, stranger] = await Promise.all([serveSite(), serveSite()]);
	[app, browser] = await Promise.all([
		startApp({ env: { LIANPIAN_FRAME_ANCESTORS: allowed.origin } }),
		openBrowser()
	]);
});
afterAll(() => {
	for (const { server } of [allowed, stranger]) server.close();
});

async function serveSite(): Promise<Site> {
	const site = { origin: '', body: '' };
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(`<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>other</title>
<link rel="icon" href="data:,"><script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>
<style>body { margin: 0 }</style>${site.body}`);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return Object.assign(site, { origin: `http://localhost:${port}`, server });
}

async function openSite(site: Site, body: string, options: PageOptions = {}): Promise<WatchedPage> {
	site.body = body;
	const page = await browser.newPage(options);
	await page.goto(site.origin);
	return page;
}

interface Heard {
	type: string;
	[field: string]: unknown;
}

/** The first message of a type, once it has come. */
async function hear(page: WatchedPage, type: string, count = 1): Promise<Heard> {
	const of = `heard.filter(({ type }) => type === 'lianpian:${type}')`;
	await page.waitForFunction(`${of}.length >= ${count}`);
	return page.evaluate<Heard>(`${of}[${count - 1}]`);
}

const frameOf = (page: WatchedPage): Frame => page.frames().find((frame) => frame !== page.mainFrame())!;

/** Everything that is sent to the server other than to be read. */
function watchWrites(page: WatchedPage): string[] {
	const writes: string[] = [];
	page.on('request', (request) => {
		if (!['GET', 'HEAD'].includes(request.method())) writes.push(`${request.method()} ${request.url()}`);
	});
	return writes;
}

describe('a map in somebody else’s page', () => {
	it('comes by oEmbed, is drawn, read-only, tells its height and what is clicked', async () => {
		const headers = { accept: 'text/html' };
		const html = await (await fetch(`${app.url}embed/baoding?minutes=10,20`, { headers })).text();
		const discovery = /<link[^>]*application\/json\+oembed[^>]*href="([^"]+)"/.exec(html)?.[1] ?? '';
		const oEmbed = await (await fetch(discovery.replaceAll('&amp;', '&'))).json();
		const page = await openSite(allowed, oEmbed.html, { allow: [/scene\.json\?minutes=20,10/] });
		const writes = watchWrites(page);
		expect(await hear(page, 'ready')).toMatchObject({ city: 'baoding', version: 1, isIllustrative: true });
		const size = await hear(page, 'size');
		expect(size['widthPx']).toBe(800);
		expect(size['heightPx']).toBeGreaterThan(500);
		const frame = frameOf(page);
		expect(await frame.locator('canvas').count()).toBe(1);
		expect(await frame.locator('footer').innerText()).toContain('10 分钟生活圈');
		await screenshot(page, 'embed-frame');

		const say = (message: object) =>
			page.evaluate((data) => window.frames[0]!.postMessage(data, '*'), { version: 1, ...message });
		await say({ type: 'lianpian:select', kind: 'cluster', id: 'cluster-03' });
		expect(await hear(page, 'selected')).toMatchObject({ kind: 'cluster', id: 'cluster-03', name: '三组团' });
		await say({ type: 'lianpian:select', kind: 'cluster', id: 'nowhere' });
		await say({ type: 'lianpian:show', query: 'minutes=20,10' });
		await say({ type: 'lianpian:show', version: 7, query: '' });
		expect((await hear(page, 'error', 3)) && (await page.evaluate('heard'))).toEqual(
			expect.arrayContaining(
				[/no cluster "nowhere"/, /minutes "20,10"/, /version 7/].map((message) =>
					expect.objectContaining({ type: 'lianpian:error', message: expect.stringMatching(message) })
				)
			)
		);

		// Nothing of the workbench hears a key, and a file that is dropped stays outside.
		const box = (await frame.locator('canvas').boundingBox())!;
		await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		expect((await hear(page, 'selected', 2)).type).toBe('lianpian:selected');
		const before = await frame.locator('body').innerText();
		for (const key of ['/', '?', 't', 'w', 'p', 's', 'o', 'd', 'g', '[', ']', 'Control+k', 'Control+z'])
			await page.keyboard.press(key);
		expect(await frame.locator('dialog, input, [contenteditable]').count()).toBe(0);
		expect(await frame.locator('body').innerText()).toBe(before);
		const isRefused = await frame.evaluate(() => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File(['{}'], 'plan.geojson'));
			const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
			return !document.querySelector('canvas')!.dispatchEvent(drop);
		});
		expect(isRefused).toBe(true);
		expect(writes).toEqual([]);
		page.assertClean();
	});

	it('lets the page scroll, and fits 320 pixels', async () => {
		const body = `<iframe src="${app.url}embed/baoding?lang=en" style="width:100%;height:560px;border:0"></iframe><div style="height:2000px"></div>`;
		const page = await openSite(allowed, body, { width: 320, height: 640 });
		await hear(page, 'ready');
		const frame = frameOf(page);
		expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
		await page.mouse.move(160, 200);
		await page.mouse.wheel(0, 300);
		await page.waitForFunction('scrollY > 100');
		expect(await frame.getByText('Hold Ctrl').count()).toBe(1);
		await screenshot(page, 'embed-320');
		page.assertClean();
	});

	it('is an element with methods, events and its own height', async () => {
		const body = `<script type="module" src="${app.url}lianpian-map.js"></script>
			<lianpian-map city="baoding" minutes="10,20" style="width:700px"></lianpian-map>
			<script>window.events = []; for (const name of ['ready', 'shown', 'select', 'error'])
				document.querySelector('lianpian-map').addEventListener('lianpian-' + name, ({ type, detail }) => events.push({ ...detail, type }));</script>`;
		const page = await openSite(allowed, body);
		const last = async (name: string) => {
			await page.waitForFunction(`events.some(({ type }) => type === 'lianpian-${name}')`);
			return page.evaluate<Heard>(`events.findLast(({ type }) => type === 'lianpian-${name}')`);
		};
		const map = page.locator('lianpian-map');
		// Asked before it stands, done when it does.
		await map.evaluate((element) => Object(element).select('centre', 'centre-30'));
		expect(await last('ready')).toMatchObject({ city: 'baoding' });
		expect(await last('select')).toMatchObject({ kind: 'centre', id: 'centre-30' });
		const asked = (await hear(page, 'size'))['heightPx'];
		await page.waitForFunction(
			(heightPx) => document.querySelector('lianpian-map')!.getBoundingClientRect().height === heightPx,
			asked
		);
		expect(await map.locator('iframe').getAttribute('title')).toContain('保定');
		await map.evaluate((element) => Object(element).show({ minutes: '12,24', legend: '1', nonsense: '1' }));
		expect(await last('shown')).toMatchObject({ ignored: ['nonsense'] });
		expect(await frameOf(page).locator('footer').innerText()).toContain('12 分钟生活圈');
		await map.evaluate((element) => element.setAttribute('lang', 'en'));
		await frameOf(page).getByText('10-minute life circle').waitFor();
		await screenshot(page, 'embed-element');
		page.assertClean();
	});

	it('stays out of pages that the administrator did not let in, and the workbench out of all', async () => {
		const refused = /frame-ancestors|ERR_BLOCKED_BY_RESPONSE/;
		const frame = (path: string) => `<iframe src="${app.url}${path}" width="600" height="400"></iframe>`;
		const urlOf = async (site: Site, path: string) => {
			const page = await openSite(site, frame(path), { allow: [refused] });
			await page.waitForLoadState('networkidle');
			return frameOf(page).url();
		};
		expect(await urlOf(stranger, 'embed/baoding')).toMatch(/^chrome-error:/);
		expect(await urlOf(allowed, 'baoding')).toMatch(/^chrome-error:/);
	});

	it('without scripts is a picture with the same name, date, words and source', async () => {
		const path = 'embed/baoding?static=1&select=cluster:cluster-03';
		const page = await openSite(
			allowed,
			`<iframe src="${app.url}${path}" width="600" height="500"></iframe>`
		);
		await page.waitForLoadState('networkidle');
		const frame = frameOf(page);
		expect(await frame.locator('script').count()).toBe(0);
		await frame.waitForFunction(() => document.querySelector('img')!.naturalWidth > 0);
		expect(await frame.locator('body').innerText()).toMatch(/三组团[^]*数据截至[^]*OpenStreetMap/);
		page.assertClean();
	});

	it('shows all of itself in the frame that is recommended', async () => {
		const page = await browser.newPage({ width: 320, height: 600 });
		const layers = LAYER_KEYS.join(',');
		const most = `lang=en&whatif=close~centre-01;close~centre-30&layers=${layers}`;
		for (const query of ['static=1&lang=zh', `static=1&${most}`, most]) {
			await page.goto(`${app.url}embed/baoding?${query}`, { waitUntil: 'load' });
			for (const width of [320, 390, 480, 760, 1200]) {
				// What the snippet's style comes to.
				const height = Math.max(RESPONSIVE_MIN_PX, Math.round((width * 11) / 16));
				await page.setViewportSize({ width, height });
				const measured = await page.evaluate(() => ({
					heightPx: document.documentElement.scrollHeight,
					widthPx: document.documentElement.scrollWidth,
					mapPx: document.querySelector<HTMLElement>('.map')!.offsetHeight
				}));
				expect(measured, `${query} at ${width}`).toMatchObject({ widthPx: width, heightPx: height });
				expect(measured.mapPx, `${query} at ${width}`).toBeGreaterThanOrEqual(180);
			}
		}
		expect(await page.getByTestId('embed-trial').innerText()).toMatch(/What-if[^]*closed[^]*78\.2% → /);
		page.assertClean();
	});
});
