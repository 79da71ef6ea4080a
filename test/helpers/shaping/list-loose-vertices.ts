import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Area } from '#lib/core/shaping/types.ts';

const UNITS_PER_DEGREE = 1e7;
type Corner = readonly [bigint, bigint];

/**
 * Vertices of an area that lie on a side of an area, or within half a unit of it both ways, without being a vertex
 * there: where borders are shared, there are none. Every vertex against every side.
 */
export function listLooseVertices(areas: readonly Area[]): LngLat[] {
	const toCorner = ([lng, lat]: LngLat): Corner => [
		BigInt(Math.round(lng * UNITS_PER_DEGREE)),
		BigInt(Math.round(lat * UNITS_PER_DEGREE))
	];
	const rings = areas.flatMap(ringsOf);
	const vertices = new Map(
		rings.flat().map((lngLat) => [String(lngLat), { lngLat, corner: toCorner(lngLat) }])
	);
	return [...vertices.values()].flatMap(({ lngLat, corner }) =>
		rings.some((ring) => ring.slice(1).some((b, i) => isWithin(toCorner(ring[i]!), toCorner(b), corner)))
			? [lngLat]
			: []
	);
}

/** Whether a point lies by the inner of a side, less than half a unit off it east or north. */
function isWithin([ax, ay]: Corner, [bx, by]: Corner, [x, y]: Corner): boolean {
	if ((x === ax && y === ay) || (x === bx && y === by)) return false;
	const [dx, dy] = [bx - ax, by - ay];
	const along = (x - ax) * dx + (y - ay) * dy;
	if (along <= 0n || along >= dx * dx + dy * dy) return false;
	const off = (x - ax) * dy - (y - ay) * dx;
	const [size, longer] = [off < 0n ? -off : off, maxOf(dx, dy)];
	return 2n * size < longer;
}

const maxOf = (dx: bigint, dy: bigint): bigint => {
	const [a, b] = [dx < 0n ? -dx : dx, dy < 0n ? -dy : dy];
	return a > b ? a : b;
};
