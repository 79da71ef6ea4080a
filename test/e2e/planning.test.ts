import { readFile } from 'node:fs/promises';
import type { Response } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Feature, Polygon } from 'geojson';
import { runCli, runJson } from '../helpers/run-cli.ts';
import {
	openBrowser,
	pressOnceShown,
	screenshot,
	startApp,
	WINDOW,
	type App,
	type WatchedBrowser,
	type WatchedPage
} from './harness.ts';
import { addressAtRest, mapAtRest } from './watch-map.ts';

type LngLat = [number, number];
interface Pair {
	a: string;
	b: string;
	gapM: number;
}

let app: App;
let browser: WatchedBrowser;

beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
});

async function openDesk(desk: string, more = '') {
	const page = await browser.newPage();
	await page.goto(`${app.url}baoding?desk=${desk}${more}`);
	await page.locator('.map-canvas canvas').waitFor();
	await page.getByTestId(`desk-${desk}`).waitFor();
	return page;
}

const leaveMap = (page: WatchedPage) => page.getByRole('button', { name: '关闭' }).first().focus();

/** Where a place is on a map whose middle and zoom are known: web mercator, tiles of 512 px. */
function toScreen([lng, lat]: LngLat, middle: LngLat, zoom: number) {
	const world = ([x, y]: LngLat) => ({
		x: x / 360 + 0.5,
		y: 0.5 - Math.log(Math.tan(Math.PI / 4 + (y * Math.PI) / 360)) / (2 * Math.PI)
	});
	const [at, from] = [world([lng, lat]), world(middle)];
	const size = 512 * 2 ** zoom;
	return { x: WINDOW.width / 2 + size * (at.x - from.x), y: WINDOW.height / 2 + size * (at.y - from.y) };
}

/** A chain that hangs together by one community, alone in its neighbourhood: found in the data, not assumed. */
function findChain() {
	const { pairs } = runJson<{ pairs: Pair[] }>('neighbours', '--json');
	const { features } = JSON.parse(runCli('layer', 'communities').stdout) as {
		features: Feature<Polygon, { id: string; name: string; state: string; clusterId: string }>[];
	};
	const open = features.filter(({ properties }) => properties.state !== 'accepted');
	const boxOf = new Map(open.map(({ properties, geometry }) => [properties.id, box(geometry)]));
	const near = new Map<string, string[]>();
	for (const { a, b } of pairs) {
		near.set(a, [...(near.get(a) ?? []), b]);
		near.set(b, [...(near.get(b) ?? []), a]);
	}
	const clusterOf = new Map(open.map(({ properties }) => [properties.id, properties.clusterId]));
	for (const [middle, others] of near) {
		const group = [middle, ...others];
		const isWhole = group.every((id) => (near.get(id) ?? []).every((other) => group.includes(other)));
		const isParted = others.every((id) => near.get(id)!.length === 1);
		const isOne = new Set(group.map((id) => clusterOf.get(id))).size === 1;
		if (others.length < 2 || !isWhole || !isParted || !isOne) continue;
		const boxes = group.map((id) => boxOf.get(id)!);
		const bbox = [
			Math.min(...boxes.map(([west]) => west!)),
			Math.min(...boxes.map((one) => one[1]!)),
			Math.max(...boxes.map((one) => one[2]!)),
			Math.max(...boxes.map((one) => one[3]!))
		];
		const isAlone = open.every(({ properties: { id } }) => {
			const [west, south, east, north] = boxOf.get(id)!;
			const at: LngLat = [(west! + east!) / 2, (south! + north!) / 2];
			return (
				group.includes(id) || !(at[0] > bbox[0]! && at[0] < bbox[2]! && at[1] > bbox[1]! && at[1] < bbox[3]!)
			);
		});
		if (bbox[2]! - bbox[0]! < 0.006 && bbox[3]! - bbox[1]! < 0.005 && isAlone) {
			const nameOf = (id: string) => open.find(({ properties }) => properties.id === id)!.properties.name;
			return { middle: nameOf(middle), others: others.map(nameOf), bbox };
		}
	}
	throw new Error('No chain of communities stands alone in the default city.');
}

function box({ coordinates: [ring] }: Polygon): number[] {
	const [lngs, lats] = [ring!.map(([lng]) => lng!), ring!.map(([, lat]) => lat!)];
	return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

const middleOf = ([west, south, east, north]: number[]): LngLat => [
	(west! + east!) / 2,
	(south! + north!) / 2
];

/** Draws a ring around a box that is in the middle of the map at zoom 15.5. */
async function drawLasso(page: WatchedPage, bbox: number[]) {
	const [west, south, east, north] = bbox as [number, number, number, number];
	const lasso = page.getByRole('button', { name: '套索选取' });
	await lasso.and(page.locator(':enabled')).waitFor();
	await addressAtRest(page);
	await lasso.click();
	const corners: LngLat[] = [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	];
	const [lng, lat] = middleOf(bbox);
	const view: LngLat = [Number(lng.toFixed(5)), Number(lat.toFixed(5))];
	for (const [i, corner] of corners.entries()) {
		const { x, y } = toScreen(corner, view, 15.5);
		await page.mouse.move(x, y, { steps: 3 });
		if (i === 0) await page.mouse.down();
	}
	await page.mouse.up();
	await page.getByTestId('marked').waitFor();
}

describe('packages', () => {
	it('one is drawn by lasso; taking its middle out is refused with the reason; undo goes back', async () => {
		const { middle, others, bbox } = findChain();
		const centre = middleOf(bbox);
		const page = await openDesk('packages', `&view=${centre.join(',')},15.5`);
		await drawLasso(page, bbox);
		expect(await page.getByTestId('marked').innerText()).toContain(`已选 ${others.length + 1} 个小区`);
		await page.getByRole('button', { name: '合成新片区' }).click();
		const list = page.getByTestId('packages').locator('li');
		await list.first().waitFor();
		expect(await list.count()).toBe(1);
		await list.first().getByRole('button').first().click();
		await page.getByTestId('package-detail').getByRole('button', { name: middle, exact: true }).click();
		await page.getByRole('button', { name: '移出片区' }).click();
		const refusal = page.getByTestId('refusal');
		await refusal.waitFor();
		expect(await refusal.innerText()).toContain(`会断成 ${others.length} 块`);
		expect(await refusal.innerText()).toContain(others[0]!);
		expect(await list.count()).toBe(1);
		await screenshot(page, 'package-refused');
		await page.getByRole('button', { name: '撤销', exact: true }).first().click();
		await expect.poll(() => list.count()).toBe(0);
		await page.getByRole('button', { name: '重做', exact: true }).first().click();
		await expect.poll(() => list.count()).toBe(1);
		page.assertClean();
	});

	it('are proposed as the command line proposes them, with what is proven', async () => {
		const printed = runJson<{ packages: { households: number }[]; bound: { isOptimal: boolean } }>(
			'packages',
			'--json'
		);
		const page = await openDesk('packages');
		await page.getByRole('button', { name: '生成建议' }).click();
		const summary = page.getByTestId('package-summary');
		await expect.poll(() => summary.innerText()).toContain(`${printed.packages.length} 片`);
		expect((await summary.innerText()).includes('已证明最优')).toBe(printed.bound.isOptimal);
		expect(await page.getByTestId('packages').locator('li').count()).toBe(printed.packages.length);
		const rest = page.getByTestId('rest-alone');
		await rest.locator('summary').click();
		expect(await rest.locator('small').first().innerText()).toMatch(/最近的是 .* 米/);
		await page.getByTestId('packages').locator('li').first().getByRole('button').first().click();
		await page.getByTestId('package-detail').getByText('随片区一起更新的街巷').waitFor();
		await screenshot(page, 'packages');
		page.assertClean();
	});
});

describe('siting and scenarios', () => {
	it('three centres are sited, kept as a scenario, and compared with the plan as it is', async () => {
		const printed = runJson<{
			optimal: boolean;
			coverage: { after: { covered: Record<string, { households: number }> } };
		}>('site', '--model', 'mclp', '--p', '3', '--json');
		const page = await openDesk('siting');
		await page.getByRole('button', { name: '求解', exact: true }).click();
		await page.getByTestId('sited').waitFor();
		expect(await page.getByTestId('sited').locator('ol > li').count()).toBe(3);
		expect(printed.optimal).toBe(true);
		expect(await page.getByTestId('sited').innerText()).toContain('已证明最优');
		await screenshot(page, 'sited');
		await page.getByRole('button', { name: '放入推演' }).click();
		await page.getByTestId('trial').waitFor();
		await page.getByRole('button', { name: '方案', exact: true }).click();
		await page.getByRole('textbox', { name: '方案名称' }).fill('新增三处');
		await page.getByRole('button', { name: '存为方案' }).click();
		await page.getByRole('button', { name: '打开方案 新增三处' }).waitFor();
		await page.getByLabel('右图').selectOption({ label: '新增三处' });
		await page.getByRole('button', { name: '开始比较' }).click();
		const table = page.getByTestId('compared');
		await table.waitFor();
		const cells = (figure: string) => table.locator(`tr[data-figure="${figure}"] td`).allInnerTexts();
		expect((await cells('centres')).slice(0, 2)).toEqual(['65', '68']);
		expect((await cells('coveredInner'))[1]).toBe(
			printed.coverage.after.covered['15']!.households.toLocaleString('en')
		);
		const divider = page.getByRole('slider', { name: /分界线/ });
		await divider.focus();
		await page.keyboard.press('ArrowRight');
		expect(await divider.getAttribute('aria-valuenow')).toBe('52');
		await mapAtRest(page);
		await screenshot(page, 'compared');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: '下载差异表 CSV' }).click()
		]);
		expect(await readFile(await download.path(), 'utf8')).toMatch(/^\uFEFF指标,现状,新增三处,/);
		await page.keyboard.press('Escape');
		await expect.poll(() => page.getByTestId('compare').count()).toBe(0);
		expect(new URL(page.url()).searchParams.get('compare')).toBeNull();
		page.assertClean();
	});

	it('a scenario of that name is refused, and one is deleted after a second click', async () => {
		const page = await openDesk('scenarios', '&whatif=close~centre-30');
		for (const wanted of [1, 0]) {
			await page.getByRole('textbox', { name: '方案名称' }).fill('关一处');
			await page.getByRole('button', { name: '存为方案' }).click();
			if (wanted === 1) await page.getByRole('button', { name: '打开方案 关一处' }).waitFor();
		}
		await page.getByText('这个名称已有方案').waitFor();
		await page.getByRole('button', { name: '删除方案 关一处' }).click();
		await page.getByRole('button', { name: '确定删除？ 关一处' }).click();
		await expect.poll(() => page.getByRole('button', { name: '打开方案 关一处' }).count()).toBe(0);
		expect(page.problems().filter((problem) => !problem.includes('409'))).toEqual([]);
	});

	it('what one more centre is worth never grows less', async () => {
		const page = await openDesk('siting');
		await page.getByRole('button', { name: '逐个比较 1–20 处' }).click();
		const rows = page.getByTestId('frontier').locator('tbody tr');
		await rows.last().waitFor();
		const covered = (await rows.locator('td:nth-child(2)').allInnerTexts()).map((text) =>
			Number(text.replaceAll(/\D/g, ''))
		);
		expect(covered.length).toBeGreaterThan(5);
		expect(covered).toEqual(covered.toSorted((a, b) => a - b));
		page.assertClean();
	});
});

describe('the other desks', () => {
	it('axes: the strip and the 24, as the command line counts them; a drawn line is looked at alike', async () => {
		const printed = runJson<{ axes: { id: string; all: string[] }[] }>('axes', '--json');
		const page = await openDesk('axes');
		const members = page.getByTestId('axis-members').locator('li');
		for (const [i, { all }] of printed.axes.entries()) {
			await page.getByTestId('desk-axes').getByRole('radio').nth(i).check({ force: true });
			await expect.poll(() => members.count()).toBe(all.length);
		}
		await page.getByTestId('strip').waitFor();
		await screenshot(page, 'axis-strip');
		await page.getByRole('button', { name: '画一条线' }).click();
		await page.mouse.click(500, 300);
		await page.mouse.click(520, 560);
		await page.getByRole('button', { name: '画好了' }).click();
		await expect.poll(() => page.getByTestId('axis-summary').innerText()).toMatch(/^手画线\s*\d/);
		expect(await page.getByTestId('desk-axes').getByRole('alert').count()).toBe(0);
		page.assertClean();
	});

	it('clusters: today’s and those drawn anew, beside other ways, as the command line draws them', async () => {
		const printed = runJson<{ deviation: { population: number } }>('clusters', '--k', '12', '--json');
		const page = await openDesk('clusters');
		await expect.poll(() => page.getByTestId('balance').locator('tbody tr').count()).toBe(12);
		await page.getByRole('button', { name: '划分', exact: true }).click();
		await page.getByTestId('compared-ways').waitFor();
		expect(await page.getByTestId('clusters-deviation').innerText()).toContain(
			`人口 ${(100 * printed.deviation.population).toFixed(1)}%`
		);
		expect(await page.getByTestId('compared-ways').locator('tbody tr').count()).toBe(4);
		await screenshot(page, 'clusters');
		page.assertClean();
	});

	it('mergers: the best is tried and put into a package', async () => {
		const page = await openDesk('mergers');
		await page.getByRole('button', { name: '查找', exact: true }).click();
		await page.getByTestId('mergers').locator('li').first().getByRole('button').first().click();
		await page.getByTestId('merger-detail').getByRole('button', { name: '推演拆墙', exact: true }).click();
		await page.getByTestId('trial').waitFor();
		await page.getByRole('button', { name: '放入片区' }).click();
		await page.getByRole('button', { name: '已在同一片区' }).waitFor();
		await page.getByRole('button', { name: '片区', exact: true }).click();
		await expect.poll(() => page.getByTestId('packages').locator('li').count()).toBe(1);
		await screenshot(page, 'merger');
		page.assertClean();
	});

	it('bundles: a run is cancelled and nothing is left of it; then every district has its bundles', async () => {
		const page = await openDesk('bundles');
		const desk = page.getByTestId('desk-bundles');
		await pressOnceShown(desk, '取消', () => page.getByRole('button', { name: '求解搭配' }).click());
		await page.getByText('已取消，没有结果。').waitFor();
		expect(await page.getByTestId('bundles').count()).toBe(0);
		await page.getByRole('button', { name: '求解搭配' }).click();
		await page.getByTestId('legal').waitFor();
		expect(await page.getByTestId('bundles').count()).toBe(3);
		expect(await page.getByTestId('legal').innerText()).toContain('第二百七十八条第一款第五项');
		page.assertClean();
	});

	it('neighbours: listed with a community, by gap, wall and street', async () => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding?select=community:community-0100`);
		const neighbours = page.getByTestId('neighbours');
		await neighbours.locator('summary').click();
		await neighbours.locator('tbody tr').first().waitFor();
		await leaveMap(page);
		page.assertClean();
	});
});

describe('work that was not kept under a name', () => {
	const isSaved = (response: Response) =>
		response.request().method() === 'PUT' && response.url().includes('/drafts/') && response.ok();
	const NOTE = '已恢复上次未保存的方案';

	it('is there after a reload and in a new tab, and can be discarded', async () => {
		const { bbox } = findChain();
		const page = await openDesk('packages', `&view=${middleOf(bbox).join(',')},15.5`);
		await drawLasso(page, bbox);
		const saved = page.waitForResponse(isSaved);
		await page.getByRole('button', { name: '合成新片区' }).click();
		const address = (await saved).url();
		const list = page.getByTestId('packages').locator('li');
		await list.first().waitFor();

		await page.reload();
		await list.first().waitFor();
		expect(await list.count()).toBe(1);
		expect(await page.getByTestId('draft-note').innerText()).toContain(NOTE);
		await screenshot(page, 'draft-restored');
		page.assertClean();

		const context = page.context();
		await page.close();
		const next = await context.newPage();
		await next.goto(`${app.url}baoding`);
		await next.getByTestId('draft-note').waitFor();
		await next.keyboard.press('p');
		const again = next.getByTestId('packages').locator('li');
		await again.first().waitFor();
		expect(await again.count()).toBe(1);

		await next.getByTestId('draft-note').getByRole('button', { name: '放弃' }).click();
		await next.getByTestId('draft-note').getByText('已放弃').waitFor();
		await expect.poll(() => again.count()).toBe(0);
		await expect.poll(async () => (await next.request.get(address)).status()).toBe(404);
	});

	it('holds a page back that would close before the server has it', async () => {
		const page = await browser.newPage();
		await page.route('**/drafts/*', (route) => route.abort());
		await page.goto(`${app.url}baoding?whatif=close~centre-01`);
		await page.getByTestId('draft-fault').waitFor();
		await screenshot(page, 'draft-fault');
		// A browser asks only where somebody has done something.
		await page.getByTestId('trial').getByRole('heading').click();
		const asked = page.waitForEvent('dialog');
		await page.close({ runBeforeUnload: true });
		const dialog = await asked;
		expect(dialog.type()).toBe('beforeunload');
		await dialog.accept();
	});
});
