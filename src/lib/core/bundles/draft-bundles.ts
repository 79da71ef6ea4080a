import { buildRandom, type Random } from '../geometry/seeded-random.ts';
import { WorkBudget } from '../work/work-budget.ts';
import { compareScores, offHouseholds, scoreDraft } from './score-draft.ts';
import { STARTS, SWEEPS } from './settings.ts';
import type { BundleProblem, Draft, DraftScore } from './types.ts';

/** A community changes over to the bundle of one of so many nearest others, or at times of any. */
const NEAR = 12;
const ANY_SHARE = 0.05;

/** Share of the sweeps, and of the work at most, that the first cooling has; sweeps that each later one has, and how cold it begins. */
const FIRST_SHARE = 0.3;
const FIRST_WORK_SHARE = 0.7;
const KICK_SWEEPS = 60;
const KICK_SHARE = 0.55;

/** Units of `WorkBudget` for one tried move: 0.10–0.26 µs for 50 to 1,000 communities. */
const MOVE_WORK = 1.8e-4;

/**
 * Bundles by simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983): communities change over to a bundle near by, or
 * swap with one of it, and every bundle's base is its median. Constraints may be violated at a penalty that
 * rises as the search cools. The best of several starts; the same seed gives the same bundles.
 *
 * @param onProgress called with the share done, after every start
 */
export function draftBundles(
	problem: BundleProblem,
	{
		seed = 1,
		sweeps = SWEEPS,
		starts = STARTS,
		budget = new WorkBudget(),
		onProgress
	}: {
		seed?: number | undefined;
		sweeps?: number | undefined;
		starts?: number | undefined;
		/** The search cools with the budget spent, if that runs out before the sweeps. */
		budget?: WorkBudget | undefined;
		onProgress?: ((share: number) => void) | undefined;
	} = {}
): { draft: Draft; score: DraftScore } {
	const nearest = listNearest(problem);
	let best: { draft: Draft; score: DraftScore } | undefined;
	for (let start = 0; start < starts; start++) {
		const search = new Annealing(problem, nearest, buildRandom(seed + 7919 * start));
		search.run(sweeps, budget.part(budget.left / (starts - start)));
		const score = scoreDraft(problem, search.best);
		if (!best || compareScores(score, best.score) < 0) best = { draft: search.best, score };
		onProgress?.((start + 1) / starts);
		if (budget.isOver()) break;
	}
	return best!;
}

/** Of each community, the nearest others. */
function listNearest({ ids, distanceM }: BundleProblem): number[][] {
	const n = ids.length;
	return ids.map((_, i) => {
		const others = [...ids.keys()].filter((j) => j !== i);
		return others.toSorted((j, k) => distanceM[i * n + j]! - distanceM[i * n + k]! || j - k).slice(0, NEAR);
	});
}

/** Mean size, never 0. */
const meanOf = (values: readonly number[]) =>
	Math.max(values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length, 1e-9);

class Annealing {
	best: Draft = new Int32Array();
	readonly #problem: BundleProblem;
	readonly #nearest: readonly number[][];
	readonly #random: Random;
	readonly #bundleOf: Int32Array;
	#bases: Int32Array;
	readonly #members: number[][];
	readonly #households: Float64Array;
	readonly #balanceFen: Float64Array;
	/** Bundles whose communities changed since their base was looked for. */
	readonly #changed = new Set<number>();
	/** Means of what one community has: way to its base at first, households, balance of either sign. */
	readonly #spreadM: number;
	readonly #meanHouseholds: number;
	readonly #meanFen: number;
	/** Cost of a sweep, in units of the budget. */
	readonly #sweepWork: number;
	/** Penalties in metres: for a household too many or too few, a missing fen, a metre too far. */
	#price = { household: 0, fen: 0, metre: 0 };

	constructor(problem: BundleProblem, nearest: readonly number[][], random: Random) {
		const { count, ids } = problem;
		this.#problem = problem;
		this.#nearest = nearest;
		this.#random = random;
		this.#bundleOf = new Int32Array(ids.length).fill(-1);
		this.#bases = this.#spreadBases();
		this.#members = Array.from({ length: count }, () => []);
		this.#households = new Float64Array(count);
		this.#balanceFen = new Float64Array(count);
		for (const [b, base] of this.#bases.entries()) this.#put(base, b);
		for (const i of ids.keys()) if (this.#bundleOf[i] === -1) this.#put(i, this.#nearestBundle(i));
		this.#spreadM = meanOf(Array.from(this.#bundleOf, (b, i) => this.#wayM(i, b)));
		this.#meanHouseholds = meanOf(problem.households);
		this.#meanFen = meanOf(problem.balanceFen);
		this.#sweepWork = MOVE_WORK * ids.length;
	}

	/** Cools down once, then again and again from the best with one base elsewhere, as long as there are sweeps. */
	run(sweeps: number, budget: WorkBudget): void {
		let left = sweeps - Math.ceil(FIRST_SHARE * sweeps);
		const first = budget.part(FIRST_WORK_SHARE * budget.left);
		this.#cool(sweeps - left, 0, first);
		// If the budget ends early, the draft is returned as it is.
		if (first.stopped) this.#cool(KICK_SWEEPS, KICK_SHARE);
		let bestScore = this.#keep();
		for (; left > 0 && !budget.isOver(); left -= KICK_SWEEPS) {
			this.#moveBase();
			this.#cool(Math.min(left, KICK_SWEEPS), KICK_SHARE);
			budget.spend(KICK_SWEEPS * this.#sweepWork);
			const score = this.#keep(bestScore);
			if (score === bestScore) this.#load(this.best);
			bestScore = score;
		}
	}

	/** @param from how cold it begins, 0…1 @param budget cools faster than the sweeps if it is short */
	#cool(sweeps: number, from: number, budget?: WorkBudget): void {
		for (let done = 0, sweep = 1; done < 1; sweep++) {
			if (budget?.isOver()) done = 1;
			else done = Math.max(sweep / sweeps, budget?.spentShare ?? 0);
			const share = from + (1 - from) * done;
			const price = 40 ** share;
			this.#price = {
				household: (price * this.#spreadM) / this.#meanHouseholds,
				fen: (price * this.#spreadM) / this.#meanFen,
				metre: 5 * price
			};
			const temperatureM = 2 * this.#spreadM * 0.003 ** share;
			for (let move = 0; move < this.#bundleOf.length; move++) this.#tryMove(temperatureM);
			for (const b of this.#changed) this.#rebase(b);
			this.#changed.clear();
			budget?.spend(this.#sweepWork);
		}
	}

	/** Saves the current draft if it is better than the best so far. @returns the score of the best */
	#keep(bestScore?: DraftScore): DraftScore {
		const draft = this.#bundleOf.map((b) => this.#bases[b]!);
		const score = scoreDraft(this.#problem, draft);
		if (bestScore && compareScores(score, bestScore) >= 0) return bestScore;
		this.best = draft;
		return score;
	}

	#load(draft: Draft): void {
		this.#bases = Int32Array.from(new Set(draft));
		this.#members.splice(0, this.#members.length, ...Array.from(this.#bases, () => []));
		this.#households.fill(0);
		this.#balanceFen.fill(0);
		const bundleOf = new Map(Array.from(this.#bases, (base, b) => [base, b]));
		for (const [i, base] of draft.entries()) this.#put(i, bundleOf.get(base)!);
	}

	/** Dissolves a bundle into those around it, and makes a new one around another community. */
	#moveBase(): void {
		const { ids, households, leastHouseholds, mostHouseholds, distanceM } = this.#problem;
		const n = ids.length;
		if (this.#bases.length < 2 || this.#bases.length === n) return;
		const b = Math.floor(this.#random() * this.#bases.length);
		const free = [...ids.keys()].filter((i) => !this.#bases.includes(i));
		const base = free[Math.floor(this.#random() * free.length)]!;
		const given = [...this.#members[b]!];
		this.#bases[b] = base;
		for (const i of given) {
			this.#take(i);
			this.#put(i, this.#nearestBundle(i));
		}
		const byWay = [base, ...free].toSorted(
			(i, j) => distanceM[i * n + base]! - distanceM[j * n + base]! || i - j
		);
		for (const i of byWay) {
			if (i !== base && this.#households[b]! + households[i]! > (leastHouseholds + mostHouseholds) / 2) break;
			if (this.#bundleOf[i] === b || (this.#bases.includes(i) && i !== base)) continue;
			this.#take(i);
			this.#put(i, b);
		}
	}

	/** Far from each other (k-means++, Arthur & Vassilvitskii 2007). */
	#spreadBases(): Int32Array {
		const { ids, count, distanceM } = this.#problem;
		const n = ids.length;
		const farM = new Float64Array(n).fill(1);
		const bases = new Int32Array(count);
		for (let b = 0; b < count; b++) {
			let rest = this.#random() * farM.reduce((sum, metres) => sum + metres, 0);
			let base = farM.findIndex((metres) => metres > 0 && (rest -= metres) < 0);
			// Communities at one spot, or the rest of the rounding: any that is not a base yet.
			if (base === -1) base = ids.findIndex((_, i) => !bases.subarray(0, b).includes(i));
			bases[b] = base;
			for (let i = 0; i < n; i++) {
				const wayM = distanceM[i * n + base]!;
				farM[i] = b === 0 ? wayM : Math.min(farM[i]!, wayM);
			}
			farM[base] = 0;
		}
		return bases;
	}

	#wayM(i: number, b: number): number {
		return this.#problem.distanceM[i * this.#problem.ids.length + this.#bases[b]!]!;
	}

	#nearestBundle(i: number): number {
		let best = 0;
		for (const b of this.#bases.keys()) if (this.#wayM(i, b) < this.#wayM(i, best)) best = b;
		return best;
	}

	#put(i: number, b: number): void {
		this.#bundleOf[i] = b;
		this.#members[b]!.push(i);
		this.#households[b]! += this.#problem.households[i]!;
		this.#balanceFen[b]! += this.#problem.balanceFen[i]!;
		this.#changed.add(b);
	}

	#take(i: number): void {
		const b = this.#bundleOf[i]!;
		const members = this.#members[b]!;
		members[members.indexOf(i)] = members.at(-1)!;
		members.pop();
		this.#households[b]! -= this.#problem.households[i]!;
		this.#balanceFen[b]! -= this.#problem.balanceFen[i]!;
		this.#changed.add(b);
	}

	#tryMove(temperatureM: number): void {
		const i = Math.floor(this.#random() * this.#bundleOf.length);
		const near = this.#nearest[i]!;
		if (near.length === 0) return;
		const others = this.#random() < ANY_SHARE ? this.#bundleOf : near;
		const at = Math.floor(this.#random() * others.length);
		const j = others === near ? near[at]! : at;
		const [from, to] = [this.#bundleOf[i]!, this.#bundleOf[j]!];
		if (from === to || this.#bases[from] === i) return;
		const there = this.#members[to]!;
		const back = this.#random() < 0.5 ? there[Math.floor(this.#random() * there.length)]! : -1;
		if (back === this.#bases[to]) return;
		const addedM = this.#costOfMove(i, back, from, to);
		if (addedM > 0 && this.#random() >= Math.exp(-addedM / temperatureM)) return;
		this.#take(i);
		if (back >= 0) {
			this.#take(back);
			this.#put(back, from);
		}
		this.#put(i, to);
	}

	#costOfMove(i: number, back: number, from: number, to: number): number {
		const { households, balanceFen } = this.#problem;
		const movedHouseholds = households[i]! - (back < 0 ? 0 : households[back]!);
		const movedFen = balanceFen[i]! - (back < 0 ? 0 : balanceFen[back]!);
		return (
			this.#costOfWay(i, to) -
			this.#costOfWay(i, from) +
			(back < 0 ? 0 : this.#costOfWay(back, from) - this.#costOfWay(back, to)) +
			this.#costOfBundle(from, -movedHouseholds, -movedFen) +
			this.#costOfBundle(to, movedHouseholds, movedFen) -
			this.#costOfBundle(from, 0, 0) -
			this.#costOfBundle(to, 0, 0)
		);
	}

	#costOfWay(i: number, b: number): number {
		const wayM = this.#wayM(i, b);
		return wayM + this.#price.metre * Math.max(0, wayM - this.#problem.maxDistanceM);
	}

	#costOfBundle(b: number, moreHouseholds: number, moreFen: number): number {
		return (
			this.#price.household * offHouseholds(this.#problem, this.#households[b]! + moreHouseholds) +
			this.#price.fen * Math.max(0, this.#problem.marginFen - this.#balanceFen[b]! - moreFen)
		);
	}

	/** The bundle's base becomes its median: from it the way to all is shortest. */
	#rebase(b: number): void {
		const members = this.#members[b]!;
		const costOf = (base: number) => {
			this.#bases[b] = base;
			return members.reduce((sum, i) => sum + this.#costOfWay(i, b), 0);
		};
		let best = this.#bases[b]!;
		let bestM = costOf(best);
		for (const base of members) {
			const costM = costOf(base);
			if (costM < bestM || (costM === bestM && base < best)) [best, bestM] = [base, costM];
		}
		this.#bases[b] = best;
	}
}
