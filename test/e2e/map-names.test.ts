import { beforeAll, describe, expect, it } from 'vitest';
import { joinApp, openBrowser, screenshot, type WatchedBrowser, type WatchedPage } from './harness.ts';
import { mapAtRest, placedNames, type PlacedName } from './watch-map.ts';

const MIDDLE = [115.482, 38.872] as const;

const app = joinApp();
let browser: WatchedBrowser;
beforeAll(async () => {
	browser = await openBrowser();
});

async function openMapAt(zoom: number, options: Parameters<WatchedBrowser['newPage']>[0] = {}) {
	const page = await browser.newPage(options);
	await page.goto(`${app.url}baoding?view=${MIDDLE.join(',')},${zoom}`);
	await page.locator('.map-canvas canvas').waitFor();
	return page;
}

/** Moves the map, and waits until names and tiles are there. */
async function lookFrom(page: WatchedPage, zoom: number, at: readonly [number, number] = MIDDLE) {
	await page.evaluate(([center, to]) => globalThis.openMap!.jumpTo({ center, zoom: to }), [
		at,
		zoom
	] as const);
	await mapAtRest(page);
}

function nearest(names: readonly PlacedName[]): number {
	let least = Infinity;
	for (const [i, a] of names.entries())
		for (const b of names.slice(i + 1))
			if (a.key === b.key) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
	return least;
}

describe('names on the map', () => {
	it('of both axes stand from the city to a few streets, in the part that no panel covers, and none twice within 300 px', async () => {
		const page = await openMapAt(12);
		const { width, height } = page.viewportSize()!;
		for (const zoom of [8.6, 9.5, 10.5, 11.4, 12.3, 13]) {
			await lookFrom(page, zoom);
			await expect
				.poll(async () => {
					const names = [
						...(await placedNames(page, 'axis-labels', 'axis-label')),
						...(await placedNames(page, 'axis-labels', 'axis-label-end'))
					];
					const seen = names.filter(({ x, y }) => x > 300 && x < width - 360 && y > 0 && y < height - 100);
					return new Set(seen.map(({ key }) => key)).size;
				})
				.toBeGreaterThanOrEqual(2);
			expect(nearest(await placedNames(page, 'axis-labels', 'axis-label')), `zoom ${zoom}`).toBeGreaterThan(
				290
			);
		}
		await screenshot(page, 'map-names');
		page.assertClean();
	});

	it('of streets stand once within 300 px wherever one looks, in both languages, from tile to tile', async () => {
		const views = { zh: [11.6, 13, 16.3], en: [14.2, 17.5] };
		for (const lang of ['zh', 'en'] as const) {
			const page = await openMapAt(13, { lang });
			for (const zoom of views[lang])
				for (const east of lang === 'zh' ? [0, 0.0171] : [-0.0233]) {
					await lookFrom(page, zoom, [MIDDLE[0] + east, MIDDLE[1] - east / 2]);
					// While the tiles of one zoom give way to those of the next, both have their names placed.
					await expect
						.poll(async () => nearest(await streetNames(page)), { message: `${lang} ${zoom} ${east}` })
						.toBeGreaterThanOrEqual(300);
				}
			await lookFrom(page, 14.2);
			await expect.poll(async () => (await streetNames(page)).length).toBeGreaterThan(10);
			page.assertClean();
			await page.close();
		}
	});
});

const streetNames = async (page: WatchedPage) => [
	...(await placedNames(page, 'base', 'street-label')),
	...(await placedNames(page, 'base', 'lane-label'))
];
