import { untrack } from 'svelte';
import type { CityMeta } from '#lib/core/city/types.ts';
import type { DraftDocument } from '#lib/core/drafts/types.ts';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import { listPlanPlaces } from '#lib/core/model/list-plan-places.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';
import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { defaultView, readViewQuery, type Selection, type ViewValues } from '#lib/carto/view-query.ts';
import { AddressBar } from './address.ts';
import { DraftKeeper } from './draft.svelte.ts';
import { readRefused } from './ask-server.ts';
import { DocumentPlan } from './document-plan.svelte.ts';
import { EditDesk } from './editing/edit-desk.svelte.ts';
import { Editing } from './editing/editing.svelte.ts';
import { PlanUpdates, readNetworkRevision } from './editing/plan-updates.ts';
import type { EnginePort } from './engine-port.ts';
import { toFault, type Fault, type FaultCode } from './fault.ts';
import { isSelectable } from './is-selectable.ts';
import { Ground } from './ground.svelte.ts';
import { LiveTrial } from './live-trial.ts';
import { Measuring } from './measuring/measuring.svelte.ts';
import { moveMap } from './move-map.svelte.ts';
import { readNoteQuery } from './notes/note-query.ts';
import { Notes } from './notes/notes.svelte.ts';
import { Openings } from './openings.svelte.ts';
import { Outputs } from './outputs.svelte.ts';
import { Plan } from './plan.svelte.ts';
import { Planning } from './planning/planning.svelte.ts';
import { Scenarios } from './planning/scenarios.svelte.ts';
import { ShownMoment } from './shown-moment.svelte.ts';
import { Trial } from './trial.svelte.ts';
import { View } from './view.svelte.ts';
import { WhatIf } from './what-if.svelte.ts';
import type { MapHandle, WorkbenchPorts } from './workbench-ports.ts';

export type * from './workbench-ports.ts';

/** Faults that may be caused by an unreachable server; a worker's script is loaded from it as well. */
const MISSING: ReadonlySet<FaultCode> = new Set(['offline', 'unreachable', 'part', 'worker', 'slow']);

/**
 * State of the workbench for one city: the view, the plan, the what-if trial, and the effects that keep them in sync.
 * It owns the engine and the address; components only read it and call its methods.
 */
export class Workbench {
	readonly view: View;
	readonly plan: Plan;
	readonly trial: Trial;
	readonly whatIf: WhatIf;
	readonly openings: Openings;
	readonly ground: Ground;
	readonly outputs = new Outputs();
	readonly planning: Planning;
	readonly documentPlan: DocumentPlan;
	readonly scenarios: Scenarios;
	readonly editing: Editing;
	readonly editDesk: EditDesk;
	readonly measuring = new Measuring(() => [this.whatIf, this.planning, this.editDesk, this.notes]);
	readonly notes: Notes;
	readonly draft: DraftKeeper;
	readonly moment: ShownMoment;
	/** A selection in the address that does not exist in this plan. */
	unknownSelection = $state.raw<Selection | null>(null);
	/** `null` until the map has loaded. */
	map = $state.raw<MapHandle | null>(null);

	readonly #ports: WorkbenchPorts;
	readonly #address: AddressBar;
	#engine: EnginePort | undefined;
	readonly #updates: PlanUpdates;

	/**
	 * @param values the view read from the address
	 * @param opened.moment the plan that it is of
	 * @param opened.noteId the note whose thread is open
	 */
	constructor(
		meta: CityMeta,
		values: ViewValues,
		ports: WorkbenchPorts,
		{ moment = {}, noteId = null }: { moment?: PlanMoment; noteId?: string | null } = {}
	) {
		this.#ports = ports;
		this.moment = new ShownMoment(moment);
		this.view = new View(values);
		// A link without a camera shows what it selects.
		if (!this.view.camera) this.view.toShow = this.view.selection;
		this.whatIf = new WhatIf(this.view);
		this.trial = new Trial({
			onrefused: (why, kept) => this.whatIf.refuse(why, kept),
			onfailed: (why) => this.#fail(why)
		});
		this.plan = new Plan(meta, this.view, this.trial, async () =>
			(await this.#fetchWell(`/${meta.id}/known-ground.json`)).json()
		);
		this.openings = new Openings(this.plan, this.view);
		// Rarely needed and as large as the plan itself, so it is loaded on first use.
		this.ground = new Ground(this.plan, this.view, async () =>
			(await this.#fetchWell(`/${meta.id}/residential.json`)).json()
		);
		this.planning = new Planning(this.plan, ports.makePlanner);
		this.editing = new Editing(meta.id, ports.editing, { isReadOnly: this.moment.isPast });
		this.notes = new Notes(this.plan, this.editing, {
			newId: ports.editing.newId,
			others: () => [this.whatIf, this.planning, this.editDesk]
		});
		if (noteId !== null) this.notes.show(noteId, { isOnMap: this.view.camera !== null });
		this.editDesk = new EditDesk(this.view, this.editing, (id) => this.notes.show(id));
		this.#updates = new PlanUpdates({
			plan: this.plan,
			trial: this.trial,
			planning: this.planning,
			getEdits: () => this.view.edits,
			onadopted: () => this.#forgetGone(),
			onfailed: (why) => this.#fail(why)
		});
		this.documentPlan = new DocumentPlan(this);
		this.scenarios = new Scenarios(`/${meta.id}/scenarios`, this);
		this.draft = new DraftKeeper(
			{ cityId: meta.id, moment: this.moment.query },
			{
				restore: (document, { withTrial }) => this.#putBack(document, withTrial),
				isShown: ({ scenario }) => writeEdits(scenario.edits) === writeEdits(this.view.edits),
				clear: () => {
					this.planning.clear();
					if (this.view.edits.length > 0) this.whatIf.clear();
				}
			},
			ports
		);
		this.#address = new AddressBar(this.view, `/${meta.id}`, ports.history, this.moment.query);
	}

	/**
	 * Loads the plan and starts the effects; the returned function stops them and closes the workers.
	 *
	 * @param options.scenarioId a scenario that the address asks for; what was left unsaved waits meanwhile
	 */
	open({ scenarioId = null }: { scenarioId?: string | null } = {}): () => void {
		const stop = $effect.root(() => this.#keepInStep());
		void this.load();
		void this.#beginWork(scenarioId);
		return () => {
			stop();
			this.draft.close();
			this.editing.close();
			this.#address.close();
			this.#engine?.close();
			this.#engine = undefined;
			this.planning.close();
		};
	}

	/** Puts back what was left unsaved, or opens the scenario that is asked for and leaves that aside. */
	async #beginWork(scenarioId: string | null) {
		await this.draft.begin({
			saysTrial: this.view.edits.length > 0,
			saysScenario: scenarioId !== null
		});
		if (scenarioId !== null) await this.scenarios.open(scenarioId);
	}

	/** Loads the plan and computes its walks; may be called again. A failure becomes a state, not an exception. */
	async load() {
		const { plan } = this;
		const at = this.moment.addressesOf(plan.meta.id);
		const before = this.#engine;
		const engine = (this.#engine = this.#ports.makeEngine());
		plan.askFrom(engine);
		this.trial.askFrom(engine);
		before?.close();
		// Results of a load that was superseded by a newer one are ignored.
		const isCurrent = () => engine === this.#engine;
		try {
			plan.state = { kind: 'loading', stage: 'features', share: 0 };
			const [response, network] = await Promise.all([this.#fetchWell(at.plan), this.#fetchWell(at.network)]);
			const document = (await response.json()) as PlanDocument;
			const networkFile = await network.arrayBuffer();
			if (!isCurrent()) return;
			plan.adopt(document, networkFile);
			this.moment.note(document, network);
			this.#forgetUnknown();
			const places = listPlanPlaces(document.features);
			const loaded = await engine.ask(
				'load',
				{ networkFile, places, railways: document.railways },
				{
					onProgress: (stage, share) => {
						if (isCurrent()) plan.state = { kind: 'loading', stage, share };
					}
				}
			);
			if (!isCurrent()) return;
			plan.base = loaded;
			const live = new LiveTrial(networkFile, places, this.#ports.mostLiveBytes);
			this.trial.begin(live, loaded);
			plan.state = { kind: 'ready' };
			this.#updates.begin({ engine, live, network: readNetworkRevision(network) });
			this.editing.begin(document.features, document.revision);
			this.editing.follow();
			this.#ports.whenIdle(() => {
				if (isCurrent()) live.prepare();
			});
		} catch (error) {
			if (isCurrent()) this.#fail(toFault(error));
		}
	}

	/** The server is reachable again: retries whatever failed because it was not. */
	resume() {
		const { plan, planning } = this;
		this.draft.retry();
		void this.editing.flush();
		if (plan.state.kind === 'failed' && MISSING.has(plan.state.fault.code)) void this.load();
		if (plan.mapFault && MISSING.has(plan.mapFault.code)) plan.mapFault = null;
		if (planning.fault && MISSING.has(planning.fault.code)) planning.fault = null;
		this.map?.reload();
	}

	/** The back or forward button was used. */
	restore() {
		this.#address.restore(this.view);
		const noteId = readNoteQuery(new URLSearchParams(this.#ports.history.read().split('?')[1] ?? ''));
		if (noteId !== null) this.notes.show(noteId, { isOnMap: true });
		else this.notes.leave();
		this.#beginAnew();
	}

	/** Opens a saved view in the current language and theme. */
	openView(query: string) {
		const { lang, theme } = this.view;
		this.view.assign({ ...readViewQuery(new URLSearchParams(query)), lang, theme });
		this.view.steps++;
		this.#beginAnew();
	}

	/** Undoes the last edit of the plan while it is edited, the last step of an open desk with its own undo, else the last what-if edit. */
	undo() {
		if (this.editDesk.isOpen) return this.editDesk.undo();
		const { undo } = this.planning.actions ?? {};
		if (undo) undo();
		else this.whatIf.undo();
	}

	redo() {
		if (this.editDesk.isOpen) return this.editDesk.redo();
		const { redo } = this.planning.actions ?? {};
		if (redo) redo();
		else this.whatIf.redo();
	}

	/**
	 * Escape: closes the innermost open thing, in this order: measuring, unfinished line, tool, notes, open panel or list,
	 * desk.
	 *
	 * @returns whether anything was closed
	 */
	stepBack(): boolean {
		const { view, whatIf, planning, outputs, openings, measuring, notes } = this;
		if (measuring.isOpen) measuring.close();
		else if (whatIf.draft.length > 0) whatIf.draft = [];
		else if (whatIf.tool) whatIf.take(null);
		else if (planning.tool) planning.take(null);
		else if (notes.isPlacing) notes.place();
		else if (this.editDesk.tool) this.editDesk.take(null);
		else if (notes.open) notes.close();
		else if (outputs.isOpen) outputs.toggle();
		else if (openings.isOpen) openings.toggle();
		else if (this.editDesk.isOpen && !view.selection) this.editDesk.toggle();
		else if (view.desk && !view.selection && !view.table.open) view.openDesk(null);
		else return false;
		return true;
	}

	/** Clears the undo history, which does not apply to another view, and moves the map to the new view's camera. */
	#beginAnew() {
		this.whatIf.forget();
		if (this.view.camera) this.map?.jump(this.view.camera);
		else this.map?.goHome();
	}

	/** Unsaved work to keep as a draft; `null`: none. */
	get #work(): DraftDocument | null {
		const { scenarios, planning } = this;
		const desks = planning.mementos;
		if (scenarios.isEmpty && Object.keys(desks).length === 0) return null;
		return { format: 1, scenario: scenarios.now, desks };
	}

	#putBack({ scenario, desks }: DraftDocument, withTrial: boolean) {
		const { view, whatIf, planning } = this;
		planning.put(scenario);
		if (withTrial) {
			view.edits = scenario.edits;
			// Minutes and speed given in a link win over those of the draft.
			if (this.#saysNothingOfWalks) {
				view.minutes = scenario.minutes;
				view.speedMps = scenario.speedMps;
			}
			whatIf.isOpen = view.edits.length > 0;
		}
		planning.restore(desks);
	}

	get #saysNothingOfWalks(): boolean {
		const { minutes, speedMps } = defaultView();
		return this.view.minutes.join() === minutes.join() && this.view.speedMps === speedMps;
	}

	#fail(fault: Fault) {
		this.plan.state = { kind: 'failed', fault };
	}

	/** Clears a selection from a link if this plan has no such feature. */
	#forgetUnknown() {
		const { selection } = this.view;
		if (!selection || isSelectable(selection, this.plan.entries)) return;
		this.unknownSelection = selection;
		this.view.selection = null;
	}

	/** Clears the selection of a feature that was taken out of the plan: by undo, or by somebody else. */
	#forgetGone() {
		const { selection } = this.view;
		const { entries, centreById } = this.plan;
		if (selection && !isSelectable(selection, entries) && !centreById.has(selection.id))
			this.view.select(null);
	}

	async #fetchWell(address: string): Promise<Response> {
		const response = await this.#ports.fetch(address);
		if (!response.ok) throw await readRefused(response, address);
		return response;
	}

	#keepInStep() {
		const { view, plan, trial, whatIf } = this;
		const isReady = () => plan.state.kind === 'ready' && trial.computed !== null;
		// Edits go to the engine, which returns every walk of the plan with them.
		$effect(() => {
			const { edits } = view;
			if (plan.state.kind === 'ready') untrack(() => trial.try(edits));
		});
		// Runs after everything that depends on the walks has been rendered.
		$effect(() => {
			if (trial.computed) whatIf.settle(trial.computed.edits);
		});
		// What was changed, here or by others, is in the plan that everything is computed from.
		$effect(() => {
			const { plan: changed, base, core } = this.editing;
			if (!changed || !base || !core || plan.state.kind !== 'ready') return;
			untrack(() => this.#updates.adopt(changed, base, core));
		});
		// The plan's date is that of what is newest in it.
		$effect(() => {
			const { asOf } = this.editing;
			if (asOf > untrack(() => plan.meta.asOf)) plan.meta = { ...untrack(() => plan.meta), asOf };
		});
		// Changed streets have become a network: everything is walked anew on it.
		$effect(() => {
			const { network } = this.editing;
			if (
				network &&
				untrack(() => plan.state.kind === 'ready' && this.#updates.hasNewNetwork(network.revision))
			)
				untrack(() => void this.load());
		});
		// Life circles of the whole city or of the selected centre; during a drag every finished drawing is shown.
		$effect(() => {
			if (!isReady()) return;
			const { minutes, speedMps, selection } = view;
			const centreIds = selection?.kind === 'centre' ? [selection.id] : null;
			const limitsM: [number, number] = [budgetM(minutes[0], speedMps), budgetM(minutes[1], speedMps)];
			untrack(() => void plan.draw(limitsM, centreIds));
		});
		$effect(() => {
			if (!isReady() || !view.layers.has('service-areas')) return;
			const limitM = budgetM(view.minutes[1], view.speedMps);
			untrack(() => void plan.divide(limitM));
		});
		$effect(() => {
			const { selection, minutes, speedMps } = view;
			if (isReady() && minutes[0] * speedMps > 0) untrack(() => void plan.explain(selection));
		});
		$effect(() => {
			if (!whatIf.isDragging) this.#address.follow(view, this.notes.query);
		});
		// Unsaved work is stored on the server as a draft, but not during a drag.
		$effect(() => {
			if (!this.draft.isWatching || whatIf.isDragging) return;
			const work = this.#work;
			untrack(() => this.draft.note(work));
		});
		moveMap(this, () => this.map);
	}
}
