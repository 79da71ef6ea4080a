import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const START_MS = 540_000;
const STOP_MS = 120_000;
const POLL_MS = 100;

/**
 * Starts the built application on a free port, or the one that `env.PORT` names, and waits until it is well.
 *
 * @param dataDir the folder of its database
 * @param env more environment
 * @throws Error with what the server printed, if it ends before it answers, or hangs
 */
export async function startServerOn(dataDir: string, env: Record<string, string>) {
	const port = Number(env.PORT ?? (await findFreePort()));
	const url = `http://127.0.0.1:${port}/`;
	const child = spawn(process.execPath, [join(ROOT, 'src/cli/setup/run.mjs'), 'serve'], {
		cwd: ROOT,
		env: {
			...serverEnvironment(),
			HOST: '127.0.0.1',
			PORT: String(port),
			LIANPIAN_DATA: dataDir,
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			output += text;
		});
	}
	const stop = () => endProcess(child);
	try {
		await waitUntilHealthy(url, child, () => output);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, log: () => output, stop };
}

/** Settings of whoever runs the tests must not reach the server under test. */
function serverEnvironment(): NodeJS.ProcessEnv {
	const { DATABASE_URL, ORIGIN, PROTOCOL_HEADER, HOST_HEADER, PORT_HEADER, NODE_ENV, VITEST, ...rest } =
		process.env;
	return rest;
}

async function findFreePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address !== 'object' || !address) throw new Error('no free port');
	return address.port;
}

async function waitUntilHealthy(url: string, child: ChildProcess, log: () => string) {
	const deadline = Date.now() + START_MS;
	while (Date.now() < deadline) {
		if (hasEnded(child)) throw new Error(`the server ended (exit ${child.exitCode}):\n${log()}`);
		const response = await fetch(`${url}healthz`).catch(() => undefined);
		await response?.arrayBuffer();
		if (response?.ok) return;
		await new Promise((done) => {
			setTimeout(done, POLL_MS);
		});
	}
	throw new Error(`${url}healthz is not well after ${START_MS / 1000} s:\n${log()}`);
}

async function endProcess(child: ChildProcess) {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
	await ended;
	clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}
