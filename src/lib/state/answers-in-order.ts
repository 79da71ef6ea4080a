/**
 * Keeps answers in the order of their requests. An answer that arrives after a newer request was answered is dropped;
 * one that arrives before is shown, so that a continuous drag shows intermediate results.
 */
export class AnswersInOrder {
	#asked = 0;
	#shown = 0;

	/** Call when a request starts, and the returned function when its answer arrives: it returns whether to show it. */
	ask(): () => boolean {
		const number = ++this.#asked;
		return () => {
			if (number <= this.#shown) return false;
			this.#shown = number;
			return true;
		};
	}

	/** Drops the answers of all requests so far. */
	forget() {
		this.#shown = this.#asked;
	}
}
