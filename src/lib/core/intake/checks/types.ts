import type { Plan } from '../../plan/types.ts';
import type { BothTexts } from '../../text/both-texts.ts';
import type { ColumnMatch } from '../fields/types.ts';
import type { IntakeKind } from '../kinds.ts';
import type { Spell } from '../names/name-index.ts';
import type { IntakeRow } from '../reconcile/types.ts';
import type { SourceLayer } from '../types.ts';

/** Kinds of checks, in the order in which findings of one row are told. */
export const CHECK_CODES = [
	'sums',
	'subtotals',
	'counts',
	'empty-name',
	'same-name',
	'same-id',
	'two-names',
	'name-in-plan',
	'same-place',
	'outside-district',
	'outside-cluster',
	'column-unit',
	'mixed-units',
	'households-per-building',
	'people-per-household',
	'area-per-household',
	'floor-area-ratio',
	'year-built',
	'two-digit-year',
	'collection-rate'
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** A change of one cell that would mend a finding. */
export interface Repair {
	/** Of the file; also that of a row of sums. */
	row: number;
	/** A field, its value in the field's own unit; else the heading of a column that holds no field, in the file's unit; '': the whole row. */
	field: string;
	/** `null`: the field is left out; of a whole row, the row is. */
	value: unknown;
	/** Repairs of one choice go together; of a finding's choices one is taken. 0 is the likeliest. */
	choice: number;
	label: BothTexts;
}

/** What a check found, or that it found nothing. */
export interface LedgerCheck {
	code: CheckCode;
	name: BothTexts;
	/** Nothing was found. */
	ok: boolean;
	/** A contradiction cannot be true: the file says two things. An oddity can, but seldom is. */
	severity: 'contradiction' | 'oddity';
	detail: BothTexts;
	/** Rows that it is about, of sums the row of the sum first; empty if nothing was found. */
	rows: number[];
	repairs: Repair[];
}

/** What is checked. */
export interface CheckedLedger {
	layer: SourceLayer;
	kind: IntakeKind;
	matches: readonly ColumnMatch[];
	/** The layer's rows as values of fields, see `readRows`. */
	rows: readonly IntakeRow[];
	/** Rows of which a value cannot be read; sums are over them as well. */
	rejectedRows?: readonly number[];
	plan: Plan;
	spell: Spell;
	/** ISO date. */
	today: string;
}

export type Finding = Pick<LedgerCheck, 'severity' | 'detail' | 'rows' | 'repairs'>;

/** What one kind of check gave; a check that could not be made gives none. */
export interface Checked {
	code: CheckCode;
	findings: Finding[];
}
