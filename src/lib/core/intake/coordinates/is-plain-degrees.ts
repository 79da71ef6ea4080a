import { isOnOldDatum } from './read-wkt.ts';
import { toWgs84 } from './to-wgs84.ts';
import type { Crs } from './types.ts';

/** A metre or two. */
const SAME_DEGREES = 2e-5;
const SOMEWHERE = [113.3, 34.7] as const;

/** Whether the coordinates of a system are longitude and latitude that agree with WGS-84 within a metre or two. */
export function isPlainDegrees(crs: Crs): boolean {
	if (crs.swapped) return false;
	if (crs.id !== 'wkt') return crs.id === 'EPSG:4326' || crs.id === 'EPSG:4490';
	if (isOnOldDatum(crs.wkt ?? '')) return false;
	const [lng, lat] = toWgs84(crs)(SOMEWHERE);
	return Math.abs(lng - SOMEWHERE[0]) < SAME_DEGREES && Math.abs(lat - SOMEWHERE[1]) < SAME_DEGREES;
}
