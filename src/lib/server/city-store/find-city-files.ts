import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { cityFiles } from '../city-files.ts';
import type { Db, Querier } from '../db/port.ts';
import { logFault } from '../http/log-fault.ts';
import { Kept } from '../kept.ts';
import {
	FILE_KINDS,
	findSeedRevision,
	isStored,
	listNewestFiles,
	storeFile,
	toSha256,
	type FileKind
} from './stored-files.ts';
import { unpackFile } from './unpack-file.ts';

/** A file of a city, ready to be read. */
export interface CityFile {
	path: string;
	sha256: string;
	/** Of the plan that it belongs to. */
	revision: number;
	/** Whether it lies in the folder of tiles and the database does not have it yet. */
	isNew: boolean;
}

export type CityFiles = { [Kind in FileKind]: CityFile | undefined };

interface Options {
	/** As it was for the plan of this revision; default: the newest. */
	upTo?: number | undefined;
}

/**
 * Network and basemap of a city as they are now: those made of the plan's streets, else those of the folder of tiles,
 * else those that another process has stored. A file in the folder that the database has not seen is newer than what
 * came from there before; once streets were changed in the plan, the plan alone decides.
 *
 * @returns undefined for what there is not
 */
export async function findCityFiles(db: Querier, cityId: string, options: Options = {}): Promise<CityFiles> {
	const { upTo } = options;
	const [stored, seedRevision] = await Promise.all([
		listNewestFiles(db, cityId, upTo === undefined ? {} : { upTo }),
		findSeedRevision(db, cityId)
	]);
	const find = async (kind: FileKind): Promise<CityFile | undefined> => {
		const kept = stored.get(kind);
		const own = await findTilesFile(cityId, kind);
		const isKept = kept && kept.revision >= seedRevision;
		const isOlder = upTo !== undefined && upTo < seedRevision;
		if (own && kept?.sha256 === own.sha256) return { ...own, revision: kept.revision, isNew: false };
		if (own && !isOlder && !isKept) return { ...own, revision: seedRevision, isNew: true };
		if (own && !isOlder && kept?.origin === 'file' && !(await isStored(db, cityId, kind, own.sha256)))
			return { ...own, revision: seedRevision, isNew: true };
		if (!kept) return own && { ...own, revision: seedRevision, isNew: true };
		return { path: await unpackFile(db, kept), sha256: kept.sha256, revision: kept.revision, isNew: false };
	};
	const [network, basemap] = await Promise.all(FILE_KINDS.map(find));
	return { network, basemap };
}

const storing = new Map<string, Promise<void>>();

/** Puts what lies in the folder of tiles, and the database does not have, into the database, in the background. */
export function keepNewFiles(db: Db, cityId: string, files: CityFiles): Promise<void> {
	if (!FILE_KINDS.some((kind) => files[kind]?.isNew)) return Promise.resolve();
	const found = storing.get(cityId) ?? store(db, cityId, files);
	storing.set(cityId, found);
	return found.finally(() => storing.delete(cityId));
}

async function store(db: Db, cityId: string, files: CityFiles): Promise<void> {
	try {
		for (const kind of FILE_KINDS) {
			const file = files[kind];
			if (!file?.isNew) continue;
			const content = await readFile(file.path);
			// It was written anew meanwhile: whoever asks next stores it.
			if (toSha256(content) !== file.sha256) continue;
			const { revision } = file;
			if (!(await storeFile(db, cityId, { kind, revision, origin: 'file', content }))) return;
		}
	} catch (error) {
		// It is served from the folder all the same.
		logFault(error);
	}
}

/** Hashes of files in the folder of tiles, by path, size and time. */
const hashes = new Kept<string>({ most: 64 });

async function findTilesFile(
	cityId: string,
	kind: FileKind
): Promise<{ path: string; sha256: string } | undefined> {
	const path = cityFiles(cityId)[kind];
	const info = await stat(path).catch(() => undefined);
	if (!info?.isFile()) return undefined;
	const sha256 = await hashes.get(`${path} ${info.size} ${info.mtimeMs}`, () => hashFile(path));
	return { path, sha256 };
}

/** Bit by bit: files of large cities have tens of megabytes, and others want to be answered meanwhile. */
async function hashFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}
