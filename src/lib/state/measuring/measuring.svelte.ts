import { createContext } from 'svelte';
import type { MeasureDesk } from './measure-desk.svelte.ts';

/** A tool that is in the hand, or not. */
interface OtherTool {
	readonly tool: unknown;
	take: (tool: null) => void;
}

/** Whether the map is measured on; none of it is part of the view. */
export class Measuring {
	isOpen = $state(false);
	/** What is on the map, once that part of the program is there; `null`: nothing. */
	desk = $state.raw<MeasureDesk | null>(null);

	readonly #others: () => readonly OtherTool[];

	/** @param others that draw on the map, too: one at a time does */
	constructor(others: () => readonly OtherTool[]) {
		this.#others = others;
	}

	/** Puts the other tools down. */
	toggle() {
		if (!this.isOpen) for (const other of this.#others()) other.take(null);
		this.isOpen = !this.isOpen;
	}

	/** Whoever takes another tool has done with measuring. */
	giveWay() {
		if (this.#others().some(({ tool }) => tool !== null)) this.close();
	}

	close() {
		this.isOpen = false;
	}
}

export const [getMeasuring, setMeasuring] = createContext<Measuring>();
