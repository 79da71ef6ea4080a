import { beforeAll, describe, expect, it } from 'vitest';
import { buildEmbedHead } from '#lib/server/embed/build-embed-head.ts';
import { buildEmbedScene } from '#lib/server/embed/build-embed-scene.ts';
import { answerOEmbed } from '#lib/server/embed/answer-oembed.ts';
import { openEmbed } from '#lib/server/embed/open-embed.ts';
import { listPictures } from '#lib/server/embed/list-pictures.ts';
import { wantsJson } from '#lib/server/embed/wants-json.ts';
import { loadSeedCity, type LoadedCity } from '#lib/server/loaded-city.ts';
import { buildShare } from '#lib/server/og/build-share.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';
import { sourcesOf } from '../../helpers/city-sources.ts';

let city: LoadedCity;
beforeAll(async () => {
	city = await loadSeedCity('baoding');
});
const open = (query = '') => openEmbed(city, new URLSearchParams(query));

describe('an embedded map', () => {
	it('has the figures that coverage has for the city', () => {
		const head = buildEmbedHead(open('minutes=10,20'));
		const [whole, ...districts] = head.parts;
		expect(whole).toMatchObject({ kind: 'city', communities: 509 });
		const within = (m: number) =>
			city.model
				.measure({ minutes: [10, 20], speedMps: 1, edits: [] })
				.counted.filter(({ walkSeconds }) => walkSeconds !== null && walkSeconds <= m * 60)
				.reduce((sum, { households }) => sum + households, 0);
		expect(whole!.reached).toEqual([within(10), within(20)]);
		for (const field of ['communities', 'households'] as const)
			expect(districts.reduce((sum, part) => sum + part[field], 0)).toBe(whole![field]);
	});

	it('says in words first that data is illustrative', () => {
		expect(buildEmbedHead(open()).sentences[0]).toContain('示意');
		expect(buildEmbedHead(open('lang=en')).sentences[0]).toContain('llustrative');
	});

	it('has all that can be clicked, with a name and somewhere to go', () => {
		const { places, map, extent } = buildEmbedScene(open('lang=en'));
		const keys = Object.keys(places);
		for (const [kind, count] of [
			['community', 817],
			['centre', 65],
			['cluster', 12],
			['district', 3],
			['axis', 2]
		] as const)
			expect(keys.filter((key) => key.startsWith(`${kind}:`))).toHaveLength(count);
		expect(map.sources.communities.features).toHaveLength(817);
		const [west, south, east, north] = places['cluster:cluster-03']!.extent;
		expect(west < east && south < north).toBe(true);
		expect(extent).toEqual(city.model.meta.bbox);
	});

	it('draws circles only where they are shown, of the centre that is selected', () => {
		expect(buildEmbedScene(open('layers=centres')).map.circles).toBeNull();
		const sizeOf = (query: string) => JSON.stringify(buildEmbedScene(open(query)).map.circles).length;
		expect(sizeOf('select=centre:centre-30')).toBeLessThan(sizeOf('') / 5);
	});

	it('names what it does not know and goes on', () => {
		expect(open('minutes=10,20&zoom=3&图=1').ignored).toEqual(['zoom', '图']);
	});

	it.each([
		['minutes=20,10', 'minutes "20,10"'],
		['layers=circles', 'layers "circles"'],
		['legend=true', 'legend "true": takes 0, 1'],
		['asof=1999-01-01', 'asof "1999-01-01"'],
		['asof=yesterday', 'asof "yesterday": takes a date'],
		['known=latest', 'known "latest": takes a revision of the plan'],
		['known=1&known=2', 'known "1 and 2": takes one value'],
		['select=cluster:nope', 'select "cluster:nope"'],
		['district=nope', '"district:nope"'],
		['district=district-1&select=cluster:cluster-03', 'district "district-1"']
	])('refuses %s', (query, message) => {
		expect(() => open(query)).toThrow(WrongRequest);
		expect(() => open(query)).toThrow(message);
	});

	it('of a moment leads to pictures and a workbench of the same moment', () => {
		const opened = open('known=7&asof=2022-05-01&minutes=10,20');
		const { moment, workbenchPath, picturePath } = buildEmbedHead(opened);
		expect(moment).toEqual({ known: 7, asOf: '2022-05-01' });
		const paths = [workbenchPath, picturePath, ...listPictures(opened).map(({ path }) => path)];
		for (const path of paths) expect(path).toContain('known=7&asof=2022-05-01');
		const share = buildShare({ ...opened, moment, origin: 'https://a.cn', isEmbed: true });
		expect(share.url).toBe('https://a.cn/embed/baoding?minutes=10%2C20&known=7&asof=2022-05-01');
		expect(decodeURIComponent(share.oEmbedUrl)).toContain('known=7');
	});

	it('names everything that is wrong at once', () => {
		expect(() => open('minutes=1&lang=fr&controls=2')).toThrow(/minutes.*; lang.*; controls/);
	});

	it('as a picture follows the theme of the reader, unless one is named', () => {
		expect(listPictures(open()).map(({ media }) => media)).toEqual([
			'(prefers-color-scheme: dark) and (max-width: 400px)',
			'(prefers-color-scheme: dark) and (max-width: 620px)',
			'(prefers-color-scheme: dark) and (max-width: 900px)',
			'(prefers-color-scheme: dark)',
			'(max-width: 400px)',
			'(max-width: 620px)',
			'(max-width: 900px)',
			''
		]);
		const dark = listPictures(open('theme=dark'));
		expect(dark).toHaveLength(4);
		expect(dark.every(({ path }) => path.includes('theme=dark'))).toBe(true);
	});
});

describe('a shared link', () => {
	it('says what is selected, and leads to where it came from', () => {
		const share = buildShare({
			...open('select=cluster:cluster-03'),
			moment: {},
			origin: 'https://a.cn',
			isEmbed: false
		});
		expect(share.title).toContain('三组团');
		expect(share.url).toBe('https://a.cn/baoding?select=cluster%3Acluster-03');
		expect(share.oEmbedUrl).toContain(`url=${encodeURIComponent(share.url)}`);
		expect(share.description.length).toBeGreaterThan(20);
	});
});

describe('oEmbed', () => {
	const ask = (query: Record<string, string>) =>
		answerOEmbed(
			new Request(`https://a.cn/oembed?${new URLSearchParams(query)}`),
			null,
			sourcesOf('baoding', city)
		);

	it('turns a link of the workbench into a frame', async () => {
		const response = await ask({ url: 'https://a.cn/baoding?minutes=10,20&table=1' });
		expect(response.status).toBe(200);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		const body = await response.json();
		expect(body).toMatchObject({ version: '1.0', type: 'rich', width: 800, height: 560 });
		expect(body.html).toContain('src="https://a.cn/embed/baoding?minutes=10%2C20"');
	});

	it('keeps the options of an embedded map and the room there is', async () => {
		const url = 'https://a.cn/embed/baoding?legend=0&lang=en';
		const body = await (await ask({ url, maxwidth: '320', maxheight: '2000' })).json();
		expect(body).toMatchObject({ width: 320, height: 560 });
		expect(body.html).toContain('?lang=en&amp;legend=0"');
	});

	it('embeds the plan of the moment that a link names', async () => {
		const moments: unknown[] = [];
		const sources = sourcesOf('baoding', city);
		const response = await answerOEmbed(
			new Request(`https://a.cn/oembed?${new URLSearchParams({ url: 'https://a.cn/baoding?known=7' })}`),
			null,
			{
				...sources,
				getCity: (id, moment) => {
					moments.push(moment);
					return sources.getCity(id);
				}
			}
		);
		const body = await response.json();
		expect(moments).toEqual([{ known: 7 }]);
		expect(body.html).toContain('/embed/baoding?known=7');
		if (body.thumbnail_url) expect(body.thumbnail_url).toContain('known=7');
	});

	it('refuses a link to no plan as the plan itself is refused', async () => {
		const problem = await (await ask({ url: 'https://a.cn/baoding?known=x' })).json();
		expect(problem).toMatchObject({
			status: 400,
			code: 'wrong-parameters',
			parameters: { wrong: [{ name: 'known', value: 'x' }] }
		});
	});

	it.each([
		[{ url: 'https://b.cn/baoding' }, 404],
		[{ url: 'http://a.cn/baoding' }, 404],
		[{ url: 'https://a.cn/xian' }, 404],
		[{ url: 'https://a.cn/static/baoding/auto/9x9.png' }, 404],
		[{ url: 'no address' }, 404],
		[{ url: 'https://a.cn/baoding', format: 'xml' }, 501],
		[{}, 400],
		[{ url: 'https://a.cn/baoding', maxwidth: 'wide' }, 400],
		[{ url: 'https://a.cn/baoding', maxheight: '-5' }, 400]
	])('answers %j with %i', async (query, status) => {
		const response = await ask(query as Record<string, string>);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
	});
});

describe('who reads', () => {
	it.each([
		['application/json', true],
		['application/problem+json, application/json;q=0.9', true],
		['text/html,application/xhtml+xml,application/json;q=0.1', false],
		['*/*', false],
		['', false]
	])('%s: a program that wants JSON: %s', (accept, isProgram) => {
		expect(wantsJson(new Request('https://a.cn', { headers: { accept } }))).toBe(isProgram);
	});
});
