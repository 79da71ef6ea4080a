import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_LAYER_IDS } from '#lib/carto/layer-order.ts';
import { DARK } from '#lib/carto/palette.ts';
import { joinApp, openBrowser, type WatchedBrowser, type WatchedPage } from './harness.ts';

const app = joinApp();
let browser: WatchedBrowser;
beforeAll(async () => {
	browser = await openBrowser();
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

/** How many points of the selected community's walk something lies over: a panel, the tools, the edge of the window. */
const coveredOfPath = (page: WatchedPage) =>
	page.evaluate(() => {
		const map = globalThis.openMap!;
		const [path] = map.getSource('path').serialize().data.features as {
			geometry: { coordinates: [number, number][] };
		}[];
		if (!path || map.isMoving()) return Infinity;
		return path.geometry.coordinates.filter((lngLat) => {
			const { x, y } = map.project(lngLat);
			return !document.elementFromPoint(x, y)?.closest('.map-canvas');
		}).length;
	});

describe('the walk of what is selected', () => {
	// The longest walk of the city, and another.
	it.each([
		{ width: 1440, height: 900 },
		{ width: 1000, height: 700 },
		{ width: 390, height: 844 }
	])('is in the part of the map that nothing covers: $width × $height', async (size) => {
		const page = await browser.newPage(size);
		for (const id of ['community-0805', 'community-0100']) {
			await page.goto(`${app.url}baoding?select=community:${id}`);
			await page.getByTestId('community-sheet').waitFor();
			await expect.poll(() => coveredOfPath(page), { message: id }).toBe(0);
		}
		// What opens over it moves it.
		if (size.width < 1440) return;
		await page.getByRole('button', { name: /小区一览/ }).click();
		await page.getByRole('grid').waitFor();
		await expect.poll(() => coveredOfPath(page), { message: 'with the table' }).toBe(0);
		page.assertClean();
	});
});
