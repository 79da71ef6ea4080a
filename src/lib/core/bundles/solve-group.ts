import { buildProgram, listChoices } from './build-program.ts';
import { draftBundles } from './draft-bundles.ts';
import { findLocalDeficits, type Deficits } from './find-local-deficits.ts';
import { listShapeObstacles } from './list-shape-obstacles.ts';
import { compareScores, isInShape, scoreDraft } from './score-draft.ts';
import { DRAFT_SHARE, MOST_CHOICES } from './settings.ts';
import { settleBases } from './settle-bases.ts';
import { shortenWays, type Shortened } from './shorten-ways.ts';
import { solveWithin, type Means } from './solve-within.ts';
import type { Solver } from '../solver/types.ts';
import { WorkBudget, type WorkLimits } from '../work/work-budget.ts';
import type { BundleProblem, Draft, DraftScore, Obstacle } from './types.ts';

export interface SolveGroupOptions extends WorkLimits {
	/** Without one, nothing is proven beyond the Lagrangian bound. */
	solver?: Solver | undefined;
	seed?: number | undefined;
	/** Rounds of the local search, and times that it starts anew. */
	sweeps?: number | undefined;
	starts?: number | undefined;
	onProgress?: ((share: number) => void) | undefined;
}

export interface SolvedGroup {
	draft: Draft;
	score: DraftScore;
	/** Optimality of the metres; `null` if sizes or distances are not met. */
	proof: Pick<Shortened, 'boundM' | 'boundBy'> | null;
	/** Lower bound of the subsidy. */
	subsidyBoundFen: number;
	deficits: Deficits;
	/** Why sizes or distances cannot be met, if a short reason is known. */
	shapeObstacles: Obstacle[];
	/** Whether that is proven. */
	isShapeImpossible: boolean;
}

/**
 * Bundles for one group: valid sizes and distances first, then the least subsidy, then the fewest metres from
 * communities to their bases. A local search comes first; then the solver looks for a smaller subsidy if one is
 * needed, and for fewer metres.
 */
export function solveGroup(
	problem: BundleProblem,
	options: SolveGroupOptions = {},
	budget = new WorkBudget(options)
): SolvedGroup {
	const { seed, sweeps, starts, onProgress, solver } = options;
	const means = { solver, budget };
	const deficits = findLocalDeficits(problem);
	const shapeObstacles = listShapeObstacles(problem);
	const drafted = draftBundles(problem, {
		seed,
		sweeps,
		starts,
		budget: budget.partUntil(DRAFT_SHARE),
		onProgress: (share) => onProgress?.(0.4 * share)
	});
	const cheapest = lowerSubsidy(problem, drafted, deficits.leastSubsidyFen, means);
	onProgress?.(0.5);
	const isDone = isInShape(cheapest.score);
	const shortest = isDone ? shortenWays(problem, cheapest.draft, means) : undefined;
	onProgress?.(1);
	return {
		draft: shortest?.draft ?? cheapest.draft,
		score: shortest?.score ?? cheapest.score,
		proof: shortest ?? null,
		subsidyBoundFen: cheapest.boundFen,
		deficits,
		shapeObstacles,
		isShapeImpossible: shapeObstacles.length > 0 || cheapest.isShapeImpossible
	};
}

interface Cheapest {
	draft: Draft;
	score: DraftScore;
	boundFen: number;
	isShapeImpossible: boolean;
}

/** A draft with less subsidy, or with valid sizes and distances, if the solver finds one. */
function lowerSubsidy(
	problem: BundleProblem,
	{ draft, score }: { draft: Draft; score: DraftScore },
	boundFen: number,
	means: Means
): Cheapest {
	const given = { draft, score, boundFen, isShapeImpossible: false };
	const isShaped = isInShape(score);
	if (isShaped && score.subsidyFen <= boundFen) return given;
	const choices = listChoices(problem, { most: MOST_CHOICES });
	if (!choices) return given;
	const built = buildProgram(problem, choices, { goal: 'subsidy' });
	const answer = solveWithin(built, means, {
		start: isShaped ? draft : undefined,
		absoluteGap: 0.005
	});
	if (!answer) return given;
	if (answer.status === 'infeasible') return { ...given, isShapeImpossible: true };
	const found = answer.x.length > 0 ? settleBases(problem, built.toDraft(answer.x)) : draft;
	const foundScore = scoreDraft(problem, found);
	const best = compareScores(foundScore, score) < 0 ? { draft: found, score: foundScore } : { draft, score };
	if (!Number.isFinite(answer.bound)) return { ...given, ...best };
	// Subsidies are sums of whole fen, the solver's yuan are not.
	const provenFen = Math.min(
		Math.ceil(100 * answer.bound - 0.6),
		isInShape(best.score) ? best.score.subsidyFen : Infinity
	);
	return { ...given, ...best, boundFen: Math.max(boundFen, provenFen) };
}
