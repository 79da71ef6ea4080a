import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { CliAsk } from './cli-thread.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Commands see the project's own plan, whatever this checkout's database holds. */
const NO_DATA = join(ROOT, 'test/no-data-folder');
const cliEnv = () => ({ ...process.env, LIANPIAN_DATA: NO_DATA, DATABASE_URL: '' });

const LONGEST_MS = 540_000;

export interface CliResult {
	code: number | null;
	stdout: string;
	stderr: string;
}

let port: MessagePort | undefined;

/** Runs `lianpian` on a thread that has its code loaded, and waits for the answer: a process each would load it anew. */
export function runCli(...args: string[]): CliResult {
	return runCliIn(NO_DATA, ...args);
}

/** The same with a data folder. */
export function runCliIn(folder: string, ...args: string[]): CliResult {
	port ??= startThread();
	const done = new Int32Array(new SharedArrayBuffer(4));
	port.postMessage({ args, folder, done } satisfies CliAsk);
	const end = Atomics.wait(done, 0, 0, LONGEST_MS);
	const answer = receiveMessageOnPort(port);
	if (!answer) throw new Error(`lianpian ${args.join(' ')} gave no answer (${end})`);
	return answer.message;
}

/** Runs `lianpian` as its npm script does, without npm. */
export function runCliProcess(...args: string[]): CliResult {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', join(ROOT, 'src/cli/lianpian.ts'), ...args],
		{ cwd: ROOT, env: cliEnv(), encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }
	);
	return { code: status, stdout, stderr };
}

function startThread(): MessagePort {
	const { port1, port2 } = new MessageChannel();
	const thread = new Worker(join(import.meta.dirname, 'cli-thread.mjs'), {
		execArgv: [],
		env: cliEnv(),
		workerData: { port: port2 },
		transferList: [port2]
	});
	thread.unref();
	port1.unref();
	return port1;
}

/** Runs it and reads its one JSON document. */
export function runJson<Document>(...args: string[]): Document {
	const { code, stdout, stderr } = runCli(...args);
	if (code !== 0) throw new Error(`lianpian ${args.join(' ')} exited with ${code}: ${stderr}`);
	return JSON.parse(stdout);
}
