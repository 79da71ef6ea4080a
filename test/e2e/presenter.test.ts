import { beforeAll, describe, expect, it } from 'vitest';
import type { BriefingDocument } from '../../src/lib/core/briefings/types.ts';
import { runJson } from '../helpers/run-cli.ts';
import {
	openBrowser,
	screenshot,
	startApp,
	type App,
	type PageOptions,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';

interface Coverage {
	totals: { households: number; covered: Record<string, { communities: number; households: number }> };
	clusters: { id: string; households: number; covered: Record<string, { households: number }> }[];
}

let app: App;
let browser: WatchedBrowser;
let coverage: Coverage;

beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
	coverage = runJson<Coverage>('coverage', '--minutes', '15,30', '--json');
});

async function keep(body: object): Promise<{ id: string; document: BriefingDocument }> {
	const response = await fetch(`${app.url}baoding/briefings`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	expect(response.status).toBe(201);
	return response.json() as Promise<{ id: string; document: BriefingDocument }>;
}

/** Opens a briefing and waits until everything it shows is in the page. */
async function present(id: string, options?: PageOptions): Promise<WatchedPage> {
	const page = await browser.newPage(options);
	await page.goto(`${app.url}baoding/present/${id}`);
	await page.locator('[data-testid=presenter][data-ready=true]').waitFor();
	await page.locator('[data-testid=slide-map][data-ready=true]').waitFor();
	return page;
}

const slideAt = (page: WatchedPage) => page.getByTestId('slide-at').innerText();
const numberOf = async (page: WatchedPage) =>
	(await page.getByTestId('slide-number').innerText()).replaceAll(/\s/g, '');
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;

/** How many different colours the middle of the map has in a coarse grid: an empty one has one or two. */
async function countColours(page: WatchedPage): Promise<number> {
	const { width, height } = page.viewportSize()!;
	const clip = { x: width * 0.45, y: height * 0.15, width: width * 0.4, height: height * 0.7 };
	const image = (await page.screenshot({ clip })).toString('base64');
	return page.evaluate(async (data) => {
		const picture = new Image();
		picture.src = `data:image/png;base64,${data}`;
		await picture.decode();
		const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
		pen.drawImage(picture, 0, 0);
		const pixels = new Uint32Array(pen.getImageData(0, 0, picture.width, picture.height).data.buffer);
		const colours = new Set<number>();
		for (let x = 0; x < picture.width; x += 6)
			for (let y = 0; y < picture.height; y += 6) colours.add(pixels[y * picture.width + x]!);
		return colours.size;
	}, image);
}

/** A finger goes across, as the browser hears it from a touch screen. */
async function swipe(page: WatchedPage, fromX: number, toX: number, y: number) {
	const touch = await page.context().newCDPSession(page);
	const send = (type: string, touchPoints: { x: number; y: number }[]) =>
		touch.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints });
	await send('touchStart', [{ x: fromX, y }]);
	for (let step = 1; step <= 4; step++)
		await send('touchMove', [{ x: fromX + ((toX - fromX) * step) / 4, y }]);
	await send('touchEnd', []);
	await touch.detach();
}

describe('presenter', () => {
	it('runs a whole briefing with six keys, the network cut half-way', async () => {
		const { id, document } = await keep({ name: '生活圈汇报', template: 'life-circles', lang: 'zh' });
		const count = document.slides.length;
		// The browser itself looks for the page's icon again a while after each change of the address.
		const page = await present(id, { width: 1920, height: 1080, allow: [/\/icon\.svg/] });
		expect(await slideAt(page)).toBe(`1 / ${count}`);
		await screenshot(page, 'presenter-cover');

		await page.keyboard.press('PageDown');
		await page.keyboard.press('PageDown');
		await page.keyboard.press('PageUp');
		expect(await slideAt(page)).toBe(`2 / ${count}`);
		const { households, covered } = coverage.totals;
		expect(document.slides[1]!.figure).toBe('coverage-inner');
		expect(await numberOf(page)).toBe(percent(covered[15]!.households, households));
		await page.keyboard.press('b');
		await page.getByTestId('blank').waitFor();
		await page.keyboard.press('b');
		await page.getByTestId('blank').waitFor({ state: 'detached' });

		await page.context().setOffline(true);
		let mapped = 0;
		for (let at = 2; at < count; at++) {
			await page.keyboard.press('PageDown');
			expect(await slideAt(page)).toBe(`${at + 1} / ${count}`);
			const { title, figure, query } = document.slides[at]!;
			// The title is the conclusion, its figures put in.
			const told = await page.getByTestId('slide-title').innerText();
			expect(told).not.toMatch(/[{}–]/);
			for (const words of title.split(/\{[^}]*\}/)) expect(told).toContain(words.trim());
			expect(await page.getByTestId('as-of').innerText()).toContain('2022');
			const [, cluster] = /select=cluster%3A([^&]+)/.exec(query) ?? [];
			const part = coverage.clusters.find((one) => one.id === cluster);
			if (part && figure === 'coverage-inner') {
				expect(await numberOf(page)).toBe(percent(part.covered[15]!.households, part.households));
			}
			if (part && figure === 'households-beyond-inner') {
				const beyond = part.households - part.covered[15]!.households;
				expect(Number((await numberOf(page)).replaceAll(/\D/g, ''))).toBe(beyond);
				mapped++;
			}
			await expect.poll(() => countColours(page), { interval: 200 }).toBeGreaterThan(12);
		}
		expect(mapped).toBeGreaterThan(0);
		await page.keyboard.press('PageDown');
		expect(await slideAt(page)).toBe(`${count} / ${count}`);
		await page.keyboard.press('Home');
		expect(await slideAt(page)).toBe(`1 / ${count}`);
		await page.keyboard.type('3');
		await page.getByTestId('typed').waitFor();
		await page.keyboard.press('Enter');
		expect(await slideAt(page)).toBe(`3 / ${count}`);
		await page.keyboard.press('End');
		expect(await slideAt(page)).toBe(`${count} / ${count}`);
		// Nothing was asked of the network that is not there.
		page.assertClean();

		await page.keyboard.press('Escape');
		await page.getByText('现在没有网络').waitFor();
		expect(await slideAt(page)).toBe(`${count} / ${count}`);
		await page.context().setOffline(false);
		await page.keyboard.press('Escape');
		await page.waitForURL(/\/baoding\?/);
		await page.getByTestId('figures').waitFor({ state: 'attached' });
	});

	it('goes full screen and back by F and Esc, moves the map by hand and brings it back, shows the speaker his notes', async () => {
		const slide = { kind: 'map', figure: 'centres-open', chart: null, overlay: null } as const;
		const { id } = await keep({
			name: '两页',
			document: {
				format: 1,
				title: '两页',
				subtitle: '',
				lang: 'zh',
				slides: [
					{ ...slide, title: '甲', query: '', sentence: '{households}', notes: '先问好' },
					{ ...slide, title: '乙', query: 'select=cluster:没有的', sentence: '{households}', notes: '' }
				]
			}
		});
		const page = await present(id);
		expect(await numberOf(page)).toBe('65个');
		// A number opens: what it is, how it was computed, of which day; Esc closes it and nothing else.
		await page.getByTestId('slide-number').getByRole('button').click();
		const explained = page.getByTestId('explained');
		await explained.waitFor();
		expect(await explained.innerText()).toContain('公式');
		expect(await explained.innerText()).toContain('2022');
		await page.keyboard.press('Escape');
		await explained.waitFor({ state: 'detached' });
		expect(await slideAt(page)).toBe('1 / 2');
		await page.keyboard.press('f');
		await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
		await page.keyboard.press('Escape');
		await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);

		await page.mouse.move(1000, 400);
		await page.mouse.down();
		await page.mouse.move(900, 500, { steps: 4 });
		await page.mouse.up();
		const back = page.getByRole('button', { name: '回到本页视图' });
		await back.waitFor();
		await page.keyboard.press('r');
		await back.waitFor({ state: 'detached' });

		const opened = page.context().waitForEvent('page');
		await page.keyboard.press('s');
		const speaker = await opened;
		expect(await speaker.getByTestId('speaker-notes').innerText()).toBe('先问好');
		expect(await speaker.getByTestId('speaker-next').innerText()).toContain('乙');
		await speaker.keyboard.press('PageDown');
		await expect.poll(() => slideAt(page)).toBe('2 / 2');

		// What the slide is about is not there: it says so, and no other number stands in its place.
		await page.getByText('已不在规划数据中').waitFor();
		expect(await page.getByTestId('slide-number').count()).toBe(0);
		const closed = speaker.waitForEvent('close');
		await page.keyboard.press('Escape');
		await page.waitForURL(/\/baoding\?select/);
		await closed;
		page.assertClean();
	});

	it('is read on a phone, and printed two slides a page', async () => {
		const { id, document: briefing } = await keep({ name: 'Axes', template: 'axes', lang: 'en' });
		const page = await present(id, { width: 390, height: 844, touch: true, lang: 'en' });
		// A finger across the text turns the slide; the legend stands below the map and folds away.
		await swipe(page, 340, 60, 700);
		await expect.poll(() => slideAt(page)).toMatch(/^2 /);
		const legend = page.getByTestId('slide-legend');
		const map = (await page.getByTestId('slide-map').boundingBox())!;
		expect((await legend.boundingBox())!.y).toBeGreaterThanOrEqual(map.y + map.height - 1);
		await page.getByRole('button', { name: 'Legend' }).click();
		await legend.waitFor({ state: 'detached' });
		await page.getByRole('button', { name: 'Legend' }).click();
		const words = (await page.getByTestId('slide-text').boundingBox())!;
		expect(map.width).toBe(390);
		expect(words.y).toBeGreaterThanOrEqual(map.y + map.height);
		expect(await page.getByTestId('slide-aloud').innerText()).toContain(
			'24 communities along the axes await'
		);
		expect((await page.getByTestId('map-in-words').innerText()).length).toBeGreaterThan(60);
		await screenshot(page, 'presenter-phone');

		await page.goto(`${app.url}baoding/present/${id}/handout`);
		await page.waitForFunction(
			() => document.images.length > 0 && [...document.images].every((image) => image.naturalWidth > 0)
		);
		const maps = briefing.slides.filter(({ kind }) => kind === 'map').length;
		expect(await page.locator('article').count()).toBe(maps);
		expect(await page.locator('section.page').count()).toBe(Math.ceil(maps / 2));
		expect(await page.locator('article').first().innerText()).toContain('24');
		// Of its address, too, it names what it cannot use.
		await page.goto(`${app.url}baoding/present/${id}/handout?notes=yes`);
		expect(await page.getByTestId('address-note').innerText()).toContain('notes');
		page.assertClean();
		const missing = await page.request.get(`${app.url}baoding/present/none`);
		expect(missing.status()).toBe(404);
	});
});
