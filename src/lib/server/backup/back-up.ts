import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import { MIGRATIONS } from '../db/migrations/index.ts';
import type { Db, Querier } from '../db/port.ts';
import { listTables, quote, type KeptTable } from './list-tables.ts';
import { BACKUP_FORMAT, type BackupManifest, type BackupTable } from './types.ts';

/** Rows that are read at once; of files, whose parts are large, few. */
const FETCHED = 500;
const FETCHED_OF_FILES = 16;

/** Bytes of a part, about: the next row begins another. One is packed at once, and nobody waits for long. */
const PART_BYTES = 2_000_000;

/** The first moment a zip can tell. fflate writes local time, so it is made of local parts. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/** How values are written as texts, whatever the database is set to. */
export const TEXT_SETTINGS = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601';
	set local extra_float_digits = 1; set local bytea_output = 'hex'`;

/**
 * Everything in the database as one archive (zip), as of one moment: the same content gives the same bytes, in whichever
 * kind of database.
 */
export async function backUp(db: Db): Promise<Uint8Array<ArrayBuffer>> {
	const files = new Map<string, Uint8Array>();
	const manifest = await db.transaction(async (tx): Promise<BackupManifest> => {
		await tx.query('set transaction isolation level repeatable read, read only');
		await tx.query(TEXT_SETTINGS);
		const tables: BackupTable[] = [];
		for (const table of await listTables(tx)) tables.push(await dumpTable(tx, table, files));
		return {
			program: 'lianpian',
			format: BACKUP_FORMAT,
			schema: MIGRATIONS.length,
			cities: await tx.query('select id, revision from city order by id'),
			tables
		};
	});
	const text = Buffer.from(`${JSON.stringify(manifest, null, '\t')}\n`);
	return pack(new Map([['manifest.json', text], ['manifest.sha256', Buffer.from(hashOf(text))], ...files]));
}

async function dumpTable(
	tx: Querier,
	{ table, columns, orderBy }: KeptTable,
	files: Map<string, Uint8Array>
): Promise<BackupTable> {
	const dumped: BackupTable = { table, columns, rows: 0, parts: [] };
	let lines: string[] = [];
	let length = 0;
	const finish = () => {
		if (lines.length === 0) return;
		const path = `${table}/${String(dumped.parts.length + 1).padStart(5, '0')}.jsonl`;
		const bytes = Buffer.from(lines.join(''));
		files.set(path, bytes);
		dumped.parts.push({ path, rows: lines.length, sha256: hashOf(bytes) });
		dumped.rows += lines.length;
		lines = [];
		length = 0;
	};
	const list = columns.map(({ name }) => `${quote(name)}::text`).join(', ');
	await tx.query(
		`declare dumped no scroll cursor for select json_build_array(${list})::text as line from ${quote(table)} order by ${orderBy}`
	);
	const fetched = columns.some(({ type }) => type === 'bytea') ? FETCHED_OF_FILES : FETCHED;
	for (;;) {
		const rows = await tx.query<{ line: string }>(`fetch ${fetched} from dumped`);
		if (rows.length === 0) break;
		for (const { line: written } of rows) {
			// Written by one program in both databases, to the space.
			const line = `${JSON.stringify(JSON.parse(written))}\n`;
			lines.push(line);
			length += line.length;
			if (length >= PART_BYTES) finish();
		}
	}
	finish();
	await tx.query('close dumped');
	return dumped;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function pack(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		chunks.push(chunk);
	});
	for (const [path, bytes] of files) {
		const file = new ZipDeflate(path, { level: 6 });
		file.mtime = ZIP_EPOCH;
		zip.add(file);
		file.push(bytes, true);
		await breathe();
	}
	zip.end();
	return new Uint8Array(Buffer.concat(chunks));
}
