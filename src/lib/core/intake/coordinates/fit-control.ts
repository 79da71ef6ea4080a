import { haversineM } from '../../geometry/local-metres.ts';
import type { LngLat, Xy } from '../../geometry/types.ts';
import type { Told } from '../types.ts';
import { fitHelmert } from './fit-helmert.ts';
import { toWgs84 } from './to-wgs84.ts';
import type { Crs, GivenControl } from './types.ts';

/** A local system by control points as somebody gave them. */
export interface ControlFit {
	/** `local`, with `swapped` as it was said. */
	crs: Crs;
	points: {
		given: GivenControl;
		/** Where it is on the ground. */
		lngLat: LngLat;
		/** Where the fit puts it. */
		fitted: LngLat;
		/** Between the two, metres; also of a point that is left out of the fit. */
		residualM: number;
	}[];
	/** See {@link HelmertFit}. */
	rmsM: number;
	scale: number;
	turnDeg: number;
	/** Points are counted from 1, as they were given. */
	warnings: Told[];
}

/** Whether control points are enough to fit: two that are not left out. */
export const canFitControl = (points: readonly GivenControl[]): boolean =>
	points.filter(({ isOut }) => !isOut).length >= 2;

/**
 * The local system that leads control points to where they are, by least squares of those that are not left out.
 *
 * @param points at least two that are not left out, see {@link canFitControl}
 * @param crsOf the system that a point's place is given in; it may throw
 * @throws RangeError if there are fewer, they fall together, or one has no position on earth
 */
export function fitControl(
	points: readonly GivenControl[],
	{ isSwapped = false, crsOf }: { isSwapped?: boolean | undefined; crsOf: (crs: string) => Crs }
): ControlFit {
	const placed = points.map((given) => ({
		given,
		lngLat: given.crs === undefined ? ([...given.at] as LngLat) : toWgs84(crsOf(given.crs))(given.at)
	}));
	for (const [i, { lngLat }] of placed.entries())
		if (!(Math.abs(lngLat[0]) <= 180) || !(Math.abs(lngLat[1]) <= 85))
			throw new RangeError(`control[${i}].at ${points[i]!.at.join(', ')} is no position on earth`);
	const used = placed.flatMap(({ given, lngLat }, i) => (given.isOut ? [] : [{ i, given, lngLat }]));
	const straight = ({ xy: [x, y] }: GivenControl): Xy => (isSwapped ? [y, x] : [x, y]);
	const fit = fitHelmert(used.map(({ given, lngLat }) => ({ xy: straight(given), lngLat })));
	const crs: Crs = { ...fit.crs, ...(isSwapped ? { swapped: true } : {}) };
	const place = toWgs84(crs);
	return {
		crs,
		points: placed.map(({ given, lngLat }) => {
			const fitted = place(given.xy);
			return { given, lngLat, fitted, residualM: haversineM(...lngLat, ...fitted) };
		}),
		rmsM: fit.rmsM,
		scale: fit.scale,
		turnDeg: fit.turnDeg,
		warnings: fit.warnings.map(({ code, parameters }) => ({
			code,
			parameters:
				typeof parameters.point === 'number'
					? { ...parameters, point: used[parameters.point - 1]!.i + 1 }
					: parameters
		}))
	};
}
