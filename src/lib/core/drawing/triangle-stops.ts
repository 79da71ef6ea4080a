import type { Position } from 'geojson';
import { roundDegrees, type StreetMesh } from './street-mesh.ts';

/** Half-edges round a triangle, counter-clockwise; side i leads from corner i to the next. */
export type Sides = readonly [number, number, number];

/** A place in a triangle by the weights of its second and third corner. */
export interface Place {
	readonly x: number;
	readonly y: number;
}

/** A crossing as met counter-clockwise round a triangle. */
export interface Stop extends Place {
	readonly side: number;
	/** Of the side's length. */
	readonly share: number;
	readonly crossing: number;
}

/** A part of a triangle's border within reach, counter-clockwise from where it begins to where it ends. */
export interface Reach {
	readonly begin: Stop;
	readonly end: Stop;
}

export const CORNERS: readonly Place[] = [
	{ x: 0, y: 0 },
	{ x: 1, y: 0 },
	{ x: 0, y: 1 }
];

export const sidesOf = ({ before }: StreetMesh, h: number): Sides => [h, before[before[h]!]!, before[h]!];

/** The reaches of a triangle that is crossed, counter-clockwise. */
export function listReaches(mesh: StreetMesh, sides: Sides): Reach[] {
	const { fromVertex, scratch } = mesh;
	const stops = sides.flatMap((h, side) => listStops(mesh, h, side));
	const startsInside = scratch.spareM[fromVertex[sides[0]]!]! >= 0;
	const reaches: Reach[] = [];
	// Within and beyond take turns.
	for (let i = startsInside ? 0 : 1; i < stops.length; i += 2)
		reaches.push({ begin: stops.at(i - 1)!, end: stops[i]! });
	return reaches;
}

function listStops({ scratch: { crossed, crossings } }: StreetMesh, h: number, side: number): Stop[] {
	const signed = crossed[h]!;
	if (signed === 0) return [];
	const number = Math.abs(signed);
	const [first, last] = [crossings.first[number]!, crossings.first[number + 1]! - 1];
	const [a, b] = [CORNERS[side]!, CORNERS[(side + 1) % 3]!];
	return Array.from({ length: last - first + 1 }, (_, i) => {
		const crossing = signed > 0 ? first + i : last - i;
		const share = signed > 0 ? crossings.share[crossing]! : 1 - crossings.share[crossing]!;
		return { side, share, crossing, x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
	});
}

/** From the first to the last place beyond reach along a half-edge; the first is above the last if there is none. */
export function spanBeyond(mesh: StreetMesh, h: number): readonly [low: number, high: number] {
	const { fromVertex, toVertex, scratch } = mesh;
	const isBeyond = (vertex: number) => !(scratch.spareM[vertex]! >= 0);
	const stops = listStops(mesh, h, 0);
	if (stops.length === 0) return isBeyond(fromVertex[h]!) ? [0, 1] : [1, 0];
	return [isBeyond(fromVertex[h]!) ? 0 : stops[0]!.share, isBeyond(toVertex[h]!) ? 1 : stops.at(-1)!.share];
}

export function toLngLat({ fromVertex, vertexLngLat }: StreetMesh, sides: Sides, { x, y }: Place): Position {
	const [u, v, w] = sides.map((h) => 2 * fromVertex[h]!) as [number, number, number];
	const at = (i: 0 | 1) =>
		roundDegrees(
			vertexLngLat[u + i]! +
				x * (vertexLngLat[v + i]! - vertexLngLat[u + i]!) +
				y * (vertexLngLat[w + i]! - vertexLngLat[u + i]!)
		);
	return [at(0), at(1)];
}
