import type { SitingProblem } from './types.ts';

/** Of each demand the candidates within the radius (inclusive); those that a fixed one covers are left out. */
export function listCoverRows(
	{ candidateCount, costs, fixed }: SitingProblem,
	demands: readonly number[],
	radius: number
): number[][] {
	const rows: number[][] = [];
	for (const demand of demands) {
		const row = costs.subarray(demand * candidateCount, (demand + 1) * candidateCount);
		if (fixed.some((candidate) => row[candidate]! <= radius)) continue;
		const columns: number[] = [];
		for (let candidate = 0; candidate < candidateCount; candidate++)
			if (row[candidate]! <= radius) columns.push(candidate);
		rows.push(columns);
	}
	return rows;
}
