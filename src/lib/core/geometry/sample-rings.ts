import { haversineM } from './local-metres.ts';
import type { LngLat } from './types.ts';

/**
 * The vertices of closed rings and points between them, at most `stepM` apart. The same ring begun at another
 * vertex or walked the other way round gives the same points.
 */
export function* sampleRings(rings: readonly LngLat[][], stepM: number): Generator<LngLat> {
	for (const ring of rings)
		for (let i = 1; i < ring.length; i++) {
			const [ax, ay] = ring[i - 1]!;
			const [bx, by] = ring[i]!;
			const steps = Math.max(1, Math.ceil(haversineM(ax, ay, bx, by) / stepM));
			for (let k = 0; k < steps; k++) yield [ax + ((bx - ax) * k) / steps, ay + ((by - ay) * k) / steps];
		}
}
