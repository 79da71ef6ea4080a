import { beforeAll, describe, expect, it } from 'vitest';
import { joinApp, openBrowser, screenshot, type WatchedBrowser, type WatchedPage } from './harness.ts';

const app = joinApp();
let browser: WatchedBrowser;
beforeAll(async () => {
	browser = await openBrowser();
});

/** Where 东风路 crosses 阳光大街, closely enough to set points between communities. */
const LOOK = 'view=115.47,38.87,15&layers=centres,not-renovated,lanes';
const said = (page: WatchedPage) => page.getByTestId('measured').innerText();
/** The bar is open, and the map listens to clicks and keys. */
const waitUntilOnMap = (page: WatchedPage) =>
	page.locator('[data-testid="measure-bar"][aria-busy="false"]').waitFor();
const waitFor = (page: WatchedPage, text: RegExp) =>
	page.getByTestId('measured').getByText(text).first().waitFor();

describe('measuring on the map', () => {
	it('tells lengths, walks and ground by mouse, and selects nothing', async () => {
		const page = await browser.newPage();
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto(`${app.url}baoding?${LOOK}`);
		await page.getByTestId('figures').waitFor();
		await page.getByTestId('measure').click();
		await waitUntilOnMap(page);
		await page.mouse.click(520, 330);
		await page.mouse.click(650, 450);
		await waitFor(page, /^全长/);
		const straightM = Number(/全长\s*([\d,]+) 米/.exec(await said(page))![1]!.replace(',', ''));
		await page.mouse.move(760, 330);
		await page.getByTestId('measure-figures').getByText(/^末段/).waitFor();

		// The same points along the streets: never shorter.
		await page.getByRole('radio', { name: '沿街道' }).check();
		await waitFor(page, /^路程/);
		const walkM = Number(/路程\s*([\d,]+) 米/.exec(await said(page))![1]!.replace(',', ''));
		expect(walkM).toBeGreaterThan(straightM);
		expect(await said(page)).toMatch(/步行\s*\d+ 分/);
		await page.mouse.click(760, 330);
		await waitFor(page, /^末段/);
		await page.getByRole('button', { name: '完成' }).click();
		await page.getByRole('button', { name: '复制' }).click();
		await page.getByText('已复制').waitFor();
		const note = await page.evaluate(() => navigator.clipboard.readText());
		expect(note).toMatch(/^测量（沿街道）\n路程：.*\n步行：.*步速 1 米\/秒/);
		await screenshot(page, 'measured-walk-zh');

		await page.getByRole('radio', { name: '面积' }).check();
		await waitFor(page, /^面积/);
		expect(await said(page)).toMatch(/公顷（[\d,]+ 平方米）\s*周长/);
		await screenshot(page, 'measured-ground-zh');

		// A bow tie has no area, until its last corner is dragged away.
		// A step back from the choice that was just made takes the points, not the tool.
		await page.keyboard.press('Escape');
		await page.getByTestId('measure-point').first().waitFor({ state: 'detached' });
		await page.getByTestId('measure-bar').waitFor();
		for (const [x, y] of [
			[500, 300],
			[720, 470],
			[720, 300],
			[500, 470]
		] as const)
			await page.mouse.click(x, y);
		await page
			.getByRole('alert')
			.getByText(/面积无法计算/)
			.waitFor();
		await page.mouse.move(500, 470);
		await page.mouse.down();
		await page.mouse.move(560, 240, { steps: 2 });
		await page.mouse.up();
		await waitFor(page, /^面积/);
		expect(await page.getByRole('alert').count()).toBe(0);
		expect(page.url()).not.toContain('select=');
		await page.getByTestId('what-if').click();
		await page.getByTestId('measure-bar').waitFor({ state: 'detached' });
		page.assertClean();
	});

	it('is done by keyboard alone, step by step back as well, and says where no street is near', async () => {
		const page = await browser.newPage({ lang: 'en' });
		await page.goto(`${app.url}baoding?lang=en&${LOOK}`);
		await page.getByTestId('figures').waitFor();
		await page.locator('canvas.maplibregl-canvas').waitFor();
		await page.keyboard.press('m');
		await waitUntilOnMap(page);
		await page.keyboard.press('Space');
		await page.getByTestId('measure-point').waitFor();
		await page.keyboard.press('ArrowRight');
		await page.getByTestId('measure-figures').waitFor();
		await page.keyboard.press('Space');
		await waitFor(page, /^Length/);
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Done' }).waitFor({ state: 'detached' });
		await page.keyboard.press('Backspace');
		await page.getByTestId('measure-point').nth(1).waitFor({ state: 'detached' });
		// One step back, and another.
		await page.keyboard.press('Escape');
		await page.getByTestId('measure-point').waitFor({ state: 'detached' });
		await page.keyboard.press('Escape');
		await page.getByTestId('measure-bar').waitFor({ state: 'detached' });

		await page.goto(`${app.url}baoding?lang=en&view=115.2,38.7,13`);
		await page.getByTestId('figures').waitFor();
		await page.locator('canvas.maplibregl-canvas').waitFor();
		await page.keyboard.press('m');
		await waitUntilOnMap(page);
		await page.getByRole('radio', { name: 'Along streets' }).check();
		await page.locator('canvas.maplibregl-canvas').focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowUp');
		await page.getByTestId('measure-point').waitFor();
		await page.keyboard.press('Space');
		await page
			.getByRole('alert')
			.getByText(/no street within 1,000 m/)
			.waitFor();
		page.assertClean();
	});
});
