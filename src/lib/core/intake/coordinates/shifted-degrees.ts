import gcoord from 'gcoord';
import type { LngLat } from '../../geometry/types.ts';

/** Where the shift applies, as the libraries of map services have it: a box around China, not its border. */
const SHIFTED = { west: 72.004, south: 0.8293, east: 137.8347, north: 55.8271 };

/** Degrees of which 0.01 m is some hundred thousand times more. */
const SMALL_DEG = 1e-12;
const MOST_STEPS = 40;

type Shifted = 'gcj02' | 'bd09';

const isShifted = ([lng, lat]: LngLat): boolean =>
	lng >= SHIFTED.west && lng <= SHIFTED.east && lat >= SHIFTED.south && lat <= SHIFTED.north;

/**
 * A WGS-84 position as AMap and Tencent (`gcj02`) or Baidu (`bd09`) would have it, about 0.5 km and 1 km off. Outside
 * the box around China it stays as it is.
 */
export function toShiftedDegrees(system: Shifted, lngLat: LngLat): LngLat {
	if (!isShifted(lngLat)) return lngLat;
	const [lng, lat] = gcoord.transform(
		[lngLat[0], lngLat[1]] as [number, number],
		gcoord.WGS84,
		system === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09
	);
	return [lng, lat];
}

/**
 * The WGS-84 position of which {@link toShiftedDegrees} is `lngLat`, to less than a millimetre: its fixed point. The shift
 * changes by less than 1 % of the way, so that every step is a hundred times nearer.
 */
export function fromShiftedDegrees(system: Shifted, lngLat: LngLat): LngLat {
	if (!isShifted(lngLat)) return lngLat;
	let [lng, lat] = lngLat;
	for (let step = 0; step < MOST_STEPS; step++) {
		const [isLng, isLat] = toShiftedDegrees(system, [lng, lat]);
		const offLng = isLng - lngLat[0];
		const offLat = isLat - lngLat[1];
		lng -= offLng;
		lat -= offLat;
		if (Math.abs(offLng) + Math.abs(offLat) < SMALL_DEG) break;
	}
	return [lng, lat];
}
