import { MERGER_COUNT, MERGER_LIMITS } from '#lib/core/mergers/settings.ts';
import type { Merger, MergersAnswer } from '#lib/core/mergers/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { MergersAsked } from '#lib/core/planner/types.ts';
import type { Memento } from '#lib/core/drafts/types.ts';
import { Run } from '../run.svelte.ts';
import { pickFields, putFields, type KeepsWork } from './memento.ts';
import type { View } from '../view.svelte.ts';
import type { Planning } from './planning.svelte.ts';

/** The desk of courtyard mergers: which may be merged, what was found, and the one that is looked at. */
export class MergersDesk implements KeepsWork {
	memberHouseholds: number = $state(MERGER_LIMITS.memberHouseholds);
	households: number = $state(MERGER_LIMITS.households);
	pickedId = $state<string | null>(null);
	readonly run: Run<MergersAsked, MergersAnswer>;

	readonly #view: View;

	constructor(planning: Planning, view: View) {
		this.#view = view;
		this.run = new Run((question, options) => planning.ask('mergers', question, options));
	}

	/** What was found is found again at once. */
	get memento(): Memento {
		return pickFields(this, FIELDS);
	}

	restore(memento: Memento) {
		putFields(this, memento, FIELDS);
	}

	get question(): MergersAsked {
		const { memberHouseholds, households } = this;
		return {
			minutes: this.#view.minutes[0],
			speedMps: this.#view.speedMps,
			memberHouseholds,
			households,
			count: MERGER_COUNT
		};
	}

	get picked(): Merger | undefined {
		return this.run.result?.mergers.find(({ id }) => id === this.pickedId);
	}

	async find() {
		this.pickedId = null;
		await this.run.start(this.question);
	}

	/** Whether all of these edits are on trial. */
	isTried(edits: readonly Edit[]): boolean {
		const tried = new Set(this.#view.edits.map((edit) => JSON.stringify(edit)));
		return edits.every((edit) => tried.has(JSON.stringify(edit)));
	}
}

const FIELDS = ['memberHouseholds', 'households'] as const;
