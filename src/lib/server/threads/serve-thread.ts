import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { fromPlainError, listTransfers, toPlainError, type FromThread, type ToThread } from './protocol.ts';

/** Services for a task besides computing. */
export interface ThreadContext {
	/** Requests something that only the server has: its database, its browser. */
	call: (name: string, args: unknown) => Promise<unknown>;
	/** Aborts when no client waits for the task any more. */
	signal: AbortSignal;
}

export type ThreadTask = (args: never, context: ThreadContext) => Promise<unknown>;

/** Makes this thread do tasks for the server that started it. @throws Error outside of such a thread */
export function serveThread(tasks: Readonly<Record<string, ThreadTask>>, close: () => Promise<void>): void {
	const port = parentPort;
	if (!port) throw new Error('This file runs in a thread of the server only.');
	yieldToServer();
	const stops = new Map<number, AbortController>();
	const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
	let callCount = 0;
	const send = (message: FromThread, transfers: ArrayBuffer[] = []) => port.postMessage(message, transfers);

	const contextOf = (run: number, signal: AbortSignal): ThreadContext => ({
		signal,
		call: (name, args) =>
			new Promise((resolve, reject) => {
				const call = ++callCount;
				calls.set(call, { resolve, reject });
				send({ call, run, name, args });
			})
	});
	const run = async (id: number, name: string, args: unknown) => {
		const stop = new AbortController();
		stops.set(id, stop);
		try {
			const task = tasks[name];
			if (!task) throw new RangeError(`There is no task "${name}".`);
			const value = await task(args as never, contextOf(id, stop.signal));
			send({ done: id, value }, listTransfers(value));
		} catch (error) {
			send({ failed: id, error: toPlainError(error) });
		} finally {
			stops.delete(id);
		}
	};

	port.on('message', (message: ToThread) => {
		if ('run' in message) return void run(message.run, message.task, message.args);
		if ('cancel' in message) return stops.get(message.cancel)?.abort();
		if ('close' in message) return void close().finally(() => port.close());
		const asked = calls.get(message.answer);
		calls.delete(message.answer);
		if ('error' in message) asked?.reject(fromPlainError(message.error));
		else asked?.resolve(message.value);
	});
}

/** The thread that answers requests goes first; elsewhere than on Linux the whole process would step back. */
function yieldToServer() {
	if (process.platform !== 'linux') return;
	try {
		setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
	} catch {
		// Not allowed on this system: the thread keeps the normal priority.
	}
}
