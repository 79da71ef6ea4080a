import { ringsOf, type PlaceGeometry } from './area-rings.ts';
import type { LngLat } from './types.ts';

/**
 * A position inside an area, away from its boundary: the middle of the widest stretch of a line from west to east
 * through it, half-way up. A point is itself.
 *
 * @returns `undefined` where the area has no inside
 */
export function findInside(geometry: PlaceGeometry): LngLat | undefined {
	if (geometry.type === 'Point') return geometry.coordinates as LngLat;
	const rings = ringsOf(geometry);
	// Between two heights of corners no line runs through a corner.
	const heights = [...new Set(rings.flat().map(([, lat]) => lat))].toSorted((m, n) => m - n);
	const middle = heights.length >> 1;
	if (heights.length < 2) return undefined;
	const lat = (heights[middle - 1]! + heights[middle]!) / 2;
	const crossings = rings
		.flatMap((ring) =>
			ring.slice(1).flatMap(([bx, by], i) => {
				const [ax, ay] = ring[i]!;
				return ay > lat === by > lat ? [] : [ax + ((lat - ay) / (by - ay)) * (bx - ax)];
			})
		)
		.toSorted((m, n) => m - n);
	let best: LngLat | undefined;
	let widest = 0;
	for (let i = 1; i < crossings.length; i += 2) {
		const width = crossings[i]! - crossings[i - 1]!;
		if (width > widest) [best, widest] = [[crossings[i - 1]! + width / 2, lat], width];
	}
	return best;
}
