import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readViewQuery } from '#lib/carto/view-query.ts';
import { readReportWish } from '#lib/core/report/read-report-wish.ts';
import { buildReport } from '#lib/core/report/build-report.ts';
import { buildEmbedHead } from '#lib/server/embed/build-embed-head.ts';
import { openEmbed } from '#lib/server/embed/open-embed.ts';
import { readPrintRequest } from '#lib/server/print/read-print-request.ts';
import { drawPrint } from '#lib/server/print/draw-print.ts';
import { renderView } from '#lib/server/render/render-view.ts';
import { makeReport } from '#lib/server/report/make-report.ts';
import { gatherFigureSource } from '#lib/server/report/gather-figure-source.ts';
import { drawPictures } from '#lib/server/report/pictures.ts';
import { writeHtml } from '#lib/server/report/write-html.ts';
import { respondLegend } from '#lib/server/static/respond-legend.ts';
import { closeBrowser } from '#lib/server/browser/with-page.ts';
import { area, at, centre, openFolder } from './cli/drawn-files.ts';
import { buildOwnCity, loadOwnCity } from './helpers/own-city.ts';
import { runCli } from './helpers/run-cli.ts';

/*
 * Data of somebody's own is never called Baoding's, illustrative or OpenStreetMap's: not on a map, in a report, in a
 * table or on the command line.
 */
const NOT_OURS = /保定|baoding|示意|illustrative|schematic|openstreetmap|\bosm\b|odbl/i;

/** Every place of a text where it says so, with what stands round it. */
const findClaims = (text: string) =>
	[
		...text
			.replaceAll(/"(?:isI|i)llustrative":false/g, '')
			.matchAll(new RegExp(`.{0,40}(?:${NOT_OURS.source}).{0,40}`, 'gi'))
	].map(([claim]) => claim);

const ALL =
	'layers=circle-inner,circle-outer,centres,axes,clusters,districts,not-renovated,under-way,accepted,lanes';

describe.each([
	['with its source named', '自建城测绘院 2026'],
	['without a source', '']
])('a city of somebody’s own, %s', (_, attribution) => {
	const city = loadOwnCity(buildOwnCity({ attribution }));
	const who = attribution || /来源未注明|not stated/;
	afterAll(closeBrowser);

	it.each(['zh', 'en'] as const)('on maps, printed pages, legends and embeds, %s', async (lang) => {
		const view = readViewQuery(new URLSearchParams(`${ALL}&lang=${lang}`));
		const { svg } = await renderView(
			city,
			view,
			{ fit: 'auto', widthPx: 900, heightPx: 600 },
			{ theme: 'light', legend: true }
		);
		expect(svg).toMatch(who);
		const query = new URLSearchParams(`${ALL}&lang=${lang}&legend=1`);
		const printed = new TextDecoder().decode(await drawPrint(city, readPrintRequest('svg', query)));
		expect(printed).toMatch(who);
		const legend = await respondLegend(
			new Request(`http://localhost/static/own-town/legend.svg?${query}`),
			{ city: 'own-town', format: 'svg' },
			{ getCity: async () => city, version: 'test' }
		);
		const head = JSON.stringify(buildEmbedHead(openEmbed(city, new URLSearchParams(`${ALL}&lang=${lang}`))));
		expect(head).toContain(attribution);
		for (const text of [svg, printed, await legend.text(), head]) expect(findClaims(text)).toEqual([]);
	});

	it.each(['zh', 'en'] as const)('in reports of every format, %s', async (lang) => {
		const request = { lang, baseUrl: 'https://map.example.cn' };
		const report = buildReport(await gatherFigureSource(city), { ...request, dataHash: city.dataHash });
		const { pictures } = await drawPictures(report, city, { png: 'none' });
		const texts = [JSON.stringify(report), writeHtml(report, pictures)];
		for (const format of ['xlsx', 'docx', 'pptx'] as const) {
			const { bytes } = await makeReport(city, {
				format,
				wish: readReportWish(new URLSearchParams({ lang }), format),
				scenario: null,
				baseUrl: request.baseUrl
			});
			const parts = Object.entries(unzipSync(bytes)).filter(([path]) => /\.(xml|rels|svg)$/.test(path));
			expect(parts.length).toBeGreaterThan(5);
			texts.push(...parts.map(([, part]) => strFromU8(part)));
		}
		expect(texts[0]).toMatch(who);
		for (const text of texts) expect(findClaims(text)).toEqual([]);
	});
});

describe('a user’s own files on the command line', () => {
	const { drawn, folder, remove } = openFolder();
	afterAll(remove);
	const money = {
		districtId: 'd',
		clusterId: 'c',
		people: 300,
		floorAreaM2: 9000,
		serviceFeeYuanPerM2Month: 0.5,
		collectionRate: 0.8,
		serviceCostYuanPerYear: 40_000
	};
	let files: string[] = [];
	beforeAll(() => {
		files = drawn(
			[centre('c', at(0)), centre('c2', at(390))],
			[0, 1, 2, 3, 4].map((i) =>
				area(`k${i}`, [60 * i, 5, 60 * i + 55, 45], [[60 * i + 10, 5]], { ...money, households: 60 + i })
			)
		);
	});

	it.each([
		['coverage'],
		['coverage', '--what-if', 'close~c2'],
		['circles', '--minutes', '5'],
		['circles', '--minutes', '5', '--each'],
		['robust'],
		['neighbours'],
		['packages', '--target', '120', '--range', '60,300'],
		['mergers'],
		['bundles', '--count', '2'],
		['site', '--model', 'p-median', '--p', '1', '--candidates', 'communities'],
		['explain', '--community', 'k3', '--minutes', '1'],
		['openings', '--minutes', '1']
	])('%s %s %s', (...command) => {
		const hasJson = ['coverage', 'packages', 'mergers', 'site', 'explain', 'openings'].includes(command[0]!);
		for (const json of hasJson ? [[], ['--json']] : [[]]) {
			const { stdout, stderr, code } = runCli(command[0]!, ...command.slice(1), ...files, ...json);
			expect(code, stderr).toBeLessThan(2);
			expect(stdout.length).toBeGreaterThan(20);
			expect(findClaims(`${stdout}\n${stderr}`.replaceAll(folder, ''))).toEqual([]);
		}
	});

	it.each([
		['bundles, which look at communities alone', ['bundles', '--count', '2'], ['--communities']],
		['neighbours, which look at no centre', ['neighbours'], ['--network', '--communities']]
	])('%s', (_, command, given) => {
		const options = given.flatMap((option) => [option, files[files.indexOf(option) + 1]!]);
		const { stdout, stderr } = runCli(...(command as [string]), ...options, '--json');
		expect(JSON.parse(stdout), stderr).toMatchObject({ city: null, attribution: '', illustrative: false });
		expect(findClaims(stdout)).toEqual([]);
	});

	it('zones of blocks that say who lives there', () => {
		const blocks = join(folder, 'blocks.geojson');
		const box = (id: string, eastM: number) => ({
			...area(id, [eastM, 0, eastM + 100, 100], []),
			properties: { id, population: 500, clusterId: 'c' }
		});
		const features = ['a', 'b', 'c', 'd'].map((id, i) => box(id, 100 * i));
		writeFileSync(blocks, JSON.stringify({ type: 'FeatureCollection', features }));
		const out = join(folder, 'zones.geojson');
		for (const more of [[], ['--k', '2', '--json', '--out', out]]) {
			const { stdout, stderr, code } = runCli('clusters', '--blocks', blocks, ...more);
			expect(code, stderr).toBe(0);
			expect(findClaims(`${stdout}\n${stderr}`)).toEqual([]);
		}
		expect(findClaims(readFileSync(out, 'utf8'))).toEqual([]);
	});

	it('names everybody whose data is behind a figure', () => {
		const [, network] = files;
		const { stdout } = runCli('coverage', '--network', network!, '--json');
		expect(JSON.parse(stdout)).toMatchObject({
			city: 'baoding',
			illustrative: true,
			attribution: expect.stringContaining('OpenStreetMap')
		});
	});
});
