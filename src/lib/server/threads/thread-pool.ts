import type { Worker } from 'node:worker_threads';
import { Refused } from '../refused.ts';
import { FairQueue, type FairLimits } from './fair-queue.ts';
import { fromPlainError, listTransfers, toPlainError, type FromThread, type ToThread } from './protocol.ts';

/** Threads that share a queue. */
export interface LaneSettings extends FairLimits {
	/** At most; started when they are needed. */
	threads: number;
	/** Tasks that a thread does at once: more than one where they mostly wait for something else. */
	runningInThread: number;
}

export interface PoolSettings<Lane extends string> {
	lanes: Readonly<Record<Lane, LaneSettings>>;
	start: () => Worker;
	/** Does for a thread what only the server can. */
	serve: (name: string, args: unknown, asker: string) => Promise<unknown>;
	/** How long a task may go on after its last client has left; then its thread is terminated. */
	graceMs?: number;
	/** How long a thread that has nothing to do is kept. */
	idleMs?: number;
}

export interface PoolRequest {
	/** The client, for fair scheduling. */
	asker: string;
	task: string;
	args: unknown;
	signal?: AbortSignal | null | undefined;
}

interface Waiting extends PoolRequest {
	resolve: (value: unknown) => void;
	reject: (error: Error) => void;
}

interface Thread {
	worker: Worker;
	running: Map<number, Waiting>;
	idle: NodeJS.Timeout | undefined;
	/** It is terminated because of a task that no client waits for; the others in it are run again. */
	isStopped: boolean;
	hasEnded: Promise<void>;
}

const GRACE_MS = 3000;
const IDLE_MS = 600_000;
const CLOSE_MS = 4000;

/** Runs long work in worker threads, so that the thread that answers requests is always free. */
export class ThreadPool<Lane extends string> {
	readonly #settings: PoolSettings<Lane>;
	readonly #queues = new Map<Lane, FairQueue<Waiting>>();
	readonly #threads = new Map<Lane, Set<Thread>>();
	#runCount = 0;
	#isClosed = false;

	constructor(settings: PoolSettings<Lane>) {
		this.#settings = settings;
	}

	/**
	 * Has a task done.
	 *
	 * @throws Refused with 503 if too many wait; what the task throws; the signal's reason once it is aborted
	 */
	run(lane: Lane, request: PoolRequest): Promise<unknown> {
		return new Promise((resolve, reject) => {
			const { signal, asker } = request;
			if (signal?.aborted) return reject(signal.reason as Error);
			if (this.#isClosed) return reject(new Error('The server is being stopped.'));
			const waiting: Waiting = { ...request, resolve, reject };
			const queue = this.#queueOf(lane);
			if (!queue.add(asker, waiting)) return reject(new Refused(503, 'busy', {}));
			signal?.addEventListener('abort', () => this.#leave(lane, waiting), { once: true });
			this.#next(lane);
		});
	}

	/** Ends all threads; what runs in them fails. */
	async close(): Promise<void> {
		this.#isClosed = true;
		const threads = [...this.#threads.values()].flatMap((lane) => [...lane]);
		await Promise.all(threads.map((thread) => this.#end(thread)));
	}

	#queueOf(lane: Lane): FairQueue<Waiting> {
		const queue = this.#queues.get(lane) ?? new FairQueue<Waiting>(this.#settings.lanes[lane]);
		this.#queues.set(lane, queue);
		return queue;
	}

	#next(lane: Lane) {
		for (let thread = this.#findFree(lane); thread; thread = this.#findFree(lane)) {
			const taken = this.#queueOf(lane).take();
			if (!taken) return;
			clearTimeout(thread.idle);
			const run = ++this.#runCount;
			const { task, args } = taken.task;
			thread.running.set(run, taken.task);
			// Where several run in a thread, a task may have to be run again, and keeps what it takes.
			const isAlone = this.#settings.lanes[lane].runningInThread === 1;
			this.#tell(thread, { run, task, args }, isAlone ? listTransfers(args) : []);
		}
	}

	/** A thread that can do one more, started if there may be another; `undefined` if all are busy. */
	#findFree(lane: Lane): Thread | undefined {
		const { threads: most, runningInThread } = this.#settings.lanes[lane];
		const threads = this.#threads.get(lane) ?? new Set();
		this.#threads.set(lane, threads);
		const free = [...threads].find(({ running }) => running.size < runningInThread);
		if (free || threads.size >= most || !this.#queueOf(lane).hasTurn) return free;
		const started = this.#start(lane, threads);
		threads.add(started);
		return started;
	}

	#start(lane: Lane, threads: Set<Thread>): Thread {
		const worker = this.#settings.start();
		const running = new Map<number, Waiting>();
		let end = () => {};
		const thread: Thread = {
			worker,
			running,
			idle: undefined,
			isStopped: false,
			hasEnded: new Promise((resolve) => {
				end = resolve;
			})
		};
		let fault: Error | undefined;
		worker.on('message', (message: FromThread) => this.#hear(lane, thread, message));
		worker.on('error', (error) => {
			fault = error;
		});
		worker.on('exit', () => {
			threads.delete(thread);
			clearTimeout(thread.idle);
			for (const waiting of running.values()) {
				if (thread.isStopped && !this.#isClosed && !waiting.signal?.aborted) {
					this.#queueOf(lane).putBack(waiting.asker, waiting);
					continue;
				}
				this.#queueOf(lane).end(waiting.asker);
				waiting.reject(fault ?? new Error('The thread that worked on it has ended.'));
			}
			running.clear();
			end();
			if (!this.#isClosed) this.#next(lane);
		});
		// It does not keep the process that has nothing else to do.
		worker.unref();
		return thread;
	}

	#hear(lane: Lane, thread: Thread, message: FromThread) {
		if ('call' in message) return void this.#serve(thread, message);
		const run = 'done' in message ? message.done : message.failed;
		const waiting = thread.running.get(run);
		if (!waiting) return;
		thread.running.delete(run);
		this.#queueOf(lane).end(waiting.asker);
		if ('done' in message) waiting.resolve(message.value);
		else waiting.reject(fromPlainError(message.error));
		if (thread.running.size === 0)
			thread.idle = setTimeout(() => void this.#end(thread), this.#settings.idleMs ?? IDLE_MS).unref();
		this.#next(lane);
	}

	async #serve(thread: Thread, { call, run, name, args }: Extract<FromThread, { call: number }>) {
		try {
			const value = await this.#settings.serve(name, args, thread.running.get(run)?.asker ?? '');
			this.#tell(thread, { answer: call, value }, listTransfers(value));
		} catch (error) {
			this.#tell(thread, { answer: call, error: toPlainError(error) });
		}
	}

	#leave(lane: Lane, waiting: Waiting) {
		waiting.reject(waiting.signal?.reason as Error);
		if (this.#queueOf(lane).remove(waiting.asker, waiting)) return;
		for (const thread of this.#threads.get(lane) ?? []) {
			const run = [...thread.running].find(([, one]) => one === waiting)?.[0];
			if (run === undefined) continue;
			this.#tell(thread, { cancel: run });
			setTimeout(() => {
				// Reached only by work that never yields.
				if (!thread.running.has(run)) return;
				thread.isStopped = true;
				void thread.worker.terminate();
			}, this.#settings.graceMs ?? GRACE_MS).unref();
		}
	}

	async #end(thread: Thread) {
		// It takes nothing more.
		for (const lane of this.#threads.values()) lane.delete(thread);
		this.#tell(thread, { close: true });
		const late = setTimeout(() => void thread.worker.terminate(), CLOSE_MS);
		await thread.hasEnded;
		clearTimeout(late);
	}

	#tell({ worker }: Thread, message: ToThread, transfers: ArrayBuffer[] = []) {
		worker.postMessage(message, transfers);
	}
}
