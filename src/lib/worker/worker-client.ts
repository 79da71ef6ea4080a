import type { EditProblem } from '#lib/core/what-if/edit-problem.ts';
import type { WorkRequest, FromWorker, WorkTable } from './messages.ts';

export interface WorkOptions<Stage extends string = string> {
	/** Cancels the work; its promise rejects with the signal's reason. */
	signal?: AbortSignal;
	onProgress?: (stage: Stage, share: number) => void;
}

/** The page closed the worker; whoever waited for it is gone too. */
export class WorkerClosed extends Error {
	override readonly name = 'WorkerClosed';
}

/** What was asked cannot be done, and the message says why; nothing has changed. */
export class Refused extends Error {
	override readonly name = 'Refused';
	/** Why a change cannot be made; `null`: it is the question that cannot be answered. */
	readonly problem: EditProblem | null;

	constructor(message: string, problem: EditProblem | null = null) {
		super(message);
		this.problem = problem;
	}
}

/** The worker could not be started, or ended of itself. */
export class WorkerFailed extends Error {
	override readonly name = 'WorkerFailed';
}

interface Waiting {
	message: { id: number };
	resolve: (gives: never) => void;
	reject: (reason: unknown) => void;
	onProgress: ((stage: never, share: number) => void) | undefined;
}

/** A worker and its work, as promises. */
export class WorkerClient<Work extends WorkTable, Stage extends string> {
	readonly #makeWorker: () => Worker;
	readonly #first: WorkRequest<Work> | undefined;
	readonly #waiting = new Map<number, Waiting>();
	#worker: Worker;
	#lastId = 0;
	/** Why the worker answers no more. */
	#fault: Error | undefined;

	/**
	 * @param first what every worker is told before anything else
	 */
	constructor(makeWorker: () => Worker, first?: WorkRequest<Work>) {
		this.#makeWorker = makeWorker;
		this.#first = first;
		this.#worker = this.#start();
	}

	/**
	 * Asks for a piece of work; several may be under way, and are answered in turn. A worker that failed is replaced, if
	 * there is something that every worker is told first: it then knows what the last one knew.
	 */
	ask<Name extends keyof Work & string>(
		work: Name,
		takes: Work[Name]['takes'],
		{ signal, onProgress }: WorkOptions<Stage> = {}
	): Promise<Work[Name]['gives']> {
		const id = ++this.#lastId;
		const message = { id, work, takes };
		return new Promise<Work[Name]['gives']>((resolve, reject) => {
			if (this.#fault instanceof WorkerFailed && this.#first) this.restart();
			if (this.#fault) return reject(this.#fault);
			if (signal?.aborted) return reject(signal.reason);
			signal?.addEventListener('abort', () => {
				if (!this.#waiting.delete(id)) return;
				this.cancel(id);
				reject(signal.reason);
			});
			this.#waiting.set(id, { message, resolve, reject, onProgress });
			this.#worker.postMessage(message);
		});
	}

	close() {
		this.#worker.terminate();
		this.#fail(new WorkerClosed('The computing worker was closed.'));
	}

	/** Lets the worker know that nobody waits for this any more. */
	protected cancel(id: number) {
		this.#worker.postMessage({ id, cancel: true });
	}

	/** Ends the worker in the middle of whatever it does, and gives a new one all that is still waited for. */
	protected restart() {
		this.#worker.terminate();
		this.#fault = undefined;
		this.#worker = this.#start();
		for (const { message } of this.#waiting.values()) this.#worker.postMessage(message);
	}

	#start(): Worker {
		const worker = this.#makeWorker();
		worker.addEventListener('message', ({ data }: MessageEvent<FromWorker<Work, Stage>>) =>
			this.#receive(data)
		);
		worker.addEventListener('error', ({ message }) =>
			this.#fail(new WorkerFailed(message || 'The computing worker could not be started.'))
		);
		worker.addEventListener('messageerror', () =>
			this.#fail(new WorkerFailed('The computing worker sent what cannot be read.'))
		);
		if (this.#first) worker.postMessage(this.#first);
		return worker;
	}

	#receive(message: FromWorker<Work, Stage>) {
		const waiting = this.#waiting.get(message.id);
		if (!waiting) return;
		if ('stage' in message) return waiting.onProgress?.(message.stage as never, message.share);
		this.#waiting.delete(message.id);
		if ('error' in message)
			waiting.reject(
				message.isRefused
					? new Refused(message.error, message.problem)
					: Object.assign(new Error(message.error), { name: message.name })
			);
		else waiting.resolve(message.gives as never);
	}

	#fail(fault: Error) {
		this.#fault = fault;
		for (const { reject } of this.#waiting.values()) reject(fault);
		this.#waiting.clear();
	}
}
