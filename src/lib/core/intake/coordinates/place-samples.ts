import type { LngLat, Xy } from '../../geometry/types.ts';
import type { FeatureSample } from './sample-features.ts';
import type { PlacedSamples } from './shift-scale.ts';

/** A layer's samples under one coordinate system. */
export interface Placed {
	/** In the local plane; what the system does not reach is far away. */
	xys: PlacedSamples;
	/** Share of the vertices within the city, 0…1. */
	shareWithin: number;
	/** The middle of all, per axis. */
	middle: Xy;
}

/** Where nothing is near, in metres. */
const FAR_AWAY_M = 1e7;

/** Places all samples: outline and inside of each feature in turn. */
export function placeSamples(
	samples: readonly FeatureSample[],
	toLngLat: (xy: Xy) => LngLat,
	toXy: (lngLat: LngLat) => Xy,
	isWithin: (lngLat: LngLat) => boolean
): Placed {
	const raw = samples.flatMap(({ outline, inside }) => [...outline, ...inside]);
	const xys = new Float64Array(raw.length * 2);
	let within = 0;
	for (const [i, xy] of raw.entries()) {
		const lngLat = toLngLat(xy);
		if (isWithin(lngLat)) within++;
		const [x, y] = Number.isFinite(lngLat[0]) ? toXy(lngLat) : [FAR_AWAY_M, FAR_AWAY_M];
		xys[2 * i] = x;
		xys[2 * i + 1] = y;
	}
	return {
		xys,
		shareWithin: raw.length === 0 ? 0 : within / raw.length,
		middle: [medianOf(xys.filter((_, i) => i % 2 === 0)), medianOf(xys.filter((_, i) => i % 2 === 1))]
	};
}

/** The middle value, the lower of two; of none NaN. */
export function medianOf(values: Float64Array | readonly number[]): number {
	const sorted = Float64Array.from(values).toSorted();
	return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}
