import { AreaBoundaries } from '../geometry/area-boundaries.ts';
import { shortestWay } from '../geometry/shortest-way.ts';
import type { Side } from '../geometry/sides.ts';
import type { Xy } from '../geometry/types.ts';
import type { NeighbourArea } from './types.ts';

/** The boundaries of areas that may be neighbours. */
export class Boundaries extends AreaBoundaries {
	constructor(areas: readonly NeighbourArea[]) {
		super(areas.map(({ geometry }) => geometry));
	}

	/** Areas that a place is inside of, or no further than `gapM` from; each once. */
	listAround(xy: Xy, gapM: number): number[] {
		const place: Side = [xy, xy];
		const near = this.listNear(place, gapM).filter(
			(side) => shortestWay(place, this.sides[side]!).lengthM <= gapM
		);
		return [...new Set([...near.map((side) => this.areaOf[side]!), ...this.listHolding(xy)])];
	}
}
