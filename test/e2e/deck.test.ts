import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { OfficePackage } from '#lib/server/report/package/office-package.ts';
import { nameOf } from '#lib/server/report/pptx/template/shapes.ts';
import { unpackOffice } from '#lib/server/report/stable-zip.ts';
import { listElements, type XmlElement } from '#lib/server/report/xml/xml-tree.ts';
import { buildOrdinaryTemplate } from '../server/report/pptx/ordinary-template.ts';
import { readDeck } from '../server/report/pptx/read-deck.ts';
import {
	openBrowser,
	screenshot,
	startApp,
	type App,
	type PageOptions,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const NAME = '周例会';

let app: App;
let browser: WatchedBrowser;

beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
	const response = await fetch(`${app.url}baoding/briefings`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ name: NAME, template: 'city-overview', lang: 'zh' })
	});
	expect(response.status).toBe(201);
});

/** The sheet that makes a deck, opened by keyboard from the list of briefings. */
async function openSheet(options: PageOptions = {}, query = '') {
	const page = await browser.newPage(options);
	await page.goto(`${app.url}baoding${query}`);
	await page.getByTestId('figures').waitFor({ state: 'attached' });
	await page.getByTestId('outputs').click();
	await page.getByRole('button', { name: /^(汇报|Briefings)$/ }).click();
	const opener = page
		.getByTestId('briefing-list')
		.getByRole('button', { name: new RegExp(`${NAME}.*PPTX|PowerPoint.*${NAME}`) });
	await opener.focus();
	await page.keyboard.press('Enter');
	const sheet = page.getByTestId('deck');
	await sheet.waitFor();
	return { page, sheet, opener };
}

const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

async function download(page: WatchedPage, sheet: Locator): Promise<Uint8Array> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		sheet.locator('button.go').press('Enter')
	]);
	expect(file.suggestedFilename()).toMatch(/\.pptx$/);
	await page.getByTestId('deck-report').waitFor();
	return new Uint8Array(await readFile(await file.path()));
}

const upload = (sheet: Locator, name: string, bytes: Uint8Array) =>
	sheet.locator('input[type=file]').setInputFiles({ name, mimeType: PPTX, buffer: Buffer.from(bytes) });

/** Left edges of the pictures of a slide, in points. */
const leftsOf = (root: XmlElement) =>
	listElements(root, 'p:pic').map(
		(picture) => Number(listElements(picture, 'a:off')[0]!.attributes.x) / 12_700
	);

describe('a briefing as a PowerPoint file', () => {
	it('stands on a template of the unit, where its author wants each thing, by keyboard alone', async () => {
		const { page, sheet, opener } = await openSheet();
		const back = page.getByRole('button', { name: '← 返回列表' });
		expect(await isFocused(back)).toBe(true);
		await page.keyboard.press('Escape');
		await opener.waitFor();
		expect(await isFocused(opener)).toBe(true);
		await page.keyboard.press('Enter');

		await upload(sheet, '某某区模板.pptx', buildOrdinaryTemplate());
		await sheet.getByText('某某区模板.pptx').waitFor();
		const picker = page.getByTestId('slot-picker');
		await picker.waitFor();
		const content = picker.locator('details').nth(1);
		await content.getByRole('img', { name: '内容页的示意图' }).waitFor();
		// Numbers of the outline are those of the lists.
		const picture = content.getByLabel('地图或正文');
		expect(await picture.locator('option').allTextContents()).toEqual(
			expect.arrayContaining(['2 文字（文字 2）', '3 图片（图片 3）', '自动安排', '不放'])
		);
		await picture.selectOption({ label: '2 文字（文字 2）' });
		for (const name of ['数字', '说明'])
			await content.getByRole('combobox', { name, exact: true }).selectOption({ label: '3 图片（图片 3）' });
		await picker.getByLabel('保留模板中的其他页').press('Space');
		await screenshot(page, 'deck-slots');
		const { slides } = readDeck(await download(page, sheet));
		expect(slides[0]!.texts.join()).toContain('保定');
		// The map stands where texts were, left of 346 points, and the template's own last slide is kept.
		const lefts = slides.flatMap(({ root }) => leftsOf(root));
		expect(lefts.length).toBeGreaterThan(0);
		for (const left of lefts) expect(left).toBeLessThan(346);
		expect(slides.at(-1)!.texts.join()).toContain('谢谢');
		await screenshot(page, 'deck-made');

		// What was chosen for a template is remembered, until it is asked to be proposed anew.
		await sheet.getByRole('button', { name: '不用此文件' }).click();
		await picker.waitFor({ state: 'detached' });
		await upload(sheet, 'again.pptx', buildOrdinaryTemplate());
		await sheet.getByText('已沿用此模板上次的选择').waitFor();
		const chosen = () =>
			picture.evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]!.label);
		expect(await chosen()).toBe('2 文字（文字 2）');
		await sheet.getByRole('button', { name: '恢复建议' }).click();
		expect(await chosen()).toBe('3 图片（图片 3）');
		page.assertClean();
	});

	it('is refreshed later: what a person changed stays, and is named', async () => {
		const { page, sheet } = await openSheet();
		const made = await download(page, sheet);
		const { slides } = readDeck(made);
		const file = OfficePackage.of(unpackOffice(made));
		const { path } = slides[1]!;
		const root = file.readXml(path);
		const title = listElements(root, 'p:sp').find((shape) => nameOf(shape)?.name?.endsWith('-title'))!;
		listElements(title, 'a:t')[0]!.children = ['书记要看的一页'];
		file.put(path, root);

		await sheet.getByLabel('更新已有演示稿').press('Space');
		await upload(sheet, 'edited.pptx', file.toBytes());
		await sheet.getByText('edited.pptx').waitFor();
		const fresh = readDeck(await download(page, sheet));
		expect(fresh.slides).toHaveLength(slides.length);
		expect(fresh.slides[1]!.texts.join()).toContain('书记要看的一页');
		expect(fresh.slides[2]!.texts).toEqual(slides[2]!.texts);
		expect(await page.getByTestId('deck-report').innerText()).toContain('第 2 页的标题为手工修改');
		await screenshot(page, 'deck-refreshed');
		page.assertClean();
	});

	it('is asked for on a phone, in English: all is in sight, and a file of another kind is refused in words', async () => {
		const { page, sheet } = await openSheet(
			{ width: 390, height: 844, touch: true, theme: 'dark', lang: 'en', allow: [/422/] },
			'?lang=en'
		);
		await upload(sheet, 'unit.pptx', buildOrdinaryTemplate({ asLibreOffice: true }));
		await page.getByTestId('slot-picker').waitFor();
		for (const part of await page.getByTestId('slot-picker').locator('details').all())
			await part.evaluate((details) => ((details as HTMLDetailsElement).open = true));
		await screenshot(page, 'deck-phone');
		const cut = await page.evaluate(() => {
			const dialog = document.querySelector('dialog')!;
			return [dialog.scrollWidth - dialog.clientWidth, document.body.scrollWidth - innerWidth];
		});
		expect(cut).toEqual([0, 0]);
		await sheet.getByLabel('Refresh an earlier deck').check();
		await upload(sheet, 'unit.pptx', buildOrdinaryTemplate());
		await sheet.locator('button.go').press('Enter');
		const fault = sheet.getByTestId('fault');
		await fault.waitFor();
		expect(await fault.innerText()).toMatch(/^It could not be made: [^一-龥]+$/);
		page.assertClean();
	});
});
