import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from './harness.ts';
import { ROUTE_TABLE } from './routes.ts';

const TILES = join(import.meta.dirname, '../../tiles');
/** Streets and a basemap, as `lianpian tiles --osm` leaves them, and no plan. */
const bare = `bare-${process.pid}`;
const folder = join(TILES, bare);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let app: App;
beforeAll(async () => {
	mkdirSync(folder);
	for (const file of ['network.lpn', 'basemap.pmtiles'])
		copyFileSync(join(TILES, 'baoding', file), join(folder, file));
	writeFileSync(
		join(folder, 'city.json'),
		JSON.stringify({
			id: bare,
			name: '空城',
			nameEn: 'Bare',
			title: '',
			titleEn: '',
			bbox: [115.35, 38.8, 115.6, 38.95],
			asOf: '2026-01-01',
			attribution: '© OpenStreetMap contributors'
		})
	);
	app = await startApp();
});

const rows = Object.entries(ROUTE_TABLE).flatMap(([id, { paths, writes = {} }]) =>
	paths.map((path, i) => ({ id, path, writes: i === 0 ? writes : {} }))
);

describe.each([
	['a city without a plan', () => bare],
	['a city that nobody knows', () => 'nowhere'],
	['a city that cannot be', () => '%2e%2e%2fetc']
])('%s', (_, cityOf) => {
	it.each(rows)('never answers 500: $id', async ({ path, writes }) => {
		const url = new URL(path(cityOf()), app.url);
		const answers: [string, number][] = [];
		for (const method of ['GET', 'HEAD'])
			for (const accept of ['text/html', 'application/json']) {
				const response = await fetch(url, { method, headers: { accept }, redirect: 'manual' });
				await response.arrayBuffer();
				answers.push([method, response.status]);
			}
		for (const [method, body] of Object.entries(writes)) {
			const headers = { 'content-type': 'application/json' };
			const response = await fetch(url, { method, headers, body: JSON.stringify(body ?? {}) });
			answers.push([method, response.status]);
		}
		expect(answers.filter(([, status]) => status >= 500 && status !== 501)).toEqual([]);
	});
});

it('and says nothing else went wrong', () => {
	expect(app.log()).not.toMatch(/\bat .*:\d+:\d+/);
});
