import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { buildTemplate } from '#lib/core/briefings/build-template.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { loadSeedCity } from '#lib/server/loaded-city.ts';
import { projectRoot } from '#lib/server/paths.ts';
import { Refused } from '#lib/server/refused.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { drawStaticMap } from '#lib/server/static/draw-static-map.ts';
import { readStaticRequest } from '#lib/server/static/read-static-request.ts';
import { ThreadPool } from '#lib/server/threads/thread-pool.ts';
import type { Gives, Takes, WorkName } from '#lib/server/threads/work.ts';

const asked: string[] = [];
const painted: string[] = [];

/** A thread as the server has it, on a database that is the default city's files. */
const pool = new ThreadPool<'all'>({
	lanes: { all: { threads: 1, runningInThread: 1, runningEach: 1, waitingEach: 99, waitingAll: 99 } },
	start: () => new Worker(join(projectRoot(), 'src/lib/threads/thread.mjs'), { execArgv: [] }),
	serve: async (name, args) => {
		asked.push(name);
		const { meta, features } = await readSeedCity();
		const text = new TextEncoder().encode(JSON.stringify(features));
		if (name === 'features') return { revision: 1, land: cityFiles('baoding').landuse, features: text };
		if (name === 'share') return undefined;
		if (name === 'png') {
			painted.push((args as Takes<'png'>).svg);
			return Uint8Array.of(1, 2, 3);
		}
		const { id, known, moment } = args as {
			id: string;
			known: string | null;
			moment?: { known?: number; asOf?: string };
		};
		if (moment?.known === 9) throw new Refused(404, 'unknown-revision', { revision: 9, first: 1, last: 1 });
		if (id !== 'baoding') throw new Refused(404, 'unknown-city', { city: id, cities: ['baoding'] });
		const files = { ...cityFiles(id), land: cityFiles(id).landuse };
		return { version: 'v1', meta, files, revision: null, features: known === 'v1' ? null : text };
	}
});
afterAll(() => pool.close());

const work = <Name extends WorkName>(task: Name, args: Takes<Name>): Promise<Gives<Name>> =>
	pool.run('all', { asker: 'a', task, args }) as Promise<Gives<Name>>;
const draw = (path: string, params: Record<string, string>) =>
	work('static-map', {
		request: { method: 'GET', url: `http://localhost${path}`, headers: [], body: null },
		params,
		version: 'test',
		origins: ['http://localhost']
	});
const SMALL = { city: 'baoding', at: 'auto', file: '320x200.svg' };
const toText = (body: ArrayBuffer | Uint8Array | null) => new TextDecoder().decode(body ?? new Uint8Array());

describe('a thread of the server', () => {
	it('draws what the command line draws, byte for byte', async () => {
		const query = 'layers=centres,not-renovated&lang=en';
		const { status, body } = await draw(`/static/baoding/auto/320x200.svg?${query}`, SMALL);
		const request = readStaticRequest('auto', '320x200.svg', new URLSearchParams(query));
		const drawn = await drawStaticMap(await loadSeedCity('baoding'), request);
		expect([status, toText(body)]).toEqual([200, toText(drawn)]);
	});

	it('has the plan brought to it once, and its pixels painted by the server', async () => {
		asked.length = 0;
		const { status, body } = await draw('/static/baoding/auto/320x200.png', {
			...SMALL,
			file: '320x200.png'
		});
		expect([status, new Uint8Array(body!)]).toEqual([200, Uint8Array.of(1, 2, 3)]);
		expect(asked).toEqual(['city', 'png']);
		expect(painted[0]).toMatch(/^<svg/);
	});

	it('refuses as the server does', async () => {
		const nowhere = await draw('/static/atlantis/auto/320x200.svg', { ...SMALL, city: 'atlantis' });
		expect([nowhere.status, JSON.parse(toText(nowhere.body)).code]).toEqual([404, 'unknown-city']);
		const wrong = await draw('/static/baoding/auto/320x200.svg?minutes=x', SMALL);
		expect([wrong.status, JSON.parse(toText(wrong.body)).code]).toEqual([400, 'wrong-parameters']);
		const later = await draw('/static/baoding/auto/320x200.svg?known=9&asof=2022-01-01', SMALL);
		expect([later.status, JSON.parse(toText(later.body)).code]).toEqual([404, 'unknown-revision']);
		const none = await draw('/static/baoding/auto/320x200.svg?known=x', SMALL);
		expect([none.status, JSON.parse(toText(none.body)).code]).toEqual([400, 'wrong-parameters']);
		const embed = work('embed', { cityId: 'baoding', search: '?select=district:none', origin: 'http://a' });
		await expect(embed).rejects.toMatchObject({
			name: 'Refused',
			code: 'wrong-parameters',
			parameters: { wrong: [{ name: 'select', value: 'district:none' }] }
		});
	});

	it('makes documents again on the plan of now, and names what it has no place for', async () => {
		const gone = { kind: 'close-centre', centreId: 'nowhere' } as const;
		const kept = { kind: 'close-centre', centreId: 'centre-30' } as const;
		const scenario = {
			format: 1,
			edits: [gone, kept],
			minutes: [15, 30],
			speedMps: 1,
			packages: null,
			bundles: null,
			zones: { zones: [{ id: 'z', blockIds: ['no-block'], population: 1, areaM2: 1 }], deviation: {} }
		};
		const again = (kind: 'scenario' | 'view' | 'briefing', document: unknown) =>
			work('bring-up-to-date', { cityId: 'baoding', kind, document });
		expect(await again('scenario', scenario)).toEqual({
			document: { ...scenario, edits: [kept], zones: null },
			lost: [{ kind: 'edit', edit: gone }, { kind: 'zones' }],
			revision: null
		});
		const view = { format: 1, query: 'select=centre:nowhere&whatif=close~centre-30' };
		const lost = [{ kind: 'selection', of: 'centre', id: 'nowhere' }];
		expect(await again('view', view)).toEqual({ document: view, lost, revision: null });
		const briefing = { slides: [{ query: '' }, { query: view.query }] };
		expect(await again('briefing', briefing)).toMatchObject({
			document: briefing,
			lost: [{ ...lost[0], slide: 2 }]
		});
	});

	it('computes for pages: shares, embeds, templates, handouts and the plan', async () => {
		const view = { cityId: 'baoding', search: '?lang=en', origin: 'http://a.cn' };
		expect(await work('share', view)).toMatchObject({
			lang: 'en',
			url: expect.stringContaining('http://a.cn/')
		});
		expect(await work('share', { ...view, search: '?whatif=close~nobody' })).toBeNull();
		expect(await work('embed', view)).toMatchObject({ isStatic: false, ignored: [], head: { lang: 'en' } });
		const { model } = await loadSeedCity('baoding');
		const plan = model.measure({ minutes: [15, 30], speedMps: 1, edits: [] });
		const template = await work('template', { cityId: 'baoding', template: 'axes', lang: 'zh' });
		expect(template).toEqual(buildTemplate('axes', plan, 'zh'));
		const handout = await work('handout', {
			cityId: 'baoding',
			moment: {},
			slides: template.slides,
			lang: 'zh'
		});
		// Its titles have their figures put in.
		expect(handout.slides).toHaveLength(template.slides.length);
		expect(handout.slides[1]!.title).toBe('主轴沿线还有 24 个小区待改造');
		const { features } = JSON.parse(toText(await work('plan', { cityId: 'baoding', moment: {} })));
		expect(features.communities.features).toHaveLength(817);
	});

	it('makes the files of changed streets, and tells how far it is', async () => {
		asked.length = 0;
		const about = { cityId: 'baoding', name: '保定', attribution: '', share: 'here' };
		const network = await work('build-file', { ...about, kind: 'network' });
		expect(network.revision).toBe(1);
		expect(decodeNetwork(network.content).nodeCount).toBeGreaterThan(4000);
		expect(asked).toEqual(['features']);
		const basemap = await work('build-file', { ...about, kind: 'basemap' });
		expect(toText(basemap.content.slice(0, 7))).toBe('PMTiles');
		expect(asked.filter((name) => name === 'share').length).toBeGreaterThan(5);
	});
});
