import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFolder } from '../paths.ts';
import { FileSource } from './file-source.ts';
import { findServerNotice } from './server-notice.ts';
import { ServerSource } from './server-source.ts';
import type { PlanSource } from './types.ts';

/** Another command has the folder for a moment only; a server says where it is once it listens. */
const TRIES = 25;
const PAUSE_MS = 200;

/**
 * Where this program's plans are: in the PostgreSQL database of DATABASE_URL, with the server that has the data folder,
 * in the folder's own database, or, where there is none yet, in the project's files.
 *
 * @param options.isWriting a database is made where there is none
 * @throws FolderInUseError if something else than a server of this program has the folder
 */
export async function openPlanSource({ isWriting = false } = {}): Promise<PlanSource> {
	if (process.env.DATABASE_URL) return openDatabase();
	const folder = dataFolder();
	for (let tries = TRIES; ; tries--) {
		const notice = findServerNotice(folder);
		if (notice) return new ServerSource(notice);
		if (!isWriting && !existsSync(join(folder, 'database'))) return new FileSource();
		try {
			return await openDatabase();
		} catch (error) {
			if ((error as Error).name !== 'FolderInUseError' || tries <= 1) throw error;
			await sleep(PAUSE_MS);
		}
	}
}

/** Its code is loaded when needed: commands that read files start without it. */
async function openDatabase(): Promise<PlanSource> {
	const [{ closeDb, getDb }, { DatabaseSource }] = await Promise.all([
		import('../app-db.ts'),
		import('./database-source.ts')
	]);
	return new DatabaseSource(await getDb(), closeDb);
}
