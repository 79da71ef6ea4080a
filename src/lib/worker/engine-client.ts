import type { EngineWork, FromWorker, Stage, ToWorker, WorkName } from './protocol.ts';

export interface WorkOptions {
	/** Cancels the work; its promise rejects with the signal's reason. */
	signal?: AbortSignal;
	onProgress?: (stage: Stage, share: number) => void;
}

/** The page closed the worker; whoever waited for it is gone too. */
export class EngineClosed extends Error {
	override readonly name = 'EngineClosed';
}

/** What was asked cannot be done, and the message says why; nothing has changed. */
export class Refused extends Error {
	override readonly name = 'Refused';
}

interface Waiting {
	resolve: (gives: never) => void;
	reject: (reason: unknown) => void;
	onProgress: WorkOptions['onProgress'];
}

/** The computing core in its worker, as promises. */
export class EngineClient {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, Waiting>();
	#lastId = 0;
	/** Why the worker answers no more. */
	#fault: Error | undefined;

	constructor() {
		this.#worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
		this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#receive(data));
		this.#worker.addEventListener('error', ({ message }) =>
			this.#fail(new Error(message || 'The computing worker could not be started.'))
		);
		this.#worker.addEventListener('messageerror', () =>
			this.#fail(new Error('The computing worker sent what cannot be read.'))
		);
	}

	/** Asks for a piece of work; several may be under way, and are answered in turn. */
	ask<Name extends WorkName>(
		work: Name,
		takes: EngineWork[Name]['takes'],
		{ signal, onProgress }: WorkOptions = {}
	): Promise<EngineWork[Name]['gives']> {
		const id = ++this.#lastId;
		return new Promise<EngineWork[Name]['gives']>((resolve, reject) => {
			if (this.#fault) return reject(this.#fault);
			if (signal?.aborted) return reject(signal.reason);
			signal?.addEventListener('abort', () => {
				if (!this.#waiting.delete(id)) return;
				this.#worker.postMessage({ id, cancel: true } satisfies ToWorker);
				reject(signal.reason);
			});
			this.#waiting.set(id, { resolve, reject, onProgress });
			this.#worker.postMessage({ id, work, takes } as ToWorker);
		});
	}

	close() {
		this.#worker.terminate();
		this.#fail(new EngineClosed('The computing worker was closed.'));
	}

	#receive(message: FromWorker) {
		const waiting = this.#waiting.get(message.id);
		if (!waiting) return;
		if ('stage' in message) return waiting.onProgress?.(message.stage, message.share);
		this.#waiting.delete(message.id);
		if ('error' in message)
			waiting.reject(message.isRefused ? new Refused(message.error) : new Error(message.error));
		else waiting.resolve(message.gives as never);
	}

	#fail(fault: Error) {
		this.#fault = fault;
		for (const { reject } of this.#waiting.values()) reject(fault);
		this.#waiting.clear();
	}
}
