import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, startApp, type App, type WatchedBrowser, type WatchedPage } from './harness.ts';
import { takeOutput } from './take-output.ts';

let app: App;
let browser: WatchedBrowser;
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
});

interface AxeResult {
	violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

describe('accessibility by axe', () => {
	it.each([
		['light', 'baoding?theme=light&table=1'],
		['dark', 'baoding?theme=dark&lang=en'],
		['a community', 'baoding?select=community:community-0100'],
		['dark community', 'baoding?theme=dark&select=community:community-0100&table=1']
	])('has no findings: %s', async (_, path) => {
		const page = await browser.newPage();
		await page.goto(app.url + path);
		await page.getByTestId('figures').or(page.getByTestId('walk')).first().waitFor();
		expect(await listFindings(page)).toEqual([]);
	});

	it.each([
		['axes', '', 'axis-members', 'dark'],
		['packages', '生成建议', 'packages', 'light'],
		['siting', '求解', 'sited', 'light'],
		['clusters', '划分', 'compared-ways', 'dark'],
		['scenarios', '', 'compare-form', 'light']
	])('has no findings on the desk of %s', async (desk, start, shown, theme) => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding?desk=${desk}&theme=${theme}`);
		if (start !== '') await page.getByRole('button', { name: start, exact: true }).click();
		await page.getByTestId(shown).first().waitFor();
		expect(await listFindings(page)).toEqual([]);
	});

	it.each(['light', 'dark'])('has no findings while something is measured: %s', async (theme) => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding?theme=${theme}`);
		await page.getByTestId('figures').waitFor();
		await page.getByTestId('measure').click();
		await page.getByRole('radio', { name: '面积' }).check();
		for (const [x, y] of [
			[500, 300],
			[720, 470],
			[720, 300],
			[500, 470]
		] as const)
			await page.mouse.click(x, y);
		await page.getByRole('alert').waitFor();
		expect(await listFindings(page)).toEqual([]);
	});

	it('has no findings where two scenarios are compared', async () => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding?whatif=close~centre-30&compare=base,now`);
		await page.getByTestId('compared').waitFor();
		expect(await listFindings(page)).toEqual([]);
	});

	it.each([
		['light', 'zh', ['汇报', '制图', '报告', '嵌入', '单文件', '图层文件']],
		['dark', 'en', ['Briefings', 'Print', 'Report', 'Embed', 'One file', 'Layer files']]
	])('has no findings on the sheets of outputs: %s, %s', async (theme, lang, names) => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding?theme=${theme}&lang=${lang}`);
		await page.getByTestId('figures').waitFor();
		await page.getByTestId('outputs').click();
		const found: string[] = [];
		for (const [at, name] of names.entries()) {
			await takeOutput(page, at);
			const sheet = page.getByRole('dialog');
			await sheet.getByRole('heading').first().waitFor();
			found.push(...(await listFindings(page)).map((finding) => `${name}: ${finding}`));
			await sheet
				.getByRole('button', { name: lang === 'zh' ? '关闭' : 'Close' })
				.first()
				.click();
			await sheet.waitFor({ state: 'detached' });
		}
		expect(found).toEqual([]);
	});

	it.each([
		['light', 'zh'],
		['dark', 'en']
	])('has no findings where a file is brought in: %s, %s', async (theme, lang) => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding/import?theme=${theme}&lang=${lang}`);
		await page.getByTestId('intake-map').locator('canvas').first().waitFor();
		const buffer = Buffer.from('小区名称,户数,建成年份\n测试甲小区,90,1990\n测试乙小区,80,1\n');
		await page
			.locator('input[type=file]')
			.setInputFiles({ name: '小区台账.csv', mimeType: 'text/csv', buffer });
		await page.getByTestId('step-review').waitFor();
		expect(await listFindings(page)).toEqual([]);
	});

	it('has no findings where a briefing is shown and printed, in both themes', async () => {
		const kept = await fetch(`${app.url}baoding/briefings`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ name: 'axe', template: 'city-overview', lang: 'zh' })
		});
		const { id } = (await kept.json()) as { id: string };
		const page = await browser.newPage();
		const found: string[] = [];
		for (const theme of ['dark', 'light']) {
			await page.goto(`${app.url}baoding/present/${id}?slide=2&theme=${theme}`);
			await page.getByTestId('slide-number').waitFor();
			found.push(...(await listFindings(page)).map((finding) => `${theme}: ${finding}`));
		}
		await page.goto(`${app.url}baoding/present/${id}/handout`);
		await page.getByRole('heading').first().waitFor();
		found.push(...(await listFindings(page)).map((finding) => `handout: ${finding}`));
		expect(found).toEqual([]);
	});

	it.each(['embed/baoding?theme=light', 'embed/baoding?theme=dark&lang=en', 'embed/baoding/picture'])(
		'has no findings: %s',
		async (path) => {
			const page = await browser.newPage();
			await page.goto(app.url + path);
			await page.getByRole('heading').first().waitFor();
			expect(await listFindings(page)).toEqual([]);
		}
	);
});

async function listFindings(page: WatchedPage): Promise<string[]> {
	await page.evaluate(await readFile(axePath, 'utf8'));
	const { violations } = await page.evaluate<AxeResult>('axe.run()');
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`)
	);
}
