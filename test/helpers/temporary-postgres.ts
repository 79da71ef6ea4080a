import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server of the test's own, gone with all its data after `stop`. */
export interface TemporaryPostgres {
	/** Makes an empty database, without PostGIS; returns its address for a superuser. */
	createDatabase(): Promise<string>;
	stop(): Promise<void>;
}

/** Where Debian and its relatives keep the programs of each installed version. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** The first whose clusters can order letters by ICU. */
const OLDEST_VERSION = 15;

/** Between two tries to connect. */
const POLL_MS = 100;

const SUPERUSER = 'postgres';

/**
 * The programs of an installed PostgreSQL that has PostGIS, newest version first.
 *
 * @returns undefined if there is none, or none that this user may start
 */
export function findPostgresPrograms(): string | undefined {
	if (process.platform === 'win32' || (isRoot() && !findServerUser())) return undefined;
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
	return versions
		.toSorted((a, b) => Number(b) - Number(a))
		.filter((version) => Number(version) >= OLDEST_VERSION)
		.filter((version) => existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`))
		.map((version) => join(DEBIAN_FOLDER, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * Starts a server in a temporary folder, reached by a socket in it; no port is opened. Its time zone and
 * its order of letters are not the test's, so that relying on either shows.
 *
 * @param programs from `findPostgresPrograms`
 */
export async function startTemporaryPostgres(programs: string): Promise<TemporaryPostgres> {
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-pg-'));
	const user = isRoot() ? findServerUser() : undefined;
	if (user) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const logPath = join(folder, 'log');
	const log = openSync(logPath, 'w');
	const options: SpawnOptions = { ...user, cwd: folder, stdio: ['ignore', log, log] };

	const letters = ['--locale=C', '--locale-provider=icu', '--icu-locale=zh-CN'];
	const initArgs = ['-D', data, '-U', SUPERUSER, '-E', 'UTF8', ...letters, '-A', 'trust', '--no-sync'];
	const [code] = await once(spawn(join(programs, 'initdb'), initArgs, options), 'exit');
	if (code !== 0) throw new Error(`initdb failed:\n${readFileSync(logPath, 'utf8')}`);

	const settings = ['fsync=off', 'timezone=Asia/Shanghai'].flatMap((setting) => ['-c', setting]);
	const serverArgs = ['-D', data, '-k', folder, '-h', '', ...settings];
	const server = spawn(join(programs, 'postgres'), serverArgs, options);
	const stop = async (): Promise<void> => {
		process.off('exit', killAtExit);
		await endServer(server);
		rmSync(folder, { recursive: true, force: true });
	};
	const killAtExit = (): void => {
		server.kill('SIGQUIT');
		rmSync(folder, { recursive: true, force: true });
	};
	process.on('exit', killAtExit);

	const toUrl = (name: string) =>
		`postgres://${SUPERUSER}@localhost/${name}?host=${encodeURIComponent(folder)}`;
	try {
		await waitUntilReady(server, toUrl('postgres'), logPath);
	} catch (error) {
		await stop();
		throw error;
	}
	let count = 0;
	return {
		async createDatabase() {
			const name = `test_${++count}`;
			await runAlone(toUrl('postgres'), `create database ${name}`);
			return toUrl(name);
		},
		stop
	};
}

/** One statement on a connection of its own. */
export async function runAlone(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}

async function waitUntilReady(server: ChildProcess, url: string, logPath: string): Promise<void> {
	for (;;) {
		try {
			return await runAlone(url, 'select 1');
		} catch (error) {
			if (server.exitCode !== null) {
				throw new Error(`PostgreSQL did not start:\n${readFileSync(logPath, 'utf8')}`, { cause: error });
			}
			await sleep(POLL_MS);
		}
	}
}

/** SIGINT is PostgreSQL's fast shutdown: it ends open connections itself. */
async function endServer(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return;
	const exited = once(server, 'exit');
	server.kill('SIGINT');
	await exited;
}

function isRoot(): boolean {
	return process.getuid?.() === 0;
}

/** PostgreSQL refuses to run as root; its package brings a user to run as. */
function findServerUser(): { uid: number; gid: number } | undefined {
	try {
		const [uid, gid] = ['-u', '-g'].map((option) =>
			Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
		);
		return { uid: uid!, gid: gid! };
	} catch {
		return undefined;
	}
}
