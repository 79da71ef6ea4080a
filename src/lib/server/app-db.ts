import { openDb } from './db/open-db.ts';
import type { Db } from './db/port.ts';
import { dataFolder } from './paths.ts';
import { syncDefaultCity } from './seed/default-city.ts';

let opened: Promise<Db> | undefined;

/**
 * The application's database, opened and seeded on the first call. One for the process: an embedded folder has
 * one owner.
 */
export function getDb(): Promise<Db> {
	opened ??= open();
	return opened;
}

async function open(): Promise<Db> {
	const { DATABASE_URL: databaseUrl } = process.env;
	const db = await openDb({ folder: dataFolder(), ...(databaseUrl ? { databaseUrl } : {}) });
	await syncDefaultCity(db);
	return db;
}

/** Closes the database if it was opened; what was acknowledged is on disk already. */
export async function closeDb(): Promise<void> {
	const db = await opened;
	opened = undefined;
	await db?.close();
}
