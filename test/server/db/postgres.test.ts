import { readFileSync } from 'node:fs';
import { replaceCity } from '#lib/server/cities.ts';
import { readBuildState } from '#lib/server/city-store/build-state.ts';
import { CityBuilder } from '#lib/server/city-store/city-builder.ts';
import { findCityFiles } from '#lib/server/city-store/find-city-files.ts';
import { MIGRATIONS } from '#lib/server/db/migrations/index.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb } from '#lib/server/db/open-db.ts';
import { PostgresSetupError } from '#lib/server/db/postgres.ts';
import { findPostgresPrograms, runAlone, startTemporaryPostgres } from '../../helpers/temporary-postgres.ts';
import type { TemporaryPostgres } from '../../helpers/temporary-postgres.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';
import { addStreet, fakeBuild } from './contract/city-files.ts';
import { describeContract } from './contract.ts';

const programs = findPostgresPrograms();
const why = programs
	? ''
	: ' (skipped: no PostgreSQL with PostGIS is installed here, Debian: postgresql-15-postgis-3)';
if (why) console.warn(`PostgreSQL database${why}`);

describe.skipIf(!programs)(`PostgreSQL database${why}`, () => {
	let server: TemporaryPostgres;
	beforeAll(async () => {
		server = await startTemporaryPostgres(programs!);
	});
	afterAll(() => server?.stop());

	const folder = '/nonexistent/never touched';

	describeContract(async () => openDb({ databaseUrl: await server.createDatabase(), folder }));

	it('is migrated once when several servers start at once', async () => {
		const databaseUrl = await server.createDatabase();
		const dbs = await Promise.all([1, 2, 3, 4].map(() => openDb({ databaseUrl, folder })));
		expect(dbs.map(({ kind }) => kind)).toEqual(Array(4).fill('postgres'));
		expect(await dbs[0]!.query('select version from schema_migration')).toEqual(
			MIGRATIONS.map(({ version }) => ({ version }))
		);
		await Promise.all(dbs.map((db) => db.close()));
	});

	it('has the streets of a plan made by one of two servers, and served by both', async () => {
		const databaseUrl = await server.createDatabase();
		const [here, there] = await Promise.all([1, 2].map(() => openDb({ databaseUrl, folder })));
		await replaceCity(here!, buildSmallCity());
		const fakes = [fakeBuild(here!), fakeBuild(there!)];
		const builders = [new CityBuilder(here!, fakes[0]!.build), new CityBuilder(there!, fakes[1]!.build)];
		try {
			const revisions: number[] = [];
			for (let i = 0; i < 6; i++)
				revisions.push((await addStreet(i % 2 === 0 ? here! : there!, `street-new-${i}`)).revision);
			const last = revisions.at(-1)!;
			for (const db of [here!, there!]) {
				await expect
					.poll(() => readBuildState(db, 'small'))
					.toEqual({ revision: last, basemapRevision: last, isBuilding: false, share: 1 });
				const { network } = await findCityFiles(db, 'small');
				expect(readFileSync(network!.path, 'utf8')).toMatch(new RegExp(`^network ${last}: `));
			}
			const made = fakes.flatMap((fake) => fake.made);
			expect(new Set(made).size).toBe(made.length);
		} finally {
			await Promise.all(builders.map((builder) => builder.close()));
			await Promise.all([here!.close(), there!.close()]);
		}
	});

	it('goes on after the server has ended its connections', async () => {
		const databaseUrl = await server.createDatabase();
		const db = await openDb({ databaseUrl, folder });
		const ended = `select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid()`;
		await runAlone(databaseUrl, ended);
		await expect.poll(() => db.query('select 1 as n').catch(() => [])).toEqual([{ n: 1 }]);
		const work = db.transaction(async (tx) => {
			await runAlone(databaseUrl, ended);
			await tx.query('select 1');
		});
		await expect(work).rejects.toThrow();
		await expect.poll(() => db.query('select 1 as n').catch(() => [])).toEqual([{ n: 1 }]);
		await db.close();
	});

	it('that is not there is refused with a remedy', async () => {
		const url = new URL(await server.createDatabase());
		url.searchParams.set('host', '/nonexistent');
		const work = openDb({ databaseUrl: url.href, folder });
		await expect(work).rejects.toThrow(PostgresSetupError);
		await expect(work).rejects.toThrow(/unset DATABASE_URL/);
	});

	it('without PostGIS, and without the right to add it, is refused with a remedy', async () => {
		const databaseUrl = await server.createDatabase();
		await runAlone(databaseUrl, 'create role planner login');
		const url = new URL(databaseUrl);
		url.username = 'planner';
		const work = openDb({ databaseUrl: url.href, folder });
		await expect(work).rejects.toThrow(PostgresSetupError);
		await expect(work).rejects.toThrow(/permission denied.*CREATE EXTENSION postgis/);
	});
});
