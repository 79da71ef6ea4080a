import iconv from 'iconv-lite';
import { beforeAll, expect, test } from 'vitest';
import { fromWgs84 } from '../../src/lib/core/intake/coordinates/from-wgs84.ts';
import { toWgs84 } from '../../src/lib/core/intake/coordinates/to-wgs84.ts';
import {
	openBrowser,
	screenshot,
	startApp,
	type App,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';

interface Community {
	geometry: { coordinates: unknown };
	properties: { id: string; name: string; households: number; yearBuilt: number };
}

let app: App;
let browser: WatchedBrowser;
let communities: Community[];

beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
	communities = await readCommunities();
});

async function readCommunities(): Promise<Community[]> {
	const plan = (await (await fetch(`${app.url}baoding/plan.json`)).json()) as {
		features: { communities: { features: Community[] } };
	};
	return plan.features.communities.features;
}

const byName = (name: string) => communities.find(({ properties }) => properties.name === name)!.properties;
/** Of an outer ring. */
function middleOf(coordinates: unknown): [number, number] {
	const ring = coordinates as unknown[][];
	if (typeof ring[0]![0] !== 'number') return middleOf(ring[0]);
	const mean = (axis: 0 | 1) => (ring as number[][]).reduce((sum, at) => sum + at[axis]!, 0) / ring.length;
	return [mean(0), mean(1)];
}

/** A ledger as a bureau keeps it: in GBK, with changed figures, a new community, a name that is nearly known, a wrong year. */
function writeLedger(names: readonly string[]): Buffer {
	const [lng, lat] = middleOf(communities[0]!.geometry.coordinates);
	const known = names.map((name, i) => [name, byName(name).households + 10 * (i + 1), 1995, '', '']);
	const rows = [
		['小区名称', '户数', '建成年份', '经度', '纬度'],
		...known,
		['测试新家园小区', 240, 2003, lng + 0.0001, lat + 0.0001],
		['测试待定之家', 88, 1999, '', ''],
		[communities[9]!.properties.name, 120, 203, '', '']
	];
	return iconv.encode(rows.map((row) => row.join(',')).join('\r\n'), 'gbk');
}

async function openFile(page: WatchedPage, buffer: Buffer) {
	await page.goto(`${app.url}baoding/import`);
	await page.getByTestId('intake-map').locator('canvas').first().waitFor();
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: '莲池区老旧小区台账.csv', mimeType: 'text/csv', buffer });
	await page.getByTestId('step-review').waitFor();
}

/** Nothing is being asked any more. */
const settled = (page: WatchedPage) => page.locator('.steps[aria-busy=false]').waitFor();

test('a ledger is read, compared, decided and brought in, undone, and asks nothing when it comes again', async () => {
	const counted = new Map<string, number>();
	for (const { properties } of communities)
		counted.set(properties.name, (counted.get(properties.name) ?? 0) + 1);
	const names = communities
		.map(({ properties }) => properties.name)
		.filter((name) => counted.get(name) === 1)
		.slice(0, 3);
	const ledger = writeLedger(names);
	const page = await browser.newPage();
	await openFile(page, ledger);

	const file = page.getByTestId('step-file');
	expect(await file.getByLabel('文字编码').inputValue()).toMatch(/^gb/i);
	expect(await file.getByLabel('内容为').inputValue()).toBe('communities');
	await screenshot(page, 'import-read');

	// Other systems are compared on the map, by keys as well, and one is confirmed once.
	await page.getByRole('button', { name: '对照', exact: true }).first().press('Enter');
	const wiper = page.getByRole('slider', { name: '左右拖动，对照两种坐标系' });
	await wiper.press('ArrowLeft');
	await expect.poll(() => wiper.getAttribute('aria-valuenow')).toBe('48');
	await screenshot(page, 'import-wiper');
	await page.getByRole('button', { name: '结束对照' }).press('Enter');
	await wiper.waitFor({ state: 'detached' });
	const confirm = page.getByRole('button', { name: '确认此坐标系' });
	if (await confirm.isVisible()) await confirm.click();
	await settled(page);

	// The doubtful row has no place: it is left out, and that can be decided again.
	const doubtful = page.getByTestId('review-doubtful');
	await page.getByRole('tab', { name: /待定/ }).click();
	await doubtful.getByTestId('doubtful-row').filter({ hasText: '测试待定之家' }).waitFor();
	await doubtful
		.getByTestId('doubtful-row')
		.filter({ hasText: '测试待定之家' })
		.getByRole('button', { name: '不导入' })
		.click();
	await doubtful.getByText('→ 不导入').waitFor();
	await settled(page);

	await page.getByRole('tab', { name: /待定/ }).press('ArrowRight');
	await page.getByTestId('review-rejected').getByText('203').first().waitFor();
	await page.getByRole('tab', { name: /有改动/ }).click();
	await page.getByTestId('review-changed').getByText(names[0]!).waitFor();
	await page.getByRole('tab', { name: /新增/ }).click();
	await page.getByTestId('review-added').getByText('测试新家园小区').first().waitFor();

	const take = page.getByTestId('step-take');
	await take.getByLabel('导入人').fill('李工');
	await take.getByLabel('说明').fill('7 月台账');
	await page.getByTestId('take').click();
	await page.getByTestId('taken').getByText('已导入').waitFor();
	await screenshot(page, 'import-taken');
	const after = await readCommunities();
	const now = (name: string) => after.find(({ properties }) => properties.name === name)?.properties;
	expect(now('测试新家园小区')?.households).toBe(240);
	for (const [i, name] of names.entries())
		expect(now(name)?.households).toBe(byName(name).households + 10 * (i + 1));

	// Again, a month later: nothing is asked, nothing is changed.
	const again = await browser.newPage();
	await openFile(again, ledger);
	const confirmAgain = again.getByRole('button', { name: '确认此坐标系' });
	if (await confirmAgain.isVisible()) await confirmAgain.click();
	await settled(again);
	expect(await again.getByRole('tab', { name: /待定/ }).innerText()).toContain('0');
	expect(await again.getByRole('tab', { name: /新增/ }).innerText()).toContain('0');
	again.assertClean();

	await take.getByRole('button', { name: '撤销这次导入' }).click();
	await page.getByTestId('taken').getByText('已撤销').waitFor();
	expect((await readCommunities()).map(({ properties }) => properties.households)).toEqual(
		communities.map(({ properties }) => properties.households)
	);
	await take.getByRole('link', { name: '返回地图' }).click();
	await page.getByTestId('figures').waitFor();
	page.assertClean();
});

/** Three courtyards in a survey's own metres: northing first, a third of a turn, an origin somewhere in the city. */
function writeSurvey(): { buffer: Buffer; places: { xy: string; lngLat: string }[] } {
	const ground = toWgs84('EPSG:4547');
	const [east, north] = fromWgs84('EPSG:4547')(middleOf(communities[0]!.geometry.coordinates));
	const [a, b] = [Math.cos(2), Math.sin(2)];
	const place = (x: number, y: number) => ground([east + a * x - b * y, north + b * x + a * y]);
	const rows = [0, 1, 2].map((i) => {
		const ring = [
			[0, 0],
			[24, 0],
			[24, 20],
			[0, 20],
			[0, 0]
		].map(([x, y]) => [y! + 80 * (i % 2), x! + 60 * i]);
		const geometry = { type: 'Polygon', coordinates: [ring] };
		return { type: 'Feature', properties: { 小区名称: `测绘小院${i + 1}`, 户数: 40 + i }, geometry };
	});
	return {
		buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: rows })),
		places: [
			[0, 0],
			[60, 80],
			[120, 0],
			[144, 20]
		].map(([x, y]) => ({
			xy: `${y}, ${x}`,
			lngLat: place(x!, y!).join(', ')
		}))
	};
}

test('a drawing in a local system is placed by control points, a wrong one is told, and none is asked for again', async () => {
	const { buffer, places } = writeSurvey();
	const file = { name: '测绘成果.geojson', mimeType: 'application/json', buffer };
	const page = await browser.newPage();
	const open = async (on: WatchedPage) => {
		await on.goto(`${app.url}baoding/import`);
		await on.getByTestId('intake-map').locator('canvas').first().waitFor();
		await on.locator('input[type=file]').setInputFiles(file);
		await on.getByTestId('step-review').waitFor();
	};
	await open(page);
	await page.getByLabel('内容为').selectOption('communities');
	const control = page.getByTestId('control');
	await control.getByTestId('file-drawing').waitFor();
	for (const [i, { xy, lngLat }] of places.entries()) {
		await control.getByRole('button', { name: '添加控制点' }).click();
		const point = control.getByTestId('control-point').nth(i);
		await point.getByLabel(`控制点 ${i + 1}：文件中`).fill(xy);
		await point.getByLabel(`控制点 ${i + 1}：文件中`).press('Enter');
		await page
			.getByTestId('intake-map')
			.getByText(`请在地图上点出控制点 ${i + 1}`)
			.waitFor();
		// The last one is off by some hundred metres.
		const [lng, lat] = lngLat.split(', ').map(Number) as [number, number];
		await point.getByLabel(`控制点 ${i + 1}：地图上`).fill(`${lng}, ${i === 3 ? lat + 0.003 : lat}`);
		await point.getByLabel(`控制点 ${i + 1}：地图上`).press('Enter');
		await settled(page);
	}
	const fit = control.getByTestId('control-fit');
	await control.getByText('残差').nth(3).waitFor();
	await control.getByRole('alert').first().waitFor();
	await control.getByLabel('文件坐标先北后东').check();
	await settled(page);
	await control.getByText('第 4 个控制点残差').waitFor();
	await screenshot(page, 'import-control-wrong');
	await control.getByLabel('控制点 4：参与计算').uncheck();
	await fit.getByText('中误差 0.00 米').waitFor();
	expect(await control.getByRole('alert').count()).toBe(0);
	await control.getByText(/残差 33\d 米/).waitFor();

	// The same by keys alone: what is nearest to the middle of the drawing, then the middle of the map.
	await control.getByRole('button', { name: '添加控制点' }).press('Enter');
	await control.getByTestId('file-drawing').press('Enter');
	await expect.poll(() => control.getByLabel('控制点 5：文件中').inputValue()).toMatch(/^\d/);
	await page.getByTestId('intake-map').locator('canvas').first().press('Enter');
	await expect.poll(() => control.getByLabel('控制点 5：地图上').inputValue()).toMatch(/^115/);
	await settled(page);
	await control.getByLabel('控制点 5：删除').press('Enter');
	await fit.getByText('中误差 0.00 米').waitFor();
	await settled(page);
	await screenshot(page, 'import-control');
	await page.getByRole('tab', { name: '新增 3' }).waitFor();
	await page.getByTestId('take').click();
	await page.getByTestId('taken').getByText('已导入').waitFor();
	const made = (await readCommunities()).find(({ properties }) => properties.name === '测绘小院1')!;
	const [lng, lat] = places[0]!.lngLat.split(', ').map(Number) as [number, number];
	const ring = (made.geometry.coordinates as number[][][])[0]!;
	expect(ring.some((at) => Math.hypot(at[0]! - lng, at[1]! - lat) < 2e-7)).toBe(true);

	const again = await browser.newPage();
	await open(again);
	await again.getByLabel('内容为').selectOption('communities');
	await again.getByText('沿用上次同类文件的坐标系').waitFor();
	await settled(again);
	await again.getByText('与计划相同 3 行').waitFor();
	expect(await again.getByTestId('control-point').count()).toBe(4);
	again.assertClean();
	await page.getByRole('button', { name: '撤销这次导入' }).click();
	await page.getByTestId('taken').getByText('已撤销').waitFor();
	page.assertClean();
});

test('a file that cannot be read says why, and what helps', async () => {
	const page = await browser.newPage({ allow: [/422/] });
	await page.goto(`${app.url}baoding/import`);
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: '图.json', mimeType: 'application/json', buffer: Buffer.from('') });
	await page.getByTestId('fault').getByText('文件是空的').waitFor();
});
