const LENGTHS_M = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** The longest round length of a scale bar within the given metres; 20 m if all are too long. */
export const pickScaleLengthM = (mostM: number): number =>
	LENGTHS_M.findLast((m) => m <= mostM) ?? LENGTHS_M[0]!;
