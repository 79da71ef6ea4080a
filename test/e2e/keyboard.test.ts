import { beforeAll, describe, expect, it } from 'vitest';
import { joinApp, openBrowser, type WatchedBrowser, type WatchedPage } from './harness.ts';

const app = joinApp();
let browser: WatchedBrowser;
let page: WatchedPage;

beforeAll(async () => {
	browser = await openBrowser();
	page = await browser.newPage();
	await page.goto(`${app.url}baoding`);
	await page.getByTestId('coverage-inner').waitFor();
});

const waitForFocus = (selector: string) =>
	page.waitForFunction((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

describe('the workbench by keyboard', () => {
	it('takes the focus to what opens, says so, and gives it back', async () => {
		const start = await page.title();
		await page.keyboard.press('t');
		await waitForFocus('tbody tr[id]');
		await page.keyboard.press('ArrowDown');
		await waitForFocus('tbody tr[aria-rowindex="3"]');
		const row = await page.evaluate(() => document.activeElement!.id);
		await page.keyboard.press('Enter');
		await waitForFocus('#community-name');
		const name = await page.locator('#community-name').innerText();
		expect(await page.title()).toBe(`${name} · ${start}`);
		expect(await page.getByTestId('told').textContent()).toContain(name);
		// The way back closes what was opened last by its own button.
		await page.getByTestId('community-sheet').getByRole('button', { name: '关闭' }).press('Enter');
		await waitForFocus(`#${row}`);
		expect(await page.title()).toBe(start);
	});

	it('picks several rows, and makes something of them', async () => {
		await page.locator('tbody tr[id]').first().focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('Shift+ArrowDown');
		await page.keyboard.press('Shift+ArrowDown');
		const chosen = page.getByTestId('chosen');
		await chosen.getByText(/已选 3 个小区/).waitFor();
		await page
			.locator('tbody tr[id]')
			.nth(6)
			.click({ modifiers: ['Control'] });
		await chosen.getByText(/已选 4 个小区/).waitFor();
		await page
			.locator('tbody tr[id]')
			.nth(8)
			.click({ modifiers: ['Shift'] });
		await chosen.getByText(/已选 6 个小区/).waitFor();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			chosen.getByRole('button', { name: '下载所选 CSV' }).click()
		]);
		expect(download.suggestedFilename()).toMatch(/-6\.csv$/);
		await page.getByTestId('table').getByRole('button', { name: '未改造', exact: true }).click();
		await page.keyboard.press('Escape');
		await page.getByTestId('table').waitFor({ state: 'detached' });
		page.assertClean();
	});

	it('sorts Chinese names by pinyin and numerals by their size', async () => {
		await page.keyboard.press('t');
		const table = page.getByTestId('table');
		await table.getByRole('button', { name: '全部', exact: true }).last().click();
		await table.getByRole('button', { name: /^小区/ }).click();
		const names = () => table.locator('tbody tr[id] td.name').allInnerTexts();
		await expect.poll(async () => (await names())[0]).toBe('一组团001小区');
		expect((await names()).slice(0, 3)).toEqual(['一组团001小区', '一组团002小区', '一组团003小区']);
	});
});
