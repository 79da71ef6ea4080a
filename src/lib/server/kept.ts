interface Making<Value> {
	value: Promise<Value>;
	/** How many wait for it. */
	waiting: number;
	stop: AbortController;
}

/**
 * What was made lately, by what it was made from: made once, however many ask at once; the one unused for longest makes
 * room. A failure is not kept.
 */
export class Kept<Value> {
	readonly #most: number;
	readonly #sizeOf: (value: Value) => number;
	readonly #kept = new Map<string, Value>();
	readonly #making = new Map<string, Making<Value>>();
	#size = 0;

	/**
	 * @param options.most what all that is kept may take together
	 * @param options.sizeOf what one takes; default 1, so that `most` is their number
	 */
	constructor({ most, sizeOf = () => 1 }: { most: number; sizeOf?: (value: Value) => number }) {
		this.#most = most;
		this.#sizeOf = sizeOf;
	}

	/** What is kept under a key, without making it. */
	find(key: string): Value | undefined {
		const found = this.#kept.get(key);
		if (found !== undefined) {
			this.#kept.delete(key);
			this.#kept.set(key, found);
		}
		return found;
	}

	/**
	 * What is kept under a key, made if it is not.
	 *
	 * @param make gets a signal that aborts when no caller waits any more
	 * @param signal of the caller; when it aborts, the promise rejects with its reason
	 */
	async get(
		key: string,
		make: (signal: AbortSignal) => Promise<Value>,
		signal?: AbortSignal | null
	): Promise<Value> {
		const found = this.find(key);
		if (found !== undefined) return found;
		signal?.throwIfAborted();
		const making = this.#making.get(key) ?? this.#make(key, make);
		making.waiting++;
		try {
			return await (signal ? orAborted(making.value, signal) : making.value);
		} finally {
			if (--making.waiting === 0) making.stop.abort();
		}
	}

	#make(key: string, make: (signal: AbortSignal) => Promise<Value>): Making<Value> {
		const stop = new AbortController();
		const value = make(stop.signal).finally(() => {
			if (this.#making.get(key) === making) this.#making.delete(key);
		});
		const making: Making<Value> = { value, waiting: 0, stop };
		this.#making.set(key, making);
		value.then(
			(made) => this.#keep(key, made),
			() => {}
		);
		// A call after the last caller has left starts again.
		stop.signal.addEventListener('abort', () => {
			if (this.#making.get(key) === making) this.#making.delete(key);
		});
		return making;
	}

	#keep(key: string, value: Value) {
		this.#drop(key);
		const size = this.#sizeOf(value);
		// A value larger than the whole cache would evict everything without being cached itself.
		if (size > this.#most) return;
		this.#kept.set(key, value);
		this.#size += size;
		for (const oldest of this.#kept.keys()) {
			if (this.#size <= this.#most) break;
			this.#drop(oldest);
		}
	}

	#drop(key: string) {
		const value = this.#kept.get(key);
		if (value === undefined) return;
		this.#size -= this.#sizeOf(value);
		this.#kept.delete(key);
	}
}

function orAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
	return new Promise((resolve, reject) => {
		const leave = () => reject(signal.reason as Error);
		signal.addEventListener('abort', leave, { once: true });
		value.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
	});
}
