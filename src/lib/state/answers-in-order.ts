/**
 * Keeps answers in the order of their questions: one that comes after the answer to a later question is too late,
 * one that comes before it is shown, since a hand that keeps asking wants to see something.
 */
export class AnswersInOrder {
	#asked = 0;
	#shown = 0;

	/** To be called when a question is asked; what it returns, when the answer is there: whether to show it. */
	ask(): () => boolean {
		const number = ++this.#asked;
		return () => {
			if (number <= this.#shown) return false;
			this.#shown = number;
			return true;
		};
	}

	/** No answer to what was asked so far is wanted any more. */
	forget() {
		this.#shown = this.#asked;
	}
}
