import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { findProcessStart } from '../db/process-start.ts';

/** How programs of this machine reach the server that has a data folder. */
export interface ServerNotice {
	pid: number;
	host: string;
	/** From `findProcessStart`; '' if unknown. */
	start: string;
	/** Where it listens, with a slash at the end. */
	url: string;
	/** What a request that writes says of where it comes from. */
	origin: string;
	/** Whoever can read the folder may ask for all of it. */
	token: string;
}

/** The header with the token of a {@link ServerNotice}. */
export const TOKEN_HEADER = 'x-lianpian-token';

const pathOf = (folder: string) => join(folder, 'server.json');

/**
 * Says in the data folder that this process serves it, until `remove` or the end of the process.
 *
 * @param folder which this process has locked
 */
export function writeServerNotice(
	folder: string,
	{ url, origin }: Pick<ServerNotice, 'url' | 'origin'>
): { token: string; remove: () => void } {
	const path = pathOf(folder);
	const token = randomBytes(24).toString('base64url');
	const start = findProcessStart(process.pid) ?? '';
	const notice: ServerNotice = { pid: process.pid, host: hostname(), start, url, origin, token };
	rmSync(path, { force: true });
	writeFileSync(path, JSON.stringify(notice), { mode: 0o600 });
	const remove = (): void => {
		process.off('exit', remove);
		if (findServerNotice(folder)?.token === token) rmSync(path, { force: true });
	};
	process.on('exit', remove);
	return { token, remove };
}

/** The server of this machine that has a data folder; `undefined` if none runs. */
export function findServerNotice(folder: string): ServerNotice | undefined {
	try {
		const notice = JSON.parse(readFileSync(pathOf(folder), 'utf8')) as ServerNotice;
		if (notice.host !== hostname() || !URL.canParse(notice.url)) return undefined;
		const start = findProcessStart(notice.pid);
		const isSame = start === notice.start || start === '' || notice.start === '';
		return start !== undefined && isSame ? notice : undefined;
	} catch {
		// None, or one that is being written.
		return undefined;
	}
}

/** Whether a request comes from a program that can read the data folder. */
export function isOfFolder({ headers }: Request, token: string | undefined): boolean {
	const sent = headers.get(TOKEN_HEADER);
	if (sent === null || token === undefined) return false;
	const [a, b] = [Buffer.from(sent), Buffer.from(token)];
	return a.length === b.length && timingSafeEqual(a, b);
}
