import { describe, expect, it } from 'vitest';
import { dressError } from '#lib/server/http/dress-error.ts';
import { Refused } from '#lib/server/refused.ts';

const ask = (accept = '*/*', method = 'GET') =>
	new Request('http://a/baoding/plan.json', { method, headers: { accept } });
const bare = (status: number, headers: Record<string, string> = {}) =>
	new Response('Not found', { status, headers: { 'content-type': 'text/plain', ...headers } });

describe('an error of the framework', () => {
	it('is a problem with a code for programs, which says what is possible', async () => {
		const response = bare(405, { allow: 'GET, HEAD' });
		const dressed = dressError(ask('*/*', 'POST'), { response, refused: undefined, lang: 'zh' });
		expect([dressed.status, dressed.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
		expect(await dressed.json()).toMatchObject({
			code: 'wrong-method',
			parameters: { method: 'POST', allowed: ['GET', 'HEAD'] }
		});
	});

	it.each([
		['zh', '未能打开', '/baoding/plan.json 没有内容'],
		['en', 'This could not be opened', 'There is nothing at /baoding/plan.json']
	] as const)('is a page in the reader’s language for people: %s', async (lang, title, sentence) => {
		const asked = { response: bare(404), refused: undefined, lang };
		const dressed = dressError(ask('text/html'), asked);
		const page = await dressed.text();
		expect(dressed.headers.get('content-type')).toContain('text/html');
		expect(page).toContain(title);
		expect(page).toContain(sentence);
	});

	it('says why, where somebody said so, and nothing of an address is taken for markup', async () => {
		const refused = new Refused(404, 'unknown-city', { city: '<script>', cities: ['a'] });
		const page = await dressError(ask('text/html'), { response: bare(404), refused, lang: 'zh' }).text();
		expect(page).toContain('没有城市“&lt;script&gt;”');
		expect(page).not.toContain('<script>');
	});

	it('has no body for HEAD', async () => {
		const asked = { response: bare(404), refused: undefined, lang: 'zh' as const };
		expect(await dressError(ask('*/*', 'HEAD'), asked).text()).toBe('');
	});
});

describe('what is left as it is', () => {
	const page = () => new Response('<p>', { status: 404, headers: { 'content-type': 'text/html' } });
	it.each([
		['an answer that is none', () => new Response('x'), '*/*'],
		[
			'a problem',
			() => new Response('{}', { status: 400, headers: { 'content-type': 'application/problem+json' } }),
			'text/html'
		],
		['the application’s own page, for who reads pages', page, 'text/html'],
		['what nobody can explain', () => bare(418), '*/*']
	])('%s', (_, make, accept) => {
		const response = make();
		expect(dressError(ask(accept), { response, refused: undefined, lang: 'zh' })).toBe(response);
	});
});
