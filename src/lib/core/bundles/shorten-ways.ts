import { boundDistance, type DistanceBound } from './bound-distance.ts';
import { buildProgram, listChoices, type Choice } from './build-program.ts';
import { compareScores, scoreDraft } from './score-draft.ts';
import { BOUND_SHARE, MOST_CHOICES, PART_BUNDLES, PART_WORK } from './settings.ts';
import { settleBases } from './settle-bases.ts';
import { solveWithin, type Means } from './solve-within.ts';
import type { BundleProblem, Draft, DraftScore } from './types.ts';

export interface Shortened {
	draft: Draft;
	score: DraftScore;
	/** No draft with the same subsidy has fewer metres. */
	boundM: number;
	boundBy: 'lagrangian' | 'highs';
}

/**
 * Reduces the metres from communities to bases without more subsidy. The bound leaves only some choices that could be
 * better: if they are few, the solver finds the optimum. If they are many, it solves parts of the problem, each a
 * bundle with those nearest to it, as long as that improves the draft (POPMUSIC, Taillard & Voß 2002).
 *
 * @param given a draft with valid sizes and distances
 */
export function shortenWays(problem: BundleProblem, given: Draft, means: Means): Shortened {
	const bound = boundOf(problem, given, means);
	// Metres are whole numbers.
	const wholeM = Math.max(0, Math.ceil(bound.boundM - 1e-6));
	const isProven = wholeM >= scoreDraft(problem, given).distanceM;
	const solved = isProven ? undefined : solveExactly(problem, given, bound, means);
	let draft = solved?.draft ?? given;
	for (let isSettled = isProven || solved !== undefined; !isSettled;) {
		const shorter = shortenParts(problem, draft, means);
		isSettled = shorter === draft;
		draft = shorter;
	}
	const score = scoreDraft(problem, draft);
	const isProvenBySolver = solved !== undefined && solved.boundM > wholeM;
	return {
		draft,
		score,
		boundM: Math.min(score.distanceM, isProvenBySolver ? solved.boundM : wholeM),
		boundBy: isProvenBySolver ? 'highs' : 'lagrangian'
	};
}

function boundOf(problem: BundleProblem, draft: Draft, { budget }: Means): DistanceBound {
	const { distanceM, subsidyFen } = scoreDraft(problem, draft);
	return boundDistance(problem, {
		upperM: distanceM,
		subsidyFen,
		budget: budget.partUntil(BOUND_SHARE)
	});
}

/** @returns the better of the draft and what is found, and a bound; `undefined` if there are too many choices or no work is left */
function solveExactly(
	problem: BundleProblem,
	draft: Draft,
	{ boundM, reducedM }: DistanceBound,
	means: Means
): { draft: Draft; boundM: number } | undefined {
	const n = problem.ids.length;
	const score = scoreDraft(problem, draft);
	const choices = listChoices(problem, {
		most: MOST_CHOICES,
		isKept: (i, base) => draft[i] === base || boundM + reducedM[i * n + base]! <= score.distanceM - 1
	});
	if (!choices) return undefined;
	const built = buildProgram(problem, withBases(choices), { goal: 'metres', subsidyFen: score.subsidyFen });
	const answer = solveWithin(built, means, { start: draft, absoluteGap: 0.999 });
	if (!answer) return undefined;
	const found = answer.x.length > 0 ? settleBases(problem, built.toDraft(answer.x)) : draft;
	const isBetter = compareScores(scoreDraft(problem, found), score) < 0;
	return {
		draft: isBetter ? found : draft,
		boundM: Number.isFinite(answer.bound) ? Math.ceil(answer.bound - 1e-6) : 0
	};
}

/** Without choices of a base that is none of them itself. */
function withBases(choices: readonly Choice[]): Choice[] {
	const bases = new Set(choices.flatMap(([i, base]) => (i === base ? [base] : [])));
	return choices.filter(([, base]) => bases.has(base));
}

/** @returns the same draft if no part of it can be shortened, or the budget is over */
function shortenParts(problem: BundleProblem, given: Draft, means: Means): Draft {
	const n = problem.ids.length;
	let draft = given;
	for (const first of new Set(given)) {
		const bases = [...new Set(draft)];
		// It may no longer be a base.
		if (means.budget.isOver() || bases.length <= PART_BUNDLES || draft[first] !== first) continue;
		const near = new Set(
			bases
				.toSorted((a, b) => problem.distanceM[first * n + a]! - problem.distanceM[first * n + b]! || a - b)
				.slice(0, PART_BUNDLES)
		);
		const members = [...draft.keys()].filter((i) => near.has(draft[i]!));
		const part = partOf(problem, members, PART_BUNDLES);
		const own = Int32Array.from(members, (i) => members.indexOf(draft[i]!));
		const within = { ...means, budget: means.budget.part(PART_WORK) };
		const solved = solveExactly(part, own, boundOf(part, own, means), within);
		if (!solved || solved.draft === own) continue;
		draft = draft.slice();
		for (const [at, base] of solved.draft.entries()) draft[members[at]!] = members[base]!;
	}
	return draft;
}

/** Some of the communities as a problem of their own. */
function partOf(problem: BundleProblem, members: readonly number[], count: number): BundleProblem {
	const n = problem.ids.length;
	const pick = <Value>(values: readonly Value[]) => members.map((i) => values[i]!);
	return {
		...problem,
		count,
		ids: pick(problem.ids),
		households: pick(problem.households),
		balanceFen: pick(problem.balanceFen),
		distanceM: Float64Array.from(members.flatMap((i) => members.map((j) => problem.distanceM[i * n + j]!)))
	};
}
