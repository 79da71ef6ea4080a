import { dataFolder } from '../paths.ts';
import { writeServerNotice } from './server-notice.ts';

let token: string | undefined;

/**
 * Tells programs of this machine where this server is, so that they can ask it for the data that it has to itself. A
 * server on PostgreSQL has nothing to itself.
 *
 * @returns takes it back
 */
export function tellAddress(env: Readonly<Record<string, string | undefined>> = process.env): () => void {
	const url = env.LIANPIAN_LISTENING;
	if (env.DATABASE_URL || !url) return () => {};
	const notice = writeServerNotice(dataFolder(env), { url, origin: env.ORIGIN ?? new URL(url).origin });
	token = notice.token;
	return () => {
		token = undefined;
		notice.remove();
	};
}

/** What a program sends that can read the data folder of this server; `undefined` where there is none. */
export const folderToken = (): string | undefined => token;
