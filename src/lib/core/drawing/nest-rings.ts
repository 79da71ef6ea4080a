import { bboxOf } from '../geometry/bbox.ts';
import { isInRing } from '../geometry/point-in-rings.ts';
import { signedRingArea } from '../geometry/ring-area.ts';
import type { Position } from 'geojson';

/** A closed line and the area it goes round, in square degrees: positive counter-clockwise. */
export interface Ring {
	readonly line: Position[];
	readonly area: number;
}

/** Closes a line of at least three positions, in place, and measures it. */
export function closeRing(line: Position[]): Ring {
	const area = signedRingArea(line);
	line.push([line[0]![0]!, line[0]![1]!]);
	return { line, area };
}

/**
 * Puts each hole (clockwise) into the polygon it lies in, the smallest of those round it.
 *
 * @param rings that do not meet
 * @returns coordinates of a MultiPolygon
 */
export function nestRings(rings: readonly Ring[]): Position[][][] {
	const outers = rings.filter(({ area }) => area > 0).toSorted((a, b) => a.area - b.area);
	const polygons = outers.map(({ line }) => [line]);
	if (outers.length === rings.length) return polygons;
	const boxes = outers.length > 1 ? outers.map(({ line }) => bboxOf(line)) : [];
	for (const { line, area } of rings) {
		if (area > 0) continue;
		const [lng, lat] = line[0] as [number, number];
		let at = 0;
		if (outers.length > 1)
			at = outers.findIndex((outer, i) => {
				const [west, south, east, north] = boxes[i]!;
				if (lng < west || lng > east || lat < south || lat > north || outer.area < -area) return false;
				return isInRing(outer.line, line[0]!);
			});
		polygons[at]?.push(line);
	}
	return polygons;
}
