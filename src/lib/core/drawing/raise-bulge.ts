import type { Position } from 'geojson';
import { roundDegrees, type StreetMesh } from './street-mesh.ts';

/** Share of its triangle's height that a bulge takes at most. */
const FILL = 0.3;

/**
 * The point over the middle of a part of a half-edge, as high as the part is half wide, if there is room.
 *
 * Works in a frame in which the half-edge lies from (0, 0) to (1, 0) and the triangle's third corner at (½, 1):
 * straight lines stay straight, and a point straight above another stays inside.
 *
 * @param low,high shares of the half-edge's length
 * @param room most height, in that frame
 */
export function raiseBulge(
	mesh: StreetMesh,
	h: number,
	low: number,
	high: number,
	room = Infinity
): Position {
	const { fromVertex, toVertex, before, vertexLngLat } = mesh;
	const [u, v, w] = [2 * fromVertex[h]!, 2 * toVertex[h]!, 2 * fromVertex[before[h]!]!];
	const x = (low + high) / 2;
	const height = Math.min(room, freeHeight(mesh, h, low, high));
	const [lng, lat] = [vertexLngLat[u]!, vertexLngLat[u + 1]!];
	const [alongLng, alongLat] = [vertexLngLat[v]! - lng, vertexLngLat[v + 1]! - lat];
	const [upLng, upLat] = [vertexLngLat[w]! - lng - alongLng / 2, vertexLngLat[w + 1]! - lat - alongLat / 2];
	return [
		roundDegrees(lng + x * alongLng + height * upLng),
		roundDegrees(lat + x * alongLat + height * upLat)
	];
}

/** Height of a bulge over a part of the half-edge that nothing else is over, in {@link raiseBulge}'s frame. */
export function freeHeight(mesh: StreetMesh, h: number, low: number, high: number): number {
	const { fromVertex, toVertex, before, vertexLngLat, metresPerDegree } = mesh;
	const [perLng, perLat] = metresPerDegree;
	const [u, v, w] = [2 * fromVertex[h]!, 2 * toVertex[h]!, 2 * fromVertex[before[h]!]!];
	const dx = (vertexLngLat[v]! - vertexLngLat[u]!) * perLng;
	const dy = (vertexLngLat[v + 1]! - vertexLngLat[u + 1]!) * perLat;
	const ex = (vertexLngLat[w]! - vertexLngLat[u]!) * perLng;
	const ey = (vertexLngLat[w + 1]! - vertexLngLat[u + 1]!) * perLat;
	const perWidth = (dx * dx + dy * dy) / 2 / (dx * ey - dy * ex);
	return Math.min(FILL * Math.min(low + high, 2 - low - high), (high - low) * perWidth);
}
