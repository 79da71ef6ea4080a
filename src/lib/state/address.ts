import type { View } from './view.svelte.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';

/** The browser's address and history, as much as is needed of them. */
export interface History {
	/** Path and query of the current entry. */
	read(): string;
	push(address: string): void;
	replace(address: string): void;
}

const REWRITE_DELAY_MS = 250;

/**
 * Keeps the address in step with the view: a step adds a history entry that the back button undoes, everything else
 * rewrites the current entry.
 */
export class AddressBar {
	readonly #history: History;
	readonly #path: string;
	readonly #fixed: string;
	#steps: number;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param fixed parameters that stand before the view's and stay as they are */
	constructor(view: View, path: string, history: History, fixed = '') {
		this.#steps = view.steps;
		this.#path = path;
		this.#fixed = fixed;
		this.#history = history;
	}

	/**
	 * To be called after every change of the view.
	 *
	 * @param more parameters that are not the view's and may change
	 */
	follow(view: View, more = '') {
		const query = [this.#fixed, view.query, more].filter((part) => part !== '').join('&');
		const address = query === '' ? this.#path : `${this.#path}?${query}`;
		const isStep = view.steps !== this.#steps;
		this.#steps = view.steps;
		clearTimeout(this.#timer);
		if (address === this.#history.read()) return;
		if (isStep) this.#history.push(address);
		// Safari allows 100 rewrites in half a minute; a slider makes more.
		else this.#timer = setTimeout(() => this.#history.replace(address), REWRITE_DELAY_MS);
	}

	/** Reads the view from the history entry that the back or forward button went to. */
	restore(view: View) {
		clearTimeout(this.#timer);
		view.assign(readViewQuery(new URLSearchParams(this.#history.read().split('?')[1] ?? '')));
		this.#steps = view.steps;
	}

	close() {
		clearTimeout(this.#timer);
	}
}
