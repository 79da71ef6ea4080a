import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinApp, openBrowser, screenshot, type WatchedBrowser, type WatchedPage } from './harness.ts';

const app = joinApp();
let browser: WatchedBrowser;
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

beforeAll(async () => {
	browser = await openBrowser();
});

async function open(
	path: string,
	options: Parameters<WatchedBrowser['newPage']>[0] = {}
): Promise<WatchedPage> {
	const page = await browser.newPage(options);
	await page.goto(app.url + path);
	await page.getByTestId('figures').waitFor();
	return page;
}

async function listFindings(page: WatchedPage): Promise<string[]> {
	await page.evaluate(await readFile(axePath, 'utf8'));
	const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
		'axe.run()'
	);
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe('figures explain themselves', () => {
	it('by keyboard alone: inputs, formula, date, source, communities, and the way back', async () => {
		const page = await open('baoding?lang=en&theme=dark');
		const headline = page.getByTestId('coverage-inner').getByRole('button').first();
		const shown = (await headline.innerText()).replace(/\s/g, '');
		await headline.focus();
		await page.keyboard.press('Enter');
		const told = page.getByTestId('explained');
		await told.waitFor();
		const words = await told.innerText();
		expect(words).toContain(shown);
		expect(words).toMatch(/[\d,]+ ÷ [\d,]+ = [\d.]+%/);
		for (const part of [
			'GB 50180-2018',
			'as of 1 January 2022',
			'Illustrative data',
			'OpenStreetMap contributors'
		])
			expect(words).toContain(part);
		expect(await told.locator('li').count()).toBe(8);
		expect(await listFindings(page)).toEqual([]);
		await screenshot(page, 'explained');
		// The list grows, the first of it is opened, and the dialog has made way.
		const all = told.getByRole('button', { name: /^List all/ });
		const whole = Number((await all.innerText()).replace(/\D/g, ''));
		await all.focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => told.locator('li').count()).toBe(whole);
		await page.keyboard.press('Escape');
		await told.waitFor({ state: 'detached' });
		expect(await headline.evaluate((button) => button === document.activeElement)).toBe(true);
		page.assertClean();
	});

	it('a part of the city has its explanation, a note to copy, and links to its communities', async () => {
		const page = await open('baoding');
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		const row = page.getByTestId('parts').getByRole('listitem').filter({ hasText: '十二组团' });
		await row.getByRole('button', { name: '%' }).click();
		const told = page.getByTestId('explained');
		await page.getByRole('heading', { name: '十二组团 · 15 分钟生活圈覆盖率' }).waitFor();
		await told.getByRole('button', { name: '复制为附注' }).click();
		await told.getByText('已复制').waitFor();
		const note = await page.evaluate(() => navigator.clipboard.readText());
		expect(note).toMatch(/^十二组团 · 15 分钟生活圈覆盖率：[\d.]+%\n公式：/);
		expect(note).toContain('数据截至：2022年1月1日');
		expect(note).toMatch(/链接：http.*select=cluster%3Acluster-12$/);
		const first = told.locator('li').first().getByRole('button');
		const name = await first.innerText();
		await first.click();
		await page.getByTestId('community-sheet').getByRole('heading', { name }).waitFor();
		page.assertClean();
	});

	it('a what-if figure is explained beside the plan’s, and the map in words follows', async () => {
		const page = await open('baoding?whatif=close~centre-30');
		await page.getByTestId('trial').getByRole('button', { name: /户$/ }).first().click();
		const told = page.getByTestId('explained');
		await told.getByText(/−[\d.]+ 个百分点/).waitFor();
		expect(await told.innerText()).toMatch(/原方案\s+78\.2%/);
		await page.keyboard.press('Escape');
		const words = page.getByTestId('map-in-words');
		await words.waitFor({ state: 'attached' });
		await words.getByRole('button').focus();
		await page.keyboard.press('Enter');
		expect(await words.innerText()).toMatch(/图上为推演，含 1 处改动[^]*社区服务中心 64 个[^]*最多的组团是/);
		expect(await listFindings(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await words.getByText('用文字读这张图').waitFor({ state: 'attached' });
		await page.getByTestId('trial').waitFor();
		page.assertClean();
	});
});
