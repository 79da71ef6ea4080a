import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, expect, test } from 'vitest';
import { runCli, runJson } from '../helpers/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianpian-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (file: string, ...args: string[]) => runCli('export', '--out', join(folder, file), ...args);
interface AnyFeature {
	properties: Record<string, unknown>;
}
const readJson = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

test('a layer of the default city, as the command of layers prints it', () => {
	const { code, stderr } = run('centres.geojson', '--layers', 'centres', '--format', 'geojson');
	expect(stderr).toMatch(/centres\.geojson written, \d+ KB\./);
	expect(code).toBe(0);
	const printed = runJson<{ features: { properties: { doors: unknown }; geometry: unknown }[] }>(
		'layer',
		'centres'
	);
	const { features } = readJson('centres.geojson');
	expect(features).toEqual(
		printed.features.map(({ properties: { doors: _, ...properties }, ...feature }) => ({
			...feature,
			properties
		}))
	);
});

test('a bureau’s own workbook is filled, and headings without an answer are told', async () => {
	const template = join(folder, 'template.xlsx');
	const rows = [['服务中心台账'], ['序号', '中心名称', '所属区', '负责人']];
	writeFileSync(template, await writeXlsx({ sheets: [{ name: '台账', rows }] }));
	const { code, stderr } = run('l.xlsx', '--layers', 'centres', '--format', 'xlsx', '--template', template);
	expect(code).toBe(0);
	expect(stderr).toContain('nothing in the plan answers "台账：负责人"; it is blank.');
	const { sheets } = await readXlsx(readFileSync(join(folder, 'l.xlsx')));
	const [, , first] = sheets[0]!.rows;
	expect(first!.slice(0, 3)).toMatchObject([
		1,
		expect.stringContaining('服务中心'),
		expect.stringMatching(/区$/)
	]);
});

test('results: coverage says what the command of coverage says', () => {
	run('coverage.geojson', '--layers', 'coverage', '--format', 'geojson', '--minutes', '10,20');
	const { features } = readJson('coverage.geojson');
	const counted = features.filter(({ properties }: AnyFeature) => properties.isCounted);
	const answer = runJson<{
		totals: { covered: Record<string, { communities: number }> };
		communities: object[];
	}>('coverage', '--minutes', '10,20', '--json');
	expect(counted).toHaveLength(answer.communities.length);
	const within = counted.filter(({ properties }: AnyFeature) => properties.within10Min);
	expect(within).toHaveLength(answer.totals.covered['10']!.communities);
	run('circles.geojson', '--layers', 'circles', '--format', 'geojson');
	const circles = readJson('circles.geojson');
	expect(circles.features.map(({ properties }: AnyFeature) => properties.minutes)).toEqual([30, 15]);
	expect(circles.illustrative).toBe(true);
});

test('results: packages, proposed centres and strips are those of their own commands', () => {
	const exported = (layer: string): Record<string, unknown>[] => {
		run(`${layer}.geojson`, '--layers', layer, '--format', 'geojson');
		return readJson(`${layer}.geojson`).features.map(({ properties }: AnyFeature) => properties);
	};
	const { packages } = runJson<{ packages: Record<string, unknown>[] }>('packages', '--json');
	const figures = ({ id, communityIds, households, floorAreaM2 }: Record<string, unknown>) => [
		id,
		communityIds,
		households,
		floorAreaM2
	];
	expect(exported('packages').map(figures)).toEqual(packages.map(figures));
	const { sites } = runJson<{ sites: { id: string; brings: number }[] }>(
		'site',
		'--model',
		'mclp',
		'--p',
		'3',
		'--json'
	);
	expect(
		exported('sites')
			.map(({ id, householdsGained }) => [id, householdsGained])
			.toSorted()
	).toEqual(sites.map(({ id, brings }) => [id, brings]).toSorted());
	const { axes } = runJson<{ axes: { id: string; members: { id: string; distanceM: number }[] }[] }>(
		'axes',
		'--json'
	);
	expect(
		exported('strips').map(({ axisId, communityId, distanceM }) => [axisId, communityId, distanceM])
	).toEqual(axes.flatMap(({ id, members }) => members.map((one) => [id, one.id, one.distanceM])));
	expect(readJson('strips.geojson')).toMatchObject({ computed: expect.stringContaining('第 1 版规划计算') });
});

test('differences name the revision that they are from', () => {
	expect(run('x', '--layers', 'differences', '--format', 'csv').stderr).toContain(
		'--since takes the revision'
	);
	expect(run('x', '--layers', 'centres', '--since', '1', '--format', 'csv').stderr).toContain(
		'--since takes nothing without the layer differences'
	);
	const same = run('d.geojson', '--layers', 'differences', '--since', '1', '--format', 'geojson');
	expect(same.code).toBe(0);
	expect(readJson('d.geojson')).toMatchObject({ features: [], computed: '版次差异：第 1 版至第 1 版' });
});

test('wrong words name the option and what it takes', () => {
	const { code, stderr } = run('x', '--layers', 'roofs', '--format', 'geojson', '--crs', 'EPSG:1');
	expect(code).toBe(2);
	expect(stderr).toMatch(/--layers takes all, or some.*not "roofs"\. --crs takes EPSG:4326/);
	expect(run('x', '--layers', 'all').stderr).toContain('--format takes one of geojson');
});

test('a template of headings is for ledgers only, and must be one', () => {
	const template = join(folder, 'headings.json');
	writeFileSync(template, '{"centres": {"name": "中心"}}');
	const ledger = ['--layers', 'centres', '--format', 'xlsx', '--template', template];
	expect(run('ledger.xlsx', ...ledger).code).toBe(0);
	expect(run('x', '--layers', 'centres', '--format', 'csv', '--template', template).stderr).toContain(
		'--template is for --format xlsx only.'
	);
	writeFileSync(template, '[]');
	expect(run('x', ...ledger)).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('no object of layers')
	});
});
