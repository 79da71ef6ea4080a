import { buildLocalMetres } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import type { BundleCommunity } from './types.ts';

/**
 * The centroid of an area, WGS-84, holes left out; a point is its own. An area without extent: its first position.
 * Where the ring begins and which way it runs does not matter beyond rounding.
 */
export function centreOfArea(geometry: BundleCommunity['geometry']): LngLat {
	if (geometry.type === 'Point') return geometry.coordinates as LngLat;
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	const first = polygons[0]![0]![0] as LngLat;
	const plane = buildLocalMetres(first);
	let [sumX, sumY, sum] = [0, 0, 0];
	for (const polygon of polygons)
		for (const [i, ring] of polygon.entries()) {
			const [x, y, twiceM2] = momentsOf((ring as LngLat[]).map(plane.toXy));
			// Whichever way rings run, the outer one adds and holes take away.
			const sign = (i === 0 ? 1 : -1) * Math.sign(twiceM2);
			sumX += sign * x;
			sumY += sign * y;
			sum += sign * twiceM2;
		}
	return sum === 0 ? first : plane.toLngLat([sumX / (3 * sum), sumY / (3 * sum)]);
}

function momentsOf(points: readonly (readonly [number, number])[]): [x: number, y: number, twiceM2: number] {
	let [x, y, twiceM2] = [0, 0, 0];
	for (let i = 1; i < points.length; i++) {
		const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!];
		const cross = ax * by - bx * ay;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
		twiceM2 += cross;
	}
	return [x, y, twiceM2];
}
