import type { PlanWalks } from '#lib/core/what-if/list-walks.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { isRefused, type EnginePort } from './engine-port.ts';
import { toFault, type Fault } from './fault.ts';
import type { LiveTrial } from './live-trial.ts';

/** Walks, and the edits that they were computed with. */
export interface TriedWalks extends PlanWalks {
	edits: readonly Edit[];
}

interface TrialActions {
	/** The latest edits cannot be made, and why; these are kept in their place. */
	onrefused: (why: Fault, kept: readonly Edit[]) => void;
	/** The engine failed. */
	onfailed: (why: Fault) => void;
}

/**
 * Computes the plan with what-if edits. If the network is small enough it does so synchronously, so that the figures
 * are there before the next frame, and the worker follows for circles and searches. Else the worker computes, and
 * while one computation runs only the latest wish waits.
 */
export class Trial {
	/** The plan with edits, as far as it is computed; `null` before the first answer. */
	computed = $state.raw<TriedWalks | null>(null);

	readonly #actions: TrialActions;
	#engine: EnginePort | undefined;
	#live: LiveTrial | undefined;
	#wanted: readonly Edit[] = [];
	#isAsking = false;

	constructor(actions: TrialActions) {
		this.#actions = actions;
	}

	/** From now on this engine computes; what another one still has to say is past. */
	askFrom(engine: EnginePort) {
		this.#engine = engine;
		this.#isAsking = false;
	}

	/** The engine has computed the walks of the plan without edits. */
	begin(live: LiveTrial, walks: PlanWalks) {
		this.#live = live;
		this.computed = { ...walks, edits: [] };
		this.#wanted = this.computed.edits;
	}

	/** Requests the plan with exactly these edits; requests before {@link begin} are not computed by themselves. */
	try(edits: readonly Edit[]) {
		const made = this.computed?.edits;
		const isMade = edits === made || (edits.length === 0 && made?.length === 0);
		this.#wanted = isMade ? made! : edits;
		if (!this.computed || isMade) return;
		const live = this.#live?.apply(edits);
		if (!live) void this.#tryInWorker();
		else if ('refused' in live) this.#refuse(toFault(live.refused), this.computed.edits);
		else {
			this.computed = { ...live, edits };
			void this.#tellWorker(edits);
		}
	}

	/** The worker's answer is known already. */
	async #tellWorker(edits: readonly Edit[]) {
		const engine = this.#engine!;
		try {
			await engine.ask('edit', { edits: [...edits] });
		} catch (error) {
			if (engine === this.#engine) this.#actions.onfailed(toFault(error));
		}
	}

	async #tryInWorker() {
		if (this.#isAsking || !this.computed) return;
		const engine = this.#engine!;
		const isCurrent = () => engine === this.#engine;
		this.#isAsking = true;
		try {
			let made = this.computed.edits;
			while (this.#wanted !== made) {
				const asked: readonly Edit[] = this.#wanted;
				try {
					const walks = await engine.ask('edit', { edits: [...asked] });
					if (!isCurrent()) return;
					this.computed = { ...walks, edits: asked };
					made = asked;
				} catch (error) {
					if (!isCurrent()) return;
					if (!isRefused(error)) throw error;
					// Another wish came meanwhile: it may well be possible.
					if (asked === this.#wanted) this.#refuse(toFault(error), made);
				}
			}
		} catch (error) {
			if (isCurrent()) this.#actions.onfailed(toFault(error));
		} finally {
			if (isCurrent()) this.#isAsking = false;
		}
	}

	#refuse(why: Fault, kept: readonly Edit[]) {
		this.#wanted = kept;
		this.#actions.onrefused(why, kept);
	}
}
