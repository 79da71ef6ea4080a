import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBareCity } from '../helpers/bare-city.ts';
import { startApp, type App } from './harness.ts';
import { ROUTE_TABLE } from './routes.ts';

const bare = openBareCity();
afterAll(bare.remove);

let app: App;
beforeAll(async () => {
	app = await startApp();
});

const rows = Object.entries(ROUTE_TABLE).flatMap(([id, { paths, writes = {} }]) =>
	paths.map((path, i) => ({ id, path, writes: i === 0 ? writes : {} }))
);

describe.each([
	['a city without a plan', () => bare.id],
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
