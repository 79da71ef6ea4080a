import { createContext } from 'svelte';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import type { NeighbourPair } from '#lib/core/neighbours/types.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { PlannerClient } from '#lib/worker/planner-client.ts';
import type { PlannerInputs, PlannerWork } from '#lib/core/planner/types.ts';
import { toFault, type Fault } from '../fault.ts';
import type { Plan } from '../plan.svelte.ts';
import type { PlanningMark } from '#lib/carto/planning-marks.ts';
import type { DeskKey, LayerKey } from '#lib/carto/view-query.ts';
import type { Memento } from '#lib/core/drafts/types.ts';
import type { RunOptions } from '../run.svelte.ts';
import { isSameWork, keepsWork } from './memento.ts';

/** What a hand draws for a desk: a ring around communities, or a line. */
export type PlanningTool = 'lasso' | 'line';

/** What a desk lets the map do for it while it is open. `Mark` is whatever the map draws. */
export interface DeskActions<Mark> {
	/** What it puts on the map. */
	marks?: () => readonly Mark[];
	/** A ring was drawn, open. */
	onlasso?: (ring: LngLat[]) => void;
	/** A line was drawn. */
	online?: (line: LngLat[]) => void;
	/** Rows of the layer panel that it shows better itself. */
	hides?: () => readonly LayerKey[];
	/** Its own way back and forth. */
	undo?: () => void;
	redo?: () => void;
	/** Something was clicked; true: the desk has dealt with it and nothing is to be selected. */
	onpick?: (target: { kind: string; id: string } | null, lngLat: LngLat) => boolean;
}

/**
 * Contiguous planning (连片): the planner in its worker, the tool in the hand, and what the open desk shows.
 * The desks are loaded when they are opened.
 */
export class Planning {
	tool = $state<PlanningTool | null>(null);
	/** Corners of what is being drawn. */
	draft = $state.raw<LngLat[]>([]);
	/** What two revisions of the plan differ in, while they are compared. */
	differences = $state.raw<readonly PlanningMark[]>([]);
	/** What is to come into sight on the map; `null` when it has. */
	toShow = $state.raw<Bbox | null>(null);
	/** What a click on the map cannot do, and why; `null` while all is well. */
	fault = $state.raw<Fault | null>(null);

	/** Communities that the desk of packages is to mark when it opens; `null` when it has. */
	handed = $state.raw<readonly string[] | null>(null);

	/** Who borders whom, of all communities; `null` until it was asked for. */
	neighbours = $state.raw<readonly NeighbourPair[] | null>(null);

	/** What the desks made, as far as it is made; kept with a scenario. */
	packages = $state.raw<ScenarioDocument['packages']>(null);
	bundles = $state.raw<ScenarioDocument['bundles']>(null);
	zones = $state.raw<ScenarioDocument['zones']>(null);

	readonly #plan: Plan;
	readonly #makeClient: (inputs: PlannerInputs) => Promise<PlannerClient>;
	readonly #desks = new Map<DeskKey, unknown>();
	/** What desks held when they were new, and what those that are not open yet are to hold. */
	readonly #blank = new Map<DeskKey, Memento>();
	readonly #waiting = new Map<string, Memento>();
	/** Bumped when a desk is made or put in order. */
	#changes = $state(0);
	readonly #stops: (() => void)[] = [];
	#client: Promise<PlannerClient> | undefined;
	/** What the open desk lets the map do; set by it. */
	actions = $state.raw<DeskActions<unknown> | null>(null);

	constructor(plan: Plan, makeClient: (inputs: PlannerInputs) => Promise<PlannerClient>) {
		this.#plan = plan;
		this.#makeClient = makeClient;
	}

	/** Asks the planner; it is started, and given the city, when first asked. */
	async ask<Name extends Exclude<keyof PlannerWork, 'load'>>(
		work: Name,
		takes: PlannerWork[Name]['takes'],
		{ signal, onProgress }: Partial<RunOptions> = {}
	): Promise<PlannerWork[Name]['gives']> {
		this.#client ??= this.#makeClient(this.#plan.inputs);
		const making = this.#client;
		const client = await making.catch((error: unknown) => {
			// What could not be fetched is fetched anew by the next question.
			if (this.#client === making) this.#client = undefined;
			throw error;
		});
		// What the screen holds is wrapped in proxies, which no worker takes.
		return client.ask(work, $state.snapshot(takes) as PlannerWork[Name]['takes'], {
			...(signal ? { signal } : {}),
			onProgress: (_stage, share) => onProgress?.(share)
		});
	}

	/** Finds out who borders whom, once. */
	async findNeighbours() {
		if (this.neighbours) return;
		try {
			this.neighbours = await this.ask('neighbours', { gapM: DEFAULT_GAP_M });
		} catch (error) {
			this.fault = toFault(error);
		}
	}

	/** What a desk knows, made when it is first opened and kept until the page is left. */
	keep<State>(desk: DeskKey, make: () => State): State {
		if (!this.#desks.has(desk)) {
			// It outlives the component that opens it first.
			this.#stops.push($effect.root(() => void this.#desks.set(desk, make())));
			const made = this.#desks.get(desk);
			if (keepsWork(made)) {
				this.#blank.set(desk, made.memento);
				const memento = this.#waiting.get(desk);
				if (memento) made.restore(memento);
			}
			this.#waiting.delete(desk);
			this.#changes++;
		}
		return this.#desks.get(desk) as State;
	}

	/** What the desks hold, beside what is kept with a scenario: only of those that were worked on. */
	get mementos(): Record<string, Memento> {
		void this.#changes;
		const made = [...this.#desks].flatMap(([key, desk]): [string, Memento][] => {
			if (!keepsWork(desk)) return [];
			const { memento } = desk;
			return isSameWork(memento, this.#blank.get(key)!) ? [] : [[key, memento]];
		});
		return Object.fromEntries([...this.#waiting, ...made]);
	}

	/** Puts back what desks held: at once where one is open, when it is opened where it is not. */
	restore(mementos: Record<string, Memento>) {
		this.#waiting.clear();
		for (const [key, memento] of Object.entries(mementos)) {
			const desk = this.#desks.get(key as DeskKey);
			if (keepsWork(desk)) desk.restore(memento);
			else this.#waiting.set(key, memento);
		}
		this.#changes++;
	}

	/** The plan has changed: the next question is put to a planner that knows it. */
	forgetCity() {
		const client = this.#client;
		this.#client = undefined;
		this.neighbours = null;
		void client?.then((made) => made.close()).catch(() => {});
	}

	/** Clears every desk. */
	clear() {
		this.put({ packages: null, bundles: null, zones: null });
		this.restore(Object.fromEntries(this.#blank));
	}

	/** A desk opens: what the map may do for it until it closes. Returns the closing. */
	serve<Mark>(actions: DeskActions<Mark>): () => void {
		this.actions = actions as DeskActions<unknown>;
		return () => {
			if (this.actions === actions) this.actions = null;
			this.take(null);
		};
	}

	/** Puts what a scenario holds in place of what the desks made. */
	put({ packages, bundles, zones }: Pick<ScenarioDocument, 'packages' | 'bundles' | 'zones'>) {
		this.packages = packages;
		this.bundles = bundles;
		this.zones = zones;
	}

	/** Takes a tool into the hand; the same one again puts it down. */
	take(tool: PlanningTool | null) {
		this.tool = this.tool === tool ? null : tool;
		this.draft = [];
		this.fault = null;
	}

	/** A click, or Enter at the cross, adds a corner. */
	addCorner(lngLat: LngLat) {
		this.draft = [...this.draft, lngLat];
	}

	/** What is drawn is finished; too short a thing stays in the hand. */
	finish(drawn: LngLat[] = this.draft) {
		const { tool } = this;
		if (!tool || drawn.length < (tool === 'lasso' ? 3 : 2)) return;
		this.take(null);
		if (tool === 'lasso') this.actions?.onlasso?.(drawn);
		else this.actions?.online?.(drawn);
	}

	close() {
		for (const stop of this.#stops) stop();
		// One that could not be made needs no closing; whoever asked it knows why.
		this.#client?.then(
			(client) => client.close(),
			() => {}
		);
	}
}

export const [getPlanning, setPlanning] = createContext<Planning>();
