/**
 * Sending rows to chosen columns that can take only so much. Every row goes to one column whole, or to none and pays
 * its fallback; fixed columns are open anyway, and `count` of the others are chosen.
 */
export interface CapacityCore {
	readonly rowCount: number;
	readonly columnCount: number;
	readonly count: number;
	readonly isFixed: Uint8Array;
	/** Entries of row r: rowStart[r] ≤ i < rowStart[r + 1], cheapest first, all below the fallback. */
	readonly rowStart: Int32Array;
	readonly entryColumn: Int32Array;
	/** Cost of the whole row. */
	readonly entryCost: Float64Array;
	readonly fallback: Float64Array;
	/** What a row takes up, > 0 and within the capacity of every column it has an entry of; what a column can take. */
	readonly size: Float64Array;
	readonly room: Float64Array;
	/** All sums of costs are multiples of this; 0 if there is no such unit. */
	readonly unit: number;
}

/** Chosen columns (not the fixed ones) and where the rows go. */
export interface Allocation {
	/** Ascending. */
	columns: Int32Array;
	/** Column of each row, −1: none. */
	columnOf: Int32Array;
	objective: number;
}
