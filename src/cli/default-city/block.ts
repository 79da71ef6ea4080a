/** A block of the main urban area: what main streets enclose. */
export interface Block {
	/** Index in the list of blocks. */
	index: number;
	/** Boundary as first drawn, counter-clockwise. */
	ring: number[];
	/** What the railway makes of it; one part if it does not pass. */
	parts: number[][];
	areaM2: number;
	/** Everybody who lives there. */
	population: number;
	/** Index of its cluster. */
	cluster: number;
}
