import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';
import { GEOMETRY, type Plan, type WantedChange } from '#lib/core/plan/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { linesOfShape } from '#lib/core/shaping/lines-of-shape.ts';
import type { Shape } from '#lib/core/shaping/types.ts';
import type { EditDesk, FeatureRef } from './edit-desk.svelte.ts';
import type { Editing, KnownThen } from './editing.svelte.ts';

/** How far the shape is: all that was changed until then. */
interface Step {
	plan: Plan;
	changes: WantedChange[];
	/** Steps of one key, one after the other, are one: a vertex that goes on and on by arrows. */
	key: string | undefined;
}

/** What is kept over a reload. */
interface Kept {
	target: FeatureRef;
	known: KnownThen;
	changes: WantedChange[];
}

/**
 * A shape that is changed vertex by vertex, from the first until it is finished: one change set in the end, one step of
 * undo. Until then it is shown here alone and kept in the browser. It is made on the plan of its beginning, so that what
 * somebody else does to the shape meanwhile becomes a clash.
 */
export class Reshaping {
	/** What is changed; `null`: nothing yet. */
	#target: FeatureRef | null = null;
	#steps: readonly Step[] = [];
	#undone: readonly Step[] = [];
	/** The same for what is drawn of it: what ends with an effect would read here what was before. */
	#seen = $state.raw<{ steps: readonly Step[]; undone: readonly Step[] }>({ steps: [], undone: [] });
	/** The plan at the beginning, and what was known then. */
	#start: { plan: Plan; known: KnownThen } | undefined;
	readonly #desk: EditDesk;
	readonly #editing: Editing;

	constructor(desk: EditDesk, editing: Editing) {
		this.#desk = desk;
		this.#editing = editing;
	}

	get count(): number {
		return this.#seen.steps.length;
	}

	get canRedo(): boolean {
		return this.#seen.undone.length > 0;
	}

	/** The plan with what is not finished, as far as it is about a feature; else as it is shown. */
	planFor(target: FeatureRef): Plan | null {
		const step = this.#seen.steps.at(-1);
		return (this.#isOf(target) && step?.plan) || this.#editing.plan;
	}

	/** Lines of other features that change with it. */
	get besides(): LngLat[][] {
		const step = this.#seen.steps.at(-1);
		return (step?.changes ?? []).flatMap((change) =>
			change.op === 'set' && change.field === GEOMETRY && change.featureId !== this.#target?.featureId
				? linesOfShape(change.value as Shape)
				: []
		);
	}

	/**
	 * Goes one step on.
	 *
	 * @param key a step of the same key as the last is one with it
	 * @returns what is wrong with it; then nothing has changed
	 */
	step(target: FeatureRef, wanted: readonly WantedChange[], key?: string): readonly ChangeProblem[] {
		const { core } = this.#editing;
		const from = this.planFor(target);
		if (!core || !from) return [];
		const tried = core.tryChanges(from, wanted);
		if ('problems' in tried) return tried.problems;
		if (this.#steps.length === 0 || !this.#isOf(target)) {
			const left = this.finish();
			if (left.length > 0) return left;
			this.#start = { plan: from, known: this.#editing.knownNow };
			this.#target = target;
			this.#steps = [];
		}
		const last = this.#steps.at(-1);
		const changes = core.sumUpChanges(this.#start!.plan, [...(last?.changes ?? []), ...tried.changes]);
		const isSame = key !== undefined && last?.key === key;
		const before = isSame ? this.#steps.slice(0, -1) : this.#steps;
		this.#show([...before, { plan: tried.plan, changes, key }], []);
		return [];
	}

	/** @returns whether there was a step to take back */
	takeBack(): boolean {
		const last = this.#steps.at(-1);
		if (last) this.#show(this.#steps.slice(0, -1), [...this.#undone, last]);
		else this.#show([], []);
		return last !== undefined;
	}

	/** @returns whether there was a step to make again */
	redo(): boolean {
		const last = this.#undone.at(-1);
		if (last) this.#show([...this.#steps, last], this.#undone.slice(0, -1));
		return last !== undefined;
	}

	/** Takes all of it back; it can be made again until something else is done. */
	giveUp() {
		this.#show([], [...this.#undone, ...this.#steps.toReversed()]);
	}

	/** Makes one change set of it. @returns what is wrong with it; then it stays unfinished */
	finish(): readonly ChangeProblem[] {
		const [last, start] = [this.#steps.at(-1), this.#start];
		if (last && start && last.changes.length > 0) {
			const problems = this.#desk.put(last.changes, start.known);
			if (problems.length > 0) return problems;
		}
		this.#show([], []);
		return [];
	}

	/**
	 * Goes on with what an earlier page left unfinished, unless something is in the hand. What does not fit the plan any
	 * more is kept with what could not be saved.
	 *
	 * @returns of which feature; `null`: there was nothing that fits the plan
	 */
	async restore(): Promise<FeatureRef | null> {
		const { core, unfinished } = this.#editing;
		if (!core) return null;
		const canTake = (kept: unknown) => this.#canRestore(kept as Kept | null);
		for (let kept = await unfinished.takeOver(canTake); kept; kept = await unfinished.takeOver(canTake)) {
			const { target, known, changes } = kept as Kept;
			const plan = this.#editing.plan!;
			const tried = core.tryChanges(plan, changes);
			if ('problems' in tried) {
				this.#editing.refuse(changes, tried.problems, known);
				unfinished.keep(null);
				continue;
			}
			this.#start = { plan, known };
			this.#target = target;
			this.#show([{ ...tried, key: undefined }], []);
			return target;
		}
		return null;
	}

	/** Streets are judged once they are there. */
	#canRestore(kept: Kept | null): boolean {
		if (!this.#editing.plan || this.#steps.length > 0) return false;
		if (!kept?.target || !kept.known || !Array.isArray(kept.changes)) return false;
		const { streets } = this.#editing;
		return (
			streets === 'held' || streets === 'of-extract' || kept.changes.every(({ layer }) => layer !== 'streets')
		);
	}

	#isOf(target: FeatureRef): boolean {
		return this.#target?.layer === target.layer && this.#target.featureId === target.featureId;
	}

	#show(steps: readonly Step[], undone: readonly Step[]) {
		this.#steps = steps;
		this.#undone = undone;
		this.#seen = { steps, undone };
		const changes = steps.at(-1)?.changes;
		const kept: Kept | null = changes ? { target: this.#target!, known: this.#start!.known, changes } : null;
		this.#editing.unfinished.keep(kept);
	}
}
