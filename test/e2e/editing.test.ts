import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
	openBrowser,
	screenshot,
	startApp,
	type App,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';

/** What a browser itself writes into its console while there is no server. */
const LOST = [/ERR_|Failed to (load|fetch)|AJAXError|dynamically imported/, /answer 503/];

const folder = mkdtempSync(join(tmpdir(), 'lianpian-editing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let app: App;
/** Two people, each with a browser of their own. */
let browsers: WatchedBrowser[];
beforeAll(async () => {
	cpSync(inject('seededFolder'), folder, { recursive: true });
	app = await startApp({ dataDir: folder });
	browsers = [await openBrowser(), await openBrowser()];
});

async function open(
	who: 0 | 1,
	path: string,
	{ lang = 'zh' }: { lang?: 'zh' | 'en' } = {}
): Promise<WatchedPage> {
	const page = await browsers[who]!.newPage({ lang, allow: LOST, width: 1440, height: 900 });
	await page.goto(`${app.url}${path}`);
	await ready(page);
	return page;
}

/** Figures of the city, or the sheet of what the link selects. */
const ready = (page: WatchedPage) =>
	page.getByTestId('figures').or(page.getByTestId('community-sheet')).first().waitFor();

async function edit(page: WatchedPage, author: string, path = '编辑人') {
	await page.getByTestId('edit').click();
	const name = page.getByLabel(path);
	await name.fill(author);
	await name.press('Tab');
}

const saved = (page: WatchedPage) => page.getByTestId('edit-status').getByText('已保存').waitFor();

async function fill(page: WatchedPage, label: string, value: string) {
	const field = page.getByTestId('edit-panel').getByLabel(label, { exact: true });
	await field.fill(value);
	await field.press('Enter');
}

const valueOf = (page: WatchedPage, label: string) =>
	page.getByTestId('edit-panel').getByLabel(label, { exact: true }).inputValue();

describe('editing the plan', () => {
	it('shows an attribute in one’s own figures and on another’s screen, and in the feature’s history', async () => {
		const [mine, theirs] = [
			await open(0, 'baoding?select=community:community-0699'),
			await open(1, 'baoding?select=community:community-0699')
		];
		await edit(mine, '王工');
		await mine.getByLabel('原因').fill('2022 年摸底表第 41 行');
		await fill(mine, '户数', '1960');
		await saved(mine);
		await theirs.getByTestId('community-sheet').getByText('1,960').waitFor();
		await edit(theirs, '李工');
		await mine.getByTestId('people').getByRole('button', { name: '李工 正在编辑，查看其所看位置' }).waitFor();
		await theirs
			.getByTestId('people')
			.getByRole('button', { name: '王工 正在编辑，查看其所看位置' })
			.waitFor();
		const history = mine.getByTestId('feature-history');
		await history.getByText('户数 200 → 1,960').waitFor();
		expect(await history.innerText()).toContain('2022 年摸底表第 41 行');
		expect(await history.innerText()).toContain('王工');
		await screenshot(mine, 'edit-history-zh');
		await mine.getByRole('tab', { name: '修改记录' }).click();
		await mine.getByTestId('plan-log').getByText('户数 200 → 1,960').waitFor();
		await screenshot(mine, 'edit-log-zh');
		mine.assertClean();
		theirs.assertClean();
	});

	it('undoes and redoes one’s own after a reload, and leaves what another has changed', async () => {
		const path = 'baoding?select=community:community-0001';
		const [mine, theirs] = [await open(0, path), await open(1, path)];
		await edit(mine, '王工');
		const was = { people: await valueOf(mine, '人口'), households: await valueOf(mine, '户数') };
		await fill(mine, '户数', '321');
		await fill(mine, '人口', '987');
		await saved(mine);
		await edit(theirs, '李工');
		await fill(theirs, '户数', '322');
		await saved(theirs);
		await mine.reload();
		await ready(mine);
		await mine.getByTestId('edit').click();
		const undo = mine.getByRole('button', { name: '撤销', exact: true });
		await undo.click();
		await saved(mine);
		await expect.poll(() => valueOf(mine, '人口')).toBe(was.people);
		// The other's newer number stays, and it is said.
		await undo.click();
		await mine.getByText('已被他人改过，未撤销').waitFor();
		expect(await valueOf(mine, '户数')).toBe('322');
		await mine.getByRole('button', { name: '重做', exact: true }).click();
		await mine.getByRole('button', { name: '重做', exact: true }).click();
		await expect.poll(() => valueOf(mine, '人口')).toBe('987');
		mine.assertClean();
	});

	it('keeps both names when two people rename one centre, and either can be chosen', async () => {
		const path = 'baoding?select=centre:centre-05';
		const [mine, theirs] = [await open(0, path), await open(1, path)];
		await edit(mine, '王工');
		await edit(theirs, '李工');
		const was = await valueOf(theirs, '名称');
		// Neither has heard of the other's name when it is sent.
		await theirs.context().setOffline(true);
		await fill(theirs, '名称', '新华服务中心');
		await fill(mine, '名称', '东风服务中心');
		await saved(mine);
		await theirs.context().setOffline(false);
		await theirs.getByText('处与他人的修改冲突').waitFor();
		expect(await valueOf(theirs, '名称')).toBe('东风服务中心');
		await mine.getByRole('tab', { name: '冲突' }).click();
		const list = mine.getByTestId('clash-list');
		await list.getByText('新华服务中心').waitFor();
		expect(await list.innerText()).toContain(was);
		expect(await list.innerText()).toContain('东风服务中心');
		await screenshot(mine, 'edit-clash-zh');
		await list.getByRole('button', { name: '采用此值' }).click();
		await list.getByText('没有待裁定的冲突').waitFor();
		await mine.getByRole('tab', { name: '要素' }).click();
		await expect.poll(() => valueOf(mine, '名称')).toBe('新华服务中心');
		await expect.poll(() => valueOf(theirs, '名称')).toBe('新华服务中心');
		mine.assertClean();
		theirs.assertClean();
	});

	it('keeps what is edited without a network over a reload of the desk, and sends it once', async () => {
		const page = await open(0, 'baoding?select=community:community-0100');
		await edit(page, '王工');
		await page.context().setOffline(true);
		await fill(page, '备注', '断网时所记');
		await fill(page, '户数', '123');
		await page.getByText('待网络恢复后保存').waitFor();
		await page.context().setOffline(false);
		await saved(page);
		const answer = await fetch(`${app.url}baoding/history/communities/community-0100`);
		const { changeSets } = (await answer.json()) as { changeSets: { changes: { field: string }[] }[] };
		expect(changeSets.slice(1).map(({ changes }) => changes.map(({ field }) => field))).toEqual([
			['note'],
			['households']
		]);
		page.assertClean();
	});

	it('takes a trial into the plan, with the walks that it had', async () => {
		const page = await open(0, 'baoding?whatif=close~centre-10;move~centre-11~115.48,38.87');
		const tried = await page.getByTestId('trial').innerText();
		const percent = /(\d+\.\d%)\s*[±+−]/.exec(tried.replace(/\n/g, ' '))?.[1] ?? '';
		expect(percent).not.toBe('');
		await page.getByTestId('trial').getByRole('button', { name: '采纳到计划' }).click();
		await page.getByTestId('trial').getByPlaceholder('如：7 月 3 日实地核对').fill('专题会议定');
		await screenshot(page, 'edit-adopt-zh');
		await page.getByTestId('trial').locator('form button[type=submit]').click();
		await page.getByTestId('trial').waitFor({ state: 'detached' });
		await expect.poll(() => page.getByTestId('figures').innerText()).toContain(percent.replace('%', ''));
		await page.getByTestId('edit').click();
		await page.getByRole('tab', { name: '修改记录' }).click();
		const log = page.getByTestId('plan-log');
		await log.getByText('专题会议定').waitFor();
		expect(await log.innerText()).toContain('采纳推演');
		page.assertClean();
	});

	it('says in English what it refuses, and how to mend it', async () => {
		const page = await open(0, 'baoding?lang=en&select=community:community-0200', { lang: 'en' });
		await edit(page, 'Wang', 'Edited by');
		await fill(page, 'Year built', '85');
		await page.getByText('Year built is 85, less than 1840').waitFor();
		await fill(page, 'Year built', '1985');
		await fill(page, 'Households', 'many');
		await page.getByText('Households is "many", not a number').waitFor();
		await screenshot(page, 'edit-form-en');
		page.assertClean();
	});
});
