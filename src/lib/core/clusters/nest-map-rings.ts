import { isInRing } from '../geometry/point-in-rings.ts';
import type { Xy } from '../geometry/types.ts';
import type { MapRing } from './trace-rings.ts';

/** An area by its rings, the outer one first; all run with the area to their left. */
export interface MapArea {
	rings: MapRing[];
	/** Holes taken off. */
	areaM2: number;
}

/**
 * Puts each hole (negative area) into the smallest ring round it that is larger than itself. A hole in none is left
 * out: it is the outside of everything.
 */
export function nestMapRings(points: readonly Xy[], rings: readonly MapRing[]): MapArea[] {
	const areas = rings
		.filter(({ areaM2 }) => areaM2 > 0)
		.toSorted((m, n) => m.areaM2 - n.areaM2)
		.map((ring): MapArea & { corners: Xy[] } => ({
			rings: [ring],
			areaM2: ring.areaM2,
			corners: ring.points.map((p) => points[p]!)
		}));
	for (const hole of rings) {
		if (hole.areaM2 >= 0) continue;
		const holder = areas.find(({ rings: [outer], corners }) => {
			if (outer!.areaM2 <= -hole.areaM2 * (1 + 1e-9)) return false;
			// A corner that both have says nothing about which lies in which.
			const own = new Set(outer!.points);
			const free = hole.points.find((p) => !own.has(p));
			return free !== undefined && isInRing(corners, points[free]!);
		});
		if (!holder) continue;
		holder.rings.push(hole);
		holder.areaM2 += hole.areaM2;
	}
	return areas.map(({ rings: own, areaM2 }) => ({ rings: own, areaM2 }));
}
