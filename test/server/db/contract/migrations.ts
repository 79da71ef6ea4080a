import { expect, it } from 'vitest';
import { migrate, MigrationError } from '#lib/server/db/migrate.ts';
import { MIGRATIONS, type Migration } from '#lib/server/db/migrations/index.ts';
import type { Db } from '#lib/server/db/port.ts';

export function testMigrations(getDb: () => Db): void {
	const next: Migration = {
		version: MIGRATIONS.length + 1,
		name: 'next',
		sql: 'create table next_table (n integer); insert into next_table values (1)'
	};
	const hasNextTable = async () =>
		(await getDb().query(`select from pg_class where relname = 'next_table'`)).length > 0;

	it('are numbered 1, 2, 3…', () => {
		expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
	});

	it('are remembered', async () => {
		const rows = await getDb().query(
			'select version, name, applied_at from schema_migration order by version'
		);
		expect(rows).toEqual(
			MIGRATIONS.map(({ version, name }) => ({ version, name, applied_at: expect.any(Date) }))
		);
	});

	it('do nothing the second time', async () => {
		expect(await migrate(getDb())).toEqual([]);
	});

	it('refuse a migration whose content has changed', async () => {
		const changed = MIGRATIONS.map((one) => ({ ...one, sql: `${one.sql}-- changed` }));
		const work = migrate(getDb(), changed);
		await expect(work).rejects.toThrow(MigrationError);
		await expect(work).rejects.toThrow(/Migration 1 "city" was applied .* with other content/);
	});

	it('leave nothing of one that fails', async () => {
		const broken = { ...next, sql: `${next.sql}; select nonsense` };
		await expect(migrate(getDb(), [...MIGRATIONS, broken])).rejects.toMatchObject({ code: '42703' });
		expect(await hasNextTable()).toBe(false);
		expect(await migrate(getDb())).toEqual([]);
	});

	it('refuse a database that is newer than the program', async () => {
		expect(await migrate(getDb(), [...MIGRATIONS, next])).toEqual([next.version]);
		const work = migrate(getDb());
		await expect(work).rejects.toThrow(MigrationError);
		await expect(work).rejects.toThrow(/"next", which this program does not know/);
		await getDb().query(`drop table next_table; delete from schema_migration where name = 'next'`);
	});
}
