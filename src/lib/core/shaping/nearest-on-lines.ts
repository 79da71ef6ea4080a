import { buildLocalMetres } from '../geometry/local-metres.ts';
import { nearestShareOn } from '../geometry/nearest-on-segment.ts';
import type { LngLat } from '../geometry/types.ts';
import { roundLngLat } from './round-geometry.ts';

/** Where lines are nearest to a position. */
export interface Nearest {
	/** A vertex bit by bit, or a place between two rounded to 7 decimals. */
	readonly lngLat: LngLat;
	readonly distanceM: number;
}

/** The nearest place of lines, the first of several as near; `undefined` if the lines have no positions. */
export function findNearestOnLines(
	lngLat: LngLat,
	lines: readonly (readonly LngLat[])[]
): Nearest | undefined {
	const { toXy, toLngLat } = buildLocalMetres(lngLat);
	let nearest: Nearest | undefined;
	const offer = (distanceM: number, place: () => LngLat) => {
		if (!nearest || distanceM < nearest.distanceM) nearest = { lngLat: place(), distanceM };
	};
	for (const line of lines)
		for (const [i, b] of line.entries()) {
			const [bx, by] = toXy(b);
			offer(Math.hypot(bx, by), () => [b[0], b[1]]);
			if (i === 0) continue;
			const [ax, ay] = toXy(line[i - 1]!);
			const share = nearestShareOn(ax, ay, bx, by, 0, 0);
			if (share === 0 || share === 1) continue;
			const [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)];
			offer(Math.hypot(x, y), () => roundLngLat(toLngLat([x, y])));
		}
	return nearest;
}
