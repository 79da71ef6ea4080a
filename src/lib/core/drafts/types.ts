import type { ScenarioDocument } from '../scenarios/types.ts';

/** Plain JSON that a desk keeps of its own work; it alone reads it back. */
export type Memento = Record<string, unknown>;

/** What a planner has on the desk and has not kept under a name. Plain JSON. */
export interface DraftDocument {
	format: 1;
	/** What is planned and tried, as a scenario would keep it. */
	scenario: ScenarioDocument;
	/** What else the desks hold, by desk: lines that were drawn, what was asked, proofs, marks. */
	desks: Record<string, Memento>;
}
