import type { Geometry } from 'geojson';
import type { PlanFeature } from '../../plan/types.ts';
import type { BothTexts } from '../../text/both-texts.ts';

/** A row of a file as values of the plan's fields; what the file does not say is not there. */
export interface IntakeRow {
	/** As the program that shows the file counts. */
	row: number;
	/** Fields of the layer, and the placing fields. */
	values: Readonly<Record<string, unknown>>;
	/** WGS-84, rounded as it is stored; `null`: the file has none. */
	geometry: Geometry | null;
}

/** A row, or a value of it, that cannot be taken in. */
export interface Rejected {
	row: number;
	/** '' where it is the row as a whole. */
	field: string;
	/** As the file has it. */
	value: string;
	/** A clause, and what to do about it. */
	reason: BothTexts;
}

export interface FieldChange {
	field: string;
	before: unknown;
	after: unknown;
}

export interface Candidate {
	id: string;
	/** 0…1. */
	score: number;
	name: string;
}

/** Why nobody but a planner can say what a row is. */
export type Doubt =
	/** Features are called nearly so. */
	| 'alike'
	/** Features are called otherwise, and have the same figures or lie at the same place. */
	| 'like'
	/** Several features are called so. */
	| 'several'
	/** A feature is called so, and stands in another district or far away. */
	| 'elsewhere'
	/** Another row of the file is that feature already. */
	| 'taken'
	/** Its number is that of a feature with quite another name. */
	| 'other-name'
	/** It is new, and nothing says where it is. */
	| 'unplaced';

/** What becomes of one row. */
export type Outcome = { row: number; name: string } & (
	| {
			kind: 'added';
			featureId: string;
			feature: PlanFeature;
			/** Fields that the file says nothing of and that were filled by default. */
			assumed: readonly string[];
	  }
	| { kind: 'changed'; featureId: string; fields: readonly FieldChange[]; clashes: readonly FieldClash[] }
	| { kind: 'same'; featureId: string }
	| { kind: 'doubtful'; doubt: Doubt; candidates: readonly Candidate[]; draft: PlanFeature | null }
	/** A planner has decided that the row is not taken in. */
	| { kind: 'ignored' }
);

/** A field that the file and somebody in the plan have both changed since the file was taken in last. */
export interface FieldClash {
	field: string;
	/** What the file had then. */
	last: unknown;
	plan: unknown;
	file: unknown;
}

/** What is remembered of a row that was taken in: the next time it asks nothing. */
export interface Remembered {
	/** `null`: the row is not to be taken in. */
	featureId: string | null;
	/** What the file had, by field. */
	values: Readonly<Record<string, unknown>>;
}

/** What a planner decides of a row: which feature it is, that it is new, or that it is left out. */
export type RowDecision = { is: string } | { isNew: true } | { isIgnored: true };

export interface Reconciled {
	outcomes: Outcome[];
	rejected: Rejected[];
	/** Features that the file had when it was written and has no more, of a file that says so of itself. */
	missing: string[];
	/** Keys of the rows, under which they are remembered. */
	keys: ReadonlyMap<number, string>;
	/** What each row says, by field, as it is remembered. */
	said: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
}
