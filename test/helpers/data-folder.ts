import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { City } from '#lib/core/city/types.ts';
import { replaceCity } from '#lib/server/cities.ts';
import { syncDefaultCity } from '#lib/server/seed/default-city.ts';
import { openTestDb } from '../server/db/open-test-db.ts';

/** A data folder of a test's own, with the default city and others in its database. */
export async function openDataFolder(...cities: City[]): Promise<{ folder: string; remove: () => void }> {
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-data-'));
	const db = await openTestDb(join(folder, 'database'));
	await syncDefaultCity(db);
	for (const city of cities) await replaceCity(db, city);
	await db.close();
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
