import type { SitingProblem } from '#lib/core/siting/types.ts';

/** Parameters of {@link tryAll}. */
export interface BruteQuestion {
	model: 'lscp' | 'mclp' | 'p-median' | 'p-centre';
	p: number;
	radius: number;
	penalty: number;
	/** Weight that each candidate takes; `undefined`: any. */
	capacities?: readonly number[] | undefined;
}

/** The best objective of a small problem by trying every choice; `undefined` where none is possible. */
export function tryAll(problem: SitingProblem, question: BruteQuestion): number | undefined {
	const others = [...Array(problem.candidateCount).keys()].filter((j) => !problem.fixed.includes(j));
	let best: number | undefined;
	const isMore = question.model === 'mclp';
	for (let set = 0; set < 2 ** others.length; set++) {
		const chosen = others.filter((_, i) => (set >> i) & 1);
		if (question.model !== 'lscp' && chosen.length !== question.p) continue;
		const value = measure(problem, chosen, question);
		if (value === undefined) continue;
		if (best === undefined || (isMore ? value > best : value < best)) best = value;
	}
	return best;
}

/** The objective of one choice, added up from nothing; `undefined` where it does not cover what must be (LSCP). */
export function measure(
	{ demandCount, candidateCount, costs, weights, fixed }: SitingProblem,
	chosen: readonly number[],
	{ model, radius, penalty, capacities }: BruteQuestion
): number | undefined {
	const open = [...fixed, ...chosen];
	const demands = [...Array(demandCount).keys()].filter((i) => weights[i]! > 0);
	const costOf = (i: number, j: number) => costs[i * candidateCount + j]!;
	const limit = model === 'lscp' || model === 'mclp' ? radius : Infinity;
	const canBe = demands.filter((i) =>
		[...Array(candidateCount).keys()].some((j) => costOf(i, j) <= limit && costOf(i, j) < Infinity)
	);
	const nearest = (i: number) => Math.min(Infinity, ...open.map((j) => costOf(i, j)));
	if (capacities) return measureCapacitated(canBe, open);
	switch (model) {
		case 'lscp':
			return canBe.every((i) => nearest(i) <= radius) ? chosen.length : undefined;
		case 'mclp':
			return canBe.filter((i) => nearest(i) <= radius).reduce((sum, i) => sum + weights[i]!, 0);
		case 'p-median':
			return canBe.reduce((sum, i) => sum + weights[i]! * Math.min(penalty, nearest(i)), 0);
		case 'p-centre':
			return Math.max(0, ...canBe.map(nearest));
	}

	/** Every way of sending each demand whole to one open candidate or to none. */
	function measureCapacitated(left: readonly number[], open: readonly number[]): number {
		const room = new Map(open.map((j) => [j, capacities![j]!]));
		const lossOf = (i: number, j: number) =>
			model === 'mclp'
				? costOf(i, j) <= radius
					? 0
					: weights[i]!
				: weights[i]! * Math.min(penalty, costOf(i, j));
		const noneOf = (i: number) => (model === 'mclp' ? weights[i]! : weights[i]! * penalty);
		const least = (at: number): number => {
			if (at === left.length) return 0;
			const i = left[at]!;
			let best = noneOf(i) + least(at + 1);
			for (const j of open) {
				if (room.get(j)! < weights[i]! || lossOf(i, j) >= noneOf(i)) continue;
				room.set(j, room.get(j)! - weights[i]!);
				best = Math.min(best, lossOf(i, j) + least(at + 1));
				room.set(j, room.get(j)! + weights[i]!);
			}
			return best;
		};
		const lost = least(0);
		return model === 'mclp' ? left.reduce((sum, i) => sum + weights[i]!, 0) - lost : lost;
	}
}
