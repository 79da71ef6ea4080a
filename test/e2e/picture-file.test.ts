import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPng } from '../helpers/read-png.ts';
import { joinApp, openBrowser, screenshot, type WatchedBrowser } from './harness.ts';

const app = joinApp();
let browser: WatchedBrowser;

beforeAll(async () => {
	browser = await openBrowser();
});

/** The dialog of embedding, over a view of one cluster. */
async function openPictures() {
	const page = await browser.newPage();
	await page
		.context()
		.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.url.slice(0, -1) });
	await page.goto(`${app.url}baoding?select=cluster%3Acluster-03`);
	await page.getByTestId('figures').waitFor({ state: 'attached' });
	await page.getByTestId('outputs').click();
	await page.getByRole('button', { name: '嵌入', exact: true }).click();
	const pictures = page.getByTestId('picture-file');
	await pictures.waitFor();
	return { page, pictures };
}

describe('the view as a picture', () => {
	it('is downloaded and copied as the same PNG, with two pixels for one', async () => {
		const { page, pictures } = await openPictures();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			pictures.getByRole('link', { name: '下载 PNG' }).click()
		]);
		expect(download.suggestedFilename()).toMatch(/^baoding.*\.png$/);
		const saved = new Uint8Array(await readFile(await download.path()));
		const address = await pictures.getByRole('link', { name: '下载 PNG' }).getAttribute('href');
		const [, width, height] = /(\d+)x(\d+)@2x\.png/.exec(address!)!.map(Number);
		const { widthPx, heightPx, rgb } = readPng(saved);
		expect([widthPx, heightPx]).toEqual([2 * width!, 2 * height!]);
		// Not one colour: something was drawn.
		expect(new Set(rgb.subarray(0, 300_000)).size).toBeGreaterThan(20);

		await pictures.getByRole('button', { name: '复制图片' }).click();
		await pictures.getByText('图片已复制').waitFor();
		const copied = await page.evaluate(async () => {
			const [item] = await navigator.clipboard.read();
			const blob = await item!.getType('image/png');
			const bitmap = await createImageBitmap(blob);
			return { types: [...item!.types], width: bitmap.width, height: bitmap.height };
		});
		expect(copied).toEqual({ types: ['image/png'], width: widthPx, height: heightPx });
		await screenshot(page, 'picture-file');
		// The server that has drawn it once draws the same bytes for another view in between.
		await page.request.get(`${app.url}static/baoding/auto/400x300.png?lang=en`);
		const again = await page.request.get(new URL(address!, app.url).href);
		expect(Buffer.compare(await again.body(), Buffer.from(saved))).toBe(0);
		page.assertClean();
	});
});
