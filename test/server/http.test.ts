import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { compressPage, respondCompressed } from '#lib/server/http.ts';
import { romanizeStreet } from '#lib/server/romanize-street.ts';

const ask = (headers: Record<string, string> = {}) => new Request('http://localhost/', { headers });

describe('pages', () => {
	const text = '<p>连片</p>'.repeat(200);
	const page = (headers: Record<string, string> = {}) =>
		new Response(text, { headers: { 'content-type': 'text/html', etag: '"a"', ...headers }, status: 404 });

	it.each([
		['br', brotliDecompressSync],
		['gzip', gunzipSync]
	])('are compressed by %s where the client takes it', async (coding, unpack) => {
		const answer = await compressPage(ask({ 'accept-encoding': `${coding}, identity` }), page());
		expect(answer.status).toBe(404);
		expect(answer.headers.get('content-encoding')).toBe(coding);
		expect(answer.headers.get('etag')).toBe('W/"a"');
		expect(answer.headers.get('vary')).toBe('accept-encoding');
		expect(unpack(new Uint8Array(await answer.arrayBuffer())).toString()).toBe(text);
	});

	it('are sent uncompressed to clients that accept nothing else, and with cache headers to all', async () => {
		const plain = await compressPage(ask(), page());
		expect([await plain.text(), plain.headers.has('content-encoding')]).toEqual([text, false]);
		const kept = page({ 'content-disposition': 'attachment' });
		expect(await compressPage(ask({ 'accept-encoding': 'br' }), kept)).toBe(kept);
		const json = Response.json({});
		expect(await compressPage(ask({ 'accept-encoding': 'br' }), json)).toBe(json);
	});
});

describe('compressed answers', () => {
	const body = new TextEncoder().encode('保定'.repeat(500));
	const pack = (headers: Record<string, string>) =>
		respondCompressed(ask(headers), 'k 1', 'text/plain', async () => body);

	it('take the best that the client knows', async () => {
		const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());
		const br = await pack({ 'accept-encoding': 'gzip, deflate, br' });
		expect(br.headers.get('content-encoding')).toBe('br');
		expect(brotliDecompressSync(await bytes(br)).equals(body)).toBe(true);
		const gzip = await pack({ 'accept-encoding': 'gzip, br;q=0' });
		expect(gunzipSync(await bytes(gzip)).equals(body)).toBe(true);
		expect((await bytes(await pack({}))).equals(body)).toBe(true);
	});

	it('are quick for the first asker and smallest for those who come later', async () => {
		const plan = new TextEncoder().encode(
			Array.from({ length: 4000 }, (_, i) => `小区${i} ${(i * 7919) % 1009}`).join('\n')
		);
		const take = async () => {
			const answer = await respondCompressed(
				ask({ 'accept-encoding': 'br' }),
				'k 9',
				'text/plain',
				async () => plan
			);
			const bytes = Buffer.from(await answer.arrayBuffer());
			expect(brotliDecompressSync(bytes).equals(plan)).toBe(true);
			return bytes.length;
		};
		const first = await take();
		await vi.waitUntil(async () => (await take()) < first * 0.95, { timeout: 600_000 });
	});

	it('are not sent again, but a changed body is', async () => {
		const etag = (await pack({})).headers.get('etag')!;
		expect((await pack({ 'if-none-match': etag })).status).toBe(304);
		const changed = await respondCompressed(ask({ 'if-none-match': etag }), 'k 2', 'text/plain', async () =>
			body.slice(3)
		);
		expect(changed.status).toBe(200);
	});

	it('are made once for all who ask at once, and again after a failure', async () => {
		let made = 0;
		const make = async () => {
			made++;
			if (made === 1) throw new Error('database away');
			return body;
		};
		const ask3 = () => respondCompressed(ask(), 'k 3', 'text/plain', make);
		await expect(ask3()).rejects.toThrow('database away');
		await Promise.all([ask3(), ask3(), ask3()]);
		expect(made).toBe(2);
	});
});

describe('names', () => {
	it.each(['baoding', 'new-town-2'])('%s may be a city', (id) => expect(isCityId(id)).toBe(true));
	it.each(['', '../x', 'A', '-a', 'a/b', '保定', 'a'.repeat(41)])('%s may not', (id) =>
		expect(isCityId(id)).toBe(false)
	);

	it.each([
		['东风路', 'Dongfeng Road'],
		['朝阳大街', 'Chaoyang Avenue'],
		['长城大街', 'Changcheng Avenue'],
		['北二环', 'North 2nd Ring Road'],
		['灵雨寺街', 'Lingyusi Street'],
		['Rue Grimaldi', 'Rue Grimaldi'],
		['', '']
	])('%s is %s', (name, english) => expect(romanizeStreet(name)).toBe(english));
});
