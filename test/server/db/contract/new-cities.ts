import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findCity, getFeatures, listCities, replaceCity } from '#lib/server/cities.ts';
import { createCity, discardCity, type NewCity } from '#lib/server/cities/create-city.ts';
import { findCityCard, listCityCards } from '#lib/server/cities/list-city-cards.ts';
import { listRemovedCities, removeCity, renameCity, restoreCity } from '#lib/server/cities/removed-cities.ts';
import { readBoundary } from '#lib/server/cities/read-boundary.ts';
import { readExtract } from '#lib/server/cities/read-extract.ts';
import { areStreetsOfExtract } from '#lib/server/city-store/are-streets-of-extract.ts';
import { findDue } from '#lib/server/city-store/build-state.ts';
import { findLand } from '#lib/server/city-store/find-land.ts';
import type { Db } from '#lib/server/db/port.ts';
import { readLog } from '#lib/server/db/read-log.ts';
import { findOpenCity, keepCity } from '#lib/server/open-city.ts';
import { changePlan } from '#lib/server/plan/change-plan.ts';
import { getPlanAt } from '#lib/server/plan/get-plan-at.ts';
import { readKnownGround } from '#lib/server/read-known-ground.ts';
import { findLandFeatures } from '#lib/server/read-land.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { openBareCity } from '../../../helpers/bare-city.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';
import { SMALL_OSM, writeOsm } from '../../cities/drawn-osm.ts';
import { writeTemporary } from '../../import/temporary-file.ts';

export function testNewCities(getDb: () => Db): void {
	beforeEach(() => getDb().query('delete from city'));
	const file = writeTemporary('new-city.osm', writeOsm(SMALL_OSM));
	const make = (city: Partial<NewCity> = {}, options: Parameters<typeof createCity>[2] = {}) =>
		createCity(getDb(), { id: 'xinshi', names: { name: '新市' }, file, ...city }, options);
	const countRows = async () => {
		const tables = ['city', 'change_set', 'change', 'street', 'landmark', 'city_file', 'city_file_part'];
		const counts = await Promise.all(
			tables.map((table) => getDb().query<{ n: number }>(`select count(*)::integer as n from ${table}`))
		);
		return counts.map(([row]) => row!.n);
	};

	it('are made of a file of streets: one change set, open to edits', async () => {
		const stages: string[] = [];
		const made = await make({}, { onStage: (stage) => stages.push(stage) });
		expect(stages).toEqual(['reading', 'joining', 'storing']);
		expect(made).toMatchObject({
			streets: 5,
			landmarks: 1,
			meta: { id: 'xinshi', name: '新市', nameEn: 'Xinshi', title: '' }
		});
		expect(made.meta.attribution).toContain('ODbL');
		expect(made.meta.bbox).toEqual([115.46, 38.868, 115.464, 38.872]);
		expect(await findCity(getDb(), 'xinshi')).toEqual(made.meta);
		const features = await getFeatures(getDb(), 'xinshi');
		// The gate parts 东街.
		expect(features.streets.features.map(({ properties: { id, name } }) => [id, name])).toEqual([
			['street-101', '东街'],
			['street-101-2', '东街'],
			['street-102', ''],
			['street-103', '西大街'],
			['street-104', '']
		]);
		expect(features.landmarks.features.map(({ properties }) => properties.name)).toEqual(['市医院']);
		expect(features.communities.features).toEqual([]);
		const log = await readLog(getDb(), 'xinshi', { after: 0 });
		expect(log.map(({ source, reason, changes }) => [source, reason, changes.length])).toEqual([
			['import', 'new-city.osm', 6]
		]);
		expect(
			await areStreetsOfExtract(getDb(), 'xinshi', { streets: { size: features.streets.features.length } })
		).toBe(false);
		const answer = await changePlan(getDb(), 'xinshi', {
			id: 'shut',
			base: 1,
			author: '',
			reason: '',
			source: 'edit',
			changes: [{ layer: 'streets', featureId: 'street-102', op: 'set', field: 'name', value: '南街' }]
		});
		expect(answer.revision).toBe(2);
	});

	it('have their network and basemap made of the plan, with the ground that came with the streets', async () => {
		await make();
		expect(await findDue(getDb(), 'xinshi')).toEqual({ revision: 1, kinds: ['network', 'basemap'] });
		expect(await findCityCard(getDb(), 'xinshi')).toMatchObject({
			revision: 1,
			hasNetwork: false,
			counts: { streets: 5, communities: 0 },
			build: { isBuilding: true }
		});
		const land = await findLand(getDb(), 'xinshi');
		const features = (await findLandFeatures(land))!;
		expect(features.map(({ properties }) => properties?.kind).toSorted()).toEqual([
			'building',
			'bus_stop',
			'rail',
			// The lake, and its name.
			'water',
			'water'
		]);
		expect(await readKnownGround('xinshi', land)).toMatchObject({ hasBuildings: true });
		expect((await readKnownGround('xinshi', land)).lines).toHaveLength(1);
	});

	it('are made of a file that is packed, too, and within a boundary', async () => {
		const packed = writeTemporary('new-city.osm.gz', gzipSync(writeOsm(SMALL_OSM)));
		const boundary = await readBoundary(
			writeTemporary('boundary.geojson', {
				type: 'Polygon',
				coordinates: [
					[
						[115.459, 38.869],
						[115.4605, 38.869],
						[115.4605, 38.875],
						[115.459, 38.875],
						[115.459, 38.869]
					]
				]
			})
		);
		const { meta, streets } = await make({ file: packed, boundary });
		expect(streets).toBe(2);
		expect(meta.bbox).toEqual([115.459, 38.869, 115.4605, 38.875]);
		await expect(
			make({
				id: 'far',
				boundary: {
					type: 'Polygon',
					coordinates: [
						[
							[1, 1],
							[2, 1],
							[2, 2],
							[1, 1]
						]
					]
				}
			})
		).rejects.toThrow('no street within the boundary; give a boundary that lies on the streets');
	});

	it.each(['reading', 'joining', 'storing'])('are not there if it is stopped while %s', async (when) => {
		const stop = new AbortController();
		const reason = new Error('enough');
		const onStage = (stage: string) => {
			if (stage === when) stop.abort(reason);
		};
		await expect(make({}, { signal: stop.signal, onStage })).rejects.toBe(reason);
		expect(await countRows()).toEqual([0, 0, 0, 0, 0, 0, 0]);
	});

	it('are not there if something fails half-way', async () => {
		const read: typeof readExtract = async (asked) => {
			const extract = await readExtract(asked);
			return { ...extract, ground: null as never };
		};
		await expect(make({}, { read })).rejects.toThrow();
		expect(await countRows()).toEqual([0, 0, 0, 0, 0, 0, 0]);
	});

	it('can be taken back for good while nobody has worked on them', async () => {
		await discardCity(getDb(), await make());
		expect(await countRows()).toEqual([0, 0, 0, 0, 0, 0, 0]);
	});

	it('have names of their own that are no address of the app', async () => {
		for (const id of ['cities', 'Xin', ''])
			await expect(make({ id })).rejects.toMatchObject({ status: 422, code: 'wrong-city-id' });
		await make();
		await expect(make()).rejects.toMatchObject({ status: 409, code: 'city-taken' });
		await removeCity(getDb(), 'xinshi');
		await expect(make()).rejects.toMatchObject({ status: 409, code: 'city-removed' });
		const bare = openBareCity();
		try {
			await expect(make({ id: bare.id })).rejects.toMatchObject({ code: 'city-taken' });
		} finally {
			bare.remove();
		}
	});

	it('that are removed are unknown everywhere, and come back as they were', async () => {
		await replaceCity(getDb(), buildSmallCity());
		const before = await getFeatures(getDb(), 'small');
		const removed = await removeCity(getDb(), 'small');
		expect(removed).toMatchObject({ id: 'small' });
		expect(await listCities(getDb())).toEqual([]);
		expect((await listCityCards(getDb())).map(({ id }) => id)).not.toContain('small');
		expect(await findOpenCity(getDb(), 'small')).toBeUndefined();
		expect(await keepCity(getDb(), 'small')).toBe(false);
		expect((await refuseCity(getDb(), 'small')).parameters.cities).not.toContain('small');
		await expect(getPlanAt(getDb(), 'small')).rejects.toMatchObject({ code: 'unknown-city' });
		const change = { id: 'late', base: 1, author: '', reason: '', source: 'edit' as const, changes: [] };
		await expect(changePlan(getDb(), 'small', change)).rejects.toMatchObject({ code: 'unknown-city' });
		await expect(removeCity(getDb(), 'small')).rejects.toMatchObject({ code: 'unknown-city' });
		await expect(renameCity(getDb(), 'small', { name: '小' })).rejects.toMatchObject({ status: 404 });
		expect((await listRemovedCities(getDb())).map(({ id }) => id)).toEqual(['small']);
		await restoreCity(getDb(), 'small');
		expect(await getFeatures(getDb(), 'small')).toEqual(before);
		expect(await listRemovedCities(getDb())).toEqual([]);
		await expect(restoreCity(getDb(), 'never')).rejects.toMatchObject({ code: 'unknown-city' });
	});

	it('that are built beside the database are removed and renamed there, their files stay', async () => {
		const bare = openBareCity();
		try {
			await renameCity(getDb(), bare.id, { name: '实城', title: '连片改造' });
			expect(await findOpenCity(getDb(), bare.id)).toMatchObject({ name: '实城', title: '连片改造' });
			expect((await getPlanAt(getDb(), bare.id)).meta.name).toBe('实城');
			await removeCity(getDb(), bare.id);
			expect(await findOpenCity(getDb(), bare.id)).toBeUndefined();
			expect((await refuseCity(getDb(), bare.id)).parameters.cities).not.toContain(bare.id);
			await restoreCity(getDb(), bare.id);
			expect(await findOpenCity(getDb(), bare.id)).toMatchObject({ name: '实城' });
			expect(existsSync(file)).toBe(true);
		} finally {
			bare.remove();
		}
	});

	it('are renamed in what is given, and not to nothing', async () => {
		await replaceCity(getDb(), buildSmallCity());
		const { title } = buildSmallCity().meta;
		expect(await renameCity(getDb(), 'small', { name: ' 大市 ', nameEn: '' })).toMatchObject({
			name: '大市',
			nameEn: '',
			title
		});
		for (const name of ['', '  ', 'a\nb', '市'.repeat(61)])
			await expect(renameCity(getDb(), 'small', { name })).rejects.toMatchObject({
				code: 'wrong-city-name'
			});
	});

	afterEach(() => getDb().query('delete from city'));
}
