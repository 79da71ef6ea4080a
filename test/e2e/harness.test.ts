import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type WatchedBrowser } from './harness.ts';

/** A page for each thing that the harness must notice. */
const PAGES: Record<string, string> = {
	'/clean': '<p>连片</p><script>console.warn("only a warning")</script>',
	'/console': '<script>console.error("broken")</script>',
	'/throws': '<script>throw new Error("thrown")</script>',
	'/missing': '<img src="/nowhere.png">',
	'/elsewhere': '<img src="http://elsewhere.invalid/a.png">',
	'/refused': '<img src="http://127.0.0.1:9/a.png">'
};

let server: Server;
let url: string;
let browser: WatchedBrowser;

beforeAll(async () => {
	server = createServer((req, res) => {
		const page = PAGES[req.url ?? ''];
		res.writeHead(page || req.url === '/favicon.ico' ? 200 : 404, {
			'content-type': 'text/html; charset=utf-8'
		});
		res.end(page);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	browser = await openBrowser();
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

test('a clean page passes', async () => {
	const page = await browser.newPage({ width: 320, height: 480, lang: 'en', theme: 'dark' });
	await page.goto(`${url}/clean`);
	expect(page.viewportSize()).toEqual({ width: 320, height: 480 });
	expect(await page.evaluate(() => navigator.language)).toBe('en-GB');
	expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
	page.assertClean();
});

test.each([
	['/console', /console error: broken/],
	['/throws', /page error: thrown/],
	['/missing', /answer 404: .*nowhere\.png/],
	['/elsewhere', /request to another host: elsewhere\.invalid/],
	['/refused', /request failed: .*:9\/a\.png/]
])('%s is noticed', async (path, message) => {
	const page = await browser.newPage();
	await page.goto(url + path, { waitUntil: 'networkidle' });
	expect(() => page.assertClean()).toThrow(message);
});

test('what a test expects can be allowed', async () => {
	const page = await browser.newPage({ allow: [/broken/] });
	await page.goto(`${url}/console`);
	page.assertClean();
	await expect.poll(() => page.problems()).toEqual([]);
});

test('WebGL 2 works without a GPU, and there is a Chinese font', async () => {
	const page = await browser.newPage();
	await page.goto(`${url}/clean`);
	expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)).toBe(
		true
	);
	// Boxes for missing glyphs are all alike; two different characters drawn are not.
	const drawn = await page.evaluate(() =>
		['连', '片'].map((character) => {
			const canvas = document.createElement('canvas');
			const context = canvas.getContext('2d');
			if (context) {
				context.font = '48px sans-serif';
				context.fillText(character, 10, 60);
			}
			return canvas.toDataURL();
		})
	);
	expect(drawn[0]).not.toBe(drawn[1]);
});
