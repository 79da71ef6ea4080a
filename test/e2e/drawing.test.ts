import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import {
	startApp,
	openBrowser,
	screenshot,
	type App,
	type PageOptions,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';
import { mapAtRest } from './watch-map.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianpian-drawing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let app: App;
let browser: WatchedBrowser;
beforeAll(async () => {
	cpSync(inject('seededFolder'), folder, { recursive: true });
	app = await startApp({ dataDir: folder });
	browser = await openBrowser();
});

async function openToEdit(path: string, phone: PageOptions = {}): Promise<WatchedPage> {
	const page = await browser.newPage({ width: 1440, height: 900, ...phone });
	await page.goto(app.url + path);
	// On a phone no panel is open yet.
	if (phone.touch) await mapAtRest(page);
	else await page.getByTestId('figures').or(page.getByTestId('community-sheet')).waitFor();
	await page.getByTestId('edit').click();
	await page.getByTestId('edit-panel').waitFor();
	await mapAtRest(page);
	return page;
}

async function take(page: WatchedPage, tool: string) {
	await page.getByRole('group', { name: '编辑' }).getByRole('button', { name: tool, exact: true }).click();
	await page.getByTestId('hand-bar').waitFor();
}

/** A position, where the mouse comes to by moving, as a hand does. */
async function clickAt(page: WatchedPage, lngLat: LngLat) {
	const { x, y } = await page.evaluate((at) => globalThis.openMap!.project(at), lngLat);
	await page.mouse.move(x, y, { steps: 3 });
	await page.mouse.click(x, y);
}

async function typeIn(page: WatchedPage, lngLat: LngLat) {
	const field = page.getByTestId('hand-bar').getByLabel('坐标');
	await field.fill(lngLat.join(','));
	await field.press('Enter');
	// What was read is taken out of the field.
	await expect.poll(() => field.inputValue()).toBe('');
}

const saved = (page: WatchedPage) => page.getByTestId('edit-status').getByText('已保存').waitFor();
const valueOf = (page: WatchedPage, label: string) =>
	page.getByTestId('edit-panel').getByLabel(label, { exact: true }).inputValue();

async function readFeatures(): Promise<Omit<CityFeatures, 'streets'>> {
	const response = await fetch(`${app.url}baoding/plan.json`);
	return ((await response.json()) as { features: Omit<CityFeatures, 'streets'> }).features;
}

describe('drawing in the plan', () => {
	it('makes a community with a hole and an entrance, and its figures appear', async () => {
		const page = await openToEdit('baoding?view=115.4705,38.8880,16');
		const before = await readFeatures();
		await take(page, '画');
		// By position, so that nothing is snapped to: 115.470–115.474 is some 346 m, 38.8865–38.8890 some 278 m.
		const corners: LngLat[] = [
			[115.47, 38.8865],
			[115.474, 38.8865],
			[115.474, 38.889],
			[115.47, 38.889]
		];
		for (const corner of corners) await typeIn(page, corner);
		await page.getByTestId('hand-bar').getByRole('button', { name: '完成' }).click();
		await expect.poll(() => valueOf(page, '名称')).toBe('新小区 1');
		const wholeM2 = Number(await valueOf(page, '用地面积（m²）'));
		expect(Math.abs(wholeM2 - 96_262)).toBeLessThan(500);
		await saved(page);

		await take(page, '挖洞');
		for (const corner of [
			[115.471, 38.887],
			[115.472, 38.887],
			[115.472, 38.888]
		] as LngLat[])
			await typeIn(page, corner);
		await page.getByTestId('hand-bar').getByRole('button', { name: '完成' }).click();
		// The hole is half of some 87 m by 111 m.
		await expect
			.poll(async () => wholeM2 - Number(await valueOf(page, '用地面积（m²）')))
			.toBeGreaterThan(4700);

		await take(page, '画');
		await page.getByTestId('drawn-layer').selectOption('entrances');
		await mapAtRest(page);
		await clickAt(page, [115.4719, 38.88648]);
		await page.getByLabel('出入口 2 通行').waitFor();
		await saved(page);

		const after = await readFeatures();
		expect(after.communities.features).toHaveLength(before.communities.features.length + 1);
		const made = after.communities.features.find(({ properties }) => properties.name === '新小区 1')!;
		expect(made.geometry.coordinates).toHaveLength(2);
		expect(made.properties.provenance).toBe('surveyed');
		const [, entrance] = made.properties.entrances;
		// It stands on the southern side.
		expect(entrance!.lngLat[1]).toBeCloseTo(38.8865, 5);
		await screenshot(page, 'drawing-community');

		// Its figures: the households that are filled in count at once.
		await page.getByTestId('edit-panel').getByLabel('户数', { exact: true }).fill('400');
		await page.getByTestId('edit-panel').getByLabel('户数', { exact: true }).press('Enter');
		await saved(page);
		await page.getByTestId('edit').click();
		const sheet = page.getByTestId('community-sheet');
		await sheet.waitFor();
		expect(await sheet.innerText()).toContain('新小区 1');
		expect(await sheet.innerText()).toContain('400');
		page.assertClean();
	});

	it('refuses in words what crosses itself, and leaves the plan as it is', async () => {
		const page = await openToEdit('baoding?view=115.4850,38.8880,16');
		const before = await readFeatures();
		await take(page, '画');
		for (const corner of [
			[115.484, 38.887],
			[115.486, 38.889],
			[115.486, 38.887],
			[115.484, 38.889]
		] as LngLat[])
			await typeIn(page, corner);
		await page.getByTestId('hand-bar').getByRole('button', { name: '完成' }).click();
		await page.getByTestId('hand-bar').getByText('边界自相交').waitFor();
		expect(await readFeatures()).toEqual(before);
	});

	it('splits a cluster along a street, both sides right', async () => {
		const page = await openToEdit('baoding?select=cluster:cluster-05');
		const before = await readFeatures();
		const old = before.clusters.features.find(({ properties }) => properties.id === 'cluster-05')!.properties;
		const countIn = (features: typeof before, id: string) =>
			[...features.communities.features, ...features.blocks.features, ...features.centres.features].filter(
				({ properties }) => properties.clusterId === id
			).length;
		await take(page, '拆分');
		await page.getByTestId('split-street').selectOption('七一路');
		await page.getByTestId('hand-bar').getByRole('button', { name: '拆分' }).click();
		await expect.poll(async () => Number(await valueOf(page, '常住人口'))).toBeLessThan(old.population);
		await saved(page);
		const after = await readFeatures();
		expect(after.clusters.features).toHaveLength(before.clusters.features.length + 1);
		const sides = after.clusters.features.filter(({ properties }) => properties.name.startsWith('五组团'));
		expect(sides.map(({ properties }) => properties.name)).toEqual(['五组团', '五组团 2']);
		expect(sides.reduce((sum, { properties }) => sum + properties.population, 0)).toBe(old.population);
		expect(sides.reduce((sum, { properties }) => sum + properties.areaM2, 0)).toBe(old.areaM2);
		const [kept, made] = sides.map(({ properties }) => countIn(after, properties.id));
		expect(kept! + made!).toBe(countIn(before, 'cluster-05'));
		expect(made).toBeGreaterThan(0);
		// What lies north of the street belongs to the northern side.
		const north = after.communities.features.filter(
			({ properties, geometry }) =>
				properties.clusterId === sides[1]!.properties.id &&
				(geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates[0]!)[0]!.every(
					(position) => position[1]! > 38.87
				)
		);
		expect(north.length).toBe(
			after.communities.features.filter(({ properties }) => properties.clusterId === sides[1]!.properties.id)
				.length
		);
		await screenshot(page, 'drawing-split');
		page.assertClean();
	});
});

interface Log {
	changeSets: { revision: number; changes: { layer: string; featureId: string }[] }[];
}
const logSince = async (revision: number) =>
	((await (await fetch(`${app.url}baoding/changes?since=${revision}`)).json()) as Log).changeSets;
const newest = async () =>
	((await (await fetch(`${app.url}baoding/streets.json`)).json()) as { revision: number }).revision;

describe('streets of the plan', () => {
	const STREET = 'street-0031';
	const readStreets = async () => {
		const response = await fetch(`${app.url}baoding/streets.json`);
		const { streets } = (await response.json()) as { streets: CityFeatures['streets'] };
		return new Map(
			streets.features.map(({ properties, geometry }) => [
				properties.id,
				{ name: properties.name, row: geometry.coordinates as LngLat[] }
			])
		);
	};

	it('are picked on the map, renamed, split, reshaped with those that meet them, and deleted', async () => {
		const before = await readStreets();
		const { row } = before.get(STREET)!;
		const others = [...before].filter(([id]) => id !== STREET);
		const meet = (at: LngLat) =>
			others.filter(([, street]) => street.row.some((position) => String(position) === String(at)));
		// A crossing within the street, and the side behind it.
		const n = row.findIndex((at, i) => i > 1 && i < row.length - 2 && meet(at).length > 0);
		const [at, next] = [row[n]!, row[n + 1]!];
		const beside: LngLat = [at[0] + 0.4 * (next[0] - at[0]), at[1] + 0.4 * (next[1] - at[1])];
		const page = await openToEdit(`baoding?view=${at.join(',')},17`);
		await page.getByLabel('显示街道').check();
		await mapAtRest(page);
		await clickAt(page, beside);
		await expect.poll(() => valueOf(page, '名称')).toBe(before.get(STREET)!.name);
		await page.getByTestId('edit-panel').getByLabel('名称', { exact: true }).fill('天鹅大道');
		await page.getByTestId('edit-panel').getByLabel('名称', { exact: true }).press('Enter');
		await saved(page);
		await screenshot(page, 'drawing-street');

		await take(page, '改形');
		const since = await newest();
		await page.keyboard.press(']');
		for (let i = 0; i < n; i++) await page.keyboard.press(']');
		await page
			.getByTestId('vertex-told')
			.getByText(`第 ${n + 1} / ${row.length} 个顶点`)
			.waitFor();
		await page.keyboard.press('Shift+ArrowDown');
		await page.keyboard.press('Enter');
		await page.getByTestId('hand-bar').waitFor({ state: 'detached' });
		await saved(page);
		const moved = await readStreets();
		const there = moved.get(STREET)!.row[n]!;
		expect(there[1]).toBeLessThan(at[1]);
		for (const [id] of meet(at)) expect(moved.get(id)!.row).toContainEqual(there);
		expect(await logSince(since)).toHaveLength(1);

		await take(page, '拆分');
		await clickAt(page, beside);
		await expect.poll(async () => (await readStreets()).size).toBe(before.size + 1);
		await page.keyboard.press('Escape');
		await page.getByTestId('edit-panel').getByRole('button', { name: '删除', exact: true }).click();
		await expect.poll(async () => (await readStreets()).has(STREET)).toBe(false);
		await page.getByRole('button', { name: '撤销', exact: true }).click();
		await expect.poll(async () => (await readStreets()).get(STREET)?.name).toBe('天鹅大道');
		page.assertClean();
	});
});

describe('reshaping by keys alone', () => {
	it('goes from vertex to vertex, takes back, and is one change set in the end', async () => {
		const page = await openToEdit('baoding?select=community:community-0200');
		const since = await newest();
		const told = page.getByTestId('vertex-told');
		await page
			.getByRole('group', { name: '编辑' })
			.getByRole('button', { name: '改形', exact: true })
			.press('Enter');
		await page.getByTestId('hand-bar').waitFor();
		await page.keyboard.press(']');
		await told.getByText('第 1 /').waitFor();
		await page.keyboard.press('Tab');
		await told.getByText('第 2 /').waitFor();
		const was = await told.innerText();
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => told.innerText()).not.toBe(was);
		await page.keyboard.press('+');
		await told.getByText('第 3 /').waitFor();
		await page.keyboard.press('Control+z');
		await page.keyboard.press('Control+z');
		await page.getByTestId('hand-bar').getByText('尚未完成').waitFor({ state: 'detached' });
		while (!(await told.innerText()).startsWith('第 1 /')) await page.keyboard.press('[');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press(']');
		await page.keyboard.press('ArrowRight');
		await page.getByText('已改 2 步').waitFor();

		await page.reload();
		await page.getByTestId('community-sheet').waitFor();
		await page.getByTestId('edit').click();
		await page.getByText('接着上次未完成的改形').waitFor();
		await page.keyboard.press(']');
		await page.keyboard.press('Enter');
		await page.getByTestId('hand-bar').waitFor({ state: 'detached' });
		await saved(page);
		const sets = await logSince(since);
		expect(sets).toHaveLength(1);
		expect(new Set(sets[0]!.changes.map(({ featureId }) => featureId))).toEqual(new Set(['community-0200']));
		page.assertClean();
	});
});

describe('drawing by finger', () => {
	it('sets points by taps, finishes when held, and drags a vertex, the map standing still', async () => {
		const page = await openToEdit('baoding?view=115.4850,38.8880,16', {
			width: 390,
			height: 844,
			touch: true
		});
		const { dispatch, tap } = await fingerOf(page);
		const centre = () => page.evaluate(() => String(globalThis.openMap!.getCenter()));
		const takeByTap = (tool: string) =>
			page.getByRole('group', { name: '编辑' }).getByRole('button', { name: tool, exact: true }).tap();
		const before = (await readFeatures()).communities.features.length;
		await takeByTap('画');
		await page.getByTestId('hand-bar').waitFor();
		await page.getByTestId('edit-panel').waitFor({ state: 'hidden' });
		await mapAtRest(page);
		const still = await centre();
		for (const at of [
			[120, 250],
			[250, 250],
			[250, 370],
			[120, 370]
		] as const)
			await tap(at);
		// Held until it has finished what is drawn.
		await dispatch('touchStart', [200, 310]);
		await page.getByTestId('entrance-prompt').waitFor();
		await dispatch('touchEnd');
		expect(await centre()).toBe(still);
		await expect.poll(async () => (await readFeatures()).communities.features.length).toBe(before + 1);
		await screenshot(page, 'drawing-finger');

		await takeByTap('改形');
		await page.getByTestId('vertex-told').waitFor();
		await dispatch('touchStart', [250, 370]);
		for (let px = 4; px <= 40; px += 4) await dispatch('touchMove', [250 + px, 370 + px]);
		await dispatch('touchEnd');
		await page.getByText('已改 1 步').waitFor();
		expect(await centre()).toBe(still);
		await page.getByTestId('hand-bar').getByRole('button', { name: '完成' }).tap();
		await page.getByTestId('edit-panel').waitFor();
		await saved(page);
		page.assertClean();
	});
});

/** A finger on the screen; Playwright's own can tap, and neither drag nor stay. */
async function fingerOf(page: WatchedPage) {
	const session = await page.context().newCDPSession(page);
	const dispatch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: readonly [number, number]) =>
		session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
	const tap = async (at: readonly [number, number]) => {
		await dispatch('touchStart', at);
		await dispatch('touchEnd');
	};
	return { dispatch, tap };
}
