import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, screenshot, startApp, type App, type WatchedBrowser } from './harness.ts';

const ROOT = join(import.meta.dirname, '../..');

let app: App;
let browser: WatchedBrowser;
let briefingId = '';
beforeAll(async () => {
	app = await startApp();
	browser = await openBrowser();
	const body = { name: '周例会', template: 'axes', lang: 'zh' };
	briefingId = ((await send('baoding/briefings', body)) as { id: string }).id;
});
afterAll(() => app.stop());

async function send(path: string, body: unknown): Promise<unknown> {
	const response = await fetch(app.url + path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	expect(response.ok, await response.clone().text()).toBe(true);
	return response.json();
}

const findRevision = async (): Promise<number> =>
	((await (await fetch(`${app.url}baoding/plan-source.json`)).json()) as { revision: number }).revision;

/** Somebody else changes the plan. */
async function change(changes: readonly object[]) {
	await send('baoding/changes', {
		id: randomUUID(),
		base: await findRevision(),
		author: '王工',
		reason: '实地核对',
		source: 'edit',
		changes
	});
}

const closed = (featureId: string) => ({
	layer: 'centres',
	featureId,
	op: 'set',
	field: 'open',
	value: false
});
const renamed = (featureId: string, value: string) => ({
	layer: 'centres',
	featureId,
	op: 'set',
	field: 'name',
	value
});

/** Everything that shows the plan and is the same text for the same plan, by a name. */
const OUTPUTS: Readonly<Record<string, () => string>> = {
	picture: () => 'static/baoding/auto/320x200.svg',
	legend: () => 'static/baoding/legend.svg',
	sheet: () => 'baoding/print.svg?paper=A4',
	report: () => 'baoding/report.docx?as-of=2099-01-01&sections=overview',
	embed: () => 'embed/baoding/scene.json',
	figures: () => 'baoding/coverage.json',
	slide: () => `baoding/present/${briefingId}/handout/2.svg`,
	deck: () => `baoding/present/${briefingId}/deck.pptx`,
	'one file': () => 'baoding/single.html',
	network: () => 'baoding/network',
	basemap: () => 'baoding/basemap.pmtiles'
};
/** Pages, whose scripts have another key each time. */
const PAGES: Readonly<Record<string, () => string>> = {
	handout: () => `baoding/present/${briefingId}/handout`,
	'picture page': () => 'embed/baoding/picture',
	slides: () => `baoding/present/${briefingId}`
};

const at = (address: string, query: string) => `${address}${address.includes('?') ? '&' : '?'}${query}`;

async function read(address: string) {
	const response = await fetch(app.url + address);
	const body = Buffer.from(await response.arrayBuffer());
	return {
		status: response.status,
		type: response.headers.get('content-type'),
		caching: response.headers.get('cache-control'),
		body: body.toString(),
		hash: createHash('sha256').update(body).digest('hex')
	};
}

describe('everything that shows the plan', () => {
	const before = new Map<string, string>();
	let first = 0;
	/** Covered households by the command line, which reads no page. */
	const figuresOf = async (known: number) => {
		const program = ['--import', 'tsx', join(ROOT, 'src/cli/lianpian.ts')];
		const child = spawn(process.execPath, [...program, 'coverage', '--known', String(known), '--json'], {
			cwd: ROOT,
			env: { ...process.env, LIANPIAN_DATA: app.dataDir, DATABASE_URL: '' },
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
		expect(code).toBe(0);
		const { totals } = JSON.parse(stdout) as {
			totals: { households: number; covered: Record<string, { households: number }> };
		};
		return {
			households: totals.households,
			covered: [totals.covered['15']!.households, totals.covered['30']!.households]
		};
	};
	let told: Awaited<ReturnType<typeof figuresOf>>;

	beforeAll(async () => {
		first = await findRevision();
		for (const [name, address] of Object.entries(OUTPUTS))
			before.set(name, (await read(at(address(), `known=${first}`))).hash);
		told = await figuresOf(first);
		// Together they are missed, wherever one alone is not.
		await change(['02', '03', '04', '05', '06', '07', '08', '09'].map((n) => closed(`centre-${n}`)));
		await change([renamed('centre-10', '新名服务中心')]);
	});

	it('has the figures of a revision after later changes, as the command line tells them', async () => {
		expect(await figuresOf(first)).toEqual(told);
		const now = await figuresOf(await findRevision());
		expect(now.covered[0]).toBeLessThan(told.covered[0]!);
		const partsOf = async (query: string) => {
			const scene = JSON.parse((await read(`embed/baoding/scene.json${query}`)).body) as {
				revision: number;
				parts: { households: number; reached: number[] }[];
			};
			const [{ households, reached }] = scene.parts as [{ households: number; reached: number[] }];
			return [scene.revision, { households, covered: reached }];
		};
		expect(await partsOf(`?known=${first}`)).toEqual([first, told]);
		expect(await partsOf('')).toEqual([first + 2, now]);
		const coverage = async (query: string) => JSON.parse((await read(`baoding/coverage.json${query}`)).body);
		expect(await coverage(`?known=${first}`)).toEqual(told);
		expect(await coverage('')).toEqual(now);
		for (const [name, address] of Object.entries(PAGES))
			expect((await read(at(address(), `known=${first}`))).status, name).toBe(200);
		expect((await read(at(PAGES.handout!(), `known=${first}`))).body).toContain(`计划第 ${first} 版`);
		expect((await read(PAGES.handout!())).body).toContain(`计划第 ${first + 2} 版`);
	});

	it.each(Object.keys(OUTPUTS))('gives the same bytes of one revision, then as before: %s', async (name) => {
		const address = OUTPUTS[name]!();
		const [once, twice] = [
			await read(at(address, `known=${first}`)),
			await read(at(address, `known=${first}`))
		];
		expect(once.status).toBe(200);
		expect([once.hash, twice.hash]).toEqual([before.get(name), before.get(name)]);
		const isOfStreets = ['legend', 'network', 'basemap'].includes(name);
		const newest = await read(address);
		expect(newest.hash === once.hash).toBe(isOfStreets);
		expect(newest.caching).not.toContain('immutable');
		const isDrawn = ['picture', 'legend', 'sheet', 'report', 'embed', 'one file'].includes(name);
		expect(once.caching?.includes('immutable')).toBe(isDrawn);
	});

	it.each([...Object.keys(OUTPUTS), ...Object.keys(PAGES)])(
		'refuses no plan as the plan does: %s',
		async (name) => {
			const address = (OUTPUTS[name] ?? PAGES[name]!)();
			const wrong = async (path: string, query: string) => {
				const response = await fetch(app.url + at(path, query), { headers: { accept: 'application/json' } });
				const { status, code, parameters } = (await response.json()) as Record<string, unknown>;
				return { status, code, parameters };
			};
			expect(await wrong(address, 'known=latest')).toMatchObject({
				status: 400,
				code: 'wrong-parameters',
				parameters: { wrong: [{ name: 'known', value: 'latest' }] }
			});
			expect(await wrong(address, 'known=999')).toEqual(await wrong('baoding/plan.json', 'known=999'));
		}
	);

	it('is embedded by links to a revision, as that revision', async () => {
		const link = `${app.url}baoding?known=${first}`;
		const oembed = JSON.parse((await read(`oembed?url=${encodeURIComponent(link)}`)).body) as {
			html: string;
		};
		expect(oembed.html).toContain(`/embed/baoding?known=${first}`);
		const page = (await read(`baoding?known=${first}`)).body;
		expect(/<meta property="og:url" content="[^"]*known=1/.test(page)).toBe(true);
	});
});

describe('views, scenarios and briefings', () => {
	it('say that the plan has moved on, are brought up to date, and open as they were', async () => {
		const page = await browser.newPage();
		await page.goto(
			`${app.url}baoding?layers=centres&select=centre:centre-20&whatif=close~centre-20;close~centre-21`
		);
		await page.getByTestId('figures').waitFor();
		const made = await findRevision();
		const ofRow = (list: string, name: string) => page.locator(list).filter({ hasText: name });

		await page.getByRole('button', { name: '我的视图' }).click();
		const views = page.getByRole('dialog');
		await views.getByPlaceholder('视图名称').fill('会前');
		await views.getByRole('button', { name: '保存当前视图' }).click();
		const view = ofRow('dialog li', '会前');
		await view.getByText(`计划第 ${made} 版`).waitFor();
		expect(await view.getByText('计划已更新').count()).toBe(0);

		// Somebody closes one of them for good.
		await change([{ layer: 'centres', featureId: 'centre-20', op: 'remove' }]);
		await view.getByText('计划已更新，此后 1 次修改').waitFor();
		await screenshot(page, 'view-moved-on-zh');
		await view.getByRole('button', { name: '更新到最新计划' }).click();
		await view.getByText('选中的服务中心').waitFor();
		await view.getByText(`计划第 ${made + 1} 版`).waitFor();
		await page.keyboard.press('Escape');

		const document = {
			format: 1,
			edits: ['20', '21'].map((n) => ({ kind: 'close-centre', centreId: `centre-${n}` })),
			minutes: [15, 30],
			speedMps: 1
		};
		await send('baoding/scenarios', { name: '关两处', document, madeOn: { revision: made } });
		await page.goto(`${app.url}baoding?desk=scenarios&layers=centres`);
		const scenario = ofRow('li', '关两处');
		await scenario.getByText('计划已更新，此后 1 次修改').waitFor();
		await scenario.getByRole('button', { name: '更新到最新计划' }).click();
		const lost = scenario.getByRole('alert');
		await lost.getByText('更新后将去掉').waitFor();
		// It is named as it was called, and nothing is lost before that is agreed to.
		expect(await lost.locator('li').allInnerTexts()).toEqual([expect.stringMatching(/^关闭 .*组团/)]);
		await screenshot(page, 'scenario-moved-on-zh');
		const kept = async () => {
			const [{ id }] = (await (await fetch(`${app.url}baoding/scenarios`)).json()) as [{ id: string }];
			return (await (await fetch(`${app.url}baoding/scenarios/${id}`)).json()) as {
				document: { edits: object[] };
				madeOn: { revision: number };
			};
		};
		expect((await kept()).document.edits).toHaveLength(2);
		await scenario.getByRole('link', { name: '按原计划打开' }).click();
		await page.getByText(`正在查看第 ${made} 版计划`).waitFor();
		await page.waitForURL(/whatif=close/);
		await page.getByText('推演中 · 2 处改动').waitFor();
		await page.getByRole('link', { name: '回到最新' }).click();
		await page.getByTestId('edit').waitFor();
		await page.goto(`${app.url}baoding?desk=scenarios&layers=centres`);
		await scenario.getByRole('button', { name: '更新到最新计划' }).click();
		await lost.getByRole('button', { name: '去掉并更新' }).click();
		await scenario.getByText(`计划第 ${made + 1} 版`).waitFor();
		expect(await kept()).toMatchObject({
			document: { edits: [document.edits[1]] },
			madeOn: { revision: made + 1 }
		});

		await page.getByTestId('outputs').click();
		await page.getByRole('button', { name: '汇报' }).click();
		const briefing = ofRow('[data-testid=briefing-list] > li', '周例会');
		await briefing.getByText('计划已更新').waitFor();
		await briefing.getByRole('button', { name: '更新到最新计划' }).click();
		await briefing.getByText(`计划第 ${made + 1} 版`).waitFor();
		await change([renamed('centre-30', '又一个新名')]);
		await briefing.getByText('此后 1 次修改').waitFor();
		await briefing.getByRole('link', { name: '按原计划打开' }).click();
		await page.waitForURL(new RegExp(`present/.*known=${made + 1}`));
		await page
			.getByTestId('as-of')
			.getByText(`计划第 ${made + 1} 版`)
			.waitFor();
		page.assertClean();
	});

	it('made on an earlier plan on purpose are fixed to it, and what leaves that page is of it', async () => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding?known=1&layers=centres`);
		await page.getByText('正在查看第 1 版计划').waitFor();
		await page.getByTestId('figures').waitFor();
		await page.getByTestId('outputs').click();
		await page.getByRole('button', { name: '嵌入' }).click();
		const png = page.getByTestId('picture-file').getByRole('link', { name: 'SVG' });
		await png.waitFor();
		const href = (await png.getAttribute('href'))!;
		expect(href).toContain('known=1');
		expect((await read(href.slice(1))).body).toContain('计划第 1 版');
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: '我的视图' }).click();
		const views = page.getByRole('dialog');
		await views.getByPlaceholder('视图名称').fill('原来的样子');
		await views.getByRole('button', { name: '保存当前视图' }).click();
		const view = page.locator('dialog li').filter({ hasText: '原来的样子' });
		await view.getByText('固定于该版').waitFor();
		await page.goto(`${app.url}baoding?layers=centres`);
		await page.getByTestId('figures').waitFor();
		await page.getByRole('button', { name: '我的视图' }).click();
		await view.getByRole('button', { name: '打开' }).click();
		await page.getByText('正在查看第 1 版计划').waitFor();
		page.assertClean();
	});
});
