import type { AnyPosition, LngLat } from '../../geometry/types.ts';
import { projectionOf } from './projection-of.ts';
import { fromShiftedDegrees } from './shifted-degrees.ts';
import { similarityOf } from './similarity-of.ts';
import type { Crs, CrsId } from './types.ts';

/**
 * What leads from the coordinates of a system, as a file has them, to WGS-84 degrees.
 *
 * CGCS2000 is taken as WGS-84: they agree within a metre. Beijing 1954 and Xi'an 1980 keep their degrees unless their WKT
 * has TOWGS84, which is off by up to some 100 m; `list-crs-notes` says so. GCJ-02 and BD-09 are undone to less than a
 * millimetre.
 *
 * @returns a function of a position, of which Z and M are ignored; [NaN, NaN] where the system does not reach
 * @throws RangeError for an unknown code or WKT that cannot be read, TypeError for `local` without its similarity
 */
export function toWgs84(crs: Crs | CrsId): (xy: AnyPosition) => LngLat {
	const { id, swapped, ...definition } = typeof crs === 'string' ? { id: crs } : crs;
	const straight = toDegrees({ id, ...definition });
	const place = (x: number, y: number): LngLat => {
		if (!Number.isFinite(x) || !Number.isFinite(y)) return [Number.NaN, Number.NaN];
		try {
			const [lng, lat] = straight([x, y]);
			return Number.isFinite(lng) && Number.isFinite(lat) ? [lng, lat] : [Number.NaN, Number.NaN];
		} catch {
			return [Number.NaN, Number.NaN];
		}
	};
	return swapped ? ([y, x]) => place(x!, y!) : ([x, y]) => place(x!, y!);
}

function toDegrees(crs: Crs): (xy: [number, number]) => [number, number] {
	const { id } = crs;
	if (id === 'gcj02' || id === 'bd09') return (lngLat) => fromShiftedDegrees(id, lngLat);
	if (id !== 'local') return projectionOf(crs).toDegrees;
	const { plane, from, to, a, b } = similarityOf(crs);
	const { toDegrees } = projectionOf({ id: plane });
	return ([x, y]) => {
		const dx = x - from[0];
		const dy = y - from[1];
		return toDegrees([to[0] + a * dx - b * dy, to[1] + b * dx + a * dy]);
	};
}
