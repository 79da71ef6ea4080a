import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { startApp, type App } from './harness.ts';
import { listRouteIds, ROUTE_TABLE } from './routes.ts';

const READING = ['GET', 'HEAD', 'OPTIONS'];
const WRITING = ['POST', 'PUT', 'PATCH', 'DELETE'];
const BUILT = join(import.meta.dirname, '../../build/client');
const TYPES = [
	'application/json',
	'text/plain',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x'
];

let app: App;
beforeAll(async () => {
	app = await startApp();
});

/** Asked without a client's own ideas of which headers may be sent. */
function ask(
	method: string,
	path: string,
	headers: Record<string, string> = {},
	body = ''
): Promise<{ status: number; type: string; text: string }> {
	const { hostname, port } = new URL(app.url);
	return new Promise((resolve, reject) => {
		const length = { 'content-length': String(Buffer.byteLength(body)) };
		const sent = { ...headers, ...length };
		const asking = request({ hostname, port, method, path, headers: sent, agent: false }, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (part: string) => {
				text += part;
			});
			answer.on('end', () =>
				resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text })
			);
		});
		asking.on('error', reject);
		asking.end(body);
	});
}

/** How pages that are not this server's say so. */
const foreignPages = (): Record<string, string>[] => [
	{ origin: 'https://evil.example' },
	{ origin: 'null' },
	{ origin: 'http://127.0.0.1:1' },
	{ 'sec-fetch-site': 'cross-site' },
	{ 'sec-fetch-site': 'same-site', origin: app.url.slice(0, -1) }
];

test('every route has a row in the table, and every row a route', () => {
	expect(Object.keys(ROUTE_TABLE).toSorted()).toEqual(listRouteIds());
});

describe.each(Object.entries(ROUTE_TABLE))('%s', (_, { paths, writes = {} }) => {
	const path = paths[0]!('baoding');

	it.each([...READING, ...WRITING])('%s is refused under a name that is not the server’s', async (method) => {
		for (const host of ['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', '192.168.77.7']) {
			const { status } = await ask(method, path, { host, origin: `http://${host}` });
			expect([host, status]).toEqual([host, 421]);
		}
	});

	it.each(WRITING)('%s is refused to pages of other sites, whatever they send', async (method) => {
		for (const type of TYPES)
			for (const from of foreignPages()) {
				const { status } = await ask(method, path, { ...from, 'content-type': type }, '{}');
				expect([type, from, status]).toEqual([type, from, 403]);
			}
	});

	it('is read by everybody, and written by this server’s pages where there is something to write', async () => {
		const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
		for (const method of READING) {
			const { status } = await ask(method, path, foreign);
			expect([method, [403, 421].includes(status), status < 500]).toEqual([method, false, true]);
		}
		const own = { origin: app.url.slice(0, -1), 'sec-fetch-site': 'same-origin' };
		for (const method of WRITING) {
			const body = JSON.stringify(writes[method] ?? {});
			const json = { ...own, 'content-type': 'application/json' };
			const { status } = await ask(method, path, json, body);
			const isServed = Object.hasOwn(writes, method);
			expect([method, status === 405, [403, 421].includes(status), status < 500]).toEqual([
				method,
				!isServed,
				false,
				true
			]);
		}
	});
});

test('files of the program and addresses that lead nowhere are behind the same door', async () => {
	const script = readdirSync(join(BUILT, '_app/immutable'), { recursive: true, encoding: 'utf8' }).find(
		(file) => file.endsWith('.js')
	);
	const paths = ['/icon.svg', `/_app/immutable/${script}`, '/_app/version.json', '/no/such/address'];
	for (const path of paths) {
		expect([path, (await ask('GET', path, { host: 'evil.example' })).status]).toEqual([path, 421]);
		expect([path, (await ask('GET', path)).status]).toEqual([path, path.startsWith('/no') ? 404 : 200]);
	}
});

test('a refusal is a page for people and problem details for machines', async () => {
	const page = await ask('GET', '/baoding', { host: 'evil.example', accept: 'text/html,*/*;q=0.8' });
	expect([page.status, page.type]).toEqual([421, 'text/html; charset=utf-8']);
	expect(page.text).toContain('本服务器不使用此名称');
	const machine = await ask('POST', '/baoding/views', { origin: 'https://evil.example' }, '{}');
	expect([machine.status, machine.type]).toEqual([403, 'application/problem+json']);
	expect(JSON.parse(machine.text)).toMatchObject({
		status: 403,
		detail: expect.stringContaining('LIANPIAN_URL')
	});
});
