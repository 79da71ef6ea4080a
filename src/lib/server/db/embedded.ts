import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { leanPostgis } from './lean-postgis.ts';
import { COLUMN_PARSERS } from './column-parsers.ts';
import { takeFolderLock } from './folder-lock.ts';
import { guardTransactions } from './guard-transactions.ts';
import type { Db } from './port.ts';

/**
 * PGlite's options here and in tests: with PostGIS, and the same values as from a PostgreSQL server. A city
 * fits into 32 MB many times; PGlite's own 128 MB would be taken at once, used or not.
 */
export const PGLITE_OPTIONS = {
	extensions: { postgis: leanPostgis },
	parsers: { ...COLUMN_PARSERS },
	startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB']
};

/** Prefix of a cluster that is being made; one left over was interrupted and holds nothing. */
const UNFINISHED = 'database.making-';

/**
 * Opens the embedded database in a folder, making it on first use. The folder is ours alone until `close`.
 * A killed process loses no acknowledged row; a power cut may, since nothing is forced onto the disk.
 *
 * @param folder made if missing; holds `database/` and `lock`
 * @throws FolderInUseError if another process (or this one) has it open
 */
export async function openEmbedded({ folder }: { folder: string }): Promise<Db> {
	await mkdir(folder, { recursive: true });
	const lock = await takeFolderLock(folder);
	try {
		const database = join(folder, 'database');
		await removeUnfinished(folder);
		const isNew = !existsSync(database);
		if (isNew) await makeCluster(folder, database);
		const pg = await PGlite.create(database, PGLITE_OPTIONS);
		// PGlite has no background process that would do it. A fifth of a second.
		if (!isNew) await pg.exec('vacuum (analyze)');
		return toDb(pg, lock.release);
	} catch (error) {
		lock.release();
		throw error;
	}
}

/**
 * The port on an open PGlite.
 *
 * @param onClose called once PGlite has closed, or failed to
 */
export function toDb(pg: PGlite, onClose: () => void = () => {}): Db {
	return guardTransactions({
		kind: 'embedded',
		query: (sql, params) => run(pg, sql, params),
		transaction: (work) => pg.transaction((tx) => work({ query: (sql, params) => run(tx, sql, params) })),
		close: () => pg.close().finally(onClose)
	});
}

/** Several statements at once need the simple protocol, which has no parameters. */
async function run<Row extends object>(
	pg: Pick<PGlite, 'query' | 'exec'>,
	sql: string,
	params: unknown[] | undefined
): Promise<Row[]> {
	if (params) return (await pg.query<Row>(sql, params)).rows;
	return ((await pg.exec(sql)).at(-1)?.rows ?? []) as Row[];
}

/**
 * Makes the empty cluster beside its place and then renames it, so that an interrupted first start leaves
 * nothing half-made. Without PostGIS, which is only needed later: that is two seconds faster.
 */
async function makeCluster(folder: string, database: string): Promise<void> {
	const making = join(folder, UNFINISHED + randomUUID());
	const pg = await PGlite.create(making);
	await pg.close();
	await rename(making, database);
}

async function removeUnfinished(folder: string): Promise<void> {
	const names = (await readdir(folder)).filter((name) => name.startsWith(UNFINISHED));
	await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true })));
}
