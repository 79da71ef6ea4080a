/** A small bundling problem. */
export interface SmallProblem {
	households: readonly number[];
	balanceFen: readonly number[];
	/** Metres from i to j at [i][j]. */
	waysM: readonly (readonly number[])[];
	count: number;
	least: number;
	most: number;
	marginFen: number;
	maxDistanceM: number;
}

/**
 * The optimum by exhaustive search: least subsidy, then least distance; `undefined` if no bundling meets the limits of size
 * and distance.
 */
export function tryAllBundles(problem: SmallProblem): { subsidyFen: number; metres: number } | undefined {
	const n = problem.households.length;
	let best: { subsidyFen: number; metres: number } | undefined;
	for (const bases of choose(n, problem.count)) {
		const others = [...Array(n).keys()].filter((i) => !bases.includes(i));
		for (let code = 0; code < bases.length ** others.length; code++) {
			const parts = bases.map((base) => [base]);
			let metres = 0;
			let rest = code;
			let isNear = true;
			for (const i of others) {
				const part = rest % bases.length;
				rest = Math.floor(rest / bases.length);
				parts[part]!.push(i);
				const wayM = problem.waysM[i]![bases[part]!]!;
				metres += wayM;
				isNear &&= wayM <= problem.maxDistanceM;
			}
			const sums = (amounts: readonly number[]) =>
				parts.map((part) => part.reduce((sum, i) => sum + amounts[i]!, 0));
			if (!isNear || sums(problem.households).some((sum) => sum < problem.least || sum > problem.most))
				continue;
			const subsidyFen = sums(problem.balanceFen).reduce(
				(sum, fen) => sum + Math.max(0, problem.marginFen - fen),
				0
			);
			if (best && (subsidyFen > best.subsidyFen || (subsidyFen === best.subsidyFen && metres >= best.metres)))
				continue;
			best = { subsidyFen, metres };
		}
	}
	return best;
}

function choose(n: number, count: number, from = 0): number[][] {
	if (count === 0) return [[]];
	return [...Array(n).keys()]
		.filter((i) => i >= from)
		.flatMap((i) => choose(n, count - 1, i + 1).map((rest) => [i, ...rest]));
}
