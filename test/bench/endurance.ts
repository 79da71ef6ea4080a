import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { getFeatures } from '#lib/server/cities.ts';
import { openDb } from '#lib/server/db/open-db.ts';
import { readLog } from '#lib/server/db/read-log.ts';
import { LogCheck } from '../helpers/endurance/check-log.ts';
import { compareFeatures } from '../helpers/endurance/compare-features.ts';
import { runClient, type Acknowledged, type Answer, type Send } from '../helpers/endurance/run-client.ts';
import { findPostgresPrograms, runAlone, startTemporaryPostgres } from '../helpers/temporary-postgres.ts';

/**
 * Many people change one plan at once, on server processes that are killed and connections that are cut; then the log is
 * held against what they were told. Exits with 1 if anything was lost, doubled or silently overwritten.
 */
const { values } = parseArgs({
	options: {
		ops: { type: 'string', default: '1000000' },
		clients: { type: 'string', default: '20' },
		kills: { type: 'string', default: '100' },
		'ops-per-set': { type: 'string', default: '40' },
		kind: { type: 'string', default: 'postgres' },
		seed: { type: 'string', default: '11' }
	}
});
const [ops, clients, kills, opsPerSet, seed] = ['ops', 'clients', 'kills', 'ops-per-set', 'seed'].map(
	(name) => Number(values[name as 'ops'])
) as [number, number, number, number, number];
const ROOT = join(import.meta.dirname, '../..');
const CITY = 'baoding';
const say = (text: string) => process.stderr.write(`${text}\n`);

/** A server process that can be killed and comes back on the same port. */
class Server {
	readonly url: string;
	#child: ChildProcess | undefined;
	readonly #env: NodeJS.ProcessEnv;

	constructor(port: number, env: NodeJS.ProcessEnv) {
		this.url = `http://127.0.0.1:${port}`;
		this.#env = { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) };
	}

	async start() {
		this.#child = spawn(process.execPath, [join(ROOT, 'build/index.js')], {
			env: this.#env,
			stdio: ['ignore', 'ignore', 'inherit']
		});
		for (;;) {
			const isWell = await fetch(`${this.url}/healthz`).then(
				({ ok }) => ok,
				() => false
			);
			if (isWell) return;
			if (this.#child.exitCode !== null)
				throw new Error(`A server ended with ${this.#child.exitCode} before it answered.`);
			await sleep(100);
		}
	}

	async kill(signal: NodeJS.Signals = 'SIGKILL') {
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		child.kill(signal);
		await once(child, 'exit');
	}
}

async function findFreePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	server.close();
	await once(server, 'close');
	return port;
}

const random = buildRandom(seed);
const folder = mkdtempSync(join(tmpdir(), 'lianpian-endurance-'));
const programs = values.kind === 'postgres' ? findPostgresPrograms() : undefined;
if (values.kind === 'postgres' && !programs)
	throw new Error('No PostgreSQL with PostGIS is installed here; use --kind embedded.');
const postgres = programs ? await startTemporaryPostgres(programs) : undefined;
const databaseUrl = await postgres?.createDatabase();
const servers: Server[] = [];
try {
	for (let i = 0; i < (postgres ? 2 : 1); i++)
		servers.push(
			new Server(await findFreePort(), {
				LIANPIAN_DATA: join(folder, 'data'),
				DATABASE_URL: databaseUrl ?? ''
			})
		);
	for (const server of servers) await server.start();
	const plan = (await (await fetch(`${servers[0]!.url}/${CITY}/plan.json`)).json()) as {
		revision: number;
		features: { communities: { features: { properties: { id: string } }[] } };
	};
	const communityIds = plan.features.communities.features.map(({ properties }) => properties.id);

	let done = 0;
	let refused = 0;
	let retries = 0;
	const acknowledged: Acknowledged[] = [];
	const send: Send = async (set) => {
		const server = servers[Math.floor(random() * servers.length)]!;
		const cut = new AbortController();
		// Some connections are cut before the answer comes.
		const timer = random() < 0.01 ? setTimeout(() => cut.abort(), random() * 30) : undefined;
		try {
			const response = await fetch(`${server.url}/${CITY}/changes`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(set),
				signal: cut.signal
			});
			if (response.ok) return (await response.json()) as Answer;
			if (response.status < 500) {
				await response.text();
				return null;
			}
			throw new Error(`HTTP ${response.status}`);
		} catch (error) {
			await sleep(20);
			throw error;
		} finally {
			clearTimeout(timer);
		}
	};
	const startMs = performance.now();
	const work = async (name: string) => {
		const client = runClient({ name, send, random, communityIds, firstRevision: plan.revision, opsPerSet });
		for await (const step of client) {
			if (step.acknowledged) done += step.ops;
			retries += step.tries - 1;
			if (step.acknowledged) acknowledged.push(step.acknowledged);
			else refused++;
			if (done >= ops) return;
		}
	};
	let killed = 0;
	const state = { isOver: false };
	const killer = (async () => {
		while (!state.isOver && killed < kills) {
			if (done < ((killed + 1) * ops) / (kills + 1)) {
				await sleep(5);
				continue;
			}
			killed++;
			const server = servers[killed % servers.length]!;
			await server.kill();
			if (databaseUrl && killed % 10 === 0)
				await runAlone(
					databaseUrl,
					`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
				);
			await server.start();
			if (killed % 10 === 0)
				say(`${killed} kills, ${done} operations, ${Math.round((performance.now() - startMs) / 1000)} s`);
		}
	})();
	await Promise.all(Array.from({ length: clients }, (_, i) => work(`人${i + 1}`)));
	state.isOver = true;
	await killer;
	const seconds = (performance.now() - startMs) / 1000;
	for (const server of servers) await server.kill('SIGTERM');

	const db = await openDb({ folder: join(folder, 'data'), ...(databaseUrl ? { databaseUrl } : {}) });
	const check = new LogCheck(acknowledged, { first: 1 });
	for (let after = 0; ;) {
		const rows = await readLog(db, CITY, { after, limit: 500 });
		if (rows.length === 0) break;
		check.read(rows);
		after = rows.at(-1)!.revision;
	}
	const verdict = check.finish();
	const different = compareFeatures(check.features, await getFeatures(db, CITY));
	await db.close();
	const result = {
		kind: values.kind,
		servers: servers.length,
		clients,
		operations: done,
		acknowledged: acknowledged.length,
		refused,
		kills: killed,
		retries,
		seconds: Math.round(seconds),
		operationsPerSecond: Math.round(done / seconds),
		...verdict,
		featuresUnlikeTheLog: different.length,
		examples: [...verdict.examples, ...different.slice(0, 5)]
	};
	process.stdout.write(`${JSON.stringify(result, null, '\t')}\n`);
	const isWrong =
		verdict.lost + verdict.vanished + verdict.overwritten + verdict.wrongUndos + different.length > 0;
	if (isWrong) process.exitCode = 1;
} finally {
	for (const server of servers) await server.kill();
	await postgres?.stop();
	rmSync(folder, { recursive: true, force: true });
}
