import { beforeAll, describe, expect, it } from 'vitest';
import { runJson } from '../helpers/run-cli.ts';
import {
	openBrowser,
	screenshot,
	startApp,
	WINDOW,
	type App,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';
import { addressAtRest } from './watch-map.ts';

/** What the command line says of the default city: the screen has to say the same. */
interface Coverage {
	totals: {
		communities: number;
		households: number;
		covered: Record<string, { communities: number; households: number }>;
	};
	clusters: {
		id: string;
		name: string;
		households: number;
		covered: Record<string, { households: number }>;
	}[];
}

let app: App;
let browser: WatchedBrowser;
let coverage: Coverage;

beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
	coverage = runJson<Coverage>('coverage', '--minutes', '12,15,30', '--json');
});

/** Opens an address and waits until the figures stand and the circles are drawn. */
async function open(path = '', options: Parameters<WatchedBrowser['newPage']>[0] = {}): Promise<WatchedPage> {
	const page = await browser.newPage(options);
	await page.goto(app.url + path);
	await page.waitForURL(/\/baoding/);
	await page.locator('.map-canvas canvas').waitFor();
	await page.getByTestId('figures').or(page.getByTestId('community-sheet')).waitFor({ state: 'attached' });
	return page;
}

const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1);
const shareOf = ({ covered, households }: Coverage['totals'], minutes: number) =>
	percent(covered[minutes]!.households, households);
const figure = (page: WatchedPage) => page.getByTestId('coverage-inner').locator('strong').innerText();
const waitForAddress = (page: WatchedPage, pattern: RegExp) =>
	page.waitForFunction((source) => new RegExp(source).test(location.href), pattern.source);

describe('workbench', () => {
	it('opens on the city with its counts, the figures of the command line', async () => {
		const page = await open();
		const panel = page.getByTestId('figures');
		expect(await figure(page)).toBe(`${shareOf(coverage.totals, 15)}%`);
		expect(await page.getByTestId('coverage-outer').innerText()).toContain(shareOf(coverage.totals, 30));
		expect(await page.getByTestId('along-axes').innerText()).toBe('24');
		expect(await panel.innerText()).toContain('未改造小区 509 · 服务中心 65');
		const legend = await page.locator('.layers').innerText();
		for (const [row, count] of [
			['社区服务中心', '65'],
			['城市主轴', '2'],
			['组团', '12'],
			// The row says what its reds mean, too.
			['未改造 圈内浅、圈外深', '509'],
			['沿主轴未改造', '24']
		])
			expect(legend).toMatch(new RegExp(`${row}\\s+${count}(\\s|$)`));
		expect(await page.getByRole('img', { name: '示意数据' }).count()).toBe(1);
		await screenshot(page, 'workbench-light');
		page.assertClean();
	});

	it('picks a cluster from the chart, shows its figures, and goes back by the back button', async () => {
		const page = await open();
		const cluster = coverage.clusters[4]!;
		await page.getByTestId('parts').getByRole('button', { name: cluster.name, exact: false }).first().click();
		await waitForAddress(page, new RegExp(`select=cluster%3A${cluster.id}`));
		expect(await figure(page)).toBe(`${percent(cluster.covered[15]!.households, cluster.households)}%`);
		await page.goBack();
		await page.getByRole('heading', { name: '全市' }).waitFor();
		expect(await figure(page)).toBe(`${shareOf(coverage.totals, 15)}%`);
		page.assertClean();
	});

	it('moves the minutes by keyboard, and every figure follows', async () => {
		const page = await open();
		const slider = page.getByRole('slider', { name: '内圈分钟数' });
		await slider.focus();
		for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
		expect(await figure(page)).toBe(`${shareOf(coverage.totals, 12)}%`);
		await waitForAddress(page, /minutes=12%2C30/);
		await page.reload();
		await page.getByTestId('figures').waitFor();
		expect(await figure(page)).toBe(`${shareOf(coverage.totals, 12)}%`);
		page.assertClean();
	});

	it('finds 环农园 by its initials and opens it with its walk, which a reload reproduces', async () => {
		const page = await open();
		await page.keyboard.press('/');
		await page.keyboard.type('hny');
		await page.getByRole('option').first().waitFor();
		expect(await page.getByRole('option').first().innerText()).toContain('环农园小区');
		await page.keyboard.press('Enter');
		const sheet = page.getByTestId('community-sheet');
		await sheet.getByRole('heading', { name: '环农园小区' }).waitFor();
		const walk = page.getByTestId('walk');
		await walk.getByText('出入口至街道').waitFor();
		const told = await sheet.innerText();
		expect(told).toContain('近似落位');
		expect(told).toMatch(/户数\s+200/);
		await waitForAddress(page, /select=community%3A.*view=|view=.*select=community%3A/);
		await addressAtRest(page);
		const address = page.url();
		await screenshot(page, 'community-light');

		const again = await browser.newPage();
		await again.goto(address);
		await again.getByTestId('walk').getByText('出入口至街道').waitFor();
		expect(await again.getByTestId('community-sheet').innerText()).toBe(told);
		expect(again.url()).toBe(address);
		page.assertClean();
		again.assertClean();
	});

	it('switches language and theme, in place and in the address', async () => {
		const page = await open();
		await page.keyboard.press('g');
		await page.getByRole('heading', { name: 'Whole city' }).waitFor();
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
		expect(await page.locator('main').innerText()).not.toMatch(/undefined|NaN/);
		await page.keyboard.press('d');
		await waitForAddress(page, /lang=en&theme=dark/);
		const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		const dark = await ground();
		await page.reload();
		await page.getByRole('heading', { name: 'Whole city' }).waitFor();
		expect(await ground()).toBe(dark);
		await screenshot(page, 'workbench-dark-en');
		page.assertClean();
	});

	it('keeps table and map in step: filter, sort, select by keyboard', async () => {
		const page = await open();
		await page.keyboard.press('t');
		const table = page.getByTestId('table');
		await table.waitFor();
		await table.getByPlaceholder('筛选名称').fill('btxq');
		const row = table.getByRole('row', { name: /北塘小区/ });
		await row.waitFor();
		expect(await table.locator('tbody tr[id]').count()).toBe(1);
		await row.focus();
		await page.keyboard.press('Enter');
		await page.getByTestId('community-sheet').getByRole('heading', { name: '北塘小区' }).waitFor();
		expect(await row.getAttribute('aria-selected')).toBe('true');
		await table.getByPlaceholder('筛选名称').fill('');
		await table.getByRole('button', { name: '30 分钟外' }).click();
		const outside = coverage.totals.households - coverage.totals.covered[30]!.households;
		expect((await table.locator('.count').innerText()).startsWith('0 ')).toBe(outside === 0);
		await table.getByRole('button', { name: /^户数/ }).click();
		await waitForAddress(page, /reach=outside.*sort=-households/);
		// Esc steps back one level at a time: the table, then the selection.
		await page.keyboard.press('Escape');
		await table.waitFor({ state: 'detached' });
		await page.keyboard.press('Escape');
		await page.getByRole('heading', { name: '全市' }).waitFor();
		page.assertClean();
	});

	it('explains a figure, with the drawing measured against the streets', async () => {
		const page = await open();
		await page.getByRole('button', { name: '这个数怎么来的' }).click();
		const dialog = page.getByRole('dialog');
		const { households, covered } = coverage.totals;
		const text = (n: number) => n.toLocaleString('zh-CN');
		expect(await dialog.innerText()).toContain(`${text(covered[15]!.households)} ÷ ${text(households)}`);
		await dialog.getByRole('button', { name: '现在比对' }).click();
		await dialog.getByText(/可达取样点中/).waitFor();
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		page.assertClean();
	});

	it('lists the very communities that a figure counts, and gives the focus back', async () => {
		const page = await open();
		const { communities, covered } = coverage.totals;
		const inside = covered[15]!.communities;
		const how = page.getByRole('button', { name: '这个数怎么来的' });
		await how.focus();
		await page.keyboard.press('Enter');
		await page.getByRole('dialog').waitFor();
		await page.keyboard.press('Escape');
		expect(await how.evaluate((button) => button === document.activeElement)).toBe(true);
		await how.click();
		await page.getByRole('button', { name: '参与计算的小区' }).click();
		const count = page.getByTestId('table').locator('.count');
		await count.getByText(`${inside} / 817`).waitFor();
		await page.keyboard.press('t');
		await page.getByRole('button', { name: `圈外 ${communities - inside} 个小区` }).click();
		await count.getByText(`${communities - inside} / 817`).waitFor();
		await page.keyboard.press('t');
		await page.getByTestId('along-axes').getByRole('button').click();
		await page.getByRole('button', { name: '参与计算的小区' }).click();
		await count.getByText('24 / 817').waitFor();
		page.assertClean();
	});

	it('walks through the table by keyboard, further than the rows in sight', async () => {
		const page = await open('baoding?table=1');
		const row = page.getByTestId('table').locator('tbody tr[id]').first();
		await row.focus();
		const focused = () =>
			page.evaluate(() => Number(document.activeElement?.getAttribute('aria-rowindex') ?? 0));
		// More rows than are drawn at first; how many a page has depends on the room that the window leaves.
		while ((await focused()) <= 40) {
			const before = await focused();
			await page.keyboard.press('PageDown');
			await expect.poll(focused).toBeGreaterThan(before);
		}
		await page.keyboard.press('End');
		await expect.poll(focused).toBe(818);
		page.assertClean();
	});

	it('goes back to the extent that was left, and shows what a search found', async () => {
		// The map flies, as it does for most people.
		const page = await open('', { reducedMotion: false });
		await page.keyboard.press('/');
		await page.keyboard.type('btxq');
		await page.keyboard.press('Enter');
		await page.getByTestId('walk').getByText('出入口至街道').waitFor();
		await waitForAddress(page, /view=.*select=/);
		await addressAtRest(page);
		const left = page.url();
		await page.keyboard.press('/');
		await page.keyboard.type('hny');
		await page.keyboard.press('Enter');
		await page.getByTestId('community-sheet').getByRole('heading', { name: '环农园小区' }).waitFor();
		const viewOf = (address: string) => new URL(address).searchParams.get('view');
		await page.waitForURL((url) => viewOf(url.href) !== viewOf(left));
		await addressAtRest(page);
		await page.goBack();
		await page.getByTestId('community-sheet').getByRole('heading', { name: '北塘小区' }).waitFor();
		await addressAtRest(page);
		expect(page.url()).toBe(left);
		page.assertClean();
	});

	it('saves a view in the database, opens it and deletes it', async () => {
		const page = await open('baoding?minutes=10,20&speed=0.8');
		await page.getByRole('button', { name: '我的视图' }).click();
		await page.getByRole('textbox', { name: '视图名称' }).fill('老人十分钟');
		await page.getByRole('button', { name: '保存当前视图' }).click();
		await page.getByRole('button', { name: '打开视图“老人十分钟”' }).waitFor();

		const other = await open();
		await other.keyboard.press('s');
		await other.getByRole('button', { name: '打开视图“老人十分钟”' }).click();
		await waitForAddress(other, /minutes=10%2C20.*speed=0\.8/);
		await other.keyboard.press('s');
		await other.getByRole('button', { name: '删除视图“老人十分钟”' }).click();
		await other.getByText('还没有保存的视图').waitFor();
		page.assertClean();
		other.assertClean();
	});

	it('selects on the map by a click, and hides what the legend switches off', async () => {
		const page = await open('baoding?select=community:community-0300');
		await page.getByTestId('walk').getByText('出入口至街道').waitFor();
		await addressAtRest(page);
		await page.getByRole('button', { name: '关闭' }).click();
		await page.getByRole('heading', { name: '全市' }).waitFor();
		// The community is in the middle of what the panels leave free.
		await page.mouse.click(312 + (WINDOW.width - 312 - 372) / 2, 20 + (WINDOW.height - 20 - 110) / 2);
		await page
			.getByTestId('community-sheet')
			.or(page.getByRole('button', { name: '返回全市' }))
			.first()
			.waitFor();
		await page.getByRole('checkbox', { name: '15 分钟生活圈' }).uncheck();
		await waitForAddress(page, /layers=circle-outer/);
		page.assertClean();
	});

	it('works on a phone: one sheet at a time, nothing wider than the screen', async () => {
		const page = await open('', { width: 390, height: 844, touch: true });
		await page.getByRole('button', { name: /^数字/ }).tap();
		await page.getByTestId('coverage-inner').waitFor();
		await screenshot(page, 'phone-figures');
		await page.getByRole('button', { name: '小区', exact: true }).last().tap();
		await page.getByTestId('table').waitFor();
		await screenshot(page, 'phone-table');
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		page.assertClean();
	});

	it('says what is wrong where the plan cannot be read, and tries again', async () => {
		const page = await browser.newPage({ allow: [/plan\.json/, /Failed to load resource/] });
		await page.route('**/plan.json', (route) => route.fulfill({ status: 503 }));
		await page.goto(`${app.url}baoding`);
		await page.getByRole('alert').waitFor();
		expect(await page.getByRole('alert').innerText()).toContain('503');
		await page.unroute('**/plan.json');
		await page.getByRole('button', { name: '重试' }).click();
		await page.getByTestId('figures').waitFor();
		page.assertClean();
	});

	it('has a page for an address that leads nowhere', async () => {
		const page = await browser.newPage({ allow: [/404/] });
		const response = await page.goto(`${app.url}atlantis`);
		expect(response!.status()).toBe(404);
		await page.getByRole('heading', { name: '没有这一页' }).waitFor();
	});
});
