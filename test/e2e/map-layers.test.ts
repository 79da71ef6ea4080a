import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_LAYER_IDS } from '#lib/carto/layer-order.ts';
import { DARK } from '#lib/carto/palette.ts';
import { openBrowser, startApp, type App, type WatchedBrowser, type WatchedPage } from './harness.ts';

let app: App;
let browser: WatchedBrowser;
beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
});

const orderOf = (page: WatchedPage) =>
	page.evaluate(() => globalThis.openMap!.getStyle().layers.map(({ id }) => id));
const countIn = (page: WatchedPage, source: string) =>
	page.evaluate((id) => globalThis.openMap!.getSource(id).serialize().data.features.length, source);
const groundOf = (page: WatchedPage) =>
	page.evaluate(() => globalThis.openMap!.getPaintProperty('ground', 'background-color'));

async function expectOrder(page: WatchedPage, when: string) {
	expect(await orderOf(page), when).toEqual([...ALL_LAYER_IDS]);
}

describe('the order of layers', () => {
	it('holds whatever is opened late: path and entrances, packages, the lasso, and another theme', async () => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding`);
		await page.getByTestId('figures').waitFor();
		await page.waitForFunction(() => globalThis.openMap?.isStyleLoaded());
		await expectOrder(page, 'at first');
		// Found late: a community, with its path and its entrances.
		await page.keyboard.press('/');
		await page.keyboard.type('八组团001');
		await page.keyboard.press('Enter');
		await page.getByTestId('community-sheet').waitFor();
		await expect.poll(() => countIn(page, 'path')).toBe(1);
		expect(await countIn(page, 'entrances')).toBeGreaterThan(0);
		await expectOrder(page, 'a community is selected');
		await page.keyboard.press('Escape');
		// The desk of packages, its fills and the lasso.
		await page.keyboard.press('p');
		await page.getByTestId('desk-packages').waitFor();
		await page.getByRole('button', { name: '生成建议' }).click();
		await expect.poll(() => countIn(page, 'planning')).toBeGreaterThan(0);
		await page.getByRole('button', { name: '套索选取' }).click();
		await page.mouse.move(600, 300);
		await page.mouse.down();
		await page.mouse.move(700, 300, { steps: 4 });
		await page.mouse.move(700, 400, { steps: 4 });
		await expect.poll(() => countIn(page, 'trial')).toBe(1);
		await expectOrder(page, 'a ring is in the hand');
		await page.mouse.up();
		await page.emulateMedia({ colorScheme: 'dark' });
		await expect.poll(() => groundOf(page)).toBe(DARK.ground);
		await expectOrder(page, 'in the dark');
		page.assertClean();
	});

	it('is the same by a deep link as by hand', async () => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding?select=community:community-0805&desk=packages&theme=dark`);
		await page.getByTestId('community-sheet').waitFor();
		await expect.poll(() => countIn(page, 'path')).toBe(1);
		await expectOrder(page, 'by a deep link');
		page.assertClean();
	});
});
