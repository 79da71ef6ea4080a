import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	openBrowser,
	screenshot,
	startApp,
	type App,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';

let app: App;
let browser: WatchedBrowser;
beforeAll(async () => {
	app = await startApp();
	browser = await openBrowser();
});
afterAll(() => app.stop());

interface Community {
	id: string;
	name: string;
	households: number;
	yearBuilt: number;
	state: string;
}

async function readCommunities(): Promise<{ revision: number; of: (id: string) => Community }> {
	const plan = (await (await fetch(`${app.url}baoding/plan.json`)).json()) as {
		revision: number;
		features: { communities: { features: { properties: Community }[] } };
	};
	const all = plan.features.communities.features.map(({ properties }) => properties);
	return { revision: plan.revision, of: (id) => all.find((one) => one.id === id)! };
}

async function openTable(page: WatchedPage): Promise<string[]> {
	await page.goto(`${app.url}baoding?table=1&sort=name&layers=centres,not-renovated,under-way,accepted`);
	await page.getByTestId('figures').waitFor();
	await page.getByTestId('edit').click();
	await page.getByTestId('table-edit').waitFor();
	return page.locator('tr[id^=row-]').evaluateAll((rows) => rows.map(({ id }) => id.slice(4)));
}

/** As Excel puts it on the clipboard. */
const paste = (page: WatchedPage, text: string) =>
	page.evaluate((pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', pasted);
		const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
		document.activeElement!.dispatchEvent(event);
	}, text);

const saved = (page: WatchedPage) => page.getByTestId('edit-status').getByText('已保存').waitFor();

describe('the table while the plan is edited', () => {
	it('takes what is typed, goes on by Enter and Tab, and refuses what cannot be', async () => {
		const page = await browser.newPage();
		const [first, second] = (await openTable(page)) as [string, string];
		await page.locator(`#row-${first}`).focus();
		await page.keyboard.press('F2');
		await page.keyboard.type('1234');
		await page.keyboard.press('Enter');
		await page.getByRole('textbox', { name: '户数' }).waitFor();
		await page.keyboard.type('许多');
		await page.keyboard.press('Enter');
		await page.getByTestId('table-edit').getByRole('alert').waitFor();
		await page.keyboard.press('Escape');
		await page.keyboard.press('Enter');
		await page.keyboard.type('4321');
		await page.keyboard.press('Tab');
		await page.keyboard.type('1977');
		await page.keyboard.press('Enter');
		await saved(page);
		const { of } = await readCommunities();
		expect([of(first).households, of(second).households, of(second).yearBuilt]).toEqual([1234, 4321, 1977]);
		await screenshot(page, 'table-cell-zh');
		page.assertClean();
	});

	it('shows what pasting would do, does it at once, and undoes it at once', async () => {
		const page = await browser.newPage();
		const ids = await openTable(page);
		const before = await readCommunities();
		const [a, b] = ids.slice(3, 5).map((id) => before.of(id)) as [Community, Community];
		await page.locator(`#row-${ids[0]}`).focus();
		await paste(page, `小区\t户数\t年代\r\n${a.name}\t2001\t1961\r\n${b.name}\t二千\t1962\r\n`);
		const preview = page.getByTestId('paste-preview');
		await preview.getByText(/2 行 3 格将修改.1 格不能读/).waitFor();
		expect(await preview.innerText()).toMatch(/第 3 行“户数”“二千”：.*数字/);
		expect(await preview.getByRole('button', { name: '修改', exact: true }).isDisabled()).toBe(true);
		await screenshot(page, 'table-paste-zh');
		await page.locator(`#row-${ids[0]}`).focus();
		await paste(page, `小区\t户数\t年代\r\n${a.name}\t2001\t1961\r\n${b.name}\t2002\t1962\r\n`);
		await preview.getByText('2 行 4 格将修改').waitFor();
		await preview.getByRole('button', { name: '修改', exact: true }).click();
		await preview.waitFor({ state: 'detached' });
		await saved(page);
		const after = await readCommunities();
		expect(after.revision).toBe(before.revision + 1);
		expect([after.of(a.id), after.of(b.id)]).toMatchObject([
			{ households: 2001, yearBuilt: 1961 },
			{ households: 2002, yearBuilt: 1962 }
		]);
		await page.getByRole('button', { name: '撤销' }).click();
		await saved(page);
		await expect.poll(async () => (await readCommunities()).of(a.id)).toEqual(a);
		expect((await readCommunities()).of(b.id)).toEqual(b);
		page.assertClean();
	});

	it('gives all chosen rows one value, and fills down', async () => {
		const page = await browser.newPage();
		const ids = await openTable(page);
		const before = await readCommunities();
		await page.locator(`#row-${ids[6]}`).focus();
		for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
		const bar = page.getByTestId('table-edit');
		await bar.getByLabel('所选小区的').selectOption({ label: '改造状态' });
		await bar.getByLabel('改为').selectOption('改造中');
		await bar.getByRole('button', { name: '修改 3 个小区' }).click();
		await saved(page);
		const chosen = await readCommunities();
		expect(ids.slice(6, 9).map((id) => chosen.of(id).state)).toEqual(Array(3).fill('under-way'));
		await page.locator(`#row-${ids[8]}`).focus();
		await page.keyboard.press('Control+d');
		await saved(page);
		const filled = await readCommunities();
		expect(ids.slice(6, 9).map((id) => filled.of(id).households)).toEqual(
			Array(3).fill(before.of(ids[6]!).households)
		);
		page.assertClean();
	});
});
