import { createContext } from 'svelte';
import type { MadeOn, Named } from '#lib/core/plan/made-on.ts';
import type { LostPart } from '#lib/core/scenarios/lost-part.ts';
import type { Editing } from './editing/editing.svelte.ts';
import type { Plan } from './plan.svelte.ts';
import type { ShownMoment } from './shown-moment.svelte.ts';

/** What bringing a document up to date came to. */
export interface Renewed {
	/** Whether it is kept now; else something of it would be lost, and nothing was changed. */
	isKept: boolean;
	/** What the newest plan has no place for. */
	lost: readonly LostPart[];
	/** What that was called, by id, where it is known. */
	names: Readonly<Record<string, Named>>;
}

/** On which plan this page makes documents, and how far the plan has moved on since others were made. */
export class DocumentPlan {
	readonly #moment: ShownMoment;
	readonly #plan: Plan;
	readonly #editing: Editing;

	constructor({ moment, plan, editing }: { moment: ShownMoment; plan: Plan; editing: Editing }) {
		this.#moment = moment;
		this.#plan = plan;
		this.#editing = editing;
	}

	/** The plan on screen, as documents name it; `undefined` before it is loaded, and of a city without one. */
	get shown(): MadeOn | undefined {
		const { of, isPast } = this.#moment;
		const revision = isPast ? (this.#plan.document?.revision ?? 0) : this.#editing.revision;
		return revision === 0 ? undefined : { revision, asOf: of.asOf ?? null, isFixed: isPast };
	}

	/** The newest revision that this page knows of. */
	get newest(): number {
		const { document } = this.#plan;
		return Math.max(this.#editing.revision, document?.newestRevision ?? document?.revision ?? 0);
	}

	/** Whether documents are brought up to date here: not beside an earlier plan. */
	get canRenew(): boolean {
		return !this.#moment.isPast;
	}

	/** Change sets that were recorded since a document was made. */
	countSince({ revision }: MadeOn): number {
		return Math.max(0, this.newest - revision);
	}

	/** Whether a document is of the newest plan and follows it: else it can be brought up to date. */
	isUpToDate(madeOn: MadeOn): boolean {
		return !madeOn.isFixed && this.countSince(madeOn) === 0;
	}

	/** Whether the page shows the very plan that a document is fixed to, or it is fixed to none. */
	isShown({ revision, asOf, isFixed }: MadeOn): boolean {
		const { shown } = this;
		return !isFixed || (shown?.revision === revision && shown.asOf === asOf && shown.isFixed);
	}
}

export const [getDocumentPlan, setDocumentPlan] = createContext<DocumentPlan>();
