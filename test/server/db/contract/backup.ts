import { createHash, randomUUID } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { emptyPlan, toFeatures } from '#lib/core/plan/plan.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { backUp } from '#lib/server/backup/back-up.ts';
import { readArchive } from '#lib/server/backup/read-archive.ts';
import { restore } from '#lib/server/backup/restore.ts';
import type { BackupManifest } from '#lib/server/backup/types.ts';
import { getFeatures, replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { readLog } from '#lib/server/db/read-log.ts';
import { changePlan } from '#lib/server/plan/change-plan.ts';
import { listClashes } from '#lib/server/plan/clashes.ts';
import { setPublicAddress } from '#lib/server/public-address.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';
import { openTestDb } from '../open-test-db.ts';

export function testBackup(getDb: () => Db): void {
	/** Of an embedded database, whichever kind is tested: a city moves from one to the other. */
	let archive: Uint8Array;
	let other: Db;
	beforeAll(async () => {
		other = await openTestDb();
		await fill(other);
		archive = await backUp(other);
	});
	afterAll(() => other?.close());
	beforeEach(async () => {
		await getDb().query('delete from setting');
		await getDb().query('delete from city');
		await replaceCity(getDb(), buildSmallCity());
	});

	it('gives the same bytes after it was restored, in either kind of database', async () => {
		const { cities, tables } = await restore(getDb(), archive);
		expect(cities).toEqual([
			{ id: 'small', revision: 3 },
			{ id: 'town', revision: 1 }
		]);
		const rows = Object.fromEntries(tables.map(({ table, rows: count }) => [table, count]));
		expect(rows).toMatchObject({ city: 2, change_set: 4, clash: 1, document: 1, draft: 1, setting: 1 });
		expect(Buffer.compare(await backUp(getDb()), archive)).toBe(0);
		await restore(getDb(), archive);
		expect(Buffer.compare(await backUp(getDb()), archive)).toBe(0);
	});

	it('holds every table of the program, those first that others refer to', async () => {
		const { tables } = readArchive(archive).manifest;
		const names = tables.map(({ table }) => table);
		const made = await getDb().query<{ name: string }>(
			`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
			and relname not in ('spatial_ref_sys', 'schema_migration')
			and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')`
		);
		expect(names.toSorted()).toEqual(made.map(({ name }) => name).toSorted());
		for (const [after, before] of [
			['change', 'change_set'],
			['community', 'cluster'],
			['entrance', 'community'],
			['draft', 'city']
		])
			expect(names.indexOf(after!)).toBeGreaterThan(names.indexOf(before!));
	});

	it('leaves a plan that goes on, and a log that is only added to', async () => {
		await restore(getDb(), archive);
		expect(await getFeatures(getDb(), 'small')).toEqual(await getFeatures(other, 'small'));
		expect(await readLog(getDb(), 'small')).toEqual(await readLog(other, 'small'));
		expect(await listClashes(getDb(), 'small')).toEqual(await listClashes(other, 'small'));
		const answer = await change(getDb(), rename('丙'), 3);
		expect(answer).toMatchObject({ revision: 4, applied: 1 });
		const log = await readLog(getDb(), 'small');
		const replayed = applyChanges(
			emptyPlan(),
			log.flatMap(({ changes }) => changes)
		);
		expect(toFeatures(replayed)).toEqual(await getFeatures(getDb(), 'small'));
		for (const sql of [`update change_set set author = 'x'`, 'delete from change'])
			await expect(getDb().query(sql)).rejects.toMatchObject({ code: '23001' });
	});

	it('makes another incarnation of each city', async () => {
		const incarnations = () => getDb().query('select incarnation from city order by id');
		await restore(getDb(), archive);
		const before = await incarnations();
		await restore(getDb(), archive);
		expect(await incarnations()).not.toEqual(before);
	});

	describe('that cannot be restored', () => {
		const expectRefused = async (bytes: Uint8Array, message: RegExp) => {
			const before = await backUp(getDb());
			await expect(restore(getDb(), bytes)).rejects.toMatchObject({
				name: 'BackupError',
				message: expect.stringMatching(message)
			});
			expect(Buffer.compare(await backUp(getDb()), before)).toBe(0);
		};

		it('is refused where it is damaged, cut short or no archive', async () => {
			await expectRefused(archive.slice(0, archive.length - 100), /damaged, cut short or no zip/);
			await expectRefused(new Uint8Array(), /damaged, cut short or no zip/);
			await expectRefused(strToU8('{}'), /damaged, cut short or no zip/);
			await expectRefused(zipSync({ 'a.txt': strToU8('a') }), /is no backup of this program/);
			const files = unzipSync(archive);
			delete files['community/00001.jsonl'];
			await expectRefused(zipSync(files), /community\/00001\.jsonl is missing/);
			const changed = unzipSync(archive);
			changed['city/00001.jsonl']![10]! ^= 1;
			await expectRefused(zipSync(changed), /city\/00001\.jsonl is not as it was written/);
		});

		it('is refused where it is of another version', async () => {
			await expectRefused(
				rewrite((manifest) => ({ ...manifest, format: 2 })),
				/has format 2, .+newer version/
			);
			await expectRefused(
				rewrite((manifest) => ({ ...manifest, schema: 999 })),
				/of a newer version of the program \(schema 999/
			);
			await expectRefused(
				rewrite((manifest) => ({ ...manifest, schema: 1 })),
				/of an older version of the program \(schema 1;/
			);
			await expectRefused(
				rewrite((manifest) => ({ ...manifest, tables: manifest.tables.slice(0, -1) })),
				/has other tables than this program/
			);
		});

		it('is refused where its rows are fewer than it says, or the database does not take them', async () => {
			await expectRefused(
				rewrite((manifest) => {
					manifest.tables[0]!.rows++;
					return manifest;
				}),
				/has other rows/
			);
			const files = unzipSync(archive);
			const path = 'draft/00001.jsonl';
			const wrong = strToU8(strFromU8(files[path]!).replace('"small"', '"nowhere"'));
			files[path] = wrong;
			await expectRefused(
				rewrite((manifest) => {
					const part = manifest.tables.flatMap(({ parts }) => parts).find((one) => one.path === path)!;
					part.sha256 = hash(wrong);
					return manifest;
				}, files),
				/is not taken by the database .+; nothing was replaced/
			);
		});

		it('is refused where the disk is full, and leaves what was there', async () => {
			const before = await backUp(getDb());
			const full: Db = {
				...getDb(),
				kind: getDb().kind,
				query: (sql, params) => getDb().query(sql, params),
				close: async () => {},
				transaction: (work) =>
					getDb().transaction((tx) =>
						work({
							query: (sql, params) => {
								if (sql.startsWith('insert into "change"'))
									throw Object.assign(new Error('No space left on device'), { code: '53100' });
								return tx.query(sql, params);
							}
						})
					)
			};
			await expect(restore(full, archive)).rejects.toThrow(/No space left on device.+Free space on the disk/);
			expect(Buffer.compare(await backUp(getDb()), before)).toBe(0);
		});

		it('is never half taken, whatever byte of it is another', () => {
			const whole = unzipSync(archive);
			fc.assert(
				fc.property(fc.nat(archive.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
					const bytes = archive.slice();
					bytes[at]! ^= by;
					try {
						const { manifest, readLines } = readArchive(bytes);
						for (const { path } of manifest.tables.flatMap(({ parts }) => parts))
							expect(`${readLines(path).join('\n')}\n`).toBe(strFromU8(whole[path]!));
					} catch (error) {
						expect((error as Error).name).toBe('BackupError');
					}
				}),
				{ numRuns: 150 }
			);
		});
	});

	/** The archive with another list of contents, as if it had been written so. */
	function rewrite(
		change_: (manifest: BackupManifest) => object,
		files: Record<string, Uint8Array> = unzipSync(archive)
	): Uint8Array {
		const manifest = strToU8(JSON.stringify(change_(JSON.parse(strFromU8(files['manifest.json']!)))));
		return zipSync({ ...files, 'manifest.json': manifest, 'manifest.sha256': strToU8(hash(manifest)) });
	}
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const rename = (value: string): WantedChange => ({
	layer: 'centres',
	featureId: 'centre-B',
	op: 'set',
	field: 'name',
	value
});

const change = (db: Db, wanted: WantedChange, base: number) =>
	changePlan(db, 'small', {
		id: randomUUID(),
		base,
		author: '王工',
		reason: '引号"、换行\n与反斜杠\\',
		source: 'edit',
		changes: [wanted]
	});

/** Something in every table that people write to. */
async function fill(db: Db): Promise<void> {
	await replaceCity(db, buildSmallCity('town'));
	await replaceCity(db, buildSmallCity());
	await change(db, rename('甲'), 1);
	await change(db, rename('乙'), 1);
	await db.query(
		`insert into document (city_id, kind, id, name, format, content, summary)
		values ('small', 'view', 'v', '周例会', 1, '{"format": 1, "query": "a=1"}', '{}')`
	);
	await db.query(
		`insert into draft (city_id, id, revision, document) values ('small', 'd', 1, '{"b":  1, "a": "草稿"}')`
	);
	await setPublicAddress(db, 'https://a.example', {});
}
