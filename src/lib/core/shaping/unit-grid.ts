import { UNITS_PER_DEGREE } from '../geometry/round-degree.ts';
import type { AnyPosition, LngLat, Xy } from '../geometry/types.ts';

/** Positions as whole units of 1e-7 degrees from an origin: what is kept has no rounding left, so all is exact. */
export interface UnitGrid {
	toUnits(lngLat: AnyPosition): Xy;
	/** Exactly the position that `roundLngLat` gives. */
	toLngLat(units: Xy): LngLat;
}

/** @param origin near to what is worked on: crossings are found better with small numbers */
export function buildUnitGrid(origin: AnyPosition): UnitGrid {
	const whole = (degrees: number) => Math.round(degrees * UNITS_PER_DEGREE);
	const [x0, y0] = [whole(origin[0]!), whole(origin[1]!)];
	return {
		toUnits: ([lng, lat]) => [whole(lng!) - x0, whole(lat!) - y0],
		toLngLat: ([x, y]) => [(x + x0) / UNITS_PER_DEGREE + 0, (y + y0) / UNITS_PER_DEGREE + 0]
	};
}
