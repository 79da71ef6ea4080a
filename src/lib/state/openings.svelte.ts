import { createContext } from 'svelte';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import type { Opening } from '#lib/core/openings/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { Plan } from './plan.svelte.ts';
import { Run } from './run.svelte.ts';
import type { View } from './view.svelte.ts';

interface OpeningsQuestion {
	edits: readonly Edit[];
	minutes: number;
	speedMps: number;
}

/** The search for the most useful openings, best first, and the one that is looked at. */
export class Openings {
	isOpen = $state(false);
	picked = $state.raw<Opening | null>(null);
	readonly run: Run<OpeningsQuestion, Opening[]>;

	readonly #view: View;

	constructor(plan: Plan, view: View) {
		this.#view = view;
		this.run = new Run(({ minutes, speedMps }, options) =>
			plan.findOpenings(budgetM(minutes, speedMps), options)
		);
	}

	get question(): OpeningsQuestion {
		return { edits: this.#view.edits, minutes: this.#view.minutes[0], speedMps: this.#view.speedMps };
	}

	toggle() {
		this.isOpen = !this.isOpen;
		this.picked = null;
	}

	find() {
		this.picked = null;
		void this.run.start(this.question);
	}
}

export const [getOpenings, setOpenings] = createContext<Openings>();
