import { randomUUID } from 'node:crypto';
import { cpus, tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '#lib/machine/find-browser.mjs';
import { startServerOn } from '../e2e/start-server-on.ts';

/**
 * What editing costs, in a real browser and over HTTP: an attribute and an entrance on one's own screen, an attribute on
 * another's, opening a city and a feature's history with many changes behind them.
 */
const { values } = parseArgs({
	options: {
		edits: { type: 'string', default: '30' },
		changes: { type: 'string', default: '100000' },
		json: { type: 'boolean', default: false }
	}
});
declare global {
	interface Window {
		untilFiguresAre: typeof untilFiguresAre;
	}
}

const edits = Number(values.edits);
const COMMUNITY = 'community-0699';
const ARGS = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox'];

const folder = mkdtempSync(join(tmpdir(), 'lianpian-editing-'));
const server = await startServerOn(folder, {});
const browsers: Browser[] = [];
try {
	const openBefore = await timeOpening();
	const [mine, theirs] = [await openPage(), await openPage()];
	await mine.getByTestId('edit').click();
	await mine.getByTestId('edit-panel').getByLabel('户数', { exact: true }).waitFor();
	const attribute: number[] = [];
	const another: number[] = [];
	for (let i = 0; i < edits; i++) {
		const value = 1000 + 50 * i;
		const seen = theirs.evaluate(waitForText, value.toLocaleString('en'));
		const sentMs = Date.now();
		attribute.push(await mine.evaluate(setField, { label: '户数', value: String(value) }));
		await seen;
		another.push(Date.now() - sentMs);
	}
	const entrance: number[] = [];
	for (let i = 0; i < edits; i++) entrance.push(await mine.evaluate(toggleEntrance));
	await fillLog(Number(values.changes));
	const history: number[] = [];
	for (let i = 0; i < 20; i++) history.push(await timeFetch(`baoding/history/communities/${COMMUNITY}`));
	// Pages that draw each change of the log would be measured with it.
	for (const browser of browsers.splice(0)) await browser.close();
	const openAfter = await timeOpening();
	const report = {
		machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
		date: new Date().toISOString().slice(0, 10),
		attributeMs: spread(attribute),
		attributeOnAnotherScreenMs: spread(another),
		entranceMs: spread(entrance),
		historyMs: spread(history),
		changes: Number(values.changes),
		planJsonMs: { withoutChanges: spread(openBefore), withChanges: spread(openAfter) }
	};
	process.stdout.write(`${JSON.stringify(report, null, values.json ? undefined : '\t')}\n`);
} finally {
	for (const browser of browsers) await browser.close();
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
}

async function openPage(): Promise<Page> {
	const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ARGS });
	browsers.push(browser);
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
	// Functions that are handed to the page carry names, which it does not know how to give.
	await page.addInitScript('globalThis.__name = (named) => named');
	await page.addInitScript(`globalThis.untilFiguresAre = ${untilFiguresAre}`);
	await page.goto(`${server.url}baoding?select=community:${COMMUNITY}`);
	await page.getByTestId('community-sheet').waitFor();
	await page.mouse.move(700, 400);
	await page.waitForTimeout(4000);
	return page;
}

/** In the page: changes a field as a hand does, and tells how long the figures took. */
async function setField({ label, value }: { label: string; value: string }): Promise<number> {
	const panel = document.querySelector('[data-testid=edit-panel]')!;
	const field = [...panel.querySelectorAll('label')]
		.find((one) => one.textContent?.trim() === label)!
		.querySelector('input')!;
	field.value = value;
	const startMs = performance.now();
	field.dispatchEvent(new Event('change', { bubbles: true }));
	return window.untilFiguresAre(startMs);
}

/** In the page: who may use the first entrance, to and fro. */
async function toggleEntrance(): Promise<number> {
	const select = document.querySelector<HTMLSelectElement>('[data-testid=edit-panel] fieldset select')!;
	select.value = select.value === 'all' ? 'residents' : 'all';
	const startMs = performance.now();
	select.dispatchEvent(new Event('change', { bubbles: true }));
	return window.untilFiguresAre(startMs);
}

/**
 * In the page: until every share that is written follows from the event, before it is drawn. All of it is done in the
 * task of the event itself; if a share still changes in a later one, the measurement fails.
 */
async function untilFiguresAre(startMs: number): Promise<number> {
	for (let step = 0; step < 50; step++) await Promise.resolve();
	const spentMs = performance.now() - startMs;
	const listShares = () => document.body.textContent!.match(/[\d.]+%/g)!.join(' ');
	const shares = listShares();
	await new Promise((resolve) => setTimeout(resolve));
	if (listShares() !== shares) throw new Error('The figures have changed once more in a later task.');
	return spentMs;
}

/** In the page: until a text stands in the sheet. */
function waitForText(text: string): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (document.querySelector('[data-testid=community-sheet]')?.textContent?.includes(text)) resolve();
			else requestAnimationFrame(look);
		};
		look();
	});
}

async function fillLog(count: number) {
	let base = (
		(await (await fetch(`${server.url}baoding/log.json?limit=1`)).json()) as { revision: number }[]
	)[0]!.revision;
	const ids = Array.from({ length: 500 }, (_, i) => `community-${String(i + 1).padStart(4, '0')}`);
	for (let made = 0; made < count; made += ids.length) {
		const changes = ids.map((featureId) => ({
			layer: 'communities',
			featureId,
			op: 'set',
			field: 'note',
			value: `第 ${made} 次`
		}));
		const response = await fetch(`${server.url}baoding/changes`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ id: randomUUID(), base, reason: '', changes })
		});
		base = ((await response.json()) as { revision: number }).revision;
	}
}

async function timeOpening(): Promise<number[]> {
	const spent: number[] = [];
	for (let i = 0; i < 10; i++) spent.push(await timeFetch('baoding/plan.json'));
	return spent;
}

async function timeFetch(path: string): Promise<number> {
	const startMs = performance.now();
	await (await fetch(server.url + path)).arrayBuffer();
	return performance.now() - startMs;
}

function spread(spentMs: readonly number[]) {
	const sorted = spentMs.toSorted((a, b) => a - b);
	const at = (share: number) =>
		Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1));
	return { median: at(0.5), p95: at(0.95), max: at(1) };
}
