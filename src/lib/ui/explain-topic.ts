import type { FigureKey, FigureMeasure, FigureSource } from '#lib/core/figures/types.ts';
import type { Scope } from '#lib/core/model/types.ts';

export const WHOLE_CITY: Scope = { kind: 'city', id: '' };

/** A figure that is to explain itself. */
export interface ExplainTopic {
	key: FigureKey;
	scope: Scope;
	/** What a share of communities is counted by; left out: households. */
	measure?: FigureMeasure;
	/** What it is computed from, where that is not what the page shows: packages, sites, a scenario. */
	source?: FigureSource;
	/** The same figure to compare with: of the plan without the what-if edits, or of another scenario. */
	against?: 'plan' | { source: FigureSource; names: readonly [before: string, after: string] };
}
