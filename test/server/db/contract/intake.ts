import type { Point } from 'geojson';
import { beforeEach, describe, expect, it } from 'vitest';
import { getFeatures, replaceCity } from '#lib/server/cities.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { fromWgs84 } from '#lib/core/intake/coordinates/from-wgs84.ts';
import { toWgs84 } from '#lib/core/intake/coordinates/to-wgs84.ts';
import type { Db } from '#lib/server/db/port.ts';
import { readLog } from '#lib/server/db/read-log.ts';
import { importFile } from '#lib/server/intake/import-file.ts';
import type { IntakeAnswer, IntakeRequest } from '#lib/server/intake/types.ts';
import { changePlan, undoChangeSet } from '#lib/server/plan/change-plan.ts';
import { emptyFeatures } from '#lib/server/plan-document.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

const city = () => buildSmallCity();
const [first] = city().features.communities.features;
const { id, name, households } = first!.properties;
/** Within the west cluster, in the first district. */
const PLACE = '115.4510001,38.8510003';

let sent = 0;
const ledger = (text: string, fileName = '台账.csv') => [
	{ name: fileName, bytes: new TextEncoder().encode(text) }
];
const ask = (request: Partial<IntakeRequest> = {}): IntakeRequest => ({
	kind: 'communities',
	accept: 'whole',
	id: `import-${++sent}`,
	author: '王工',
	reason: '七月台账',
	crs: 'EPSG:4326',
	...request
});

export function testIntake(getDb: () => Db): void {
	const take = (text: string, request: Partial<IntakeRequest> = {}): Promise<IntakeAnswer> =>
		importFile(getDb(), 'small', ledger(text), ask(request));
	const communities = async () => (await getFeatures(getDb(), 'small')).communities.features;
	const find = async (which: string) =>
		(await communities()).find(({ properties }) => properties.name === which)?.properties;

	beforeEach(async () => {
		await getDb().query('delete from city');
		await replaceCity(getDb(), city());
	});

	it('takes a ledger in as one change set, which one undo takes back', async () => {
		const answer = await take(`小区名称,户数,经度,纬度\n${name},${households + 5},,\n新光大院,88,${PLACE}\n`);
		expect(answer).toMatchObject({ same: 0, doubtful: [], rejected: [], open: null });
		expect(answer.added.map((one) => one.name)).toEqual(['新光大院']);
		expect(answer.changed).toMatchObject([{ id, fields: [{ field: 'households', after: households + 5 }] }]);
		expect(await find('新光大院')).toMatchObject({ households: 88, clusterId: 'cluster-9' });
		const [made, ...more] = await readLog(getDb(), 'small', { after: answer.revision - 1 });
		expect(more).toEqual([]);
		expect(made).toMatchObject({ source: 'import', author: '王工', reason: '七月台账' });
		await undoChangeSet(getDb(), 'small', { id: 'undo', author: '王工', reason: '', target: made!.id });
		expect(await find('新光大院')).toBeUndefined();
		expect((await find(name))!.households).toBe(households);
	});

	it('looks only where nothing is to be taken, and takes nothing where something is left to decide', async () => {
		const text = `小区名称,户数,建成年代\n${name},${households + 1},\n无处可寻,3,\n坏年份院,3,九几年\n`;
		for (const accept of ['none', 'whole'] as const) {
			const answer = await take(text, { accept });
			expect(answer).toMatchObject({
				applied: 0,
				doubtful: [{ row: 3, doubt: 'unplaced' }],
				rejected: [{ row: 4, field: 'yearBuilt', value: '九几年' }]
			});
			expect(answer.open === null).toBe(accept === 'none');
		}
		expect((await find(name))!.households).toBe(households);
		expect(await take(text, { accept: 'sure' })).toMatchObject({ applied: 1, open: null });
		expect((await find(name))!.households).toBe(households + 1);
	});

	it('remembers what was decided: the same ledger again asks nothing, and hand work is not taken back', async () => {
		const text = `小区名称,户数\n老名字大院,40\n`;
		const decided = await take(text, { decisions: { 2: { is: id } } });
		expect(decided.changed[0]!.fields.map(({ field }) => field).toSorted()).toEqual([
			'aliases',
			'households'
		]);
		expect(await take(text)).toMatchObject({ same: 1, changed: [], doubtful: [], applied: 0 });
		await changePlan(getDb(), 'small', {
			id: 'by-hand',
			base: decided.revision,
			author: '李工',
			reason: '',
			source: 'edit',
			changes: [{ layer: 'communities', featureId: id, op: 'set', field: 'households', value: 41 }]
		});
		expect(await take(text)).toMatchObject({ same: 1, applied: 0 });
		const later = text.replace('40', '42');
		expect(await take(later)).toMatchObject({
			applied: 0,
			changed: [{ clashes: [{ field: 'households', last: 40, plan: 41, file: 42 }] }]
		});
		expect((await find(name))!.households).toBe(41);
		expect(await take(later, { clashes: { 2: ['households'] } })).toMatchObject({ applied: 1 });
		expect((await find(name))!.households).toBe(42);
	});

	it('takes doubtful rows as their best candidate where all is to be taken, with what they say', async () => {
		const alike = `${name}院`;
		const text = `小区名称,户数\n${alike},77\n`;
		expect((await take(text, { accept: 'none' })).doubtful).toMatchObject([{ candidates: [{ id }] }]);
		expect(await take(text, { accept: 'all' })).toMatchObject({
			doubtful: [],
			changed: [{ id }],
			open: null
		});
		expect(await find(name)).toMatchObject({ households: 77, aliases: expect.arrayContaining([alike]) });
	});

	it('reads cells as the ledger check proposes, and asks nothing of the same file again', async () => {
		const text = `小区名称,户数,建成年代\n${name},${households + 9},98年\n`;
		const looked = await take(text, { accept: 'none' });
		expect(looked.rejected).toMatchObject([{ row: 2, field: 'yearBuilt' }]);
		const cells = looked.checks.find(({ code }) => code === 'two-digit-year')!.repairs[0]!.cells;
		expect(cells).toEqual([{ row: 2, field: 'yearBuilt', value: 1998 }]);
		const households9 = { row: 2, field: 'households', value: households + 8 };
		await take(text, { repairs: [...cells, households9] });
		expect(await find(name)).toMatchObject({ yearBuilt: 1998, households: households + 8 });
		expect(await take(text, { repairs: cells })).toMatchObject({ same: 1, applied: 0 });
	});

	it('remembers rows that are not to be taken in', async () => {
		const text = `小区名称,户数\n别处的院子,40\n`;
		expect(await take(text, { decisions: { 2: { isIgnored: true } } })).toMatchObject({ ignored: 1 });
		expect(await take(text)).toMatchObject({ ignored: 1, doubtful: [], open: null });
	});

	it('gives a city without clusters one around everything, which goes when clusters come', async () => {
		await replaceCity(getDb(), { ...city(), features: emptyFeatures() });
		await take(`小区名称,户数,经度,纬度\n新光大院,88,${PLACE}\n`);
		expect(await find('新光大院')).toMatchObject({
			clusterId: 'cluster-whole-city',
			districtId: 'district-whole-city'
		});
		const west = city().features.clusters.features.find(({ properties }) => properties.id === 'cluster-9');
		await importFile(
			getDb(),
			'small',
			ledger(JSON.stringify({ type: 'FeatureCollection', features: [west] }), '组团.geojson'),
			ask({ kind: 'clusters' })
		);
		expect(await find('新光大院')).toMatchObject({ clusterId: 'cluster-9' });
		const { clusters } = await getFeatures(getDb(), 'small');
		expect(clusters.features.map(({ properties }) => properties.id)).toEqual(['cluster-9']);
	});

	describe('a local coordinate system by control points', () => {
		/** Local axes: origin in the city, a quarter turned, northing first as surveys write it. */
		const ground = toWgs84('EPSG:4547');
		const origin = fromWgs84('EPSG:4547')([115.451, 38.851]);
		const control = (
			[
				[0, 0],
				[80, 0],
				[0, 60]
			] as const
		).map(([x, y]) => ({
			xy: [x, y] as [number, number],
			at: ground([origin[0] + y, origin[1] + x])
		}));
		const text = '小区名称,户数,横坐标,纵坐标\n新光大院,88,20,30\n';
		const said = { crs: undefined, control, isSwapped: true };

		it('places rows, says how well it fits, and asks nothing of the same file a month later', async () => {
			const answer = await take(text, { ...said, isDrawn: true });
			expect(answer).toMatchObject({
				applied: expect.any(Number),
				open: null,
				crs: { id: 'local', isSwapped: true, isGiven: true, isRemembered: false, control: { warnings: [] } },
				drawn: { all: 1, shapes: [{ row: 2, geometry: { type: 'Point', coordinates: [20, 30] } }] }
			});
			expect(answer.crs!.control!.points.map(({ residualM }) => residualM < 0.001)).toEqual([
				true,
				true,
				true
			]);
			const { coordinates } = answer.shown.shapes[0]!.geometry as Point;
			expect(
				haversineM(...(coordinates as LngLat), ...ground([origin[0] + 30, origin[1] + 20]))
			).toBeLessThan(0.02);

			const later = await take(text.replace('88', '90'), { crs: undefined });
			expect(later).toMatchObject({
				open: null,
				changed: [{ name: '新光大院', fields: [{ field: 'households', after: 90 }] }],
				crs: { id: 'local', isGiven: true, isRemembered: true, control: { points: [{}, {}, {}] } }
			});
			expect(later.crs!.evidence.zh).toContain('沿用上次');
		});

		it('is not that of another survey, nor where the planner wants it found', async () => {
			await take(text, said);
			const elsewhere = await take(text.replace('20,30', '9020,30'), { crs: undefined, accept: 'none' });
			expect(elsewhere.crs).toMatchObject({ isGiven: false, isRemembered: false });
			expect((await take(text, { crs: 'auto', accept: 'none' })).crs).toMatchObject({ isGiven: false });
		});

		it('refuses control that does not suffice, in words', async () => {
			await expect(take(text, { ...said, control: control.slice(1, 2) })).rejects.toMatchObject({
				code: 'wrong-import',
				parameters: { problem: { zh: '地方坐标系至少要有两个参与计算的控制点。' } }
			});
			await expect(take(text, { ...said, control: [control[0]!, control[0]!] })).rejects.toMatchObject({
				parameters: { problem: { zh: expect.stringContaining('并选相距较远的点') } }
			});
		});
	});

	it('shows every row on the map, also what the plan has already and what cannot be taken in', async () => {
		const text = `小区名称,户数,建成年代,经度,纬度\n新光大院,88,1990,${PLACE}\n`;
		await take(text);
		const again = await take(`${text}坏年份院,3,九几年,${PLACE}\n`, { accept: 'none' });
		expect(again).toMatchObject({ same: 1, added: [], rejected: [{ row: 3 }] });
		expect(again.shown.shapes.map(({ row }) => row)).toEqual([2, 3]);
		expect(again.drawn).toBeNull();
	});

	it('remembers which column is which', async () => {
		const text = `小区名称,甲\n${name},${households + 3}\n`;
		await take(text, { columns: { 甲: 'households' } });
		expect(await take(text.replace(String(households + 3), String(households + 4)))).toMatchObject({
			changed: [{ id, fields: [{ field: 'households', after: households + 4 }] }]
		});
	});

	describe('entrances', () => {
		const point = (lngLat: number[]) => `${lngLat[0]},${lngLat[1]}`;
		const [lng, lat] = (first!.geometry.coordinates as number[][][])[0]![0]!;

		it('are put onto the boundary of the community that they name, and are the same the second time', async () => {
			const text = `所属小区,经度,纬度\n${name},${point([lng!, lat!])}\n`;
			const taken = await take(text, { kind: 'entrances' });
			expect(taken.rejected).toEqual([]);
			const entrances = (await find(name))!.entrances;
			expect(entrances.length).toBeGreaterThan(first!.properties.entrances.length - 1);
			expect(await take(text, { kind: 'entrances' })).toMatchObject({ same: 1, applied: 0 });
		});

		it('far from it are rejected with the distance', async () => {
			const { rejected } = await take(`所属小区,经度,纬度\n${name},${point([lng! + 0.1, lat!])}\n`, {
				kind: 'entrances'
			});
			expect(rejected).toMatchObject([
				{ row: 2, field: 'geometry', reason: { zh: expect.stringMatching(/距小区边界 \d+ 米/) } }
			]);
		});
	});
}
