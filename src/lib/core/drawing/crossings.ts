/**
 * Where the outline crosses the edges of the mesh. Crossed edges are numbered from 1 in the order they were found;
 * the crossings of edge n are first[n] ≤ c < first[n + 1], along its half-edge. The arrays grow, and are longer than
 * what is valid in them.
 */
export class Crossings {
	/** The last number given, and how many crossings there are. */
	edgeCount = 0;
	count = 0;
	/** The half-edge along which the crossings of each crossed edge are listed. */
	halfEdge = new Int32Array(512);
	/** 1 where that half-edge begins within reach, else 0. */
	startsInside = new Uint8Array(512);
	first = new Int32Array(513);
	/** Share of the half-edge's length at each crossing, and the place there in units of an outline. */
	share = new Float64Array(512);
	x = new Float64Array(512);
	y = new Float64Array(512);

	clear(): void {
		this.edgeCount = 0;
		this.count = 0;
	}

	/** Adds a crossing to the edge that is closed next, which leads from a to b. */
	add(share: number, ax: number, ay: number, bx: number, by: number): void {
		const { count } = this;
		if (count === this.share.length) {
			this.share = grown(this.share, new Float64Array(2 * count));
			this.x = grown(this.x, new Float64Array(2 * count));
			this.y = grown(this.y, new Float64Array(2 * count));
		}
		this.share[count] = share;
		this.x[count] = Math.round(ax + share * (bx - ax));
		this.y[count] = Math.round(ay + share * (by - ay));
		this.count = count + 1;
	}

	/** Gives the crossings since the last call to an edge; returns its number. */
	closeEdge(halfEdge: number, startsInside: number): number {
		const number = ++this.edgeCount;
		const size = this.halfEdge.length;
		if (number === size) {
			this.halfEdge = grown(this.halfEdge, new Int32Array(2 * size));
			this.startsInside = grown(this.startsInside, new Uint8Array(2 * size));
			this.first = grown(this.first, new Int32Array(2 * size + 1));
		}
		this.halfEdge[number] = halfEdge;
		this.startsInside[number] = startsInside;
		this.first[number + 1] = this.count;
		return number;
	}
}

function grown<Numbers extends Float64Array | Int32Array | Uint8Array>(from: Numbers, to: Numbers): Numbers {
	to.set(from);
	return to;
}
