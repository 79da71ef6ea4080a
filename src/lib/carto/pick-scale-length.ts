const LENGTHS_M = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** The longest round length of a scale bar that is no longer than so many metres; 20 m where even they are too long. */
export const pickScaleLengthM = (mostM: number): number =>
	LENGTHS_M.findLast((m) => m <= mostM) ?? LENGTHS_M[0]!;
