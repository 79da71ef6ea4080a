import type { LngLat } from '../geometry/types.ts';
import { mapRows } from './map-rows.ts';
import { roundLngLat } from './round-geometry.ts';
import type { Shape } from './types.ts';

/** What becomes of a vertex; `insert` puts another in the middle of the side that follows it. */
export type VertexEdit = { op: 'move'; lngLat: LngLat } | { op: 'insert' } | { op: 'remove' };

/**
 * A shape with one of its vertices moved or taken out, or with another behind it. A ring stays closed. Whether it is sound
 * then is for `listShapeFaults` to say. At the end of a line there is no side that follows: the one before it is halved.
 *
 * @param shape WGS-84; not changed
 * @param at as `listVertices` has it
 * @returns the shape, and the vertex that was moved or put in, or the one that stands in the place of that taken out
 * @throws RangeError if there is no such vertex, or a line of a single position has no side to halve
 */
export function editVertex<Geometry extends Shape>(
	shape: Geometry,
	at: { readonly row: number; readonly index: number },
	edit: VertexEdit
): { shape: Geometry; lngLat: LngLat } {
	let number = -1;
	let lngLat: LngLat | undefined;
	const changed = mapRows(shape, (row, isRing) => {
		number++;
		if (number !== at.row) return row;
		const open = isRing ? row.slice(0, -1) : [...row];
		if (!open[at.index]) return row;
		if (edit.op === 'move') {
			lngLat = roundLngLat(edit.lngLat);
			open[at.index] = lngLat;
		} else if (edit.op === 'insert') {
			if (open.length < 2) return row;
			const first = !isRing && at.index === open.length - 1 ? at.index - 1 : at.index;
			lngLat = middle(open[first]!, open[(first + 1) % open.length]!);
			open.splice(first + 1, 0, lngLat);
		} else {
			open.splice(at.index, 1);
			lngLat = open[at.index] ?? open[isRing ? 0 : open.length - 1] ?? row[0]!;
		}
		return isRing && open.length > 0 ? [...open, [...open[0]!] as LngLat] : open;
	});
	if (!lngLat) throw new RangeError(`There is no vertex ${at.index} in row ${at.row} to ${edit.op} at.`);
	return { shape: changed, lngLat };
}

const middle = (a: LngLat, b: LngLat): LngLat => roundLngLat([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
