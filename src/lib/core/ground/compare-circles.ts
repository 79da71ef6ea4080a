import type { MultiPolygon } from 'geojson';
import { bboxesMeet, bboxOf, growBbox, uniteBboxes } from '../geometry/bbox.ts';
import { polygonsOf } from '../geometry/area-rings.ts';
import type { Bbox, LngLat } from '../geometry/types.ts';
import { cutTo, polygonAreaM2, subtractArea } from './overlay.ts';

/** Ground that one life circle covers and another does not. */
export interface CircleChange {
	gained: MultiPolygon;
	lost: MultiPolygon;
}

/** About 5 m: borders that change this near to each other are compared together. */
const NEAR_DEG = 5e-5;
/** What is smaller is no change of anybody's ground: the two drawings round a corner differently. */
const LEAST_M2 = 30;

/**
 * What a life circle gains and loses on the way to another one; by overlay where their borders differ, and nowhere else,
 * so that the cost is that of the change. Pieces below 30 m² are left out.
 */
export function compareCircles(before: MultiPolygon, after: MultiPolygon): CircleChange {
	const gained: LngLat[][][] = [];
	const lost: LngLat[][][] = [];
	for (const box of listChangedBoxes(before, after)) {
		const [was, is] = [cutTo(before, box), cutTo(after, box)];
		gained.push(...subtract(is, was));
		lost.push(...subtract(was, is));
	}
	return {
		gained: { type: 'MultiPolygon', coordinates: gained },
		lost: { type: 'MultiPolygon', coordinates: lost }
	};
}

function subtract(area: MultiPolygon, other: MultiPolygon): LngLat[][][] {
	if (area.coordinates.length === 0) return [];
	return subtractArea(area, other).filter((rings) => polygonAreaM2(rings) >= LEAST_M2);
}

/** Boxes, none of which meets another, round all sides that only one of the two has. */
function listChangedBoxes(before: MultiPolygon, after: MultiPolygon): Bbox[] {
	const [was, is] = [sidesByKey(before), sidesByKey(after)];
	const changed = [
		...[...was].filter(([key]) => !is.has(key)),
		...[...is].filter(([key]) => !was.has(key))
	].map(([, box]) => growBbox(box, NEAR_DEG));
	let boxes: Bbox[] = [];
	for (let box of changed) {
		// Whatever it meets becomes one with it, and may then meet others.
		for (;;) {
			const apart = boxes.filter((other) => !bboxesMeet(other, box));
			if (apart.length === boxes.length) break;
			box = boxes.filter((other) => bboxesMeet(other, box)).reduce(uniteBboxes, box);
			boxes = apart;
		}
		boxes.push(box);
	}
	return boxes;
}

/** The box of each side, by its two ends in either order. */
function sidesByKey(circle: MultiPolygon): Map<string, Bbox> {
	const sides = new Map<string, Bbox>();
	for (const ring of polygonsOf(circle).flat())
		for (const [i, b] of ring.slice(1).entries()) {
			const a = ring[i]!;
			const isForward = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
			sides.set(isForward ? `${a} ${b}` : `${b} ${a}`, bboxOf([a, b]));
		}
	return sides;
}
