import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { MIGRATIONS } from '../db/migrations/index.ts';
import { hashOf } from './back-up.ts';
import { BACKUP_FORMAT, BackupError, type BackupManifest } from './types.ts';

/** A backup whose every part is as it was written. */
export interface CheckedArchive {
	manifest: BackupManifest;
	/** The lines of a part. */
	readLines: (path: string) => string[];
}

const AGAIN = 'Take another copy of it, or an older backup; nothing was replaced.';
const NAME = v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]*$/));
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0));

const MANIFEST = v.object({
	program: v.literal('lianpian'),
	format: v.number(),
	schema: COUNT,
	cities: v.array(v.object({ id: v.string(), revision: COUNT })),
	tables: v.array(
		v.object({
			table: NAME,
			columns: v.array(v.object({ name: NAME, type: v.string() })),
			rows: COUNT,
			parts: v.array(v.object({ path: v.string(), rows: COUNT, sha256: v.string() }))
		})
	)
});

/**
 * Opens a backup and checks all of it: that it is one, of this version, and that every part has the content and the
 * rows that its list of contents says.
 *
 * @throws BackupError naming what is wrong and the remedy
 */
export function readArchive(bytes: Uint8Array): CheckedArchive {
	const files = unpack(bytes);
	const written = files['manifest.json'];
	if (!written)
		throw new BackupError(
			'is no backup of this program: it has no manifest.json. Give a file that "lianpian backup" wrote.'
		);
	if (hashOf(written) !== text(files['manifest.sha256']))
		throw new BackupError(`is damaged: manifest.json is not as it was written. ${AGAIN}`);
	const manifest = readManifest(text(written));
	for (const { table, columns, rows, parts } of manifest.tables) {
		for (const part of parts) {
			const content = files[part.path];
			if (!content) throw new BackupError(`is damaged: ${part.path} is missing. ${AGAIN}`);
			if (hashOf(content) !== part.sha256)
				throw new BackupError(`is damaged: ${part.path} is not as it was written. ${AGAIN}`);
			const lines = toLines(content);
			if (lines.length !== part.rows || lines.some((line) => !isRow(line, columns.length)))
				throw new BackupError(
					`is wrong: ${part.path} has other rows than its list of contents says. ${AGAIN}`
				);
		}
		if (parts.reduce((sum, part) => sum + part.rows, 0) !== rows)
			throw new BackupError(`is wrong: "${table}" has other rows than its list of contents says. ${AGAIN}`);
	}
	return { manifest, readLines: (path) => toLines(files[path]!) };
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
	try {
		return unzipSync(bytes);
	} catch (error) {
		throw new BackupError(`is damaged, cut short or no zip (${(error as Error).message}). ${AGAIN}`);
	}
}

function readManifest(content: string): BackupManifest {
	const read: unknown = JSON.parse(content);
	const { format, schema } = (read ?? {}) as Partial<BackupManifest>;
	if (typeof format === 'number' && format !== BACKUP_FORMAT)
		throw new BackupError(
			`has format ${format}, and this program reads ${BACKUP_FORMAT}. Use the program's ${format > BACKUP_FORMAT ? 'newer' : 'older'} version; nothing was replaced.`
		);
	if (typeof schema === 'number' && schema !== MIGRATIONS.length)
		throw new BackupError(
			schema > MIGRATIONS.length
				? `is of a newer version of the program (schema ${schema}; this one has ${MIGRATIONS.length}). Use that version; nothing was replaced.`
				: `is of an older version of the program (schema ${schema}; this one has ${MIGRATIONS.length}). Restore it with that version into an empty folder, open the folder with this one, and back it up anew; nothing was replaced.`
		);
	const parsed = v.safeParse(MANIFEST, read);
	if (!parsed.success)
		throw new BackupError(
			`is no backup of this program: manifest.json has ${parsed.issues[0].message}. ${AGAIN}`
		);
	return parsed.output;
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

const toLines = (bytes: Uint8Array): string[] => text(bytes).split('\n').slice(0, -1);

function isRow(line: string, length: number): boolean {
	try {
		const row: unknown = JSON.parse(line);
		return (
			Array.isArray(row) &&
			row.length === length &&
			row.every((value) => value === null || typeof value === 'string')
		);
	} catch {
		return false;
	}
}
