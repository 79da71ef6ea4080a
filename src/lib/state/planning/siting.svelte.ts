import type { SitingModel } from '#lib/core/siting/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { SitedPlan, SitingQuestion } from '#lib/core/planner/types.ts';
import type { Memento } from '#lib/core/drafts/types.ts';
import { Run } from '../run.svelte.ts';
import { pickFields, putFields, type KeepsWork } from './memento.ts';
import type { View } from '../view.svelte.ts';
import type { WhatIf } from '../what-if.svelte.ts';
import type { Planning } from './planning.svelte.ts';

export type { SitedPlan, SitingQuestion };

/** How many new centres the frontier goes up to. */
const FRONTIER_MOST = 20;
/** A session waits for a proof that takes this much work: some 20 s. */
const PATIENT_WORK = 20_000;

/** The desk of siting: its settings, the result, and the site that is open. */
export class SitingDesk implements KeepsWork {
	model = $state<SitingModel>('mclp');
	p = $state(3);
	candidates = $state<SitingQuestion['candidates']>('streets');
	count = $state(600);
	isMovable = $state(false);
	/** `null`: no limit. */
	capacity = $state<number | null>(null);
	/** Index of the site that is looked at. */
	picked = $state<number | null>(null);
	readonly run: Run<SitingQuestion, SitedPlan>;
	/** The best of 1, 2, … new centres. */
	readonly frontier: Run<SitingQuestion, SitedPlan>;

	readonly #view: View;
	readonly #whatIf: WhatIf;
	/** The edits that put the last choice on trial. */
	#made = $state.raw<readonly Edit[] | null>(null);
	/** Numbers the choices put on trial, so that no two have centres of one id. */
	#runs = 1;

	constructor(planning: Planning, view: View, whatIf: WhatIf) {
		this.#view = view;
		this.#whatIf = whatIf;
		const ask = (question: SitingQuestion, options: Parameters<Planning['ask']>[2]) =>
			planning.ask('site', question, options);
		this.run = new Run(ask);
		this.frontier = new Run(ask);
	}

	get memento(): Memento {
		const { run, frontier } = this;
		return {
			...pickFields(this, FIELDS),
			run: run.memento,
			frontier: frontier.memento,
			made: this.#made,
			runs: this.#runs
		};
	}

	restore(memento: Memento) {
		putFields(this, memento, FIELDS);
		this.run.restore(memento['run'] as typeof this.run.memento);
		this.frontier.restore(memento['frontier'] as typeof this.run.memento);
		const made = memento['made'] as readonly Edit[] | null;
		const texts = new Set(made?.map((edit) => JSON.stringify(edit)));
		// The very edits that are on trial, so that this desk can take them back.
		this.#made = made && this.#view.edits.filter((edit) => texts.has(JSON.stringify(edit)));
		this.#runs = Number(memento['runs'] ?? 1);
	}

	/** The what-if edits that siting starts from: all but those that this desk made. */
	get question(): SitingQuestion {
		const { model, p, candidates, count, isMovable, capacity } = this;
		const made = new Set(this.#made);
		return {
			edits: this.#view.edits.filter((edit) => !made.has(edit)),
			model,
			p: Math.max(1, Math.round(p)),
			minutes: this.#view.minutes[0],
			speedMps: this.#view.speedMps,
			candidates,
			count: Math.max(1, Math.round(count)),
			isMovable,
			capacity: model === 'mclp' || model === 'p-median' ? capacity : null,
			work: PATIENT_WORK
		};
	}

	/** What one more is worth, without limits of capacity. */
	get frontierQuestion(): SitingQuestion {
		return { ...this.question, capacity: null, p: 1, frontier: FRONTIER_MOST };
	}

	/** Whether the last choice is on trial. */
	get isTried(): boolean {
		return this.#made !== null && this.#made.every((edit) => this.#view.edits.includes(edit));
	}

	async solve() {
		this.takeBack();
		this.picked = null;
		await this.run.start(this.question);
	}

	async compare() {
		this.takeBack();
		await this.frontier.start(this.frontierQuestion);
	}

	/** Puts the choice on trial, under ids that nothing there has. */
	try() {
		const found = this.run.result;
		if (!found) return;
		const edits = found.edits.map((edit) =>
			edit.kind === 'add-centre' ? { ...edit, centreId: `${edit.centreId}-${this.#runs}` } : edit
		);
		this.#runs++;
		this.#made = edits;
		this.#whatIf.makeAll(edits);
	}

	/** Takes what this desk put on trial back from there. */
	takeBack() {
		const made = this.#made;
		this.#made = null;
		if (!made || !made.some((edit) => this.#view.edits.includes(edit))) return;
		this.#whatIf.replace(this.#view.edits.filter((edit) => !made.includes(edit)));
	}
}

const FIELDS = ['model', 'p', 'candidates', 'count', 'isMovable', 'capacity', 'picked'] as const;
