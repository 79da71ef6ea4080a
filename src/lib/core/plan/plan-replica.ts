import { applyChanges } from './apply-changes.ts';
import type { LayerName } from '../city/types.ts';
import type { ChangeProblem } from './change-problem.ts';
import { prepareChanges } from './prepare-changes.ts';
import { undoChanges } from './undo-changes.ts';
import type { ChangeSource, LoggedChangeSet, Plan, PlanFeature, WantedChange } from './types.ts';

/** A change set of one's own that the log does not have yet. Plain JSON, so that it can be kept until it does. */
export interface OwnChangeSet {
	id: string;
	base: number;
	/** Own change sets since the base, which were not in the log yet when this one was made. */
	knows: string[];
	author: string;
	reason: string;
	source: ChangeSource;
	/** ISO date from which it is true; left out: the day on which it arrives. */
	asOf?: string;
	changes: WantedChange[];
	/** Instead of changes: the change set that is undone. */
	undo?: string;
}

type Features = ReadonlyMap<string, PlanFeature>;

/**
 * A copy of a plan that follows the log, with one's own change sets on top until the log has them: what is shown is what
 * will be, as far as nobody else comes between. Knows neither page nor network.
 */
export class PlanReplica {
	#revision: number;
	#plan: Plan;
	#pending: readonly OwnChangeSet[] = [];
	#shown: Plan;
	readonly #lacks: Set<LayerName>;
	/** All that came since the copy was made, oldest first. */
	readonly #log: LoggedChangeSet[] = [];
	/** Layers that it holds since later, as they came. */
	readonly #held = new Map<LayerName, { features: Features; revision: number }>();
	readonly #since: number;

	/** @param options.lacks layers that the copy does not hold: what happens in them is not followed */
	constructor(
		{ revision, plan }: { revision: number; plan: Plan },
		{ lacks = [] }: { lacks?: readonly LayerName[] } = {}
	) {
		this.#lacks = new Set(lacks);
		this.#since = revision;
		this.#revision = revision;
		this.#plan = plan;
		this.#shown = plan;
	}

	/** The revision that the copy has reached. */
	get revision(): number {
		return this.#revision;
	}

	/** The plan of that revision with one's own changes. */
	get shown(): Plan {
		return this.#shown;
	}

	/** One's own change sets that the log does not have yet, oldest first. */
	get pending(): readonly OwnChangeSet[] {
		return this.#pending;
	}

	/**
	 * A change set of the log.
	 *
	 * @returns `gap` if those before it have not come yet: nothing is done
	 */
	receive(set: LoggedChangeSet): 'new' | 'known' | 'gap' {
		if (set.revision <= this.#revision) return 'known';
		if (set.revision > this.#revision + 1) return 'gap';
		this.#revision = set.revision;
		this.#log.push(set);
		this.#plan = applyChanges(
			this.#plan,
			set.changes.filter(({ layer }) => !this.#lacks.has(layer))
		);
		this.#pending = this.#pending.filter(({ id }) => id !== set.id);
		this.#show();
		return 'new';
	}

	/**
	 * Holds a layer from now on that the copy came without.
	 *
	 * @param revision that its features are of
	 * @returns `gap` if the copy has not come so far yet, `past` if they are of before it was made: nothing is done
	 */
	hold(layer: LayerName, features: Features, revision: number): 'held' | 'gap' | 'past' {
		if (!this.#lacks.has(layer)) return 'held';
		if (revision > this.#revision) return 'gap';
		if (revision < this.#since) return 'past';
		this.#held.set(layer, { features, revision });
		this.#lacks.delete(layer);
		this.#plan = { ...this.#plan, [layer]: this.findLayer(layer, this.#revision) };
		this.#show();
		return 'held';
	}

	/** A layer that is held since later, as it was at a revision; `undefined` if that is not known. */
	findLayer(layer: LayerName, revision: number): Features | undefined {
		const held = this.#held.get(layer);
		if (!held || revision < held.revision || revision > this.#revision) return undefined;
		const since = this.#log.filter((set) => set.revision > held.revision && set.revision <= revision);
		return applyChanges(
			{ ...this.#plan, [layer]: held.features },
			since.flatMap(({ changes }) => changes.filter((change) => change.layer === layer))
		)[layer];
	}

	/**
	 * Puts one's own change set on top.
	 *
	 * @returns what is wrong with it; then nothing is done
	 */
	propose(set: OwnChangeSet): ChangeProblem[] {
		const { problems } = this.#try(this.#shown, set);
		if (problems.length > 0) return problems;
		this.#pending = [...this.#pending, set];
		this.#show();
		return [];
	}

	/** Takes one's own change set off again, which the server refused. */
	drop(id: string) {
		this.#pending = this.#pending.filter((set) => set.id !== id);
		this.#show();
	}

	/** A change set of the log since the copy was made; `undefined` for older ones. */
	find(id: string): LoggedChangeSet | undefined {
		return this.#log.find((set) => set.id === id);
	}

	/** What a new change set of one's own is made on. */
	get base(): Pick<OwnChangeSet, 'base' | 'knows'> {
		return { base: this.#revision, knows: this.#pending.map(({ id }) => id) };
	}

	#show() {
		let shown = this.#plan;
		for (const set of this.#pending) shown = this.#try(shown, set).plan;
		this.#shown = shown;
	}

	#try(plan: Plan, set: OwnChangeSet): { plan: Plan; problems: ChangeProblem[] } {
		if (set.undo !== undefined) return { plan: this.#undone(plan, set.undo), problems: [] };
		const newer = this.#log.filter(({ revision }) => revision > set.base);
		// Own sets beneath this one stand in the plan already, in the log or not.
		const prepared = prepareChanges(plan, newer, set.changes, [...set.knows]);
		return prepared.problems.length > 0 ? { plan, problems: prepared.problems } : prepared;
	}

	/** What an older page did is undone when the log says so. */
	#undone(plan: Plan, id: string): Plan {
		const at = this.#log.findIndex((set) => set.id === id);
		const done = this.#log[at];
		if (!done) return plan;
		const { changes } = undoChanges(done, this.#log.slice(at + 1), (layer, featureId) =>
			plan[layer].get(featureId)
		);
		try {
			return applyChanges(plan, changes);
		} catch {
			return plan;
		}
	}
}
