import type { Random } from '../geometry/seeded-random.ts';

/** Places with the weight that each pulls a mean with. */
export interface WeightedPlaces {
	x: Float64Array;
	y: Float64Array;
	/** ≥ 0 */
	weight: Float64Array;
}

const RUNS = 10;
const MOST_ROUNDS = 100;

/**
 * Groups places round weighted means (Lloyd, 1982), with starts far apart (k-means++, Arthur and Vassilvitskii, 2007);
 * the best of ten runs by the weighted squared distances. It ignores adjacency: a group need not be connected.
 *
 * @param k 1 ≤ k ≤ places; a group is empty only where places coincide
 * @returns group of each place
 */
export function clusterByKMeans(places: WeightedPlaces, k: number, random: Random): Int32Array {
	let best: { groupOf: Int32Array; cost: number } | undefined;
	for (let run = 0; run < RUNS; run++) {
		const found = settle(places, plantMeans(places, k, random));
		if (!best || found.cost < best.cost) best = found;
	}
	return best!.groupOf;
}

type Means = { x: Float64Array; y: Float64Array };

/** Places as first means, each drawn by its weighted squared distance from those before it. */
function plantMeans({ x, y, weight }: WeightedPlaces, k: number, random: Random): Means {
	const means = { x: new Float64Array(k), y: new Float64Array(k) };
	const pull = weight.slice();
	const nearest = new Float64Array(x.length).fill(Infinity);
	for (let group = 0; group < k; group++) {
		let left = random() * pull.reduce((sum, value) => sum + value, 0);
		let chosen = pull.findIndex((value) => (left -= value) < 0);
		if (chosen === -1) chosen = group;
		[means.x[group], means.y[group]] = [x[chosen]!, y[chosen]!];
		for (let i = 0; i < x.length; i++) {
			nearest[i] = Math.min(nearest[i]!, (x[i]! - x[chosen]!) ** 2 + (y[i]! - y[chosen]!) ** 2);
			pull[i] = nearest[i]! * weight[i]!;
		}
	}
	return means;
}

function settle({ x, y, weight }: WeightedPlaces, means: Means): { groupOf: Int32Array; cost: number } {
	const k = means.x.length;
	const groupOf = new Int32Array(x.length).fill(-1);
	let cost = 0;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		cost = 0;
		let isSettled = true;
		for (let i = 0; i < x.length; i++) {
			let [best, bestM2] = [0, Infinity];
			for (let group = 0; group < k; group++) {
				const m2 = (x[i]! - means.x[group]!) ** 2 + (y[i]! - means.y[group]!) ** 2;
				if (m2 < bestM2) [best, bestM2] = [group, m2];
			}
			if (groupOf[i] !== best) isSettled = false;
			groupOf[i] = best;
			cost += weight[i]! * bestM2;
		}
		if (isSettled) break;
		const [sumX, sumY, sumOf] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)];
		for (const [i, group] of groupOf.entries()) {
			sumX[group]! += weight[i]! * x[i]!;
			sumY[group]! += weight[i]! * y[i]!;
			sumOf[group]! += weight[i]!;
		}
		for (let group = 0; group < k; group++)
			if (sumOf[group]! > 0) {
				means.x[group] = sumX[group]! / sumOf[group]!;
				means.y[group] = sumY[group]! / sumOf[group]!;
			}
	}
	return { groupOf, cost };
}
