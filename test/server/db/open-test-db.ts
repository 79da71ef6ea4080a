import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { PGLITE_OPTIONS, toDb } from '#lib/server/db/embedded.ts';
import { migrate, toChecksum } from '#lib/server/db/migrate.ts';
import { MIGRATIONS } from '#lib/server/db/migrations/index.ts';
import type { Db } from '#lib/server/db/port.ts';
import { projectRoot } from '#lib/server/paths.ts';

/**
 * A new embedded database in memory, or in a folder, with PostGIS and the schema, without a city. Two seconds instead of nine:
 * the first call on a machine leaves a snapshot in node_modules/.cache for all later ones.
 */
export async function openTestDb(folder = 'memory://'): Promise<Db> {
	const path = join(projectRoot(), 'node_modules', '.cache', 'lianpian', `${toSnapshotKey()}.tar.gz`);
	if (!existsSync(path)) await makeSnapshot(path);
	const loadDataDir = new Blob([gunzipSync(await readFile(path))]);
	return toDb(await PGlite.create(folder, { ...PGLITE_OPTIONS, loadDataDir }));
}

/** Changes with everything that the snapshot depends on. */
function toSnapshotKey(): string {
	const require = createRequire(import.meta.url);
	const versions = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map((name) => {
		const entry = require.resolve(name);
		return readFileSync(join(entry, '..', '..', 'package.json'), 'utf8');
	});
	const hash = createHash('sha256');
	for (const part of [...versions, ...MIGRATIONS.map(toChecksum)]) hash.update(part);
	return `snapshot-${hash.digest('hex').slice(0, 16)}`;
}

/** Under another name first, so that tests that run beside each other never see half a file. */
async function makeSnapshot(path: string): Promise<void> {
	const pg = await PGlite.create('memory://', PGLITE_OPTIONS);
	await migrate(toDb(pg));
	const dump = await pg.dumpDataDir('gzip');
	await pg.close();
	const temporary = `${path}.${randomUUID()}`;
	await mkdir(join(path, '..'), { recursive: true });
	await writeFile(temporary, Buffer.from(await dump.arrayBuffer()));
	await rename(temporary, path);
}
