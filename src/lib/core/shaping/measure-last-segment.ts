import { buildLocalMetres, haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';

/** What is said of the piece that is being drawn. */
export interface LastSegment {
	readonly lengthM: number;
	/** Clockwise from north, 0 ≤ degrees < 360; `null` where the piece has no length. */
	readonly bearingDeg: number | null;
	/** Between this piece and the one before, 0 (back again) to 180 (straight on); `null` where one has no length. */
	readonly angleDeg: number | null;
}

const DEGREES = 180 / Math.PI;

/** The last piece of a line, from its last position but one to its last; `undefined` below two positions. */
export function measureLastSegment(line: readonly LngLat[]): LastSegment | undefined {
	const [before, from, to] = [line.at(-3), line.at(-2), line.at(-1)];
	if (!from || !to) return undefined;
	const { toXy } = buildLocalMetres(from);
	const bearingTo = (lngLat: LngLat): number | null => {
		const [east, north] = toXy(lngLat);
		return east === 0 && north === 0 ? null : (Math.atan2(east, north) * DEGREES + 360) % 360;
	};
	const bearingDeg = bearingTo(to);
	const backDeg = before ? bearingTo(before) : null;
	const apartDeg = bearingDeg === null || backDeg === null ? null : Math.abs(bearingDeg - backDeg);
	return {
		lengthM: haversineM(...from, ...to),
		bearingDeg,
		angleDeg: apartDeg && Math.min(apartDeg, 360 - apartDeg)
	};
}
