import type { BundleProblem, Draft, DraftScore } from './types.ts';

/** What a draft is worth. */
export function scoreDraft(problem: BundleProblem, draft: Draft): DraftScore {
	const { households, balanceFen, distanceM, maxDistanceM } = problem;
	const n = draft.length;
	const householdsOf = new Map<number, number>();
	const balanceOf = new Map<number, number>();
	const score: DraftScore = { overM: 0, offHouseholds: 0, subsidyFen: 0, distanceM: 0 };
	for (const [i, base] of draft.entries()) {
		const wayM = distanceM[i * n + base]!;
		score.distanceM += wayM;
		score.overM += Math.max(0, wayM - maxDistanceM);
		householdsOf.set(base, (householdsOf.get(base) ?? 0) + households[i]!);
		balanceOf.set(base, (balanceOf.get(base) ?? 0) + balanceFen[i]!);
	}
	for (const sum of householdsOf.values()) score.offHouseholds += offHouseholds(problem, sum);
	for (const sum of balanceOf.values()) score.subsidyFen += Math.max(0, problem.marginFen - sum);
	return score;
}

/** Households that a bundle has too few or too many. */
export const offHouseholds = (
	{ leastHouseholds, mostHouseholds }: Pick<BundleProblem, 'leastHouseholds' | 'mostHouseholds'>,
	households: number
) => Math.max(0, leastHouseholds - households, households - mostHouseholds);

/** Below 0 if the first is better; less of what comes first is better. */
export const compareScores = (a: DraftScore, b: DraftScore) =>
	a.overM - b.overM ||
	a.offHouseholds - b.offHouseholds ||
	a.subsidyFen - b.subsidyFen ||
	a.distanceM - b.distanceM;

/** Whether distances and sizes are as asked; money may be lacking. */
export const isInShape = ({ overM, offHouseholds: off }: DraftScore) => overM === 0 && off === 0;
