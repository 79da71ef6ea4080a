import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Snapper } from './snap.ts';

/** A boundary faces a street that is no further than this and nearest to it, metres. */
export const FACING_M = 60;

const SAMPLE_M = 5;

/**
 * Entrances of an area whose own are not known: on each street that its boundary faces, the boundary's point
 * nearest to it. A boundary that faces none gets one entrance, at its point nearest to any street.
 *
 * @param rings outer rings of the area, WGS-84
 * @returns boundary points, by edge; empty if no street is near enough to be on the network
 */
export function deriveEntrances(rings: readonly LngLat[][], snapper: Snapper): LngLat[] {
	const byEdge = new Map<number, { lngLat: LngLat; accessM: number }>();
	let nearest: { lngLat: LngLat; accessM: number } | undefined;
	for (const lngLat of sampleRings(rings)) {
		// Beyond the best so far, a farther street can only matter if the boundary faces it.
		const found = snapper.find(lngLat, nearest ? Math.max(FACING_M, nearest.accessM) : undefined);
		if (!found) continue;
		const { edge, accessM } = found;
		if (!nearest || accessM < nearest.accessM) nearest = { lngLat, accessM };
		const known = byEdge.get(edge);
		if (accessM <= FACING_M && (!known || accessM < known.accessM)) byEdge.set(edge, { lngLat, accessM });
	}
	if (byEdge.size === 0) return nearest ? [nearest.lngLat] : [];
	return [...byEdge].toSorted((a, b) => a[0] - b[0]).map(([, { lngLat }]) => lngLat);
}

/** The rings' vertices and points between them, at most 5 m apart. */
export function* sampleRings(rings: readonly LngLat[][], stepM = SAMPLE_M): Generator<LngLat> {
	for (const ring of rings)
		for (let i = 1; i < ring.length; i++) {
			const [ax, ay] = ring[i - 1]!;
			const [bx, by] = ring[i]!;
			const steps = Math.max(1, Math.ceil(haversineM(ax, ay, bx, by) / stepM));
			for (let k = 0; k < steps; k++) yield [ax + ((bx - ax) * k) / steps, ay + ((by - ay) * k) / steps];
		}
}
