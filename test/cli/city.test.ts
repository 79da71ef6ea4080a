import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDataFolder } from '../helpers/data-folder.ts';
import { runCli, runCliIn } from '../helpers/run-cli.ts';
import { buildSmallCity } from '../helpers/small-city.ts';
import { SMALL_OSM, writeOsm } from '../server/cities/drawn-osm.ts';
import { openFolder } from './drawn-files.ts';

const { folder: files, remove: removeFiles } = openFolder();
const osm = join(files, 'xinshi.osm');
let data: Awaited<ReturnType<typeof openDataFolder>>;
beforeAll(async () => {
	writeFileSync(osm, writeOsm(SMALL_OSM));
	data = await openDataFolder(buildSmallCity());
});
afterAll(() => {
	data?.remove();
	removeFiles();
});
const run = (...args: string[]) => runCliIn(data.folder, 'city', ...args);
const json = (...args: string[]) => {
	const { code, stdout, stderr } = run(...args, '--json');
	if (code !== 0) throw new Error(stderr);
	return JSON.parse(stdout);
};
const listIds = () => json('list').cities.map(({ id }: { id: string }) => id);

it('a city is made, walked on, renamed, removed and put back', () => {
	const made = json('create', 'xinshi', '--name', '新市', '--osm', osm, '--title', '连片改造 2026');
	expect(made).toMatchObject({
		city: { id: 'xinshi', name: '新市', nameEn: 'Xinshi', title: '连片改造 2026' },
		revision: 1,
		streets: 5,
		landmarks: 1,
		read: { ways: 5 }
	});
	const card = json('list').cities.find(({ id }: { id: string }) => id === 'xinshi');
	expect(card).toMatchObject({ counts: { streets: 5, communities: 0 }, hasNetwork: true });
	expect(card.build).toMatchObject({ isBuilding: false, revision: 1, basemapRevision: 1 });

	const drawn = runCliIn(data.folder, 'map', '--city', 'xinshi', '--size', '320x200');
	expect([drawn.code, drawn.stderr]).toEqual([0, '']);
	expect(drawn.stdout).toContain('新市');
	expect(runCliIn(data.folder, 'layer', 'streets', '--city', 'xinshi').stdout).toContain('西大街');

	expect(json('rename', 'xinshi', '--name', '新城').city).toMatchObject({ name: '新城', nameEn: 'Xinshi' });
	expect(json('remove', 'xinshi').removed).toMatchObject({ id: 'xinshi', name: '新城' });
	expect(listIds()).not.toContain('xinshi');
	expect(run('list').stdout).toContain('"lianpian city restore xinshi" puts it back');
	const gone = runCliIn(data.folder, 'layer', 'streets', '--city', 'xinshi');
	expect([gone.code, gone.stderr]).toEqual([2, expect.stringContaining('There is no city "xinshi"')]);
	expect(json('restore', 'xinshi').city).toMatchObject({ name: '新城' });
	expect(listIds()).toContain('xinshi');
});

it('wrong words and files are told in one line, and make no city', () => {
	const before = listIds();
	for (const [args, told] of [
		[[], 'city takes what to do: create, list'],
		[['paint'], 'city has no "paint"'],
		[['create', 'a'], '--name takes'],
		[['create', '--name', 'x'], 'takes the short name of one city'],
		[['create', 'a', '--name', '甲'], '--osm takes'],
		[['create', 'cities', '--name', '甲', '--osm', osm], '"cities" cannot be the short name'],
		[['create', 'small', '--name', '甲', '--osm', osm], 'There is a city "small" already'],
		[['create', 'a', '--name', '甲', '--osm', 'none.osm'], 'none.osm: there is no such file'],
		[['create', 'a', '--name', '甲', '--osm', osm, '--boundary', osm], 'is XML'],
		[['rename', 'small'], 'at least one of --name'],
		[['remove', 'atlantis'], 'There is no city "atlantis"'],
		[['restore', 'atlantis'], 'There is no city "atlantis"']
	] as const) {
		const { code, stdout, stderr } = run(...args);
		expect([args, code, stdout]).toEqual([args, 2, '']);
		expect(stderr).toContain(told);
		expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^lianpian: /);
		expect(stderr).not.toContain('internal error');
	}
	expect(listIds()).toEqual(before);
});

it('cities are listed where there is no database yet', () => {
	const { code, stdout } = runCli('city', 'list', '--json');
	expect(code).toBe(0);
	expect(JSON.parse(stdout).cities.map(({ id }: { id: string }) => id)).toContain('baoding');
});
