import { toFault, type Fault } from './fault.ts';

/** What a piece of long work is given besides its question. */
export interface RunOptions {
	signal: AbortSignal;
	/** Share done, 0…1. */
	onProgress: (share: number) => void;
}

/** Long work that a button starts: how far it is, what it gave, or why it gave nothing. */
export class Run<Question, Result> {
	/** Share done of the run under way; `null` while none is. */
	share = $state<number | null>(null);
	/** `null` before the first run and after a cancelled one. */
	result = $state.raw<Result | null>(null);
	/** The question of the result, or of the run under way. */
	question = $state.raw<Question | null>(null);
	wasCancelled = $state(false);
	/** Why the last run failed; `null` while all is well. */
	fault = $state.raw<Fault | null>(null);

	readonly #work: (question: Question, options: RunOptions) => Promise<Result>;
	#run: AbortController | undefined;

	constructor(work: (question: Question, options: RunOptions) => Promise<Result>) {
		this.#work = work;
	}

	/** Whether the result belongs to a question other than this one. */
	isStale(question: Question): boolean {
		return this.result !== null && JSON.stringify(this.question) !== JSON.stringify(question);
	}

	/** Starts anew; a run still under way is given up. Resolves to `undefined` where it was given up or failed. */
	async start(question: Question): Promise<Result | undefined> {
		this.#run?.abort();
		const run = (this.#run = new AbortController());
		this.question = question;
		this.share = 0;
		this.result = this.fault = null;
		this.wasCancelled = false;
		try {
			const result = await this.#work(question, {
				signal: run.signal,
				onProgress: (share) => {
					if (run === this.#run) this.share = share;
				}
			});
			if (run !== this.#run) return undefined;
			return (this.result = result);
		} catch (error) {
			if (!run.signal.aborted) this.fault = toFault(error);
			return undefined;
		} finally {
			if (run === this.#run) this.share = null;
		}
	}

	/** Question and result, as stored in a draft; `null` before the first result. */
	get memento(): { question: Question; result: Result } | null {
		const { question, result } = this;
		return question !== null && result !== null ? { question, result } : null;
	}

	/** Restores a question and its result; a run under way is cancelled. */
	restore(memento: { question: Question; result: Result } | null) {
		this.#run?.abort();
		this.#run = undefined;
		this.share = this.fault = null;
		this.question = memento?.question ?? null;
		this.result = memento?.result ?? null;
	}

	cancel() {
		if (this.share === null) return;
		this.#run?.abort();
		this.#run = undefined;
		this.share = null;
		this.wasCancelled = true;
	}
}
