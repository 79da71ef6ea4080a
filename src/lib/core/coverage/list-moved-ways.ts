import type { LngLat } from '../geometry/types.ts';
import type { PlacedSite } from '../what-if/types.ts';

/** A door or entrance whose nearest street is apart from the network that people walk on. */
export interface MovedWay {
	siteId: string;
	wayId: string;
	lngLat: LngLat;
	/** Street metres of the piece that the nearest street belongs to. */
	apartM: number;
	/** Straight from the way in to that street. */
	nearestM: number;
	/** Straight to the next street of the network that people walk on; `null` where none is within a kilometre. */
	walkedM: number | null;
}

/** The doors or entrances of some sites that were put on another street than the nearest, in their order. */
export function listMovedWays(sites: readonly PlacedSite[]): MovedWay[] {
	return sites.flatMap(({ id: siteId, ways, positions }) => {
		const moved: MovedWay[] = [];
		for (const [i, way] of ways.entries()) {
			const nearest = positions[i];
			if (nearest?.apartM === undefined || way.throughId) continue;
			const walked = positions.find(
				(position, k) => ways[k] === way && position && position.apartM === undefined
			);
			moved.push({
				siteId,
				wayId: way.id,
				lngLat: way.lngLat,
				apartM: nearest.apartM,
				nearestM: nearest.accessM,
				walkedM: walked?.accessM ?? null
			});
		}
		return moved;
	});
}
