import { createContext } from 'svelte';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import type { Opening } from '#lib/core/openings/types.ts';
import type { Plan } from './plan.svelte.ts';
import type { View } from './view.svelte.ts';

/** The search for the most useful openings: what it asks, how far it is, what it found. */
export class Openings {
	isOpen = $state(false);
	/** Share done of the search under way; `null` while none is. */
	share = $state<number | null>(null);
	/** Best first; `null` before the first search and after a cancelled one. */
	found = $state.raw<Opening[] | null>(null);
	wasCancelled = $state(false);
	fault = $state.raw<string | null>(null);
	/** The one that is looked at. */
	picked = $state.raw<Opening | null>(null);

	readonly #plan: Plan;
	readonly #view: View;
	#run: AbortController | undefined;
	/** What was asked: the results hold for nothing else. */
	#asked = $state.raw('');

	constructor(plan: Plan, view: View) {
		this.#plan = plan;
		this.#view = view;
	}

	/** Whether plan, minutes or speed have changed since the search. */
	readonly isStale: boolean = $derived.by(() => this.found !== null && this.#asked !== this.#question());

	toggle() {
		this.isOpen = !this.isOpen;
		this.picked = null;
	}

	#question(): string {
		return JSON.stringify([this.#view.edits, this.#view.minutes[0], this.#view.speedMps]);
	}

	async find() {
		this.#run?.abort();
		const run = (this.#run = new AbortController());
		this.#asked = this.#question();
		this.share = 0;
		this.found = this.picked = this.fault = null;
		this.wasCancelled = false;
		const limitM = budgetM(this.#view.minutes[0], this.#view.speedMps);
		try {
			const found = await this.#plan.findOpenings(limitM, {
				signal: run.signal,
				onProgress: (share) => (this.share = share)
			});
			if (run === this.#run) this.found = found;
		} catch (error) {
			if (!run.signal.aborted) this.fault = error instanceof Error ? error.message : String(error);
		} finally {
			if (run === this.#run) this.share = null;
		}
	}

	cancel() {
		if (this.share === null) return;
		this.#run?.abort();
		this.share = null;
		this.wasCancelled = true;
	}
}

export const [getOpenings, setOpenings] = createContext<Openings>();
