import { createHash } from 'node:crypto';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import type { Db, Querier } from './port.ts';

/** The database's schema and this program's migrations do not fit. */
export class MigrationError extends Error {
	override name = 'MigrationError';
}

interface Applied {
	version: number;
	name: string;
	checksum: string;
}

/**
 * Applies the missing migrations in order, each in a transaction of its own.
 * Servers that start at once wait for each other; the later ones find nothing left to do.
 *
 * @param migrations versions 1, 2, 3… in order
 * @returns the versions applied now; empty if there were none to apply
 * @throws MigrationError if the database is newer than the program or an applied migration has changed
 */
export async function migrate(db: Db, migrations: readonly Migration[] = MIGRATIONS): Promise<number[]> {
	const applied = await db.transaction(async (tx) => {
		await waitForTurn(tx);
		await tx.query(`
			create extension if not exists postgis;
			create table if not exists schema_migration (
				version integer primary key,
				name text not null,
				checksum text not null,
				applied_at timestamptz not null default now()
			)`);
		return listApplied(tx);
	});
	checkApplied(applied, migrations);

	const done: number[] = [];
	for (const migration of migrations.slice(applied.length)) {
		if (await db.transaction((tx) => apply(tx, migration, migrations))) done.push(migration.version);
	}
	return done;
}

/** The SHA-256 of a migration's SQL, in hexadecimal. */
export function toChecksum({ sql }: Pick<Migration, 'sql'>): string {
	return createHash('sha256').update(sql).digest('hex');
}

/** Held until the transaction ends. */
async function waitForTurn(tx: Querier): Promise<void> {
	await tx.query(`select pg_advisory_xact_lock(hashtext('lianpian migrate'))`);
}

async function listApplied(tx: Querier): Promise<Applied[]> {
	return tx.query<Applied>('select version, name, checksum from schema_migration order by version');
}

/** @returns false if another server was faster */
async function apply(tx: Querier, migration: Migration, migrations: readonly Migration[]): Promise<boolean> {
	await waitForTurn(tx);
	const applied = await listApplied(tx);
	checkApplied(applied, migrations);
	if (applied.some(({ version }) => version === migration.version)) return false;
	await tx.query(migration.sql);
	await migration.after?.(tx);
	await tx.query('insert into schema_migration (version, name, checksum) values ($1, $2, $3)', [
		migration.version,
		migration.name,
		toChecksum(migration)
	]);
	return true;
}

function checkApplied(applied: readonly Applied[], migrations: readonly Migration[]): void {
	for (const [index, { version, name, checksum }] of applied.entries()) {
		const migration = migrations[index];
		if (!migration) {
			throw new MigrationError(
				`The database has migration ${version} "${name}", which this program does not know (it ends at ` +
					`${migrations.length}). Use the program's newer version, or another database.`
			);
		}
		if (version !== migration.version || checksum !== toChecksum(migration)) {
			throw new MigrationError(
				`Migration ${version} "${name}" was applied to the database with other content than this program's ` +
					`${migration.version} "${migration.name}". Restore it as it was; a change of schema is a new migration.`
			);
		}
	}
}
