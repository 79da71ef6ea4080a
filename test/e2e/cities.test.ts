import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { SMALL_OSM, writeOsm } from '../server/cities/drawn-osm.ts';
import { openBrowser, screenshot, startApp, type App, type WatchedBrowser } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianpian-cities-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let app: App;
let browser: WatchedBrowser;
beforeAll(async () => {
	cpSync(inject('seededFolder'), folder, { recursive: true });
	app = await startApp({ dataDir: folder });
	browser = await openBrowser();
});

/** 西大街 is long enough for an axis. */
const OSM = writeOsm({ ...SMALL_OSM, nodes: { ...SMALL_OSM.nodes, 5: { at: [0, 12] } } });
const asFile = (name: string, content: string) => ({
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(content)
});

it('a new city of a street extract: made, opened, begun, renamed, removed and put back', async () => {
	const page = await browser.newPage({ lang: 'zh', width: 1440, height: 900 });
	await page.goto(`${app.url}cities`);
	const cards = page.getByTestId('cities');
	await cards.getByTestId('city-baoding').getByText('小区 817').waitFor();
	await screenshot(page, 'cities');

	// A file that is none is told, and makes no city.
	const create = page.getByRole('button', { name: '新建', exact: true });
	expect(await create.isDisabled()).toBe(true);
	await page.getByLabel('街道数据').last().setInputFiles(asFile('说明.txt', 'no streets'));
	await page.getByLabel('城市名称').fill('新市');
	await expect.poll(() => page.getByLabel('网址简称').inputValue()).toBe('xinshi');
	await create.click();
	await page.getByRole('alert').getByText('“说明.txt”不是 PBF、XML 或 JSON').waitFor();

	await page.getByLabel('街道数据').last().setInputFiles(asFile('新市.osm', OSM));
	await page.getByLabel('城市名称').fill('新城市');
	await expect.poll(() => page.getByLabel('网址简称').inputValue()).toBe('xincheng');
	await page.getByLabel('标题（可选）').fill('连片改造 2026');
	// The boundary is drawn on the streets of the file, corner by corner.
	await page.getByRole('button', { name: '在街道上绘制边界…' }).click();
	const drawing = page.getByTestId('boundary-drawing');
	const picture = drawing.getByRole('img');
	const { width, height } = (await picture.boundingBox())!;
	for (const [x, y] of [
		[0.01, 0.01],
		[0.99, 0.01],
		[0.99, 0.99],
		[0.01, 0.99]
	] as const)
		await picture.click({ position: { x: x * width, y: y * height } });
	await drawing.getByText('边界有 4 个角点').waitFor();
	await drawing.getByRole('button', { name: '撤销' }).click();
	await drawing.getByText('边界有 3 个角点').waitFor();
	await picture.click({ position: { x: 0.01 * width, y: 0.99 * height } });
	await screenshot(page, 'cities-boundary');
	await create.click();
	const news = page.getByTestId('city-news');
	await news.getByText('“新城市”已建立：5 条街道、1 处地标。').waitFor();
	const card = page.getByTestId('city-xincheng');
	await card.getByText('尚无规划数据').waitFor();
	await screenshot(page, 'cities-made');

	await news.getByRole('link', { name: '打开' }).click();
	const start = page.getByTestId('start-list');
	await start.getByText('还缺：小区、服务中心、组团、行政区、主轴。').waitFor();
	const bringIn = start.getByRole('link', { name: '导入小区' });
	expect(await bringIn.getAttribute('href')).toContain('/xincheng/import?as=communities');
	await start.getByRole('button', { name: '以全城为一个行政区' }).click();
	await start.getByText('还缺：小区、服务中心、组团、主轴。').waitFor();
	await screenshot(page, 'city-start');
	await start.getByRole('button', { name: '选街道…' }).click();
	await start.getByLabel('作为主轴的街道').selectOption('西大街');
	await start.getByRole('button', { name: '设为主轴' }).click();
	await start.getByText('还缺：小区、服务中心、组团。').waitFor();
	await start.getByTestId('start-axes').getByText('已有 1').waitFor();
	await start.getByRole('button', { name: '绘制组团' }).click();
	await page.getByTestId('hand-bar').waitFor();
	expect(await page.getByTestId('drawn-layer').inputValue()).toBe('clusters');
	await page.getByTestId('edit').click();
	await start.waitFor();
	// Whoever draws a community first gets what it has to belong to.
	await start.getByRole('button', { name: '绘制小区' }).click();
	await page.getByTestId('hand-bar').waitFor();
	expect(await page.getByTestId('drawn-layer').inputValue()).toBe('communities');
	await page.getByTestId('edit').click();
	await start.getByText('还缺：小区、服务中心。').waitFor();
	await start.getByRole('link', { name: '导入服务中心' }).click();
	await expect.poll(() => page.getByLabel('内容为').inputValue()).toBe('centres');
	await screenshot(page, 'city-import-centres');
	await page.goBack();
	await start.waitFor();

	await page.getByRole('button', { name: '城市', exact: true }).click();
	await card.getByText('主轴 1').waitFor();
	await card.getByRole('button', { name: '改名' }).click();
	await card.getByLabel('城市名称').fill('新区市');
	await card.getByRole('button', { name: '保存' }).click();
	await card.getByText('新区市').waitFor();
	await card.getByRole('button', { name: '移除' }).click();
	await news.getByText('已移除“新区市”').waitFor();
	expect(await card.count()).toBe(0);
	expect((await fetch(`${app.url}xincheng/plan.json`)).status).toBe(404);
	await news.getByRole('button', { name: '撤销' }).click();
	await card.getByText('新区市').waitFor();
	expect((await fetch(`${app.url}xincheng/plan.json`)).status).toBe(200);
	await card.getByRole('button', { name: '移除' }).click();
	await page.getByRole('button', { name: '恢复' }).click();
	await news.getByText('“新区市”已恢复。').waitFor();
	await page.close();
});

it('is read in English, in the dark and on a phone', async () => {
	const page = await browser.newPage({ lang: 'en', width: 390, height: 844 });
	await page.goto(`${app.url}cities?lang=en&theme=dark`);
	await page.getByRole('heading', { name: 'Cities', level: 1 }).waitFor();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await screenshot(page, 'cities-phone');
	await page.goto(`${app.url}xincheng?lang=en&theme=dark`);
	await page.getByTestId('start-list').waitFor({ state: 'attached' });
	await screenshot(page, 'city-start-phone');
	await page.close();
});
