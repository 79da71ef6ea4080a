import type { BothTexts } from '../../text/both-texts.ts';
import type { SourceTotal } from '../types.ts';
import type { ExactColumn } from './exact-column.ts';
import type { SummedColumn } from './summed-columns.ts';

/** A column that adds up, with its values. */
export interface Summed extends SummedColumn {
	exact: ExactColumn;
	heading: string;
	unit: BothTexts;
}

/** A sum beside what it should be. */
export interface Compared {
	total: SourceTotal;
	of: Summed;
	stated: bigint;
	sum: bigint;
	/** What the rows lack. */
	difference: bigint;
}
