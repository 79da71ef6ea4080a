/** A block of the main urban area, enclosed by main streets. */
export interface Block {
	/** Index in the list of blocks. */
	index: number;
	/** Boundary as first drawn, counter-clockwise. */
	ring: number[];
	/** Its parts on both sides of the railway; one part if the railway does not cross it. */
	parts: number[][];
	areaM2: number;
	/** Residents. */
	population: number;
	/** Index of its cluster. */
	cluster: number;
}
