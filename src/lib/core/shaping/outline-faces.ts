import { nestMapRings } from '../clusters/nest-map-rings.ts';
import type { MapRing } from '../clusters/trace-rings.ts';
import { signedRingArea } from '../geometry/ring-area.ts';
import { twinOf, type PlaneMap } from './plane-map.ts';

/**
 * The polygons that faces make together, as points of the map: each the outer ring first, open, counter-clockwise, holes
 * clockwise, every ring from its westernmost point on. Ground that hangs together in a single point becomes two polygons;
 * a ring never passes a point twice.
 */
export function outlineFaces(map: PlaneMap, isIn: (face: number) => boolean): number[][][] {
	const { points, originOf, nextOf, faceOf } = map;
	const isBorder = (half: number) => isIn(faceOf[half]!) && !isIn(faceOf[twinOf(half)]!);
	const isUsed = new Uint8Array(originOf.length);
	const rings: MapRing[] = [];
	for (const start of originOf.keys()) {
		if (isUsed[start] || !isBorder(start)) continue;
		const path: number[] = [];
		const placeOf = new Map<number, number>();
		for (let half = start; !isUsed[half];) {
			isUsed[half] = 1;
			placeOf.set(originOf[half]!, path.length);
			path.push(originOf[half]!);
			const place = placeOf.get(originOf[twinOf(half)]!);
			if (place !== undefined) {
				// The way has come back to a point: what lies between is a ring of its own.
				const ring = path.splice(place);
				for (const p of ring) placeOf.delete(p);
				// Compared with each other only, so that square units serve as well as square metres.
				rings.push({ points: ring, areaM2: signedRingArea(ring.map((p) => points[p]!)) });
			}
			half = nextOf[half]!;
			while (!isBorder(half)) half = nextOf[twinOf(half)]!;
		}
	}
	const byWesternmost = (m: number[], n: number[]) =>
		compareWest(m[0]!, n[0]!, map) || compareWest(m[1]!, n[1]!, map);
	return nestMapRings(points, rings)
		.map(({ rings: own }) => {
			const [outer, ...holes] = own.map((ring) => fromWesternmost(ring.points, map));
			return [outer!, ...holes.toSorted(byWesternmost)];
		})
		.toSorted(([m], [n]) => byWesternmost(m!, n!));
}

const compareWest = (p: number, q: number, { points }: PlaneMap): number =>
	points[p]![0] - points[q]![0] || points[p]![1] - points[q]![1];

function fromWesternmost(ring: readonly number[], map: PlaneMap): number[] {
	const first = ring.reduce((best, p, i) => (compareWest(p, ring[best]!, map) < 0 ? i : best), 0);
	return [...ring.slice(first), ...ring.slice(0, first)];
}
