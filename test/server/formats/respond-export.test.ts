import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { respondExport } from '#lib/server/export/respond-export.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

const city = { ...buildSmallCity(), revision: 7 };

function ask(path: string, init?: RequestInit): Promise<Response> {
	const [, format = ''] = /export\.(\w+)/.exec(path) ?? [];
	return respondExport(
		new Request(`http://127.0.0.1/small/${path}`, init),
		{ city: 'small', format },
		{
			getPlan: async () => city,
			getCity: async () => {
				throw new Error('No results are asked for.');
			}
		}
	);
}

test('one layer is a file of its own, named after city, layer, date, revision and system', async () => {
	const answer = await ask('export.geojson?layers=clusters&crs=EPSG:4547');
	expect(answer.headers.get('content-type')).toBe('application/geo+json');
	expect(answer.headers.get('content-disposition')).toBe(
		'attachment; filename="small-clusters-2022-03-01-r7-epsg4547.geojson"'
	);
	expect((await answer.json()).features).toHaveLength(2);
});

test('several layers are a zip with a README, the same bytes every time', async () => {
	const [first, second] = await Promise.all([
		ask('export.csv?layers=doors,centres'),
		ask('export.csv?layers=centres,doors')
	]);
	const bytes = new Uint8Array(await first.arrayBuffer());
	expect(new Uint8Array(await second.arrayBuffer())).toEqual(bytes);
	expect(first.headers.get('content-disposition')).toContain('small-plan-2022-03-01-r7-csv.zip');
	const files = unzipSync(bytes);
	expect(Object.keys(files)).toEqual(['centres.csv', 'doors.csv', 'README.txt']);
	const readme = strFromU8(files['README.txt']!);
	for (const said of [
		'小城',
		'2022-03-01',
		'第 7 版',
		'示意数据',
		"O'Neill",
		'EPSG:4326',
		'doors：中心的门，3 个'
	])
		expect(readme).toContain(said);
});

test('without layers, all that the plan has, notes too', async () => {
	const files = unzipSync(new Uint8Array(await (await ask('export.geojson')).arrayBuffer()));
	expect(Object.keys(files)).toContain('notes.geojson');
	expect(Object.keys(files)).toContain('entrances.geojson');
});

test('whatever is wrong is told at once, with what is right', async () => {
	const answer = await ask(
		'export.geojson?layers=roofs&crs=EPSG:2414&encoding=gbk&speed=9&minutes=30,15&x=1'
	);
	expect(answer.status).toBe(400);
	const { wrong } = await answer.json();
	expect(wrong.map(({ name }: { name: string }) => name)).toEqual([
		'x',
		'layers',
		'crs',
		'encoding',
		'minutes',
		'speed'
	]);
	expect((await ask('export.docx')).status).toBe(400);
	expect((await ask('export.csv?layers=clusters&known=x')).status).toBe(400);
});

test('a template that is posted is filled; headings that stay blank are named', async () => {
	const template = await writeXlsx({ sheets: [{ name: '中心', rows: [['中心名称', '负责人']] }] });
	const body = new FormData();
	body.set('template', new File([new Uint8Array(template)], 'a.xlsx'));
	const answer = await ask('export.xlsx?layers=centres', { method: 'POST', body });
	expect(answer.status).toBe(200);
	expect(decodeURIComponent(answer.headers.get('x-warnings')!)).toBe('中心：负责人');
	const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
	expect(sheets[0]!.rows.map(([name]) => name)).toEqual(['中心名称', '西服务中心', '东服务中心']);
	expect((await ask('export.xlsx?layers=centres', { method: 'POST' })).status).toBe(400);
	expect((await ask('export.csv?layers=centres', { method: 'POST', body })).status).toBe(400);
});

test('what an encoding lacks is refused in both languages', async () => {
	const answer = await ask('export.csv?layers=communities&encoding=gbk');
	expect(answer.status).toBe(422);
	const { code, parameters } = await answer.json();
	expect(code).toBe('wrong-export');
	expect(parameters.problem.zh).toBe(
		'communities 的“community-1”，字段 aliases：GBK 没有“𠮷”字；请改用 UTF-8 或 GB18030 编码，或改写该字。'
	);
});
