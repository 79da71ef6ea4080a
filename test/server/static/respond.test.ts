import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeBrowser } from '#lib/server/browser/with-page.ts';
import { loadSeedCity } from '#lib/server/loaded-city.ts';
import { respondPrint } from '#lib/server/print/respond-print.ts';
import { respondLegend } from '#lib/server/static/respond-legend.ts';
import { respondStaticMap } from '#lib/server/static/respond-static-map.ts';
import { sourcesOf } from '../../helpers/city-sources.ts';

const loaded = loadSeedCity('baoding');
const sources = sourcesOf('baoding', loaded);

afterEach(async () => {
	vi.unstubAllEnvs();
	await closeBrowser();
});

const ORIGIN = 'http://localhost';

function ask(path: string, { method = 'GET', ...headers }: Record<string, string> = {}): Promise<Response> {
	const request = new Request(`${ORIGIN}${path}`, { method, headers });
	const [, , city = '', at = '', file = ''] = new URL(request.url).pathname.split('/');
	return respondStaticMap(request, { city, at: decodeURIComponent(at), file }, sources);
}

const SMALL = '/static/baoding/auto/320x200.svg';

describe('the static map', () => {
	it('is a drawing with text that can be selected, whose title and date it says', async () => {
		const response = await ask(`${SMALL}?legend=1`);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
		const svg = await response.text();
		expect(svg).toMatch(/^<svg[^>]+width="320" height="200"/);
		expect(svg).toContain('>图例</text>');
		expect(svg).toContain('2022年1月1日');
		expect(svg).not.toMatch(/<image|<script|href="http/);
		expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(svg)));
	});

	it('says for how long it may be kept, and 304 to who has it, also to HEAD', async () => {
		const first = await ask(SMALL);
		const etag = first.headers.get('etag')!;
		expect(etag).toMatch(/^"[\w-]{20,}"$/);
		expect(first.headers.get('cache-control')).toMatch(/public, max-age=\d+, stale-while-revalidate=\d+/);
		const again = await ask(SMALL, { 'if-none-match': `"other", W/${etag}` });
		expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
		const head = await ask(SMALL, { method: 'HEAD' });
		expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
		expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000);
	});

	it('has one tag for one picture, however it is asked for, and another for another', async () => {
		const tagOf = async (path: string, headers = {}) => (await ask(path, headers)).headers.get('etag');
		const usual = await tagOf(SMALL);
		for (const same of ['?lang=zh', '?minutes=15,30&foo=1', '?theme=auto', '?sort=name&table=1'])
			expect(await tagOf(SMALL + same), same).toBe(usual);
		for (const other of ['?lang=en', '?theme=dark', '?legend=1', '?layers=centres', '?asof=2022-06-01'])
			expect(await tagOf(SMALL + other), other).not.toBe(usual);
		const packed = await ask(SMALL, { 'accept-encoding': 'gzip, br' });
		expect(packed.headers.get('content-encoding')).toBe('gzip');
		expect(packed.headers.get('etag')).not.toBe(usual);
		const bytes = gunzipSync(new Uint8Array(await packed.arrayBuffer()));
		expect(bytes.toString()).toBe(await (await ask(SMALL)).text());
	});

	it('names what it ignores', async () => {
		const response = await ask(`${SMALL}?foo=1&b%C3%A4r=2`);
		expect(response.headers.get('x-ignored-parameters')).toBe('foo, b%C3%A4r');
		expect((await ask(SMALL)).headers.has('x-ignored-parameters')).toBe(false);
	});

	it.each([
		['/static/baoding/auto/9000x200.svg', 'size', /16 to 4096/],
		['/static/baoding/auto/320x200.svg?layers=foo', 'layers', /not-renovated/],
		['/static/baoding/auto/320x200.svg?select=cluster:nowhere', 'select', /cluster-01/],
		['/static/baoding/auto/320x200.svg?whatif=close~nobody', 'whatif', /nobody/],
		['/static/baoding/auto/320x200.svg?asof=2021-12-31', 'asof', /2022-01-01/]
	])('answers %s with 400 and what is right', async (path, name, right) => {
		const response = await ask(path);
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		const { wrong, detail } = (await response.json()) as {
			wrong: { name: string; right: string }[];
			detail: string;
		};
		expect(wrong.map((it) => it.name)).toEqual([name]);
		expect(wrong[0]!.right).toMatch(right);
		expect(detail).toMatch(right);
	});

	it('answers 404 for a city that is not there', async () => {
		const response = await ask('/static/atlantis/auto/320x200.svg');
		expect([response.status, (await response.json()).detail]).toEqual([
			404,
			'There is no city "atlantis". There are: baoding.'
		]);
	});

	it('without a browser says how to get one; SVG needs none', async () => {
		vi.stubEnv('CHROME_PATH', '/nowhere/chrome');
		const response = await ask('/static/baoding/auto/320x200.png?minutes=7,19');
		expect(response.status).toBe(503);
		expect(((await response.json()) as { detail: string }).detail).toMatch(
			/CHROME_PATH is \/nowhere\/chrome.+apt-get install chromium.+\.svg needs none/
		);
		expect((await ask('/static/baoding/auto/320x200.svg?minutes=7,19')).status).toBe(200);
	});
});

describe('the legend', () => {
	const legend = (format: string, query = '') =>
		respondLegend(
			new Request(`${ORIGIN}/static/baoding/legend.${format}${query}`),
			{ city: 'baoding', format },
			sources
		);

	it('has the rows of the view', async () => {
		const svg = await (await legend('svg', '?layers=centres,accepted&lang=en')).text();
		expect(svg.match(/<text[^>]*>[^<]+/g)!.map((text) => text.replace(/.*>/, ''))).toEqual([
			'Legend',
			'Service centres',
			'Renovated'
		]);
	});

	it('refuses other formats and widths', async () => {
		const response = await legend('pdf', '?width=9');
		expect(response.status).toBe(400);
		expect(((await response.json()) as { wrong: object[] }).wrong).toMatchObject([
			{ name: 'format' },
			{ name: 'width' }
		]);
	});
});

describe('the print layout', () => {
	const print = (format: string, query = '') =>
		respondPrint(
			new Request(`${ORIGIN}/baoding/print.${format}${query}`),
			{ city: 'baoding', format },
			sources
		);

	it('is a sheet with what its query says on it', async () => {
		const response = await print(
			'svg',
			'?paper=A3&scale=25000&title=甲图&review=冀S(2022)1号&internal=1&layers=districts'
		);
		expect(response.status).toBe(200);
		const svg = await response.text();
		expect(svg).toMatch(/^<svg[^>]+width="420mm" height="297mm" viewBox="0 0 420 297"/);
		for (const words of [
			'甲图',
			'1:25,000',
			'审图号：冀S(2022)1号',
			'内部使用',
			'数据截至 2022年1月1日',
			'OpenStreetMap'
		])
			expect(svg, words).toContain(words);
		expect(svg).not.toContain('公开使用须送审');
		expect(response.headers.get('content-disposition')).toContain('baoding-A3.svg');
	});

	it('warns of boundaries without a review number, and leaves its slot open', async () => {
		const svg = await (await print('svg', '?layers=districts')).text();
		expect(svg).toContain('含行政区划界线，公开使用须送审');
		expect(svg).toMatch(/审图号：_+</);
		expect(await (await print('svg', '?layers=centres')).text()).not.toContain('含行政区划界线');
	});

	it.each([
		['svg', '?paper=A5', 'paper'],
		['svg', '?paper=16:9&orientation=portrait', 'orientation'],
		['svg', '?scale=1:5000', 'scale'],
		['svg', '?scale=100', 'scale'],
		['svg', `?title=${'长'.repeat(61)}`, 'title'],
		['png', '?paper=A0&dpi=300', 'dpi'],
		['gif', '', 'format']
	])('answers print.%s%s with 400', async (format, query, name) => {
		const response = await print(format, query);
		expect(response.status).toBe(400);
		expect(((await response.json()) as { wrong: object[] }).wrong).toMatchObject([{ name }]);
	});
});
