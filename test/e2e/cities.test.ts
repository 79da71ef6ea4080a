import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { CityFeatures } from '../../src/lib/core/city/types.ts';
import { fromWgs84 } from '../../src/lib/core/intake/coordinates/from-wgs84.ts';
import { readFile } from '../../src/lib/server/formats/read-file.ts';
import { writeDbf } from '../../src/lib/server/formats/shapefile/write-dbf.ts';
import { writeShp } from '../../src/lib/server/formats/shapefile/write-shp.ts';
import { hasOgr, infoByOgr } from '../helpers/formats/ogr.ts';
import { SMALL_OSM, writeOsm } from '../server/cities/drawn-osm.ts';
import {
	openBrowser,
	screenshot,
	startApp,
	type App,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';
import { takeOutput } from './take-output.ts';
import { mapAtRest } from './watch-map.ts';

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

/** Degrees of a place of the drawn extract, in its units. */
const at = (x: number, y: number): [lng: number, lat: number] => [115.46 + x / 1000, 38.87 + y / 1000];

/** A ledger as a bureau keeps it: a title over all, a heading in two rows, a sum under it. */
async function writeLedger(rows: readonly [name: string, households: number, x: number, y: number][]) {
	const sum = rows.reduce((all, [, households]) => all + households, 0);
	const bytes = await writeXlsx({
		sheets: [
			{
				name: '台账',
				rows: [
					['新城市老旧小区改造台账', null, null, null, null, null],
					['序号', '小区名称', '规模', null, '位置', null],
					[null, null, '户数', '建成年份', '经度', '纬度'],
					...rows.map(([name, households, x, y], i) => [i + 1, name, households, 1995, ...at(x, y)]),
					['合计', null, sum, null, null, null]
				],
				merges: [
					{ startRow: 0, endRow: 0, startCol: 0, endCol: 5 },
					{ startRow: 1, endRow: 1, startCol: 2, endCol: 3 },
					{ startRow: 1, endRow: 1, startCol: 4, endCol: 5 }
				]
			}
		]
	});
	return { name: '老旧小区台账.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

/** A service centre in Gauss-Krüger metres, its name in GBK, and nothing that says either. */
function writeCentres() {
	const toGrid = fromWgs84('EPSG:4547');
	const { shp, shx } = writeShp([{ type: 'Point', coordinates: toGrid(at(2, 0.2)) }], 'Point');
	const title = { zh: '', en: '' };
	const column = {
		name: 'name',
		shortName: 'NAME',
		type: 'text',
		title,
		unit: title,
		isSummed: false
	} as const;
	const layer = {
		name: '服务中心',
		title,
		geometryType: 'Point',
		columns: [column],
		features: [{ values: ['东街社区服务中心'], geometry: null }],
		style: { by: null, rules: [] },
		labelBy: null
	} as const;
	const dbf = writeDbf(layer, { encoding: 'gbk', asOf: '2026-01-01' });
	return Object.entries({ shp, shx, dbf }).map(([ending, bytes]) => ({
		name: `服务中心.${ending}`,
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(bytes)
	}));
}

type SentFile = { name: string; mimeType: string; buffer: Buffer };

/** Brings files in as they are: what is asked is the coordinate system, once. */
async function bringIn(page: WatchedPage, files: SentFile | SentFile[], { crs }: { crs?: string } = {}) {
	await page.goto(`${app.url}xincheng/import`);
	await page.getByTestId('intake-map').locator('canvas').first().waitFor();
	await page.locator('input[type=file]').setInputFiles(files);
	await page.getByTestId('step-review').waitFor();
	if (crs) {
		await page.getByLabel('其他坐标系代号').fill(crs);
		await page.getByTestId('step-crs').locator('form').getByRole('button', { name: '采用' }).click();
		await page.getByText('已由您指定').waitFor();
	} else {
		const confirm = page.getByRole('button', { name: '确认此坐标系' });
		if (await confirm.isVisible()) await confirm.click();
	}
	await page.locator('.steps[aria-busy=false]').waitFor();
}

async function takeIn(page: WatchedPage) {
	await page.getByTestId('take').click();
	await page.getByTestId('taken').getByText('已导入').waitFor();
}

it('is read in English, in the dark and on a phone', async () => {
	const page = await browser.newPage({ lang: 'en', width: 390, height: 844 });
	await page.goto(`${app.url}cities?lang=en&theme=dark`);
	await page.getByRole('heading', { name: 'Cities', level: 1 }).waitFor();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await screenshot(page, 'cities-phone');
	await page.goto(`${app.url}xincheng?lang=en&theme=dark`);
	await page.getByTestId('start-list').waitFor({ state: 'attached' });
	await screenshot(page, 'city-start-phone');
	await page.goto(`${app.url}xincheng/import?lang=en&theme=dark`);
	await page.locator('input[type=file]').setInputFiles(await writeLedger([['东街一号院', 99, 0.6, 0.3]]));
	await page.getByTestId('step-review').waitFor();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await screenshot(page, 'import-phone');
	await page.getByTestId('step-review').scrollIntoViewIfNeeded();
	await screenshot(page, 'import-phone-review');
	await page.close();
});

it('the new city has its own data by noon: ledger and shapefile in, a cluster drawn, coverage, a GeoPackage out; and the ledger again', async () => {
	const page = await browser.newPage({ lang: 'zh', width: 1440, height: 900 });
	const rows: [string, number, number, number][] = [
		['东街一号院', 120, 0.6, 0.3],
		['东街二号院', 80, 1.6, 0.3],
		['西大街纺织小区', 260, 0.3, 5]
	];
	await bringIn(page, await writeLedger(rows));
	await page.getByRole('tab', { name: '新增 3' }).waitFor();
	await page.getByRole('tab', { name: '不能导入 0' }).waitFor();
	await takeIn(page);
	await bringIn(page, writeCentres(), { crs: 'EPSG:4547' });
	expect(await page.getByLabel('内容为').inputValue()).toBe('centres');
	await page.getByTestId('review-added').getByText('东街社区服务中心').first().waitFor();
	await screenshot(page, 'noon-centres');
	await takeIn(page);

	// A cluster around all of it, by its corners.
	await page.goto(`${app.url}xincheng`);
	await page.getByTestId('coverage-inner').waitFor();
	await page.getByTestId('edit').click();
	await page.getByTestId('edit-panel').waitFor();
	await mapAtRest(page);
	await page.getByRole('group', { name: '编辑' }).getByRole('button', { name: '画', exact: true }).click();
	const bar = page.getByTestId('hand-bar');
	await page.getByTestId('drawn-layer').selectOption('clusters');
	await mapAtRest(page);
	for (const corner of [at(0.05, -1.9), at(3.95, -1.9), at(3.95, 11.9), at(0.05, 11.9)]) {
		await bar.getByLabel('坐标').fill(corner.map((degrees) => degrees.toFixed(6)).join(','));
		await bar.getByLabel('坐标').press('Enter');
		await expect.poll(() => bar.getByLabel('坐标').inputValue()).toBe('');
	}
	await bar.getByRole('button', { name: '完成' }).click();
	await page.getByTestId('edit-status').getByText('已保存').waitFor();
	await page.getByTestId('edit').click();
	const inner = page.getByTestId('coverage-inner');
	await inner.getByText('%').first().waitFor();
	await screenshot(page, 'noon-coverage');

	await page.getByTestId('outputs').click();
	await takeOutput(page, 5);
	const address = await page.getByTestId('layer-files').getAttribute('href');
	const answer = await fetch(new URL(address!, app.url));
	expect(answer.status).toBe(200);
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const { layers } = await readFile({ name: 'xincheng.gpkg', bytes, beside: new Map() }, {});
	const namesOf = (layer: string) => {
		const found = layers.find(({ name }) => name === layer)!;
		return found.rows.map(({ values }) => values[found.columns.indexOf('name')]);
	};
	expect(namesOf('communities').toSorted()).toEqual(rows.map(([name]) => name).toSorted());
	expect(namesOf('centres')).toEqual(['东街社区服务中心']);
	if (hasOgr)
		expect(infoByOgr(bytes, 'xincheng.gpkg')).toMatch(/Layer name: communities[\s\S]*Feature Count: 3/);

	// A month later: one figure was mended by hand, and the ledger has another; a second one is news.
	const plan = (await (await fetch(`${app.url}xincheng/plan.json`)).json()) as {
		revision: number;
		features: CityFeatures;
	};
	const first = plan.features.communities.features.find(({ properties }) => properties.name === rows[0]![0])!;
	const mended = await fetch(`${app.url}xincheng/changes`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: new URL(app.url).origin },
		body: JSON.stringify({
			id: 'by-hand',
			base: plan.revision,
			author: '李工',
			reason: '现场核实',
			changes: [
				{ layer: 'communities', featureId: first.properties.id, op: 'set', field: 'households', value: 126 }
			]
		})
	});
	expect(mended.status).toBe(200);
	await bringIn(
		page,
		await writeLedger(rows.map(([name, households, x, y], i) => [name, households + [4, 5, 0][i]!, x, y]))
	);
	await page.getByTestId('step-crs').getByText('沿用上次同类文件的坐标系').waitFor();
	for (const tab of ['新增 0', '待定 0', '不能导入 0', '冲突 1', '有改动 2'])
		await page.getByRole('tab', { name: tab }).waitFor();
	await page.getByTestId('review-clashes').getByText('126').waitFor();
	await screenshot(page, 'noon-clash');
	await page
		.getByTestId('review-clashes')
		.getByLabel(/采用文件/)
		.check();
	await takeIn(page);
	const after = (await (await fetch(`${app.url}xincheng/plan.json`)).json()) as typeof plan;
	expect(
		Object.fromEntries(
			after.features.communities.features.map(({ properties }) => [properties.name, properties.households])
		)
	).toEqual({ 东街一号院: 124, 东街二号院: 85, 西大街纺织小区: 260 });
	page.assertClean();
	await page.close();
});
