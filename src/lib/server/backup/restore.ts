import type { Db, Querier } from '../db/port.ts';
import { planEvents } from '../plan/plan-events.ts';
import { TEXT_SETTINGS } from './back-up.ts';
import { listTables, quote } from './list-tables.ts';
import { readArchive, type CheckedArchive } from './read-archive.ts';
import { BackupError, type BackupManifest, type BackupTable } from './types.ts';

/** Of one statement. */
const ROWS_MAX = 1000;
const LENGTH_MAX = 4_000_000;

/**
 * Puts a backup in place of everything in the database: all of it in one transaction, after all of it was checked, or
 * nothing. Each city becomes another incarnation, so that nobody takes it for what was there before.
 *
 * @param bytes of the archive
 * @returns what it held
 * @throws BackupError if it is damaged, of another version, or the database refuses it
 */
export async function restore(db: Db, bytes: Uint8Array): Promise<BackupManifest> {
	const archive = readArchive(bytes);
	const { manifest } = archive;
	try {
		await db.transaction(async (tx) => {
			await tx.query(TEXT_SETTINGS);
			await checkTables(tx, manifest.tables);
			// Rows of the log refuse to be deleted; that the tables are emptied asks no row.
			await tx.query(`truncate ${manifest.tables.map(({ table }) => quote(table)).join(', ')}`);
			for (const table of manifest.tables) await fillTable(tx, table, archive);
		});
	} catch (error) {
		if (error instanceof BackupError) throw error;
		const { message, code } = error as { message: string; code?: string };
		const remedy =
			code === '53100' || code === 'ENOSPC'
				? 'Free space on the disk'
				: 'Take another backup, or tell who made it';
		throw new BackupError(`is not taken by the database (${message}). ${remedy}; nothing was replaced.`, {
			cause: error
		});
	}
	await db.query(`analyze ${manifest.tables.map(({ table }) => quote(table)).join(', ')}`);
	for (const { id } of manifest.cities) planEvents(db).tell(id);
	return manifest;
}

/** The same version has the same tables. */
async function checkTables(tx: Querier, tables: readonly BackupTable[]): Promise<void> {
	const own = (await listTables(tx)).map(({ table, columns }) => ({ table, columns }));
	const theirs = tables.map(({ table, columns }) => ({ table, columns }));
	const differing = own.find((table, i) => JSON.stringify(table) !== JSON.stringify(theirs[i]));
	if (differing ?? own.length !== theirs.length)
		throw new BackupError(
			`has other tables than this program${differing ? ` ("${differing.table}")` : ''}. Use the version of the program that wrote it; nothing was replaced.`
		);
}

async function fillTable(tx: Querier, { table, columns, parts }: BackupTable, { readLines }: CheckedArchive) {
	const names = columns.map(({ name }) => quote(name)).join(', ');
	const values = columns.map(({ type }, i) => `(item ->> ${i})::${type}`).join(', ');
	const sql = `insert into ${quote(table)} (${names}) select ${values} from json_array_elements($1::json) as item`;
	for (const { path } of parts)
		for (const lines of inBatches(readLines(path))) await tx.query(sql, [`[${lines.join(',')}]`]);
}

function* inBatches(lines: readonly string[]): Generator<string[]> {
	let batch: string[] = [];
	let length = 0;
	for (const line of lines) {
		batch.push(line);
		length += line.length;
		if (batch.length < ROWS_MAX && length < LENGTH_MAX) continue;
		yield batch;
		batch = [];
		length = 0;
	}
	if (batch.length > 0) yield batch;
}
