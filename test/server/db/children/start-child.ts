import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '#lib/server/paths.ts';

export interface Child {
	process: ChildProcessByStdio<Writable, Readable, null>;
	pid: number;
	/** Next line of its output. */
	readLine(): Promise<string>;
	/** Everything printed since the last `readLine`, once it has ended. */
	readRest(): Promise<string[]>;
	kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Runs a script of this folder in a process of its own. */
export function startChild(script: string, ...args: string[]): Child {
	const path = fileURLToPath(new URL(script, import.meta.url));
	const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
		cwd: projectRoot(),
		stdio: ['pipe', 'pipe', 'inherit']
	});
	const exited = once(child, 'exit');
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	return {
		process: child,
		pid: child.pid!,
		async readLine() {
			const { value, done } = await lines.next();
			if (done) throw new Error(`${script} ended without the line that was waited for.`);
			return value;
		},
		async readRest() {
			const rest: string[] = [];
			for (;;) {
				const { value, done } = await lines.next();
				if (done) return rest;
				rest.push(value);
			}
		},
		async kill(signal = 'SIGKILL') {
			child.kill(signal);
			await exited;
		}
	};
}
