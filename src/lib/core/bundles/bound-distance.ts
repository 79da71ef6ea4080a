import { WorkBudget } from '../work/work-budget.ts';
import { BOUND_STEPS } from './settings.ts';
import type { BundleProblem } from './types.ts';

export interface DistanceBound {
	/** Lower bound of the metres of any valid bundling; Infinity if there is certainly none. */
	boundM: number;
	/**
	 * Of community i with base j at i × n + j: a bundling that has it is no shorter than the bound and this, metres.
	 * Infinity beyond the greatest distance.
	 */
	reducedM: Float64Array;
}

interface Multipliers {
	/** Of each community: what it is worth to be in a bundle, metres. */
	worthM: Float64Array;
	/** Of each base: metres for a household more (above 0: against too many; below: against too few) … */
	perHousehold: Float64Array;
	/** … and for a fen more, ≥ 0. */
	perFen: Float64Array;
}

/** Units of `WorkBudget`: a pair of community and base looked at (5–9 ns), and how often a step looks at each. */
const PAIR_WORK = 6e-6;
const LOOKS_EACH = 1.2;
/** … and at those of a base whose prices are raised: twice as many bases as bundles, at every fifth step. */
const RAISE_LOOKS = 24;

/**
 * A lower bound of the metres from all communities to their bases, by Lagrangian relaxation (Geoffrion 1974; for
 * medians Cornuéjols, Fisher & Nemhauser 1977). The constraints that every community is in exactly one bundle, and
 * those on each bundle's size and balance, are relaxed with multipliers; then every base chooses its communities
 * independently and the best bases are taken. Multipliers are improved by subgradient steps (Held, Wolfe & Crowder
 * 1974), those of a base by a line search each. Any multipliers give a valid bound; these come near to that of the
 * linear relaxation.
 *
 * @param upperM metres of a known bundling
 * @param subsidyFen total deficit that bundles may have; 0: each keeps the margin
 */
export function boundDistance(
	problem: BundleProblem,
	{
		upperM,
		subsidyFen = 0,
		steps = BOUND_STEPS,
		budget = new WorkBudget()
	}: { upperM: number; subsidyFen?: number; steps?: number; budget?: WorkBudget }
): DistanceBound {
	const n = problem.ids.length;
	// No bundle alone can lack more than all together.
	const relaxation = new Relaxation({ ...problem, marginFen: problem.marginFen - subsidyFen });
	const prices: Multipliers = {
		worthM: new Float64Array(n).fill(upperM / n),
		perHousehold: new Float64Array(n),
		perFen: new Float64Array(n)
	};
	let best = { boundM: 0, prices: copy(prices) };
	let stride = 1;
	let stalled = 0;
	for (let step = 0; step < steps && !budget.isOver(); step++) {
		budget.spend(relaxation.stepWork);
		if (step % 5 === 0)
			for (const base of relaxation.listBest(2 * problem.count, prices)) relaxation.raisePrices(base, prices);
		const { boundM, timesChosen } = relaxation.solve(prices);
		if (boundM > best.boundM + 1e-9 * upperM) {
			best = { boundM, prices: copy(prices) };
			stalled = 0;
		} else if (++stalled === 15) {
			stride /= 2;
			stalled = 0;
			Object.assign(prices, copy(best.prices));
		}
		if (best.boundM === Infinity) break;
		const squared = timesChosen.reduce((sum, times) => sum + (1 - times) ** 2, 0);
		if (squared === 0 || stride < 1e-4) break;
		const lengthM = (stride * Math.max(1.02 * upperM - boundM, 0.001 * upperM)) / squared;
		for (let i = 0; i < n; i++) prices.worthM[i]! += lengthM * (1 - timesChosen[i]!);
	}
	return { boundM: best.boundM, reducedM: relaxation.reduce(best.prices) };
}

const copy = ({ worthM, perHousehold, perFen }: Multipliers): Multipliers => ({
	worthM: worthM.slice(),
	perHousehold: perHousehold.slice(),
	perFen: perFen.slice()
});

/** The relaxed problem for given multipliers: each base is independent. */
class Relaxation {
	readonly #problem: BundleProblem;
	readonly #households: Float64Array;
	readonly #balanceFen: Float64Array;
	/** Of each base, the communities within the greatest distance, itself first, and the metres to them. */
	readonly #near: { ids: Int32Array; waysM: Float64Array }[];
	readonly #values: Float64Array;
	/** Cost of one step of the multipliers, in units of the budget. */
	readonly stepWork: number;

	constructor(problem: BundleProblem) {
		this.#problem = problem;
		const { ids, households, balanceFen, distanceM, maxDistanceM } = problem;
		const n = ids.length;
		this.#households = Float64Array.from(households);
		this.#balanceFen = Float64Array.from(balanceFen);
		this.#values = new Float64Array(n);
		this.#near = ids.map((_, base) => {
			const near = [...ids.keys()].filter((i) => i !== base && distanceM[i * n + base]! <= maxDistanceM);
			const own = [base, ...near];
			return { ids: Int32Array.from(own), waysM: Float64Array.from(own, (i) => distanceM[i * n + base]!) };
		});
		const pairs = this.#near.reduce((sum, { ids: own }) => sum + own.length, 0);
		this.stepWork = PAIR_WORK * pairs * (LOOKS_EACH + (RAISE_LOOKS * problem.count) / n);
	}

	/** The bound, and how often each community is chosen. */
	solve(prices: Multipliers): { boundM: number; timesChosen: Int32Array } {
		const timesChosen = new Int32Array(this.#values.length);
		let boundM = prices.worthM.reduce((sum, metres) => sum + metres, 0);
		const bases = this.listBest(this.#problem.count, prices);
		for (const base of bases) {
			boundM += this.#values[base]!;
			this.#sumOf(base, prices, undefined, timesChosen);
		}
		return { boundM, timesChosen };
	}

	/** So many bases of the least values. */
	listBest(count: number, prices: Multipliers): number[] {
		const values = this.#values;
		for (const base of values.keys()) values[base] = this.#valueOf(base, prices);
		return [...values.keys()].toSorted((a, b) => values[a]! - values[b]! || a - b).slice(0, count);
	}

	/** What each choice adds to the bound at least. */
	reduce(prices: Multipliers): Float64Array {
		const n = this.#values.length;
		const last = this.#values[this.listBest(this.#problem.count, prices).at(-1)!]!;
		const reducedM = new Float64Array(n * n).fill(Infinity);
		for (const [base, { ids, waysM }] of this.#near.entries()) {
			const openM = Math.max(0, this.#values[base]! - last);
			for (const [at, i] of ids.entries()) {
				const costM = i === base ? 0 : this.#costOf(i, waysM[at]!, base, prices);
				reducedM[i * n + base] = openM + Math.max(0, costM);
			}
		}
		return reducedM;
	}

	/** Sets a base's own multipliers, one after the other, to where its value is greatest. */
	raisePrices(base: number, prices: Multipliers): void {
		const { leastHouseholds, mostHouseholds, marginFen } = this.#problem;
		const { perHousehold, perFen } = prices;
		perHousehold[base] = findPeak(perHousehold[base]!, -Infinity, (price) => {
			perHousehold[base] = price;
			return this.#sumOf(base, prices, this.#households) - (price >= 0 ? mostHouseholds : leastHouseholds);
		});
		perFen[base] = findPeak(perFen[base]!, 0, (price) => {
			perFen[base] = price;
			return marginFen - this.#sumOf(base, prices, this.#balanceFen);
		});
	}

	/** What a base adds to the bound with the communities that it would choose. */
	#valueOf(base: number, prices: Multipliers): number {
		const { leastHouseholds, mostHouseholds, marginFen } = this.#problem;
		const perHousehold = prices.perHousehold[base]!;
		const boundM =
			prices.perFen[base]! * marginFen -
			perHousehold * (perHousehold >= 0 ? mostHouseholds : leastHouseholds);
		const { ids, waysM } = this.#near[base]!;
		let sum = this.#costOf(base, 0, base, prices);
		for (let at = 1; at < ids.length; at++)
			sum += Math.min(0, this.#costOf(ids[at]!, waysM[at]!, base, prices));
		return sum + boundM;
	}

	/** Sum of amounts over the communities that a base would choose, each of which is counted in `times`. */
	#sumOf(base: number, prices: Multipliers, amounts?: Float64Array, times?: Int32Array): number {
		const { ids, waysM } = this.#near[base]!;
		let sum = 0;
		for (let at = 0; at < ids.length; at++) {
			const i = ids[at]!;
			if (at > 0 && this.#costOf(i, waysM[at]!, base, prices) >= 0) continue;
			if (amounts) sum += amounts[i]!;
			if (times) times[i]!++;
		}
		return sum;
	}

	#costOf(i: number, wayM: number, base: number, { worthM, perHousehold, perFen }: Multipliers): number {
		return (
			wayM - worthM[i]! + perHousehold[base]! * this.#households[i]! - perFen[base]! * this.#balanceFen[i]!
		);
	}
}

/**
 * Where a concave function is greatest, about: its slope changes sign.
 *
 * @param start where it is looked for first
 * @param least the function ends there
 */
function findPeak(start: number, least: number, slopeAt: (x: number) => number): number {
	const rises = (x: number) => slopeAt(x) > 0;
	let width = Math.max(Math.abs(start), 1e-6);
	let [low, high] = [start, start];
	if (rises(start)) {
		do high = start + (width *= 4);
		while (width < 1e9 && rises(high));
	} else {
		if (start <= least) return start;
		do low = Math.max(least, start - (width *= 4));
		while (low > least && width < 1e9 && !rises(low));
	}
	for (let i = 0; i < 24; i++) {
		const middle = (low + high) / 2;
		if (rises(middle)) low = middle;
		else high = middle;
	}
	return low;
}
