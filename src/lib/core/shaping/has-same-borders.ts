import { ringsOf } from '../geometry/area-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Area } from './types.ts';

/** Whether two areas have exactly the same rings, wherever these begin and whichever way they run. */
export function hasSameBorders(one: Area, other: Area): boolean {
	const [a, b] = [one, other].map((area) => ringsOf(area).map(writeRing).toSorted());
	return a!.length === b!.length && a!.every((ring, i) => ring === b![i]);
}

function writeRing(ring: readonly LngLat[]): string {
	const points = ring.slice(0, -1).map((position) => position.join(' '));
	const first = points.reduce((best, point, i) => (point < points[best]! ? i : best), 0);
	const turned = [...points.slice(first), ...points.slice(0, first)];
	const back = [...turned.slice(0, 1), ...turned.slice(1).toReversed()];
	return [turned.join(), back.join()].toSorted()[0]!;
}
