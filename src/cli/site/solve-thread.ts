import { parentPort, workerData } from 'node:worker_threads';
import { solveSiting, type SitingRequest } from '#lib/core/siting/solve-siting.ts';
import type { SitingProblem } from '#lib/core/siting/types.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import type { ThreadMessage } from './solve-in-thread.ts';

const { problem, request } = workerData as { problem: SitingProblem; request: SitingRequest };
const send = (message: ThreadMessage) => parentPort!.postMessage(message);

try {
	const startMs = performance.now();
	const solver = await loadHighs();
	const solved = solveSiting(problem, request, {
		solver,
		nowMs: () => performance.now(),
		onProgress: (share) => send({ share })
	});
	send({ solved: { ...solved, ms: performance.now() - startMs } });
} catch (error) {
	const { name, message, stack } = error as Error;
	send({ failed: { isInput: name === 'RangeError' || name === 'SolverError', message, stack } });
}
