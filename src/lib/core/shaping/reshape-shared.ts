import { ringsOf } from '../geometry/area-rings.ts';
import { bboxesMeet, bboxOf, growBbox, uniteBboxes } from '../geometry/bbox.ts';
import { haversineM } from '../geometry/local-metres.ts';
import { buildOverlay, isEmptyArea, type Overlay } from './build-overlay.ts';
import { hasSameBorders } from './has-same-borders.ts';
import { listShapeFaults } from './list-shape-faults.ts';
import { twinOf } from './plane-map.ts';
import { roundGeometry } from './round-geometry.ts';
import type { ShapeFault } from './shape-faults.ts';
import type { Area } from './types.ts';

export interface Reshaped {
	/** In the order given; those that nothing changed are the same objects. Without ground left: no parts. */
	readonly areas: Area[];
	/** Indexes of areas that came out different, ascending. */
	readonly changed: number[];
	/** Indexes of areas that lost all their ground. */
	readonly emptied: number[];
}

/** Boxes round positions of seven decimals meet although rounding put them apart. */
const MARGIN_DEG = 2e-7;

/**
 * One area of several that lie side by side drawn anew: ground that it takes is taken from its neighbours, and each piece
 * of ground that it gives up goes to the neighbour that borders it longest, the first of two; where there is none it
 * stays empty. Neighbours get the points of the new border and the area theirs, so that no vertex lies loose on a side.
 * What others had in common before, or left empty, stays so.
 *
 * @param areas WGS-84; not changed
 * @param index of the area that is drawn anew
 * @param geometry what it becomes
 * @returns rounded to 7 decimals; or the first fault of the new geometry
 * @throws RangeError if there is no such area
 */
export function reshapeShared(
	areas: readonly Area[],
	index: number,
	geometry: Area
): Reshaped | { fault: ShapeFault } {
	const old = areas[index];
	if (!old) throw new RangeError(`There is no area ${index} among the ${areas.length} given.`);
	const drawn = roundGeometry(geometry);
	const [fault] = listShapeFaults(drawn);
	if (fault) return { fault };
	const box = growBbox(uniteBboxes(boxOf(old), boxOf(drawn)), MARGIN_DEG);
	const near = [...areas.keys()].filter((i) => i !== index && bboxesMeet(boxOf(areas[i]!), box));
	const overlay = buildOverlay([old, drawn, ...near.map((i) => areas[i]!)]);
	const heirOf = listHeirs(overlay, near.length);
	const reshaped = new Map<number, Area>([[index, overlay.outline((face) => overlay.holds(1, face))]]);
	for (const [n, i] of near.entries())
		reshaped.set(
			i,
			overlay.outline(
				(face) => heirOf.get(face) === n || (overlay.holds(n + 2, face) && !overlay.holds(1, face))
			)
		);
	const all = areas.map((area, i) => {
		const made = reshaped.get(i);
		return !made || hasSameBorders(made, area) ? area : made;
	});
	const changed = [...all.keys()].filter((i) => all[i] !== areas[i]);
	return { areas: all, changed, emptied: changed.filter((i) => isEmptyArea(all[i]!)) };
}

const boxOf = (area: Area) => bboxOf(ringsOf(area).flat());

/** Of each face that is given up, the neighbour that gets it: by pieces of faces that hang together. */
function listHeirs({ map, holds, lngLatOf }: Overlay, count: number): Map<number, number> {
	const isGivenUp = (face: number) => map.areasOf[face] === 1n;
	const pieceOf = new Map<number, number>();
	const borderM = new Map<number, number[]>();
	for (const face of map.areasOf.keys()) {
		if (!isGivenUp(face) || pieceOf.has(face)) continue;
		const lengthsM = Array.from({ length: count }, () => 0);
		borderM.set(face, lengthsM);
		const waiting = [face];
		pieceOf.set(face, face);
		for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
			for (const [half, own] of map.faceOf.entries()) {
				if (own !== next) continue;
				const beyond = map.faceOf[twinOf(half)]!;
				if (isGivenUp(beyond) && !pieceOf.has(beyond)) {
					pieceOf.set(beyond, face);
					waiting.push(beyond);
				}
				const { from, to } = map.edges[half >> 1]!;
				const lengthM = haversineM(...lngLatOf(from), ...lngLatOf(to));
				for (let n = 0; n < count; n++)
					if (holds(n + 2, beyond) && !holds(1, beyond)) lengthsM[n]! += lengthM;
			}
	}
	const heirs = new Map<number, number>();
	for (const [face, piece] of pieceOf) {
		const lengthsM = borderM.get(piece)!;
		const longestM = Math.max(0, ...lengthsM);
		if (longestM > 0) heirs.set(face, lengthsM.indexOf(longestM));
	}
	return heirs;
}
