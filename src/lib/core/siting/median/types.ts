/**
 * What the p-median and the maximal covering model have in common: choose `count` columns such that the sum over all
 * rows of the least cost among the chosen ones is least. A row that no chosen column serves for less costs its
 * fallback: what an open centre, or going without, costs it anyway.
 *
 * Costs are those of the whole row: weight × cost of one. Entries that cost as much as the fallback or more are left
 * out.
 */
export interface MedianCore {
	readonly rowCount: number;
	readonly columnCount: number;
	/** How many columns to choose; 0 ≤ count ≤ columnCount. */
	readonly count: number;
	/** Entries of row r: rowStart[r] ≤ i < rowStart[r + 1], cheapest first; rowCount + 1. */
	readonly rowStart: Int32Array;
	readonly entryColumn: Int32Array;
	readonly entryCost: Float64Array;
	/** Finite, ≥ 0. */
	readonly fallback: Float64Array;
	/** All sums of costs are multiples of this; 0 if there is no such unit. */
	readonly unit: number;
}

/** Columns and what they cost. */
export interface Choice {
	columns: Int32Array;
	objective: number;
}
