/** One feature of a basemap's tile. */
export interface BaseFeature {
	/** 1 point, 2 line, 3 polygon, as vector tiles number them. */
	type: 1 | 2 | 3;
	properties: Readonly<Record<string, string | number | boolean>>;
	/**
	 * Points, lines or rings as x, y, x, y …; the tile is 0…1 wide and high, y down. Rings are closed, outer ones
	 * clockwise on the screen, holes the other way round.
	 */
	parts: readonly Float64Array[];
}

/** A decoded tile of the basemap. */
export interface BaseTile {
	z: number;
	x: number;
	y: number;
	layers: Readonly<Record<string, readonly BaseFeature[]>>;
}
