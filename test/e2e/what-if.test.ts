import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityFiles } from '#lib/server/city-files.ts';
import { runJson } from '../helpers/run-cli.ts';
import {
	openBrowser,
	pressOnceShown,
	screenshot,
	joinApp,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';
import { addressAtRest, mapAtRest, signOf } from './watch-map.ts';

interface Coverage {
	totals: { households: number; covered: Record<string, { households: number }> };
	communities: { id: string; name: string; walkSeconds: number | null; households: number }[];
}

const app = joinApp();
let browser: WatchedBrowser;
let before: Coverage;

beforeAll(async () => {
	browser = await openBrowser();
	before = runJson<Coverage>('coverage', '--json');
});

async function open(path: string, options: Parameters<WatchedBrowser['newPage']>[0] = {}) {
	const page = await browser.newPage(options);
	await page.goto(app.url + path);
	await page.locator('.map-canvas canvas').waitFor();
	await page.getByTestId('figures').or(page.getByTestId('community-sheet')).waitFor();
	return page;
}

const percent = ({ totals }: Coverage, minutes: number) =>
	`${((100 * totals.covered[minutes]!.households) / totals.households).toFixed(1)}%`;
const figure = (page: WatchedPage) => page.getByTestId('coverage-inner').locator('strong').innerText();
const covered = async (page: WatchedPage) => {
	const text = await page.getByTestId('coverage-inner').innerText();
	return Number(/([\d,]+) \/ /.exec(text)![1]!.replaceAll(',', ''));
};
const whatIfOf = (page: WatchedPage) => new URL(page.url()).searchParams.get('whatif') ?? '';
const waitForEdits = (page: WatchedPage, pattern: RegExp) =>
	page.waitForFunction(
		(source) => new RegExp(source).test(new URLSearchParams(location.search).get('whatif') ?? ''),
		pattern.source
	);

/** Opens the map with a centre in the middle of the free part and its tools out. */
async function openAtCentre(id: string, more = '') {
	const page = await open(`baoding?select=centre:${id}${more}`);
	await page.getByTestId('what-if').click();
	await addressAtRest(page);
	return page;
}

describe('what if', () => {
	it('a centre is dragged: every figure follows, as the command line computes it, and back goes back', async () => {
		const page = await openAtCentre('centre-30');
		expect(await figure(page)).not.toBe('');
		await page.getByRole('button', { name: '返回全市' }).click();
		await page.getByRole('button', { name: '中心', exact: true }).click();
		const { x, y } = await signOf(page, 'centre-30');
		await page.mouse.move(x, y);
		await page.mouse.down();
		for (let step = 1; step <= 60; step++) await page.mouse.move(x + 2 * step, y + 40 * Math.sin(step / 9));
		await page.mouse.up();
		await waitForEdits(page, /^move~centre-30~/);
		const after = runJson<Coverage>('coverage', '--what-if', whatIfOf(page), '--json');
		await expect.poll(() => figure(page)).toBe(percent(after, 15));
		expect(await page.getByTestId('coverage-outer').innerText()).toContain(percent(after, 30));
		expect(percent(after, 15) === percent(before, 15) && percent(after, 30) === percent(before, 30)).toBe(
			false
		);
		expect(await page.getByTestId('trial').innerText()).toContain('1 处改动');
		await screenshot(page, 'what-if-drag');
		await page.goBack();
		await expect.poll(() => figure(page)).toBe(percent(before, 15));
		page.assertClean();
	});

	it('a centre is moved by the arrow keys, closed, and everything undone by keyboard', async () => {
		const page = await openAtCentre('centre-30');
		await page.getByRole('button', { name: '移动这个中心' }).focus();
		for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight');
		await waitForEdits(page, /^move~centre-30~/);
		await page.getByRole('button', { name: '试关此中心' }).click();
		await waitForEdits(page, /^close~centre-30$/);
		await page.getByRole('button', { name: '返回全市' }).click();
		const closed = runJson<Coverage>('coverage', '--what-if', 'close~centre-30', '--json');
		await expect.poll(() => figure(page)).toBe(percent(closed, 15));
		for (let i = 0; i < 12; i++) await page.keyboard.press('Control+z');
		await expect.poll(() => whatIfOf(page)).toBe('');
		await expect.poll(() => figure(page)).toBe(percent(before, 15));
		page.assertClean();
	});

	it('a link is drawn by keyboard at the cross, and an edit that cannot be made is refused in words', async () => {
		const page = await open('baoding?view=115.4700,38.8700,15.5');
		await page.keyboard.press('w');
		await page.getByRole('button', { name: '通道', exact: true }).click();
		await page.locator('.map-canvas canvas').focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('ArrowRight');
		// The map has come to rest elsewhere.
		await page.waitForFunction(() => !location.search.includes('view=115.47000'));
		await page.keyboard.press('Enter');
		await waitForEdits(page, /^link~link-new-1~[\d.]+,[\d.]+~[\d.]+,[\d.]+$/);
		const drawn = whatIfOf(page);
		// A barrier in the open field stops nobody.
		await page.goto(`${app.url}baoding?whatif=${encodeURIComponent(drawn)}&view=115.3600,38.9800,17`);
		await page.getByTestId('trial').waitFor();
		const told = await figure(page);
		await page.getByRole('button', { name: '隔断', exact: true }).click();
		await page.mouse.click(600, 400);
		await page.mouse.click(640, 400);
		await page.getByText('无法在此操作').waitFor();
		await expect.poll(() => whatIfOf(page)).toBe(drawn);
		expect(await figure(page)).toBe(told);
		page.assertClean();
	});

	it('a link with edits that do not fit the plan opens with the plan and says why', async () => {
		const page = await open('baoding?whatif=close~centre-999');
		await page.getByText(/没有开放的服务中心“centre-999”/).waitFor();
		expect(await figure(page)).toBe(percent(before, 15));
		page.assertClean();
	});
});

describe('why', () => {
	it('a community beyond the circle is explained, and its cheapest change tried', async () => {
		const far = before.communities
			.filter(({ walkSeconds }) => walkSeconds !== null && walkSeconds > 930 && walkSeconds < 1200)
			.toSorted((a, b) => a.walkSeconds! - b.walkSeconds!)[0]!;
		const page = await open(`baoding?select=community:${far.id}`);
		const walk = page.getByTestId('walk');
		await walk.getByText('超出 15 分钟').waitFor();
		await walk.getByText('出入口至街道').waitFor();
		expect(await page.getByTestId('runner-up').innerText()).toMatch(/其次是.+步行 \d+ 分/);
		const cheapest = page.getByTestId('cheapest');
		expect(await cheapest.innerText()).toMatch(/改后步行 (\d+) 分/);
		await screenshot(page, 'why-community');
		await cheapest.getByRole('button', { name: '试一试' }).click();
		await walk.getByText('比 15 分钟少').waitFor();
		const after = runJson<Coverage>('coverage', '--what-if', whatIfOf(page), '--json');
		expect(after.totals.covered[15]!.households).toBeGreaterThanOrEqual(
			before.totals.covered[15]!.households + far.households
		);
		page.assertClean();
	});

	it('any spot on the map is explained, and the address keeps it', async () => {
		const page = await open('baoding?view=115.4700,38.8700,14');
		await page.getByTestId('what-if').click();
		await page.getByRole('button', { name: '为什么' }).click();
		await page.mouse.click(700, 400);
		const sheet = page.getByTestId('place-sheet');
		await sheet.getByText('街道至中心门口').waitFor();
		const told = await sheet.innerText();
		await page.waitForURL(/select=place/);
		const again = await browser.newPage();
		await again.goto(page.url());
		await again.getByTestId('place-sheet').getByText('街道至中心门口').waitFor();
		expect(await again.getByTestId('place-sheet').innerText()).toBe(told);
		page.assertClean();
	});
});

describe('where an opening helps most', () => {
	it('is found, shown and kept, and brings what it said', async () => {
		const page = await open('baoding');
		await page.getByTestId('what-if').click();
		await page.getByRole('button', { name: '找开口' }).click();
		const panel = page.getByTestId('openings');
		await panel.getByRole('button', { name: '开始比较' }).click();
		await panel.getByText(/前 \d+ 处/).waitFor();
		const first = panel.getByRole('listitem').first();
		const gain = Number(/\+([\d,]+) 户/.exec(await first.innerText())![1]!.replaceAll(',', ''));
		expect(gain).toBeGreaterThan(0);
		await first.getByRole('button').first().click();
		await mapAtRest(page);
		await screenshot(page, 'openings');
		await first.getByRole('button', { name: '保留' }).click();
		await panel.getByText('结果是之前的').waitFor();
		await panel.getByRole('button', { name: '关闭' }).click();
		await expect.poll(() => covered(page)).toBe(before.totals.covered[15]!.households + gain);
		page.assertClean();
	});

	it('is cancelled without a trace, and asked again', async () => {
		const page = await open('baoding');
		await page.getByTestId('what-if').click();
		await page.getByRole('button', { name: '找开口' }).click();
		const panel = page.getByTestId('openings');
		await pressOnceShown(panel, '取消', () => panel.getByRole('button', { name: '开始比较' }).click());
		await panel.getByText('已取消').waitFor();
		expect(await panel.getByRole('listitem').count()).toBe(0);
		// The engine is free again.
		await panel.getByRole('button', { name: '开始比较' }).click();
		await panel.getByText(/前 \d+ 处/).waitFor();
		page.assertClean();
	});
});

describe('other ways to look at it', () => {
	it('lays plain circles over the life circles and counts their mistakes', async () => {
		const page = await open('baoding');
		await page.getByRole('checkbox', { name: '15 分钟直线圆' }).check();
		const note = page.getByTestId('plain-circle');
		const over = Number(/多算 ([\d,]+) 户/.exec(await note.innerText())![1]!.replaceAll(',', ''));
		expect(over).toBeGreaterThan(1000);
		// As the crow flies nothing is farther than on foot.
		expect(await note.innerText()).toContain('少算 0 户');
		page.assertClean();
	});

	it('says how firm the figures are; the three parts are the whole', async () => {
		const page = await open('baoding');
		const shares = (await page.getByTestId('robust').locator('dd').allInnerTexts()).map((text) =>
			Number.parseFloat(text)
		);
		expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
		page.assertClean();
	});

	it('divides the city by nearest centre', async () => {
		const page = await open('baoding');
		await page.getByRole('checkbox', { name: '服务范围（就近）' }).check();
		await mapAtRest(page);
		await screenshot(page, 'service-areas');
		page.assertClean();
	});
});

describe('a walking network that cannot be used', () => {
	it.each([
		['damaged', (bytes: Buffer) => bytes.fill(7, bytes.length - 40), /步行网络文件不完整或已损坏/],
		['of a newer version', (bytes: Buffer) => bytes.fill(99, 4, 5), /版本为 99/]
	])('%s is told by name', async (_name, spoil, message) => {
		const page = await browser.newPage();
		const body = spoil(Buffer.from(readFileSync(cityFiles('baoding').network)));
		await page.route('**/baoding/network', (route) => route.fulfill({ body }));
		await page.goto(`${app.url}baoding`);
		await page.getByTestId('fault').first().getByText(message).waitFor();
		page.assertClean();
	});
});
