import { buildProblem, type ProblemOptions } from './build-problem.ts';
import { describeBundles, toYuan } from './describe-bundles.ts';
import { listLegalLimits } from './legal-limits.ts';
import { isInShape, offHouseholds } from './score-draft.ts';
import { BUNDLE_WORK } from './settings.ts';
import { WorkBudget } from '../work/work-budget.ts';
import { solveGroup, type SolvedGroup, type SolveGroupOptions } from './solve-group.ts';
import type {
	Bundle,
	BundleCommunity,
	BundledGroup,
	BundleProblem,
	BundlesAnswer,
	Impossible,
	Obstacle
} from './types.ts';

export type BundlesOptions = ProblemOptions & SolveGroupOptions;

/**
 * Property bundles (肥瘦互补): the communities of each group (a district or a cluster) parted into bundles in which the
 * strong pay for the weak. Each bundle's balance is at least the margin and its size is within the range; the total
 * distance from communities to their bundle's base is as small as that allows. If that is impossible, the answer names
 * the communities that prevent it, and has the bundles with the least known subsidy.
 *
 * Groups share the work budget evenly, plus what earlier ones leave over. The same communities, seed and work give the
 * same answer, unless a time limit stops the search: then the answer says so.
 *
 * @param communities in any order; empty: no groups
 * @throws RangeError if an option or a figure is out of its range, or a group has fewer communities than bundles
 */
export function proposeBundles(
	communities: readonly BundleCommunity[],
	options: BundlesOptions
): BundlesAnswer {
	const { work = BUNDLE_WORK, timeLimitS, nowMs, onProgress, keepsCommonIncome = false } = options;
	const byGroup = new Map<string | null, BundleCommunity[]>();
	for (const community of communities) {
		const group = byGroup.get(community.groupId);
		if (group) group.push(community);
		else byGroup.set(community.groupId, [community]);
	}
	const budget = new WorkBudget({ work, timeLimitS, nowMs });
	let left = communities.length;
	const groups = new Map<string | null, BundledGroup>();
	// Small groups first: the budget that they leave over goes to the large ones.
	for (const [groupId, members] of [...byGroup].toSorted(
		([a, m], [b, k]) => m.length - k.length || compareIds(a, b)
	)) {
		const problem = buildProblem(members, options);
		const doneShare = 1 - left / communities.length;
		const own = {
			...options,
			onProgress: (share: number) => onProgress?.(doneShare + (share * members.length) / communities.length)
		};
		const solved = solveGroup(problem, own, budget.part(budget.left / (byGroup.size - groups.size)));
		const prefix = groupId === null ? 'bundle' : `bundle-${groupId}`;
		const bundles = describeBundles(problem, solved.draft, members, { prefix, keepsCommonIncome });
		groups.set(groupId, describeGroup(groupId, problem, solved, bundles));
		left -= members.length;
	}
	const sorted = [...groups.values()].toSorted((a, b) => compareIds(a.groupId, b.groupId));
	return {
		groups: sorted,
		legal: listLegalLimits(sorted.flatMap(({ bundles }) => bundles)),
		stopped: budget.stopped
	};
}

/** No group last. */
const compareIds = (a: string | null, b: string | null) =>
	a === b ? 0 : a === null ? 1 : b === null || a < b ? -1 : 1;

function describeGroup(
	groupId: string | null,
	problem: BundleProblem,
	solved: SolvedGroup,
	bundles: Bundle[]
): BundledGroup {
	const { ids, households, balanceFen, count, leastHouseholds, mostHouseholds } = problem;
	const { score, proof } = solved;
	const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
	const gap = proof && (score.distanceM === 0 ? 0 : (score.distanceM - proof.boundM) / score.distanceM);
	return {
		groupId,
		communities: ids.length,
		households: sum(households),
		balanceYuan: toYuan(sum(balanceFen)),
		strong: balanceFen.filter((fen) => fen > 0).length,
		size: { count, leastHouseholds, mostHouseholds },
		bundles,
		objective: score.distanceM,
		bound: proof?.boundM ?? null,
		boundBy: proof?.boundBy ?? null,
		gap,
		optimal: gap === 0,
		impossible:
			isInShape(score) && score.subsidyFen === 0 ? null : explainImpossible(problem, solved, bundles)
	};
}

function explainImpossible(
	problem: BundleProblem,
	solved: SolvedGroup,
	bundles: readonly Bundle[]
): Impossible {
	const { ids, balanceFen, count, marginFen, maxDistanceM } = problem;
	const { score, deficits, shapeObstacles, isShapeImpossible, subsidyBoundFen } = solved;
	const namesOf = (indexes: readonly number[]) => indexes.map((i) => ids[i]!);
	const lacking = bundles
		.map(({ id, households, subsidyYuan, reachM }) => ({
			bundleId: id,
			subsidyYuan,
			offHouseholds: offHouseholds(problem, households),
			overM: Math.max(0, reachM - maxDistanceM)
		}))
		.filter((lack) => lack.subsidyYuan > 0 || lack.offHouseholds > 0 || lack.overM > 0);
	const because: Obstacle[] = [...shapeObstacles];
	const shortFen = count * marginFen - balanceFen.reduce((sum, fen) => sum + fen, 0);
	if (shortFen > 0)
		because.push({
			code: 'group-deficit',
			communityIds: ids.filter((_, i) => balanceFen[i]! < 0),
			shortYuan: toYuan(shortFen)
		});
	for (const { weak, strong, shortFen: lack } of deficits.local)
		because.push({
			code: 'local-deficit',
			communityIds: namesOf(weak),
			strongIds: namesOf(strong),
			shortYuan: toYuan(lack)
		});
	const inTheWay = new Set(lacking.map(({ bundleId }) => bundleId));
	if (because.length === 0)
		because.push({
			code: 'no-combination',
			communityIds: bundles.filter(({ id }) => inTheWay.has(id)).flatMap(({ communityIds }) => communityIds)
		});
	return {
		isProven: isShapeImpossible || subsidyBoundFen > 0,
		because,
		subsidyYuan: toYuan(score.subsidyFen),
		subsidyBoundYuan: toYuan(subsidyBoundFen),
		bundles: lacking
	};
}
