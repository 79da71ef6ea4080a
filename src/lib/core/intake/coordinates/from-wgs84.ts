import type { AnyPosition, LngLat, Xy } from '../../geometry/types.ts';
import { projectionOf } from './projection-of.ts';
import { toShiftedDegrees } from './shifted-degrees.ts';
import { similarityOf } from './similarity-of.ts';
import type { Crs, CrsId } from './types.ts';

/**
 * The way back of `to-wgs84`: from WGS-84 degrees to the coordinates of a system, easting or longitude first unless it is
 * swapped.
 *
 * @returns a function of a position, of which Z and M are ignored; [NaN, NaN] where the system does not reach
 * @throws as `toWgs84`
 */
export function fromWgs84(crs: Crs | CrsId): (lngLat: AnyPosition) => Xy {
	const { id, swapped, ...definition } = typeof crs === 'string' ? { id: crs } : crs;
	const straight = fromDegrees({ id, ...definition });
	const place = ([lng, lat]: AnyPosition): Xy => {
		if (!Number.isFinite(lng) || !Number.isFinite(lat)) return [Number.NaN, Number.NaN];
		try {
			const [x, y] = straight([lng!, lat!]);
			return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : [Number.NaN, Number.NaN];
		} catch {
			return [Number.NaN, Number.NaN];
		}
	};
	return swapped
		? (lngLat) => {
				const [x, y] = place(lngLat);
				return [y, x];
			}
		: place;
}

function fromDegrees(crs: Crs): (lngLat: LngLat) => Xy {
	const { id } = crs;
	if (id === 'gcj02' || id === 'bd09') return (lngLat) => toShiftedDegrees(id, lngLat);
	if (id !== 'local') return projectionOf(crs).fromDegrees;
	const { plane, from, to, a, b } = similarityOf(crs);
	const { fromDegrees } = projectionOf({ id: plane });
	const squared = a * a + b * b;
	return (lngLat) => {
		const [x, y] = fromDegrees(lngLat);
		const dx = x - to[0];
		const dy = y - to[1];
		return [from[0] + (a * dx + b * dy) / squared, from[1] + (a * dy - b * dx) / squared];
	};
}
