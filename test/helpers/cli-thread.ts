import { workerData, type MessagePort } from 'node:worker_threads';
import { keepDatabase } from '../../src/cli/asked-plan.ts';
import { writeTo } from '../../src/cli/output.ts';
import { runLianpian } from '../../src/cli/run-lianpian.ts';

/** One command line, and the memory whose first number is 1 once it is answered. */
export interface CliAsk {
	args: string[];
	/** Of the data. */
	folder: string;
	done: Int32Array;
}

keepDatabase();

const { port } = workerData as { port: MessagePort };

port.on('message', ({ args, folder, done }: CliAsk) => {
	// The thread's own copy of the environment.
	process.env.LIANPIAN_DATA = folder;
	void answer(args).finally(() => {
		Atomics.store(done, 0, 1);
		Atomics.notify(done, 0);
	});
});

async function answer(args: string[]): Promise<void> {
	const out: Uint8Array[] = [];
	const err: string[] = [];
	writeTo({ out: (bytes) => out.push(bytes), err: (text) => err.push(text) });
	const code = await runLianpian(args);
	port.postMessage({ code, stdout: Buffer.concat(out).toString(), stderr: err.join('') });
}
