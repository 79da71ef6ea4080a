import { roundEditLngLat, writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { toFault, type Fault } from '../fault.ts';
import { WhatIf } from '../what-if.svelte.ts';
import type { PreparedSlide } from './types.ts';

/** Whoever computes a slide with other changes: numbers first, then what is drawn. */
export interface SlideComputer {
	/** @throws Error if a change cannot be made */
	measure: (slide: PreparedSlide, edits: readonly Edit[]) => Promise<PreparedSlide>;
	draw: (slide: PreparedSlide) => Promise<PreparedSlide>;
}

export const TRY_TOOLS = ['add', 'close'] as const;
export type TryTool = (typeof TRY_TOOLS)[number];

/**
 * A slide on which somebody goes on trying: centres are moved by hand, added and closed. While one change is computed
 * only the latest of those that follow waits. What cannot be made is taken back, and it is said why.
 */
export class TryOn {
	/** What a click does; `null`: centres are only moved. */
	tool = $state.raw<TryTool | null>(null);
	isBusy = $state.raw(false);
	readonly steps: WhatIf;
	readonly #computer: SlideComputer;
	readonly #onchange: (slide: PreparedSlide) => void;
	/** Changes that the slide opened with. */
	readonly #first: readonly Edit[];
	#slide: PreparedSlide;
	#edits = $state.raw<readonly Edit[]>([]);

	constructor(slide: PreparedSlide, computer: SlideComputer, onchange: (slide: PreparedSlide) => void) {
		this.#slide = slide;
		this.#computer = computer;
		this.#onchange = onchange;
		this.#first = slide.source.plan.edits;
		this.#edits = this.#first;
		const put = (edits: readonly Edit[]) => {
			this.#edits = edits;
			void this.#follow();
		};
		const get = () => this.#edits;
		this.steps = new WhatIf({
			get edits() {
				return get() as Edit[];
			},
			set edits(edits) {
				put(edits);
			},
			steps: 0
		});
	}

	get fault(): Fault | null {
		return this.steps.fault;
	}

	get canReset(): boolean {
		return writeEdits(this.#edits) !== writeEdits(this.#first);
	}

	take(tool: TryTool) {
		this.tool = this.tool === tool ? null : tool;
	}

	/** A click on the map with the tool that is taken. */
	click(lngLat: LngLat, centreId: string | null) {
		this.steps.fault = null;
		if (this.tool === 'add') {
			const taken = new Set(this.#slide.source.plan.centres.map(({ id }) => id));
			let n = 1;
			while (taken.has(`try-${n}`)) n++;
			this.steps.make({ kind: 'add-centre', centreId: `try-${n}`, lngLat: roundEditLngLat(lngLat) });
		} else if (this.tool === 'close' && centreId !== null)
			this.steps.make({ kind: 'close-centre', centreId });
	}

	canMove(centreId: string): boolean {
		return this.#slide.source.plan.centres.some(({ id, status }) => id === centreId && status !== 'closed');
	}

	/** Back to what the slide opened with, as one step. */
	reset() {
		this.steps.replace(this.#first);
	}

	async #follow() {
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			let drawn: readonly Edit[] | null = null;
			while (drawn !== this.#edits) {
				const edits: readonly Edit[] = this.#edits;
				const kept = this.#slide.source.plan.edits;
				try {
					this.#show(await this.#computer.measure(this.#slide, edits));
					this.steps.settle(edits);
				} catch (error) {
					if (this.#edits === edits) this.steps.refuse(toFault(error), kept);
					drawn = this.#edits === kept ? kept : null;
					continue;
				}
				if (edits === this.#edits) this.#show(await this.#computer.draw(this.#slide));
				drawn = edits;
			}
		} finally {
			this.isBusy = false;
		}
	}

	#show(slide: PreparedSlide) {
		this.#slide = slide;
		this.#onchange(slide);
	}
}
