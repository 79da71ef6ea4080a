import { createContext } from 'svelte';
import { isAnyInHand, type MapTool } from '../map-tool.ts';
import type { MeasureDesk } from './measure-desk.svelte.ts';

/** Whether the map is measured on; none of it is part of the view. */
export class Measuring {
	isOpen = $state(false);
	/** What is on the map, once that part of the program is there; `null`: nothing. */
	desk = $state.raw<MeasureDesk | null>(null);
	/** Whether the map listens to clicks and keys: before that, none would set a point. */
	isOnMap = $state(false);

	readonly #others: () => readonly MapTool[];

	/** @param others that draw on the map, too: one at a time does */
	constructor(others: () => readonly MapTool[]) {
		this.#others = others;
	}

	/** Puts the other tools down. */
	toggle() {
		if (!this.isOpen) for (const other of this.#others()) other.take(null);
		this.isOpen = !this.isOpen;
	}

	/** Whoever takes another tool has done with measuring. */
	giveWay() {
		if (isAnyInHand(this.#others())) this.close();
	}

	close() {
		this.isOpen = false;
	}
}

export const [getMeasuring, setMeasuring] = createContext<Measuring>();
