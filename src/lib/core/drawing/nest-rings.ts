import { bboxOfFlat } from '../geometry/bbox.ts';
import { isInFlatRing } from '../geometry/point-in-rings.ts';
import type { Outline } from './outline.ts';

/**
 * Puts each hole (clockwise) into the ring it lies in, the smallest of those round it.
 *
 * @param outline rings that do not meet
 * @returns the polygons, smallest first: each the number of its outer ring and those of its holes
 */
export function nestRings(outline: Outline): number[][] {
	const { areas, ringCount } = outline;
	const outers: number[] = [];
	for (let ring = 0; ring < ringCount; ring++) if (areas[ring]! > 0) outers.push(ring);
	outers.sort((a, b) => areas[a]! - areas[b]!);
	const polygons = outers.map((ring) => [ring]);
	if (outers.length === ringCount) return polygons;
	const boxes = outers.length > 1 ? outers.map((ring) => bboxOfFlat(unitsOf(outline, ring))) : [];
	for (let ring = 0; ring < ringCount; ring++) {
		if (areas[ring]! > 0) continue;
		const start = outline.ringStart[ring]!;
		const [x, y] = [outline.units[start]!, outline.units[start + 1]!];
		const at =
			outers.length === 1
				? 0
				: outers.findIndex((outer, i) => {
						const [west, south, east, north] = boxes[i]!;
						if (x < west || x > east || y < south || y > north || areas[outer]! < -areas[ring]!) return false;
						return isInFlatRing(unitsOf(outline, outer), x, y);
					});
		polygons[at]?.push(ring);
	}
	return polygons;
}

const unitsOf = ({ units, ringStart }: Outline, ring: number): Float64Array =>
	units.subarray(ringStart[ring]!, ringStart[ring + 1]!);
