import { signedRingArea } from '../geometry/ring-area.ts';
import type { LngLat } from '../geometry/types.ts';
import { polygonsOf } from '../geometry/area-rings.ts';
import { buildOverlay, type Overlay } from './build-overlay.ts';
import { isLeftOfLine } from './is-left-of-line.ts';
import { dropRepeated, roundLngLat } from './round-geometry.ts';
import type { Area } from './types.ts';

export type SplitRefusal =
	/** The line has no length. */
	| 'line-too-short'
	/** The line does not meet the area, or only touches it. */
	| 'line-misses'
	/** The line runs along the border and not through the area. */
	| 'line-along-border'
	/** The line begins or ends in the area without having cut anything off. */
	| 'line-ends-inside'
	/** The line goes through the area to a hole of it and cuts nothing off: a ring cut open is still one piece. */
	| 'nothing-cut-off'
	/** The line crosses itself, or runs back over itself, in the area. */
	| 'line-crosses-itself';

export type SplitResult =
	{ readonly areas: Area[] } | { readonly refusal: SplitRefusal; readonly lngLat: LngLat | null };

/**
 * An area split by a line. Cut several times, the ground left of the line becomes one area and the ground to its right
 * another; parts that the line does not reach go with the side that they lie on. Where a piece is on both sides, as when
 * the line comes back round the area, or if asked, each piece becomes an area, and parts not reached go with the largest.
 *
 * Together the areas are the one that was split: nothing is lost or there twice, and both sides of a cut have the same
 * points. Where the line meets the border of other areas, `insertSharedVertex` gives them the point too. What of the line
 * goes on into the area behind the last cut is left out.
 *
 * @param area WGS-84, even-odd; not changed
 * @param line two positions or more; closed, it cuts out what it goes round
 * @returns rounded to 7 decimals; left and right in the line's direction, or pieces from the largest down. Or why not,
 * with the place to look at
 */
export function splitArea(
	area: Area,
	line: readonly LngLat[],
	{ by = 'side' }: { by?: 'side' | 'piece' } = {}
): SplitResult {
	const path = dropRepeated(line.map(roundLngLat));
	if (path.length < 2) return { refusal: 'line-too-short', lngLat: path[0] ?? null };
	const overlay = buildOverlay([area], [path]);
	const inside = listInside(overlay);
	const knot = findKnot(overlay, inside);
	if (knot) return { refusal: 'line-crosses-itself', lngLat: knot };
	const sides = new Map<number, { isLeft?: true; isRight?: true }>();
	const { faceOf, edges } = overlay.map;
	for (const e of inside) {
		const [left, right] = edges[e]!.run > 0 ? [2 * e, 2 * e + 1] : [2 * e + 1, 2 * e];
		if (faceOf[left] === faceOf[right]) continue;
		sides.set(faceOf[left]!, { ...sides.get(faceOf[left]!), isLeft: true });
		sides.set(faceOf[right]!, { ...sides.get(faceOf[right]!), isRight: true });
	}
	if (sides.size === 0) return refuse(overlay, inside, path);
	const faces = [...overlay.map.areasOf.keys()].filter((face) => overlay.holds(0, face));
	const isOnBoth = [...sides.values()].some(({ isLeft, isRight }) => isLeft && isRight);
	if (by === 'piece' || isOnBoth) return { areas: listPieces(overlay, faces, sides) };
	const left = new Set(
		faces.filter((face) => {
			const side = sides.get(face);
			return side ? side.isLeft : isLeftOfLine(cornerOf(overlay, face), path);
		})
	);
	return {
		areas: [
			overlay.outline((face) => left.has(face)),
			overlay.outline((face) => overlay.holds(0, face) && !left.has(face))
		]
	};
}

/** Edges of the line with the area on both sides. */
function listInside({ map: { edges, faceOf }, holds }: Overlay): number[] {
	return [...edges.keys()].filter(
		(e) => edges[e]!.isLine && holds(0, faceOf[2 * e]!) && holds(0, faceOf[2 * e + 1]!)
	);
}

/** Where the line comes together with itself in the area; `undefined` if it does not. */
function findKnot({ map: { edges }, lngLatOf }: Overlay, inside: readonly number[]): LngLat | undefined {
	const degreeOf = new Map<number, number>();
	for (const e of inside) {
		const { from, to, run } = edges[e]!;
		if (Math.abs(run) !== 1) return lngLatOf(from);
		for (const point of [from, to]) {
			const degree = (degreeOf.get(point) ?? 0) + 1;
			if (degree > 2) return lngLatOf(point);
			degreeOf.set(point, degree);
		}
	}
	return undefined;
}

function refuse(
	{ map: { edges }, lngLatOf }: Overlay,
	inside: readonly number[],
	path: readonly LngLat[]
): SplitResult {
	if (inside.length === 0) {
		const along = edges.find(({ isLine, areas }) => isLine && areas !== 0n);
		if (along) return { refusal: 'line-along-border', lngLat: lngLatOf(along.from) };
		return { refusal: 'line-misses', lngLat: path[0]! };
	}
	const onBorder = new Set(edges.flatMap(({ areas, from, to }) => (areas === 0n ? [] : [from, to])));
	const ends = inside.flatMap((e) => [edges[e]!.from, edges[e]!.to]);
	const loose = ends.find(
		(point, _, all) => !onBorder.has(point) && all.filter((p) => p === point).length === 1
	);
	if (loose !== undefined) return { refusal: 'line-ends-inside', lngLat: lngLatOf(loose) };
	return { refusal: 'nothing-cut-off', lngLat: lngLatOf(ends[0]!) };
}

function cornerOf({ map: { faceOf, originOf }, lngLatOf }: Overlay, face: number): LngLat {
	return lngLatOf(originOf[faceOf.indexOf(face)]!);
}

function listPieces(
	{ outline }: Overlay,
	faces: readonly number[],
	cut: ReadonlyMap<number, unknown>
): Area[] {
	const pieces = faces
		.filter((face) => cut.has(face))
		.map((face) => ({ face, size: sizeOf(outline((other) => other === face)) }))
		.toSorted((m, n) => n.size - m.size);
	const whole = new Set(faces.filter((face) => !cut.has(face)));
	return pieces.map(({ face }, i) => outline((other) => other === face || (i === 0 && whole.has(other))));
}

/** In square degrees, for comparing what lies at one latitude. */
const sizeOf = (area: Area): number =>
	polygonsOf(area)
		.flat()
		.reduce((sum, ring) => sum + signedRingArea(ring), 0);
