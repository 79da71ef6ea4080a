/**
 * How many random cases a test goes through: as many as it names, or `LIANPIAN_CASES` times as many. Seeds begin at the
 * same, so that more cases hold those of fewer.
 */
export function howMany(cases: number): number {
	const times = Number(process.env.LIANPIAN_CASES ?? 1);
	if (!(times > 0)) throw new RangeError('LIANPIAN_CASES is a number above 0, such as 10.');
	return Math.max(1, Math.round(cases * times));
}
