import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRefusalCode, sayRefusal } from '#lib/refusals/say-refusal.ts';
import type { Refusal } from '#lib/refusals/types.ts';
import { startApp, type App } from './harness.ts';
import { ROUTE_TABLE } from './routes.ts';

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

let app: App;
beforeAll(async () => {
	app = await startApp({ env: { BODY_SIZE_LIMIT: '16K' } });
});

interface Answer {
	status: number;
	type: string;
	allow: string | undefined;
	text: string;
}

/** Asked without a client's own ideas of what an address is. */
function ask(path: string, { method = 'GET', accept = '*/*', body = '' } = {}): Promise<Answer> {
	const { hostname, port } = new URL(app.url);
	const headers = {
		accept,
		'content-type': 'application/json',
		'content-length': String(Buffer.byteLength(body))
	};
	return new Promise((resolve, reject) => {
		const asking = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (part: string) => {
				text += part;
			});
			answer.on('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					type: answer.headers['content-type'] ?? '',
					allow: answer.headers.allow,
					text
				})
			);
		});
		asking.on('error', reject);
		asking.end(body);
	});
}

/** What an answer refuses with: problem details whose sentence both languages can say. */
function refusalOf({ status, type, text }: Answer): Refusal {
	expect(type).toBe('application/problem+json');
	const problem = JSON.parse(text) as Refusal & { status: number; detail: string };
	expect(problem.status).toBe(status);
	expect(isRefusalCode(problem.code)).toBe(true);
	expect(sayRefusal(problem, 'en')).toBe(problem.detail);
	expect(sayRefusal(problem, 'zh')).toMatch(/[一-鿿]/);
	return problem;
}

const writes = (id: string) => Object.keys(ROUTE_TABLE[id]!.writes ?? {});

describe.each(Object.entries(ROUTE_TABLE))('%s', (id, { paths }) => {
	const wrong = METHODS.filter((method) => !writes(id).includes(method));

	it.each(wrong)('%s is not possible there, and it says what is', async (method) => {
		const path = paths[0]!('baoding');
		const answer = await ask(path, { method });
		expect(answer.status).toBe(405);
		const { isWriteOnly } = ROUTE_TABLE[id]!;
		expect(answer.allow).toContain(isWriteOnly ? writes(id)[0] : 'GET');
		expect(refusalOf(answer)).toMatchObject({ code: 'wrong-method', parameters: { method } });
		for (const [lang, words] of [
			['zh', `此处不支持 ${method}`],
			['en', `${method} is not possible here`]
		]) {
			const asked = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
			const page = await ask(asked, { method, accept: 'text/html' });
			expect([page.status, page.type]).toEqual([405, expect.stringContaining('text/html')]);
			expect(page.text).toContain(words);
		}
	});

	if (id.includes('[city]'))
		it('of a city that nobody knows names those that are', async () => {
			const path = paths[0]!('atlantis');
			const answer = await ask(path);
			expect(answer.status).toBe(404);
			const refusal = refusalOf(answer);
			if (refusal.code !== 'unknown-document')
				expect(refusal).toMatchObject({ code: 'unknown-city', parameters: { city: 'atlantis' } });
			expect((await ask(path, { method: 'HEAD' })).text).toBe('');
		});

	it.each(writes(id).filter((method) => method !== 'DELETE'))('%s of too much is told', async (method) => {
		const body = JSON.stringify({ name: 'x'.repeat(40_000) });
		// What the route takes an id from is right: only the body is wrong.
		const answer = await ask(paths.at(-1)!('baoding'), { method, body });
		// A report without a form has nothing to read.
		if (id === '/[city]/report.[format]' || ROUTE_TABLE[id]!.takesNoJson)
			return expect(answer.status).toBeGreaterThanOrEqual(400);
		expect([answer.status, refusalOf(answer).code]).toEqual([413, 'large-body']);
	});
});

describe('an address that leads nowhere', () => {
	it.each([
		['/baoding/nothing/here', 404, 'unknown-page', '没有这一页'],
		['/_app/immutable/chunks/gone.js', 404, 'unknown-page', '没有这一页'],
		['/_app/nothing', 404, 'unknown-page', '没有这一页'],
		['/favicon.png', 404, 'unknown-city', '没有这一页'],
		['/baoding/%E0%A4%A', 400, 'wrong-path', '页面未能打开'],
		['/%E0%A4%A', 400, 'wrong-path', '页面未能打开'],
		['/atlantis', 404, 'unknown-city', '没有这一页']
	])('%s', async (path, status, code, heading) => {
		const answer = await ask(path);
		expect([answer.status, refusalOf(answer).code]).toEqual([status, code]);
		const page = await ask(path, { accept: 'text/html' });
		expect([page.status, page.type]).toEqual([status, expect.stringContaining('text/html')]);
		expect(page.text).toContain(heading);
		expect(page.text).toContain('回到首页');
		const english = await ask(`${path}?lang=en`, { accept: 'text/html' });
		expect(english.text).toMatch(/No such page|This page could not be opened/);
		expect(english.text).not.toMatch(/Internal Error|>Not Found|Malformed/);
	});

	it('lists the cities, as links', async () => {
		const { text } = await ask('/atlantis?lang=en', { accept: 'text/html' });
		expect(text).toContain('href="/baoding?lang=en"');
	});
});

it('nothing of this is an error of the server', () => {
	expect(app.log()).not.toMatch(/\bat .*:\d+:\d+/);
});
