/** A node of a way that comes with its position. WGS-84 degrees. */
export interface PlacedNode {
	id: number;
	lng: number;
	lat: number;
}

/** Marks a node of a way whose number and position the file lacks: the way is split there. */
export const NO_NODE = Number.MAX_SAFE_INTEGER;

/**
 * Numbers for nodes that a file gives by their positions alone: the same position is the same node. They lie
 * beyond what OpenStreetMap and its editors count to.
 */
export class PlaceIds {
	#ids = new Map<string, number>();

	get(lng: number, lat: number): number {
		const key = `${Math.round(lng * 1e7)} ${Math.round(lat * 1e7)}`;
		let id = this.#ids.get(key);
		if (id === undefined) this.#ids.set(key, (id = Number.MIN_SAFE_INTEGER + this.#ids.size));
		return id;
	}
}
