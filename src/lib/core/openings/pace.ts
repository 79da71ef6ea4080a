import type { TellShare } from './types.ts';

/** Work is told of after this many milliseconds of it. */
const STEP_MS = 15;

/** Runs long work in short steps, telling how far it is between them. */
export class Pace {
	readonly #tell: TellShare;
	#lastMs = performance.now();

	constructor(tell: TellShare) {
		this.#tell = tell;
	}

	/**
	 * Runs work that yields its share to its end.
	 *
	 * @param from,to shares of the whole at its beginning and end
	 * @returns what the work returns
	 */
	async run<Result>(work: Generator<number, Result, void>, from: number, to: number): Promise<Result> {
		for (;;) {
			const step = work.next();
			if (step.done) return step.value;
			if (performance.now() - this.#lastMs < STEP_MS) continue;
			await this.#tell(from + (to - from) * step.value);
			this.#lastMs = performance.now();
		}
	}
}
