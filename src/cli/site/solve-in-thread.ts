import { Worker } from 'node:worker_threads';
import type { SitingRequest, SolvedSiting } from '#lib/core/siting/solve-siting.ts';
import type { SitingProblem } from '#lib/core/siting/types.ts';
import { UsageError } from '../usage.ts';

/** What the thread says. */
export type ThreadMessage =
	| { share: number }
	| { solved: SolvedSiting & { ms: number } }
	| { failed: { isInput: boolean; message: string; stack: string | undefined } };

/**
 * Solves in a thread of its own, so that Ctrl-C is heard while this computes.
 *
 * @returns the answer and the milliseconds it took; `undefined` if Ctrl-C stopped it
 * @throws UsageError if problem and request do not go together
 */
export async function solveInThread(
	problem: SitingProblem,
	request: SitingRequest,
	onProgress: (share: number) => void
): Promise<(SolvedSiting & { ms: number }) | undefined> {
	const worker = new Worker(new URL('./solve-thread.mjs', import.meta.url), {
		workerData: { problem, request },
		execArgv: []
	});
	let stop = () => {};
	try {
		return await new Promise((resolve, reject) => {
			stop = () => resolve(undefined);
			process.once('SIGINT', stop);
			worker.on('message', (message: ThreadMessage) => {
				if ('share' in message) return onProgress(message.share);
				if ('solved' in message) return resolve(message.solved);
				const { isInput, message: reason, stack } = message.failed;
				reject(isInput ? new UsageError(reason) : Object.assign(new Error(reason), { stack }));
			});
			worker.on('error', reject);
		});
	} finally {
		process.off('SIGINT', stop);
		await worker.terminate();
	}
}
