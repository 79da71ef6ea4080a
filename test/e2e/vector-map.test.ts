import { beforeAll, describe, expect, it } from 'vitest';
import { loadSeedCity, type LoadedCity } from '#lib/server/loaded-city.ts';
import { drawMap } from '#lib/carto/svg/draw-map.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';
import { prepareView } from '#lib/server/render/render-view.ts';
import { openBrowser, screenshot, startApp, type App, type WatchedBrowser } from './harness.ts';
import { mapAtRest } from './watch-map.ts';

const [WIDTH, HEIGHT] = [1200, 800];
/** Layers of the theme whose colours nothing else has. */
const LAYERS = 'circle-inner,circle-outer,centres,axes,not-renovated,along-axes,accepted';
const VIEW = `view=115.47000,38.87500,12.30&layers=${LAYERS}`;

/** Hides everything but the map. */
const ONLY_MAP =
	'body *:not(:has(.map-canvas)):not(.map-canvas):not(.map-canvas *){visibility:hidden!important}';

/** Colours of the palette that tell a theme's layer from all others, and how many px of it there are at least. */
const MASKS = {
	'communities not renovated, out of reach': { near: [200, 64, 47], least: 600 },
	'communities not renovated, within reach': { near: [230, 161, 146], least: 1500 },
	'communities accepted': { near: [208, 227, 213], least: 1000 },
	centres: { near: [43, 108, 163], least: 800 },
	axes: { near: [168, 100, 58], least: 1500 }
} as const;

let app: App;
let browser: WatchedBrowser;
let city: LoadedCity;
beforeAll(async () => {
	[app, browser, city] = await Promise.all([startApp(), openBrowser(), loadSeedCity('baoding')]);
});

describe('the vector map', () => {
	it('lies within two pixels of the screen', async () => {
		const page = await browser.newPage({ width: WIDTH, height: HEIGHT, everyPixel: true });
		await page.goto(`${app.url}baoding?${VIEW}`);
		await page.getByTestId('figures').waitFor({ state: 'attached' });
		await page.addStyleTag({ content: ONLY_MAP });
		// Life circles may come after the figures.
		await page.waitForFunction(() =>
			['circle-inner', 'circle-outer'].every(
				(id) => globalThis.openMap!.getSource(id).serialize().data.features.length > 0
			)
		);
		await mapAtRest(page);
		const screen = (await page.screenshot()).toString('base64');
		await screenshot(page, 'vector-map-screen');
		const view = readViewQuery(new URLSearchParams(VIEW));
		const frame = { ...view.camera!, widthPx: WIDTH, heightPx: HEIGHT };
		const { scene, tiles } = await prepareView(city, view, frame, { theme: 'light' });
		const size = `width="${WIDTH}" height="${HEIGHT}"`;
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${drawMap(scene, tiles, frame)}</svg>`;
		const paper = await browser.newPage({ width: WIDTH, height: HEIGHT });
		await paper.setContent(`<body style="margin:0">${svg}</body>`);
		await screenshot(paper, 'vector-map-svg');
		const drawn = (await paper.screenshot()).toString('base64');
		const far = await paper.evaluate(countFarPixels, { screen, drawn, masks: MASKS, withinPx: 2 });
		for (const [name, { of, far: beyond, least }] of Object.entries(far)) {
			expect(of, name).toBeGreaterThan(least);
			// Names of streets stand where there is room, which may be elsewhere.
			expect(beyond / of, `${name}: ${beyond} of ${of} px`).toBeLessThan(0.01);
		}
		page.assertClean();
	});
});

interface Compared {
	screen: string;
	drawn: string;
	masks: Record<string, { near: readonly number[]; least: number }>;
	withinPx: number;
}

/**
 * Runs in the page: of each colour's px in either picture, how many have none of that colour in the other picture
 * within a distance.
 */
async function countFarPixels({ screen, drawn, masks, withinPx }: Compared) {
	const read = async (base64: string) => {
		const image = new Image();
		image.src = `data:image/png;base64,${base64}`;
		await image.decode();
		const canvas = new OffscreenCanvas(image.width, image.height);
		const context = canvas.getContext('2d')!;
		context.drawImage(image, 0, 0);
		return context.getImageData(0, 0, image.width, image.height);
	};
	const [a, b] = [await read(screen), await read(drawn)];
	const { width, height } = a;
	const maskOf = ({ data }: ImageData, near: readonly number[], slack: number) =>
		Uint8Array.from({ length: width * height }, (_, i) =>
			near.every((value, c) => Math.abs(data[4 * i + c]! - value) <= slack) ? 1 : 0
		);
	const isNear = (mask: Uint8Array, at: number) => {
		const [x, y] = [at % width, Math.floor(at / width)];
		for (let dy = -withinPx; dy <= withinPx; dy++)
			for (let dx = -withinPx; dx <= withinPx; dx++) {
				const [px, py] = [x + dx, y + dy];
				if (px < 0 || py < 0 || px >= width || py >= height || mask[py * width + px]) return true;
			}
		return false;
	};
	return Object.fromEntries(
		Object.entries(masks).map(([name, { near, least }]) => {
			// A px counts if it is the colour; it is met by one that is nearly so, at an edge.
			const pairs = [
				[maskOf(a, near, 12), maskOf(b, near, 40)],
				[maskOf(b, near, 12), maskOf(a, near, 40)]
			] as const;
			let [of, far] = [0, 0];
			for (const [mask, other] of pairs)
				for (let i = 0; i < mask.length; i++)
					if (mask[i]) {
						of++;
						if (!isNear(other, i)) far++;
					}
			return [name, { of, far, least }];
		})
	);
}
