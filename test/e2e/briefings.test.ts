import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
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
	totals: { households: number; covered: Record<string, { households: number }> };
}
interface Kept {
	id: string;
	name: string;
	revision: number;
	document: BriefingDocument;
}

let app: App;
let browser: WatchedBrowser;

beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
});

async function send(path: string, method: string, body?: unknown) {
	const response = await fetch(`${app.url}baoding/briefings${path}`, {
		method,
		headers: { 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	return { status: response.status, body: response.status === 204 ? null : await response.json() };
}

async function openBriefings(options: PageOptions = {}) {
	const page = await browser.newPage(options);
	await page.goto(`${app.url}baoding`);
	// Sent by the server, its buttons do nothing until the page has come to life, and with it the figures.
	await page.getByTestId('figures').waitFor({ state: 'attached' });
	await page.getByTestId('outputs').click();
	await page.getByRole('button', { name: '汇报', exact: true }).click();
	await page.getByTestId('briefings').waitFor();
	return page;
}

const list = (page: WatchedPage) => page.getByTestId('briefing-list');
const slides = (page: WatchedPage) => page.getByTestId('slides').getByRole('button');
const save = (page: WatchedPage) => page.getByRole('button', { name: '保存', exact: true });

describe('briefings', () => {
	it('are made from a template, edited and saved, by keyboard alone', async () => {
		const page = await openBriefings();
		await page.getByRole('button', { name: /^生活圈与盲区/ }).focus();
		await page.keyboard.press('Enter');
		await slides(page).first().waitFor();
		await slides(page).first().focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Alt+ArrowDown');
		expect(await slides(page).nth(2).textContent()).toContain('15 分钟生活圈');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('15 分钟生活圈');

		const sentence = page.getByTestId('field-sentence');
		await sentence.focus();
		await page.keyboard.press('Control+A');
		await page.keyboard.type('共 ');
		await page.getByTestId('field-sentence-insert').selectOption('households');
		// A figure is a chip with its name; what is kept is its key.
		expect(await sentence.getAttribute('data-value')).toBe('共 {households}');
		expect(await sentence.innerText()).toContain('未改造小区住户');
		expect(await sentence.innerText()).not.toContain('{');
		expect(await sentence.evaluate((field) => field === document.activeElement)).toBe(true);
		expect(await page.getByTestId('field-sentence-reads').textContent()).toMatch(/共 [\d,]+ 户/);
		// The slide as it will be set, and which slides are too full for the room they have.
		const shown = page.getByTestId('slide-fields').getByTestId('slide-preview');
		expect(await shown.getByTestId('slide-sentence').innerText()).toMatch(/^共 [\d,]+ 户$/);
		expect(await page.getByTestId('overflow').count()).toBe(0);
		await page.getByTestId('field-conclusion').focus();
		await page.keyboard.press('End');
		await page.keyboard.insertText('很长的一句结论'.repeat(12));
		await sentence.focus();
		await page.keyboard.press('End');
		await page.keyboard.insertText('很长的一句话，'.repeat(40));
		await page.getByTestId('overflow').getByRole('button', { name: '第 3 页' }).waitFor();
		await page.getByTestId('field-conclusion').focus();
		await page.keyboard.press('Control+A');
		await page.keyboard.insertText('15 分钟生活圈');
		await sentence.focus();
		await page.keyboard.press('Control+A');
		await page.keyboard.insertText('共 ');
		await page.getByTestId('field-sentence-insert').selectOption('households');
		await page.getByTestId('overflow').waitFor({ state: 'detached' });
		await page.getByTestId('slide-figure').selectOption('coverage-inner');
		const told = await page.getByTestId('slide-fields').getByText('现在是').textContent();
		const { totals } = runJson<Coverage>('coverage', '--json');
		const share = (100 * totals.covered['15']!.households) / totals.households;
		expect(told).toBe(`现在是 ${share.toFixed(1)}%`);
		// Hatches of charts are found by their names, which the slides measured out of sight must not have.
		const hatches = await page.evaluate(() => [...document.querySelectorAll('pattern')].map(({ id }) => id));
		expect(new Set(hatches).size).toBe(hatches.length);
		await screenshot(page, 'briefings-editor');

		await page.keyboard.press('Control+S');
		await page.getByText('已保存').waitFor();
		await page.keyboard.press('Escape');
		await list(page).waitFor();
		const [kept] = (await send('', 'GET')).body as Kept[];
		const { body } = (await send(`/${kept!.id}`, 'GET')) as { body: Kept };
		expect(body.document.slides[2]).toMatchObject({ title: '15 分钟生活圈', sentence: '共 {households}' });
		expect(body.revision).toBe(1);
		await page.keyboard.press('Escape');
		await page.getByTestId('briefings').waitFor({ state: 'detached' });
		page.assertClean();
	});

	it('lose nothing when two edit one at once', async () => {
		const { body } = (await send('', 'POST', { name: '周例会', template: 'axes', lang: 'zh' })) as {
			body: Kept;
		};
		await fetch(`${app.url}baoding/views`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ name: '三组团现状', query: 'select=cluster%3Acluster-03&lang=en' })
		});
		const page = await openBriefings({ allow: [/409/] });
		await page.getByRole('button', { name: '编辑 周例会' }).click();
		await page.getByLabel('汇报标题').fill('我的标题');
		expect(await slides(page).first().textContent()).toContain('我的标题');
		await page.getByLabel('加入已存视图').selectOption('三组团现状');
		expect(await slides(page).nth(1).textContent()).toContain('三组团现状');
		await page.getByTestId('slide-fields').getByText('三组团 ·').waitFor();
		const theirs = { ...body.document, title: '别人的标题' };
		await send(`/${body.id}`, 'PUT', { name: '周例会', document: theirs, revision: 1 });
		await save(page).click();
		const conflict = page.getByTestId('briefing-conflict');
		await conflict.waitFor();
		await screenshot(page, 'briefings-conflict');
		await conflict.getByRole('button', { name: '把我的存为副本' }).click();
		await page.getByText('已保存').waitFor();

		const all = (await send('', 'GET')).body as Kept[];
		const titleOf = async (name: string) => {
			const found = all.find((one) => one.name === name);
			return ((await send(`/${found!.id}`, 'GET')).body as Kept).document.title;
		};
		expect(await titleOf('周例会')).toBe('别人的标题');
		expect(await titleOf('周例会 2')).toBe('我的标题');
		page.assertClean();
	});

	it('ask before changes are lost, and go out and in as files, on a phone', async () => {
		await send('', 'POST', { name: '携带', template: 'packages', lang: 'zh' });
		const page = await openBriefings({ width: 390, height: 844, touch: true });
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: '导出 携带 为 JSON' }).click()
		]);
		expect(download.suggestedFilename()).toBe('baoding-携带.json');
		const path = await download.path();
		const exported = JSON.parse(await readFile(path, 'utf8')) as BriefingDocument;

		const [first, ...rest] = exported.slides;
		const wrong = { ...exported, slides: [{ ...first, title: '' }, ...rest] };
		await page.getByTestId('briefing-file').setInputFiles({
			name: 'wrong.json',
			mimeType: 'application/json',
			buffer: Buffer.from(JSON.stringify(wrong))
		});
		await page.getByText('第 1 页的“结论（标题）”须为 1–120 个字的文字，单行').waitFor();
		await page.getByTestId('briefing-file').setInputFiles(path);
		await slides(page).first().waitFor();
		expect(await slides(page).count()).toBe(exported.slides.length);
		await screenshot(page, 'briefings-phone');
		const widths = await page.evaluate(() => {
			const dialog = document.querySelector('dialog')!;
			return [dialog.scrollWidth - dialog.clientWidth, document.body.scrollWidth - innerWidth];
		});
		expect(widths).toEqual([0, 0]);

		await page.getByRole('button', { name: '关闭', exact: true }).click();
		await page.getByRole('alertdialog').getByText('有修改还没有保存').waitFor();
		// Stays, asks again, stays: browsers would close a dialog at the second Esc in a row.
		for (let times = 0; times < 3; times++) await page.keyboard.press('Escape');
		expect(await slides(page).count()).toBe(exported.slides.length);
		await page.getByRole('button', { name: '← 返回列表' }).click();
		await page.getByRole('button', { name: '不保存，离开' }).click();
		await list(page).waitFor();
		expect(await list(page).getByText('携带').count()).toBe(1);
		page.assertClean();
	});

	it('refuse what is wrong, and say what is right', async () => {
		const { body: kept } = (await send('', 'POST', { name: '接口', template: 'siting', lang: 'en' })) as {
			body: Kept;
		};
		const put = (change: object) =>
			send(`/${kept.id}`, 'PUT', { name: '接口', document: kept.document, revision: 1, ...change });
		const refusals: [{ status: number; body: { detail: string } }, number, RegExp][] = [
			[await send('', 'POST', {}), 400, /"name" and the object "document"/],
			[await send('', 'POST', { name: 'x', template: 'y' }), 400, /"template" is one of city-overview, /],
			[await send('', 'POST', { name: 'x', document: { format: 1 } }), 400, /The briefing: "title" is text/],
			[await send('', 'POST', { name: '接口', template: 'axes' }), 409, /Choose another name/],
			[await put({ revision: 7 }), 409, /at revision 1.*started from 7/],
			[await put({ revision: 'x' }), 400, /"revision"/],
			[await send('/nowhere', 'GET'), 404, /no briefing "nowhere"/]
		];
		for (const [{ status, body }, wanted, message] of refusals) {
			expect(status).toBe(wanted);
			expect(body.detail).toMatch(message);
		}
		expect((await put({ name: '接口 2' })).body).toMatchObject({ name: '接口 2', revision: 2 });
		expect((await send(`/${kept.id}`, 'DELETE')).status).toBe(204);
		expect((await send(`/${kept.id}`, 'DELETE')).status).toBe(404);
	});
});
