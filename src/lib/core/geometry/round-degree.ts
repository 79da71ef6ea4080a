/** Whole units of a degree, of which a position of the plan is a number: about a centimetre each. */
export const UNITS_PER_DEGREE = 1e7;

/** A degree at the nearest whole unit: 7 decimals, never −0. What is not finite stays so. */
export const roundDegree = (degree: number): number =>
	// Adding 0 turns −0 into 0.
	Math.round(degree * UNITS_PER_DEGREE) / UNITS_PER_DEGREE + 0;
