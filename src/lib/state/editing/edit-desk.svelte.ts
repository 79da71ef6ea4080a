import { createContext } from 'svelte';
import type { LayerName } from '#lib/core/city/types.ts';
import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';
import type { ShapedLayer } from '#lib/core/plan/shape-changes/types.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import type { Selection } from '#lib/carto/view-query.ts';
import type { View } from '../view.svelte.ts';
import type { Editing, KnownThen } from './editing.svelte.ts';
import type { HandState } from './hand-state.ts';

/** A feature of the plan, by layer and id. */
export interface FeatureRef {
	layer: LayerName;
	featureId: string;
}

/** Which list the desk shows beside the feature. */
export type EditTab = 'feature' | 'log' | 'clashes' | 'notes';

/** Tools of the hand, as the strip lists them. */
export const HAND_TOOLS = ['draw', 'reshape', 'move', 'hole', 'part', 'split', 'merge'] as const;
export type HandTool = (typeof HAND_TOOLS)[number];

/** What can be drawn: features of every layer, entrances of communities, and facilities by the ground that they take. */
export type DrawnLayer = ShapedLayer | 'entrances' | 'facility-grounds';

const LAYER_OF: Partial<Record<Selection['kind'], LayerName>> = {
	community: 'communities',
	centre: 'centres',
	cluster: 'clusters',
	district: 'districts',
	axis: 'axes'
};
const KIND_OF: Partial<Record<LayerName, Selection['kind']>> = {
	communities: 'community',
	centres: 'centre',
	clusters: 'cluster',
	districts: 'district',
	axes: 'axis'
};

/** The desk of editing: what is open of it, which feature it is about, and what its edits say of themselves. */
export class EditDesk {
	isOpen = $state(false);
	tab = $state<EditTab>('feature');
	tool = $state<HandTool | null>(null);
	/** Whether streets are shown and can be picked, though none is edited. */
	showsStreets = $state(false);
	/** What the tool for drawing draws. */
	drawnLayer = $state<DrawnLayer>('communities');
	/** The tool in the hand, while it is on the map; `null`: none. */
	hand = $state.raw<HandState | null>(null);
	/** The community that was drawn last: its entrances are drawn next. */
	drawnCommunityId = $state<string | null>(null);
	/** The shape in the hand was left unfinished by an earlier page. */
	isRestored = $state(false);
	/** Why, for the log; kept until another reason is given. */
	reason = $state('');
	/** ISO date from which the edits are true; '': from today. */
	asOf = $state('');
	/** What is wrong with the last edit; empty: nothing. */
	problems = $state.raw<readonly ChangeProblem[]>([]);
	/** Where the map is to look; `null` once it does. */
	toLook = $state.raw<{ lngLat: [number, number]; zoom: number } | null>(null);
	/** A feature of a layer that the view cannot select. */
	#picked = $state.raw<FeatureRef | null>(null);

	readonly #view: View;
	readonly #editing: Editing;
	readonly #onnote: (id: string) => void;

	/** @param onnote a note was picked: it is read in its thread, not in a form */
	constructor(view: View, editing: Editing, onnote: (id: string) => void = () => {}) {
		this.#view = view;
		this.#editing = editing;
		this.#onnote = onnote;
	}

	toggle() {
		if (this.#editing.isReadOnly) return;
		this.isOpen = !this.isOpen;
		// It makes ready for changes as well.
		void this.#editing.holdStreets();
		this.tool = null;
		this.problems = [];
	}

	take(tool: HandTool | null) {
		this.isRestored = false;
		this.tool = this.tool === tool ? null : tool;
		this.problems = [];
	}

	/** Takes what draws entrances, for the community that is edited. */
	drawEntrances() {
		this.problems = [];
		this.drawnLayer = 'entrances';
		this.tool = 'draw';
	}

	/** The feature that is edited: what is selected, or what was picked of the other layers; `null`: none. */
	readonly target: FeatureRef | null = $derived.by(() => {
		const { selection } = this.#view;
		const plan = this.#editing.plan;
		const layer = selection ? LAYER_OF[selection.kind] : undefined;
		const ref = layer ? { layer, featureId: selection!.id } : this.#picked;
		return ref && plan?.[ref.layer].has(ref.featureId) ? ref : null;
	});

	/** Whether the streets are on the map: on demand, and while one is edited or drawn. */
	readonly areStreetsShown: boolean = $derived.by(
		() =>
			this.isOpen &&
			this.#editing.streets === 'held' &&
			(this.showsStreets ||
				this.target?.layer === 'streets' ||
				(this.tool === 'draw' && this.drawnLayer === 'streets'))
	);

	/** Makes a feature the one that is edited. */
	pick(ref: FeatureRef | null, { isOnMap = false } = {}) {
		// Nothing can be shown of what the plan does not have any more.
		if (ref && this.#editing.plan && !this.#editing.plan[ref.layer].has(ref.featureId)) return;
		this.problems = [];
		if (ref?.layer === 'notes') return this.#onnote(ref.featureId);
		const kind = ref ? KIND_OF[ref.layer] : undefined;
		this.#picked = ref && !kind ? ref : null;
		this.#view.select(ref && kind ? { kind, id: ref.featureId } : null, { isOnMap });
		if (ref) this.tab = 'feature';
	}

	/** Takes the feature that is edited out of the plan. */
	remove() {
		const { target } = this;
		this.hand?.reshaping?.giveUp();
		const { plan, core } = this.#editing;
		if (target && plan && core && this.change(core.removeFeature(plan, target))) this.pick(null);
	}

	/** Changes the plan, with the reason and the date of the desk. @returns whether it was possible */
	change(wanted: readonly WantedChange[]): boolean {
		this.hand?.reshaping?.finish();
		this.problems = this.put(wanted);
		return this.problems.length === 0;
	}

	/** The same, without finishing what is in the hand. @returns what is wrong with it */
	put(wanted: readonly WantedChange[], since?: KnownThen): readonly ChangeProblem[] {
		return this.#editing.change(wanted, {
			reason: this.reason,
			...(this.asOf ? { asOf: this.asOf } : {}),
			...(since ? { since } : {})
		});
	}

	get canUndo(): boolean {
		return (this.hand?.reshaping?.count ?? 0) > 0 || this.#editing.canUndo;
	}

	get canRedo(): boolean {
		return this.hand?.reshaping?.canRedo || this.#editing.canRedo;
	}

	/** Takes the last step back of the shape that is in the hand, else one's own last change of the plan. */
	undo() {
		if (!this.hand?.reshaping?.takeBack()) this.#editing.undo();
	}

	redo() {
		if (!this.hand?.reshaping?.redo()) this.#editing.redo();
	}
}

export const [getEditDesk, setEditDesk] = createContext<EditDesk>();
