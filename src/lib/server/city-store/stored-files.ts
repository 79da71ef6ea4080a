import { createHash } from 'node:crypto';
import type { Db, Querier } from '../db/port.ts';

/** What is made of a city's streets. */
export const FILE_KINDS = ['network', 'basemap'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What is kept of a city: the same, and the ground beside its streets that came with them. */
export type StoredKind = FileKind | 'ground';

/** A file of a city as the database has it. */
export interface StoredFile {
	cityId: string;
	kind: StoredKind;
	/** Of all of its kind in the city, in the order in which they were stored. */
	number: number;
	/** Of the plan that it was made of. */
	revision: number;
	/** From the folder of tiles, or made of the streets in the plan. */
	origin: 'file' | 'plan';
	sha256: string;
	bytes: number;
}

/** Bytes of one row: a file of any size is written and read in steps that are small beside the database's memory. */
export const PART_BYTES = 1 << 17;

/** How many basemaps are kept; networks are all kept, for figures of earlier revisions. */
const BASEMAPS_KEPT = 2;

const COLUMNS = 'city_id as "cityId", kind, number, revision, origin, sha256, bytes';

/** The newest file of each kind that the database has, of the plan at a revision or before. */
export async function listNewestFiles(
	db: Querier,
	cityId: string,
	{ upTo = 2_147_483_647 } = {}
): Promise<Map<StoredKind, StoredFile>> {
	const files = await db.query<StoredFile>(
		`select distinct on (kind) ${COLUMNS} from city_file where city_id = $1 and revision <= $2
		order by kind, revision desc, number desc`,
		[cityId, upTo]
	);
	return new Map(files.map((file) => [file.kind, file]));
}

/** Whether the database has, or had, these bytes for a city. */
export async function isStored(
	db: Querier,
	cityId: string,
	kind: FileKind,
	sha256: string
): Promise<boolean> {
	const found = await db.query(
		'select 1 as n from city_file where city_id = $1 and kind = $2 and sha256 = $3 limit 1',
		[cityId, kind, sha256]
	);
	return found.length > 0;
}

/**
 * Keeps a file, all of it or nothing. Two processes that keep the same at once keep it once.
 *
 * @returns the stored file; undefined if the database has no such city
 */
export async function storeFile(
	db: Db,
	cityId: string,
	file: Pick<StoredFile, 'kind' | 'revision' | 'origin'> & { content: Uint8Array }
): Promise<StoredFile | undefined> {
	return db.transaction((tx) => storeFileWithin(tx, cityId, file));
}

/** As `storeFile`, inside the caller's transaction. */
export async function storeFileWithin(
	tx: Querier,
	cityId: string,
	{
		kind,
		revision,
		origin,
		content
	}: Pick<StoredFile, 'kind' | 'revision' | 'origin'> & { content: Uint8Array }
): Promise<StoredFile | undefined> {
	const sha256 = toSha256(content);
	const [city] = await tx.query('select id from city where id = $1 for key share', [cityId]);
	if (!city) return undefined;
	await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`lianpian file ${cityId} ${kind}`]);
	const newest = (await listNewestFiles(tx, cityId)).get(kind);
	if (newest?.sha256 === sha256 && newest.revision === revision) return newest;
	const [row] = await tx.query<StoredFile>(
		`insert into city_file (city_id, kind, number, revision, origin, sha256, bytes)
			select $1::text, $2::text, coalesce(max(number), 0) + 1, $3::integer, $4::text, $5::text, $6::integer
			from city_file where city_id = $1::text and kind = $2::text returning ${COLUMNS}`,
		[cityId, kind, revision, origin, sha256, content.length]
	);
	for (let part = 0; part * PART_BYTES < content.length; part++)
		await tx.query(
			`insert into city_file_part (city_id, kind, number, part, content)
				values ($1, $2, $3, $4, decode($5, 'base64'))`,
			[
				cityId,
				kind,
				row!.number,
				part,
				toBase64(content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES))
			]
		);
	if (kind === 'basemap')
		await tx.query(
			`delete from city_file where city_id = $1 and kind = 'basemap' and number not in
				(select number from city_file where city_id = $1 and kind = 'basemap'
				order by revision desc, number desc limit $2)`,
			[cityId, BASEMAPS_KEPT]
		);
	return row;
}

/** The bytes of a stored file, part by part. @throws Error if it was removed meanwhile */
export async function* readStoredFile(
	db: Querier,
	{ cityId, kind, number, bytes }: StoredFile
): AsyncGenerator<Uint8Array> {
	for (let part = 0; part * PART_BYTES < bytes; part++) {
		const [row] = await db.query<{ content: string }>(
			`select encode(content, 'base64') as content from city_file_part
			where city_id = $1 and kind = $2 and number = $3 and part = $4`,
			[cityId, kind, number, part]
		);
		if (!row)
			throw new Error(`Part ${part} of ${kind} ${number} of "${cityId}" is not in the database any more.`);
		yield Buffer.from(row.content, 'base64');
	}
}

/** The last revision that files of the project brought: their network is that of those streets. */
export async function findSeedRevision(db: Querier, cityId: string): Promise<number> {
	const [seed] = await db.query<{ revision: number }>(
		`select revision from change_set where city_id = $1 and source = 'seed' order by revision desc limit 1`,
		[cityId]
	);
	return seed?.revision ?? 0;
}

/** Bytes go as text: the embedded database takes ten times as long over a parameter of bytes. */
const toBase64 = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
	Buffer.from(buffer, byteOffset, byteLength).toString('base64');

/** SHA-256 in hexadecimal. */
export const toSha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
