import { listPlanPlaces } from '#lib/core/model/list-plan-places.ts';
import type { Plan as Features } from '#lib/core/plan/types.ts';
import type { PlanPlaces } from '#lib/core/what-if/build-ground.ts';
import type { PlanWalks } from '#lib/core/what-if/list-walks.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { EnginePort } from '../engine-port.ts';
import { toFault, type Fault } from '../fault.ts';
import type { LiveTrial } from '../live-trial.ts';
import type { Plan } from '../plan.svelte.ts';
import type { EditingCore } from './editing.svelte.ts';
import type { Planning } from '../planning/planning.svelte.ts';
import type { Trial } from '../trial.svelte.ts';

interface Updated {
	plan: Plan;
	trial: Trial;
	planning: Planning;
	getEdits: () => readonly Edit[];
	/** The plan has other features now. */
	onadopted: () => void;
	/** The engine failed. */
	onfailed: (why: Fault) => void;
}

/** Brings a plan that was changed into everything that is computed from it: figures at once, the workers after them. */
export class PlanUpdates {
	readonly #of: Updated;
	#engine: EnginePort | undefined;
	#live: LiveTrial | undefined;
	/** Of the network that the page has; `undefined` before the server has told. */
	#networkRevision: number | undefined;
	/** What the plan document shows. */
	#adopted: Features | undefined;

	constructor(of: Updated) {
		this.#of = of;
	}

	/** The plan was loaded. */
	begin({ engine, live, network }: { engine: EnginePort; live: LiveTrial; network: number | undefined }) {
		this.#networkRevision = network;
		this.#engine = engine;
		this.#live = live;
		this.#adopted = undefined;
	}

	/**
	 * The server tells which streets its network is of.
	 *
	 * @returns whether that is a newer one than the page has loaded
	 */
	hasNewNetwork(revision: number): boolean {
		const loaded = this.#networkRevision;
		this.#networkRevision = revision;
		return loaded !== undefined && revision > loaded;
	}

	/**
	 * The features have changed.
	 *
	 * @param base those that the plan was loaded with
	 */
	adopt(changed: Features, base: Features, { updatePlanDocument, arePlacesChanged }: EditingCore) {
		const { plan, planning } = this.#of;
		const before = this.#adopted ?? base;
		this.#adopted = changed;
		if (before === changed) return;
		const document = updatePlanDocument(plan.document!, before, changed);
		if (document === plan.document) return;
		const places = arePlacesChanged(before, changed) ? listPlanPlaces(document.features) : null;
		plan.document = document;
		this.#of.onadopted();
		planning.forgetCity();
		if (places) void this.#replacePlaces(places);
	}

	/** Walks of a plan whose doors, entrances, boundaries or walls have changed. */
	async #replacePlaces(places: PlanPlaces) {
		const { plan, trial, getEdits, onfailed } = this.#of;
		const engine = this.#engine!;
		const live = this.#live!;
		const begin = (walks: PlanWalks) => {
			plan.base = { ...plan.base!, ...walks };
			trial.begin(live, plan.base);
			trial.try(getEdits());
		};
		live.replacePlaces(places);
		const walks = live.apply([]);
		if (walks && !('refused' in walks)) begin(walks);
		try {
			// The worker answers with its edits; the plan without them is asked for where the page cannot compute it.
			if (!walks) await engine.ask('edit', { edits: [] });
			const replaced = await engine.ask('replacePlaces', { places });
			if (!walks && engine === this.#engine) begin(replaced);
		} catch (error) {
			if (engine === this.#engine) onfailed(toFault(error));
		}
	}
}

/** Of which streets a network is, as the server says it; `undefined` where it says nothing. */
export function readNetworkRevision({ headers }: Response): number | undefined {
	const told = headers.get('x-lianpian-revision');
	return told === null ? undefined : Number(told);
}
