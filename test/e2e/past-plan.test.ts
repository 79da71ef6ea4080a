import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, screenshot, startApp, type App, type WatchedBrowser } from './harness.ts';

let app: App;
let browser: WatchedBrowser;
let oldName = '';
beforeAll(async () => {
	app = await startApp();
	browser = await openBrowser();
	oldName = await nameOfFirstCentre();
	await change('2f0c1f2e-0000-4000-8000-000000000001', 'name', '新名服务中心');
	await change('2f0c1f2e-0000-4000-8000-000000000002', 'nameEn', 'Renamed centre');
});
afterAll(() => app.stop());

interface Plan {
	revision: number;
	features: { centres: { features: { properties: { id: string; name: string } }[] } };
}

async function readPlan(query = ''): Promise<Plan> {
	return (await fetch(`${app.url}baoding/plan.json${query}`)).json() as Promise<Plan>;
}

async function nameOfFirstCentre(query = ''): Promise<string> {
	const { features } = await readPlan(query);
	return features.centres.features.find(({ properties }) => properties.id === 'centre-01')!.properties.name;
}

async function change(id: string, field: string, value: unknown) {
	const { revision } = await readPlan();
	const body = {
		id,
		base: revision,
		author: '王工',
		reason: '实地核对',
		source: 'edit',
		changes: [{ layer: 'centres', featureId: 'centre-01', op: 'set', field, value }]
	};
	const response = await fetch(`${app.url}baoding/changes`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	expect(response.status).toBe(200);
}

describe('an earlier plan', () => {
	it('is what the server had', async () => {
		expect(await nameOfFirstCentre()).toBe('新名服务中心');
		expect(await nameOfFirstCentre('?known=1')).toBe(oldName);
		expect((await readPlan('?known=1')).revision).toBe(1);
	});

	it('is opened from the log, tried upon, and left again', async () => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding?select=centre:centre-01&layers=centres`);
		await page.getByRole('button', { name: '试关此中心' }).waitFor();
		await page.getByTestId('edit').click();
		await page.getByRole('tab', { name: '修改记录' }).click();
		await page.getByTestId('plan-log').getByRole('link', { name: '查看这一版' }).last().click();
		const note = page.getByTestId('past-note');
		await note.waitFor();
		await page.getByTestId('what-if').waitFor();
		await note.getByText('正在查看第 1 版计划').waitFor();
		expect(await page.getByRole('complementary').innerText()).toContain(oldName);
		expect(await page.getByTestId('edit').count()).toBe(0);
		await screenshot(page, 'past-plan-zh');
		await page.getByRole('button', { name: '试关此中心' }).click();
		await page.getByText('采纳到计划').waitFor({ state: 'detached' });
		await page.waitForURL(/known=1&.*whatif=close/);
		await note.getByRole('link', { name: '下一版' }).click();
		await page.getByText('正在查看第 2 版计划').waitFor();
		await page.getByRole('link', { name: '回到最新' }).click();
		await page.getByTestId('edit').waitFor();
		expect(page.url()).not.toContain('known');
		await page.getByRole('complementary').getByText('新名服务中心').first().waitFor();
		page.assertClean();
	});

	it('is compared with the newest, in words, in figures and as a file', async () => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding?layers=centres`);
		await page.getByTestId('figures').waitFor();
		await page.getByTestId('edit').click();
		await page.getByRole('tab', { name: '修改记录' }).click();
		await page.getByRole('button', { name: '选取第 1 版进行对比' }).click();
		const difference = page.getByTestId('revision-difference');
		await difference.getByText('1 个要素，2 处不同').waitFor();
		expect(await difference.innerText()).toContain(`名称 ${oldName} → 新名服务中心`);
		await page.getByTestId('coverage-of-revisions').waitFor();
		const rows = await page.getByTestId('coverage-of-revisions').locator('tbody tr').allInnerTexts();
		expect(rows.map((row) => row.split(/\s+/).at(-1))).toEqual(['0', '0']);
		await difference.getByRole('button', { name: '新名服务中心' }).click();
		await screenshot(page, 'revisions-compared-zh');
		const download = page.waitForEvent('download');
		await difference.getByRole('button', { name: '下载 GeoJSON' }).click();
		expect((await download).suggestedFilename()).toBe('baoding-第1版与第3版对比.geojson');
		await difference.getByLabel('从第几版').fill('3');
		await difference.getByLabel('从第几版').press('Enter');
		await difference.getByText('两版相同').waitFor();
		page.assertClean();
	});

	it('that there is not is refused in words, with a way back', async () => {
		const page = await browser.newPage({ allow: [/answer 404/, /status of 404/] });
		await page.goto(`${app.url}baoding`);
		await page.getByTestId('figures').waitFor();
		await page.getByTestId('edit').click();
		await page.getByRole('tab', { name: '修改记录' }).click();
		const form = page.getByTestId('date-form');
		await form.getByLabel('查看某日的计划').fill('1999-12-31');
		await form.getByRole('button').click();
		await page.getByTestId('fault').waitFor();
		expect(await page.getByTestId('fault').innerText()).toMatch(/计划始于 .*没有 1999-12-31 的内容/);
		expect(await page.getByTestId('past-note').innerText()).toContain('所选版本的计划未能打开');
		await screenshot(page, 'past-plan-refused-zh');
		await page.getByRole('link', { name: '回到最新' }).click();
		await page.getByTestId('figures').waitFor();
		await page.goto(`${app.url}baoding?known=999&lang=en`);
		expect(await page.getByTestId('fault').innerText()).toContain('There is no revision 999');
		page.assertClean();
	});
});
