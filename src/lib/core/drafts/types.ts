import type { ScenarioDocument } from '../scenarios/types.ts';

/** Plain JSON of a desk's work; only the same desk reads it. */
export type Memento = Record<string, unknown>;

/** What a planner has on the desk and has not kept under a name. Plain JSON. */
export interface DraftDocument {
	format: 1;
	/** Plans and what-if edits, as a scenario stores them. */
	scenario: ScenarioDocument;
	/** Other content of the desks, by desk: drawn lines, settings, proofs, marks. */
	desks: Record<string, Memento>;
}
