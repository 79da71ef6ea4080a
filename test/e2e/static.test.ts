import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, screenshot, startApp, type App, type WatchedBrowser } from './harness.ts';

let app: App;
let browser: WatchedBrowser;

beforeAll(async () => {
	app = await startApp();
	browser = await openBrowser();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers });

/** Text of a PDF, by poppler; `undefined` where it is not installed. */
function textOf(pdf: Uint8Array): string | undefined {
	const path = join(app.dataDir, 'static-test.pdf');
	writeFileSync(path, pdf);
	const { stdout, error } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
	return error ? undefined : stdout;
}

describe('static maps by URL', () => {
	test('are a picture that is known again, in pixels as large as asked for', async () => {
		const path = 'static/baoding/auto/640x400@2x.png?legend=1&foo=1';
		const first = await get(path);
		expect([first.status, first.headers.get('content-type')]).toEqual([200, 'image/png']);
		expect(first.headers.get('x-ignored-parameters')).toBe('foo');
		const bytes = new DataView(await first.arrayBuffer());
		expect([bytes.getUint32(16), bytes.getUint32(20)]).toEqual([1280, 800]);
		const etag = first.headers.get('etag')!;
		expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
		const head = await fetch(`${app.url}${path}`, { method: 'HEAD' });
		expect([head.status, head.headers.get('etag')]).toEqual([200, etag]);
		expect((await get('static/baoding/auto/640x400.png?minutes=9')).status).toBe(400);
	});

	test('are drawings in SVG whose text can be selected', async () => {
		const page = await browser.newPage({ width: 1000, height: 700 });
		await page.goto(`${app.url}static/baoding/auto/1000x700.svg?select=axis:axis-chaoyang&legend=1`);
		await screenshot(page, 'static-svg');
		const text = await page.evaluate(() => {
			getSelection()!.selectAllChildren(document.documentElement);
			return String(getSelection());
		});
		for (const words of ['图例', '社区服务中心', '截至 2022年1月1日', 'OpenStreetMap'])
			expect(text).toContain(words);
		expect(await page.evaluate(() => document.querySelectorAll('image, script').length)).toBe(0);
		expect(await page.evaluate(() => document.querySelectorAll('path').length)).toBeGreaterThan(20);
		page.assertClean();
	});

	test('are vectors with text in PDF, one sheet under all its addresses', async () => {
		const path = 'baoding/print.pdf?paper=A4&scale=50000&title=连片改造&internal=1';
		const answer = await get(path);
		expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
		const pdf = new Uint8Array(await answer.arrayBuffer());
		const raw = Buffer.from(pdf).toString('latin1');
		expect(raw).toContain('/Count 1');
		expect(raw).not.toContain('/Subtype /Image');
		expect(raw).toContain('/ToUnicode');
		const text = textOf(pdf);
		if (text !== undefined)
			for (const words of ['连片改造', '1:50,000', '内部使用', '审图号', '社区服务中心'])
				expect(text).toContain(words);
		const again = await get(`${path}&lang=zh&foo=1`);
		expect(again.headers.get('etag')).toBe(answer.headers.get('etag'));
		const other = await get(path.replace('internal=1', 'internal=0'));
		expect(Buffer.compare(Buffer.from(await other.arrayBuffer()), Buffer.from(pdf))).not.toBe(0);
	});
});
