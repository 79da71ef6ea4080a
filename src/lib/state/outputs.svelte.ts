import { createContext } from 'svelte';

/** What leaves the planner's desk: review meetings, paper, reports, websites, a USB stick. */
export const OUTPUT_KEYS = ['briefings', 'print', 'report', 'embed', 'file', 'layers'] as const;
export type OutputKey = (typeof OUTPUT_KEYS)[number];

/** Which of them is being made; none of it is part of the view. */
export class Outputs {
	/** Whether the strip offers them. */
	isOpen = $state(false);
	/** The strip is to take the focus when it shows them. */
	wantsFocus = false;
	/** The output whose sheet is open. */
	current = $state<OutputKey | null>(null);

	/** @param byKey whether it was opened by key: then the focus moves to the sheet */
	toggle(byKey = false) {
		this.isOpen = !this.isOpen;
		this.wantsFocus = byKey && this.isOpen;
		if (!this.isOpen) this.current = null;
	}

	/** Opens a sheet; the same one again closes it. */
	take(key: OutputKey) {
		this.current = this.current === key ? null : key;
	}
}

export const [getOutputs, setOutputs] = createContext<Outputs>();
