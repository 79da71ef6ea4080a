import { orient2d } from 'robust-predicates';
import type { AnyPosition } from './types.ts';

/**
 * Which way a → b → c turns: positive to the left, negative to the right, 0 if the three lie on one line. The sign is
 * exact for the numbers given (Shewchuk 1997), which {@link sideOf} is not: where a border nearly touches itself, rounding
 * decides nothing here. x east, y north.
 */
export const turnOf = (a: AnyPosition, b: AnyPosition, c: AnyPosition): number =>
	// The library counts y downwards.
	-orient2d(a[0]!, a[1]!, b[0]!, b[1]!, c[0]!, c[1]!);
