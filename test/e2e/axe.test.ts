import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, startApp, type App, type WatchedBrowser } from './harness.ts';

let app: App;
let browser: WatchedBrowser;
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

beforeAll(async () => {
	[app, browser] = await Promise.all([startApp(), openBrowser()]);
});

interface AxeResult {
	violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

describe('accessibility by axe', () => {
	it.each([
		['light', 'baoding?theme=light&table=1'],
		['dark', 'baoding?theme=dark&lang=en'],
		['a community', 'baoding?select=community:community-0100'],
		['dark community', 'baoding?theme=dark&select=community:community-0100&table=1']
	])('has no findings: %s', async (_, path) => {
		const page = await browser.newPage();
		await page.goto(app.url + path);
		await page.getByTestId('figures').or(page.getByTestId('walk')).first().waitFor();
		await page.evaluate(await (await import('node:fs/promises')).readFile(axePath, 'utf8'));
		const { violations } = await page.evaluate<AxeResult>('axe.run()');
		const told = violations.flatMap(({ id, nodes }) =>
			nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`)
		);
		expect(told).toEqual([]);
	});
});
