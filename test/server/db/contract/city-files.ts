import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { getPlanAtRevision, replaceCity } from '#lib/server/cities.ts';
import { areStreetsOfExtract } from '#lib/server/city-store/are-streets-of-extract.ts';
import { LEASE_MS, readBuildState, takeLease } from '#lib/server/city-store/build-state.ts';
import { CityBuilder, type BuildFile } from '#lib/server/city-store/city-builder.ts';
import { findCityFiles, keepNewFiles } from '#lib/server/city-store/find-city-files.ts';
import {
	listNewestFiles,
	PART_BYTES,
	readStoredFile,
	storeFile
} from '#lib/server/city-store/stored-files.ts';
import type { Db } from '#lib/server/db/port.ts';
import { DatabaseSource } from '#lib/server/plan-source/database-source.ts';
import { changePlan } from '#lib/server/plan/change-plan.ts';
import { streamChanges } from '#lib/server/plan/stream-changes.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

const ID = 'small';

/** Adds a street to the small city's plan. */
export const addStreet = (
	db: Db,
	featureId: string,
	{ cityId = ID, lngLats = [[115.451, 38.851] as LngLat, [115.452, 38.852] as LngLat] } = {}
) => {
	const change: WantedChange = {
		layer: 'streets',
		featureId,
		op: 'add',
		value: {
			type: 'Feature',
			properties: { id: featureId, name: '新街', streetClass: 'residential', provenance: 'approximate' },
			geometry: { type: 'LineString', coordinates: lngLats }
		}
	};
	return send(db, [change], cityId);
};

async function send(db: Db, changes: WantedChange[], cityId = ID) {
	const { revision } = await getPlanAtRevision(db, cityId);
	const set = { id: randomUUID(), base: revision, author: '', reason: '', source: 'edit' as const };
	return changePlan(db, cityId, { ...set, changes });
}

/** Makes texts instead of files: which revision they are of and how many streets it has. */
export function fakeBuild(db: Db): { build: BuildFile; made: string[] } {
	const made: string[] = [];
	const build: BuildFile = async (cityId, kind) => {
		const { revision, features } = await getPlanAtRevision(db, cityId);
		made.push(`${kind} ${revision}`);
		const content = Buffer.from(`${kind} ${revision}: ${features.streets.features.length}`);
		return { revision, content };
	};
	return { build, made };
}

const readWhole = async (path: string | undefined) => (path ? (await readFile(path)).toString() : undefined);

export function testCityFiles(getDb: () => Db): void {
	beforeEach(async () => {
		await getDb().query('delete from city');
		await replaceCity(getDb(), buildSmallCity());
	});

	describe('stored', () => {
		it('come back as they were, in small parts', async () => {
			const content = randomBytes(2 * PART_BYTES + 1);
			const file = { kind: 'network', revision: 1, origin: 'file', content } as const;
			const stored = await storeFile(getDb(), ID, file);
			expect(stored).toMatchObject({ kind: 'network', revision: 1, origin: 'file', bytes: content.length });
			const parts: Uint8Array[] = [];
			for await (const part of readStoredFile(getDb(), stored!)) parts.push(part);
			expect(parts.map(({ length }) => length)).toEqual([PART_BYTES, PART_BYTES, 1]);
			expect(Buffer.concat(parts).equals(content)).toBe(true);
			const { network, basemap } = await findCityFiles(getDb(), ID);
			expect((await readFile(network!.path)).equals(content)).toBe(true);
			expect(network).toMatchObject({ sha256: stored!.sha256, revision: 1, isNew: false });
			expect(basemap).toBeUndefined();
			// The same again is kept once.
			expect(await storeFile(getDb(), ID, file)).toEqual(stored);
		});

		it('are found by revision; networks are all kept, basemaps but for the last', async () => {
			for (const kind of ['network', 'basemap'] as const)
				for (const revision of [1, 3, 2, 5])
					await storeFile(getDb(), ID, {
						kind,
						revision,
						origin: 'plan',
						content: Buffer.from(`${kind} ${revision}`)
					});
			const newest = await listNewestFiles(getDb(), ID);
			expect([newest.get('network')!.revision, newest.get('basemap')!.revision]).toEqual([5, 5]);
			for (const [upTo, revision] of [
				[1, 1],
				[2, 2],
				[4, 3],
				[9, 5]
			] as const)
				expect(await readWhole((await findCityFiles(getDb(), ID, { upTo })).network?.path)).toBe(
					`network ${revision}`
				);
			expect((await listNewestFiles(getDb(), ID, { upTo: 2 })).has('basemap')).toBe(false);
		});

		it('go with their city, and are none of one that is not there', async () => {
			const content = Buffer.from('x');
			await storeFile(getDb(), ID, { kind: 'network', revision: 1, origin: 'file', content });
			await getDb().query('delete from city');
			expect(await getDb().query('select 1 as n from city_file_part')).toEqual([]);
			expect(
				await storeFile(getDb(), ID, { kind: 'network', revision: 1, origin: 'file', content })
			).toBeUndefined();
		});

		it('begin with those of the folder of tiles, until the plan has others', async () => {
			const db = getDb();
			const own = cityFiles('baoding');
			await replaceCity(db, buildSmallCity('baoding'));
			const first = await findCityFiles(db, 'baoding');
			expect(first.network).toMatchObject({ path: own.network, revision: 1, isNew: true });
			expect(first.basemap).toMatchObject({ path: own.basemap, revision: 1, isNew: true });
			await keepNewFiles(db, 'baoding', first);
			const kept = await findCityFiles(db, 'baoding');
			expect(kept.network).toEqual({ ...first.network, isNew: false });
			expect(kept.basemap).toEqual({ ...first.basemap, isNew: false });
			// One that was there before the database's newest is older than it, on whatever machine it lies.
			const content = Buffer.from('of another version of the project');
			await storeFile(db, 'baoding', { kind: 'network', revision: 1, origin: 'file', content });
			expect(await readWhole((await findCityFiles(db, 'baoding')).network?.path)).toBe(content.toString());
			const built = Buffer.from('of the plan');
			await storeFile(db, 'baoding', { kind: 'network', revision: 2, origin: 'plan', content: built });
			expect(await readWhole((await findCityFiles(db, 'baoding')).network?.path)).toBe('of the plan');
			expect((await findCityFiles(db, 'baoding', { upTo: 1 })).network?.revision).toBe(1);
			// Commands see the same.
			const source = new DatabaseSource(db);
			expect(await readWhole(await source.findFile('baoding', 'network'))).toBe('of the plan');
			expect(await source.findFile('baoding', 'basemap')).toBe(own.basemap);
			expect(await readWhole(await source.findFile('baoding', 'network', 1))).toBe(content.toString());
		});
	});

	describe('of changed streets', () => {
		it('are made again, and served with the revision they are of', async () => {
			const db = getDb();
			const { build, made } = fakeBuild(db);
			const builder = new CityBuilder(db, build);
			try {
				await send(db, [
					{ layer: 'centres', featureId: 'centre-B', op: 'set', field: 'name', value: '新名' }
				]);
				await builder.look(ID);
				expect(made).toEqual([]);
				const { revision } = await addStreet(db, 'street-new');
				await builder.look(ID);
				expect(made).toEqual([`network ${revision}`, `basemap ${revision}`]);
				const { network, basemap } = await findCityFiles(db, ID);
				expect(await readWhole(network?.path)).toMatch(new RegExp(`^network ${revision}: `));
				expect(basemap?.revision).toBe(revision);
				expect(await readBuildState(db, ID)).toEqual({
					revision,
					basemapRevision: revision,
					isBuilding: false,
					share: 1
				});
			} finally {
				await builder.close();
			}
		});

		it('tell those who follow that they are made and that they are there', async () => {
			const db = getDb();
			const { build } = fakeBuild(db);
			const builder = new CityBuilder(db, build);
			const stop = new AbortController();
			const reader = streamChanges(db, ID, 1, stop.signal).body!.getReader();
			try {
				let text = '';
				while (!text.includes('event: network')) text += Buffer.from((await reader.read()).value!).toString();
				const { revision } = await addStreet(db, 'street-new');
				while (!text.includes(`"basemapRevision":${revision},"isBuilding":false`))
					text += Buffer.from((await reader.read()).value!).toString();
				expect(text).toMatch(/event: network\ndata: {"revision":1,.*"isBuilding":false/);
				expect(text).toContain('"isBuilding":true');
			} finally {
				await builder.close();
				stop.abort();
				await reader.cancel();
			}
		});

		it('are given up for newer ones once the network is there', async () => {
			const db = getDb();
			const { build, made } = fakeBuild(db);
			let isFirst = true;
			const builder = new CityBuilder(db, async (cityId, kind, options) => {
				if (kind === 'basemap' && isFirst) {
					isFirst = false;
					const until = new Promise((_, reject) => {
						options.signal.addEventListener('abort', () => reject(options.signal.reason as Error));
					});
					await addStreet(db, 'street-later');
					await until;
				}
				return build(cityId, kind, options);
			});
			try {
				const { revision } = await addStreet(db, 'street-new');
				await builder.look(ID);
				expect(made).toEqual([`network ${revision}`, `network ${revision + 1}`, `basemap ${revision + 1}`]);
			} finally {
				await builder.close();
			}
		});

		it('that cannot be made are not tried again before the streets change', async () => {
			const db = getDb();
			let tried = 0;
			const builder = new CityBuilder(db, () => {
				tried++;
				return Promise.reject(new Error('made to fail'));
			});
			const write = process.stderr.write.bind(process.stderr);
			process.stderr.write = () => true;
			try {
				await addStreet(db, 'street-new');
				await builder.look(ID);
				await builder.look(ID);
				expect(tried).toBe(1);
				await addStreet(db, 'street-later');
				await builder.look(ID);
				expect(tried).toBe(2);
			} finally {
				process.stderr.write = write;
				await builder.close();
			}
		});

		it('are made by one, and by another if that one does not come back', async () => {
			const db = getDb();
			expect(await takeLease(db, ID, 'gone')).toBe(true);
			expect(await takeLease(db, ID, 'gone')).toBe(true);
			expect(await takeLease(db, ID, 'other')).toBe(false);
			const { build, made } = fakeBuild(db);
			const builder = new CityBuilder(db, build);
			try {
				await addStreet(db, 'street-new');
				await builder.look(ID);
				expect(made).toEqual([]);
				expect(await readBuildState(db, ID)).toMatchObject({ isBuilding: true, share: 0 });
				await db.query(`update city_build set leased_until = leased_until - $1 * interval '1 millisecond'`, [
					LEASE_MS + 1
				]);
				await builder.look(ID);
				expect(made).toHaveLength(2);
			} finally {
				await builder.close();
			}
		});

		it('are refused where the city has the streets of an extract', async () => {
			const db = getDb();
			const city = buildSmallCity('baoding');
			city.features.streets.features = [];
			await replaceCity(db, city);
			await expect(addStreet(db, 'street-new', { cityId: 'baoding' })).rejects.toMatchObject({
				status: 409,
				code: 'streets-of-extract'
			});
			const ofExtract = (cityId: string, size: number) =>
				areStreetsOfExtract(db, cityId, { streets: { size } });
			expect(await ofExtract('baoding', 0)).toBe(true);
			expect(await ofExtract('baoding', 1)).toBe(false);
			expect(await ofExtract('bare', 0)).toBe(false);
			// Without a network of its own the city begins with the first street.
			const bare = buildSmallCity('bare');
			bare.features.streets.features = [];
			await replaceCity(db, bare);
			expect(await addStreet(db, 'street-bare', { cityId: 'bare' })).toMatchObject({
				revision: 2,
				applied: 1
			});
		});
	});
}
