import type { ClashedChange } from './types.ts';

/** A clash as its sender, and whoever decides it, is told of it. */
export interface ToldClash {
	id: string;
	changes: ClashedChange[];
}

/** What the sender of changes is told. */
export interface ChangeAnswer {
	/** The number of the change set: the plan with it. */
	revision: number;
	/** How many of the changes that were sent are in the plan now. */
	applied: number;
	clashes: ToldClash[];
	/** Of an undo: what was left, since somebody changed it later. */
	skipped?: { layer: string; featureId: string; field: string | null; revision: number; author: string }[];
}
