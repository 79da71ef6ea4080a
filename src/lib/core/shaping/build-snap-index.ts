import { bboxOf, middleOfBbox } from '../geometry/bbox.ts';
import { BoxIndex } from '../geometry/box-index.ts';
import { buildLocalMetres, type LocalMetres } from '../geometry/local-metres.ts';
import { bboxOfSide, type Side } from '../geometry/sides.ts';
import type { LngLat } from '../geometry/types.ts';

/** What a drawn position may snap to, found by where it is. */
export interface SnapIndex {
	readonly plane: LocalMetres;
	readonly pieces: readonly SnapPiece[];
	readonly boxes: BoxIndex;
}

/** A straight piece of a target; a point is one of no length. */
export interface SnapPiece {
	/** Index of the target. */
	readonly of: number;
	readonly ends: readonly [LngLat, LngLat];
	readonly side: Side;
}

/**
 * Built once when drawing begins, so that each move of the pointer is quick.
 *
 * @param targets lines and closed rings, a point as a line of one position; the first wins where two are as near. Of a
 * shape, see `linesOfShape`
 */
export function buildSnapIndex(targets: readonly (readonly LngLat[])[]): SnapIndex {
	const plane = buildLocalMetres(middleOfBbox(bboxOf(targets.flat())));
	const pieces = targets.flatMap((line, of) =>
		line.slice(Math.min(1, line.length - 1)).map((b, i): SnapPiece => {
			const a = line[i]!;
			return { of, ends: [a, b], side: [plane.toXy(a), plane.toXy(b)] };
		})
	);
	return { plane, pieces, boxes: new BoxIndex(pieces.map(({ side }) => bboxOfSide(side))) };
}
