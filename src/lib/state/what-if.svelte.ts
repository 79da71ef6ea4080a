import { createContext } from 'svelte';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { roundEditLngLat } from '#lib/core/what-if/edit-text.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { Fault } from './fault.ts';
import type { View } from './view.svelte.ts';

/** What a click on the map does while the tool is active. */
export const TOOLS = ['centre', 'entrance', 'wall', 'link', 'barrier', 'place'] as const;
export type Tool = (typeof TOOLS)[number];

/** Two edits of one thing, of which the later makes the earlier pointless: a centre moved twice is moved once. */
const isSuperseded = (earlier: Edit, later: Edit) =>
	(later.kind === 'move-centre' || later.kind === 'close-centre') &&
	earlier.kind === 'move-centre' &&
	earlier.centreId === later.centreId;

/**
 * The what-if session: the active tool, the list of edits, and undo and redo.
 * The edits themselves are part of the view, so that an address contains them.
 */
export class WhatIf {
	tool = $state<Tool | null>(null);
	/** Whether the tools are out. */
	isOpen = $state(false);
	/** Points of a line being drawn. */
	draft = $state.raw<LngLat[]>([]);
	/** Why the last edit was not made; `null` while all is well. */
	fault = $state.raw<Fault | null>(null);

	readonly #view: Pick<View, 'edits' | 'steps'>;
	#undone = $state.raw<(readonly Edit[])[]>([]);
	#done = $state.raw<(readonly Edit[])[]>([]);
	/** Inputs whose figures are not on screen yet. */
	#pending: { edits: readonly Edit[]; heardMs: number; movedMs: number }[] = [];
	/** The edits before the drag that is under way. */
	#beforeDrag = $state.raw<readonly Edit[] | null>(null);

	/** @param view what the edits are part of */
	constructor(view: Pick<View, 'edits' | 'steps'>) {
		this.#view = view;
		this.isOpen = view.edits.length > 0;
	}

	get edits(): readonly Edit[] {
		return this.#view.edits;
	}

	/** Whether a centre is being dragged; the address is rewritten when the drag ends. */
	get isDragging(): boolean {
		return this.#beforeDrag !== null;
	}

	get canUndo(): boolean {
		return this.#done.length > 0;
	}

	get canRedo(): boolean {
		return this.#undone.length > 0;
	}

	toggle() {
		this.isOpen = !this.isOpen;
		this.take(null);
	}

	take(tool: Tool | null) {
		this.tool = this.tool === tool ? null : tool;
		this.draft = [];
		this.fault = null;
	}

	/** Adds an edit, as one step that can be undone. */
	make(edit: Edit) {
		this.#step(this.#with(edit));
	}

	/** Adds several edits as one step. */
	makeAll(edits: readonly Edit[]) {
		this.#step([...this.edits, ...edits]);
	}

	/** Other edits in place of all, as one step. */
	replace(edits: readonly Edit[]) {
		this.#step(edits);
	}

	remove(edit: Edit) {
		this.#step(this.edits.filter((other) => other !== edit));
	}

	clear() {
		this.#step([]);
	}

	/**
	 * Moves a centre, or one that was added, during a drag; the undo step is made when the drag ends.
	 *
	 * @param movedMs time of the pointer event on the page's clock; the page may handle it later
	 */
	drag(centreId: string, lngLat: LngLat, movedMs = performance.now()) {
		this.#beforeDrag ??= this.edits;
		this.fault = null;
		const at = roundEditLngLat(lngLat);
		const added = this.edits.find((edit) => edit.kind === 'add-centre' && edit.centreId === centreId);
		this.#put(
			added
				? [...this.edits.filter((edit) => edit !== added), { kind: 'add-centre', centreId, lngLat: at }]
				: this.#with({ kind: 'move-centre', centreId, lngLat: at }),
			movedMs
		);
	}

	/** Ends the drag: all of it is one undo step. */
	drop() {
		const before = this.#beforeDrag;
		this.#beforeDrag = null;
		if (!before || before === this.edits) return;
		this.#done = [...this.#done, before];
		this.#undone = [];
		this.#view.steps++;
	}

	undo() {
		const before = this.#done.at(-1);
		if (!before) return;
		this.#done = this.#done.slice(0, -1);
		this.#undone = [...this.#undone, this.edits];
		this.#show(before);
	}

	redo() {
		const after = this.#undone.at(-1);
		if (!after) return;
		this.#undone = this.#undone.slice(0, -1);
		this.#done = [...this.#done, this.edits];
		this.#show(after);
	}

	/** Goes back to the edits that the engine last applied, after it refused newer ones. */
	refuse(why: Fault, kept: readonly Edit[]) {
		this.fault = why;
		if (this.#beforeDrag === null) this.#done = this.#done.slice(0, -1);
		this.#pending = [];
		this.#view.edits = kept;
	}

	/** Clears undo and redo after another view was opened. */
	forget() {
		this.#done = [];
		this.#undone = [];
		this.#beforeDrag = null;
		this.draft = [];
		this.fault = null;
	}

	/**
	 * Records how long it took from the input until the figures of these edits were in the page: a measure of the
	 * browser's timeline, `lianpian:edit`, with the time of the pointer event in its detail. Moves that were
	 * superseded count from their own time.
	 */
	settle(edits: readonly Edit[]) {
		const last = this.#pending.findIndex((input) => input.edits === edits);
		if (last < 0) return;
		for (const { heardMs, movedMs } of this.#pending.splice(0, last + 1))
			performance.measure(EDIT_MEASURE, { start: heardMs, detail: { movedMs } });
	}

	/** An id that is not used in these edits. */
	freshId(prefix: string): string {
		const taken = JSON.stringify(this.edits);
		for (let n = 1; ; n++) if (!taken.includes(`"${prefix}-${n}"`)) return `${prefix}-${n}`;
	}

	#with(edit: Edit): Edit[] {
		return [...this.edits.filter((earlier) => !isSuperseded(earlier, edit)), edit];
	}

	#step(edits: readonly Edit[]) {
		this.#done = [...this.#done, this.edits];
		this.#undone = [];
		this.#show(edits);
	}

	#show(edits: readonly Edit[]) {
		this.fault = null;
		this.draft = [];
		this.#put(edits);
		this.#view.steps++;
	}

	#put(edits: readonly Edit[], movedMs = performance.now()) {
		this.#pending.push({ edits, heardMs: performance.now(), movedMs });
		this.#view.edits = edits;
	}
}

/** Name of the measures from an edit to its figures on screen. */
export const EDIT_MEASURE = 'lianpian:edit';

export const [getWhatIf, setWhatIf] = createContext<WhatIf>();
