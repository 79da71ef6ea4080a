import type { MultiPolygon, Polygon } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** Rows of latitude that a polygon's sides are sorted into. */
const ROWS = 256;

/** Whether a position lies in a polygon, by counting the sides east of it. Judges polygons of any engine. */
export function buildInsideTest(shape: Polygon | MultiPolygon): (lngLat: LngLat) => boolean {
	const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
	const sides: [number, number, number, number][] = [];
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const ring of polygons.flat())
		for (const [i, [x = 0, y = 0]] of ring.entries()) {
			const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length]!;
			if (y !== y2) sides.push([x, y, x2, y2]);
			[west, south] = [Math.min(west, x), Math.min(south, y)];
			[east, north] = [Math.max(east, x), Math.max(north, y)];
		}
	const rowOf = (y: number) => Math.min(ROWS - 1, Math.floor(((y - south) / (north - south || 1)) * ROWS));
	const rows: (typeof sides)[] = Array.from({ length: ROWS }, () => []);
	for (const side of sides) {
		const [first, last] = [rowOf(Math.min(side[1], side[3])), rowOf(Math.max(side[1], side[3]))];
		for (let row = first; row <= last; row++) rows[row]!.push(side);
	}
	return ([lng, lat]) => {
		if (!(lng >= west && lng <= east && lat >= south && lat <= north)) return false;
		let isInside = false;
		for (const [x1, y1, x2, y2] of rows[rowOf(lat)]!)
			if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside;
		return isInside;
	};
}
