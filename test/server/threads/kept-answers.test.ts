import { describe, expect, it } from 'vitest';
import { KeptAnswers, type AskedAnswer } from '#lib/server/threads/kept-answers.ts';

const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;

function open(mostBytes?: number) {
	const answers = new KeptAnswers(mostBytes);
	const asked: { method: string; url: string; body: number }[] = [];
	const make: AskedAnswer['make'] = async ({ method, url, body }) => {
		asked.push({ method, url, body: body?.byteLength ?? 0 });
		const isThere = !url.includes('none');
		return {
			status: isThere ? 200 : 404,
			headers: isThere ? [['etag', `"${url.length}"`]] : [],
			body: bytes(`${method} ${asked.length}`)
		};
	};
	const ask = (path: string, init: RequestInit = {}, from: unknown[] = ['v1']) =>
		answers.answer({
			request: new Request(`http://127.0.0.1:3000${path}`, init),
			origin: 'http://localhost',
			from,
			make
		});
	return { ask, asked };
}

describe('answers that take long', () => {
	it('are made once for all who ask the same, at once or later', async () => {
		const { ask, asked } = open();
		const [first, second] = await Promise.all([ask('/a'), ask('/a')]);
		const third = await ask('/a');
		expect(await Promise.all([first, second, third].map((one) => one.text()))).toEqual([
			'GET 1',
			'GET 1',
			'GET 1'
		]);
		expect(asked).toEqual([{ method: 'GET', url: 'http://localhost/a', body: 0 }]);
	});

	it('are made anew for another address, other data and another coding', async () => {
		const { ask, asked } = open();
		await ask('/a');
		await ask('/a?b=1');
		await ask('/a', {}, ['v2']);
		await ask('/a', { headers: { 'accept-encoding': 'gzip' } });
		expect(asked).toHaveLength(4);
		await ask('/a', { headers: { 'accept-encoding': 'deflate, gzip;q=0.5' } });
		await ask('/a', { headers: { 'accept-encoding': 'gzip;q=0' } });
		expect(asked).toHaveLength(4);
	});

	it('are 304 to who has them, 412 to who wants another, and heads to who asks for heads', async () => {
		const { ask, asked } = open();
		const etag = (await ask('/a')).headers.get('etag')!;
		const known = await ask('/a', { headers: { 'if-none-match': etag } });
		expect([known.status, await known.text(), known.headers.get('etag')]).toEqual([304, '', etag]);
		expect((await ask('/a', { headers: { 'if-match': '"other"' } })).status).toBe(412);
		const head = await ask('/a', { method: 'HEAD' });
		expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', '5']);
		expect(asked).toHaveLength(1);
	});

	it('that are refusals are not kept, and what is posted is made for who posts it', async () => {
		const { ask, asked } = open();
		expect((await ask('/none')).status).toBe(404);
		expect((await ask('/none')).status).toBe(404);
		for (let times = 0; times < 2; times++) {
			const posted = await ask('/a', { method: 'POST', body: 'abc' });
			expect([posted.status, await posted.text()]).toEqual([200, `POST ${3 + times}`]);
		}
		expect(asked.map(({ method, body }) => [method, body])).toEqual([
			['GET', 0],
			['GET', 0],
			['POST', 3],
			['POST', 3]
		]);
	});
});
