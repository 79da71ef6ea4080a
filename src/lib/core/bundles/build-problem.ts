import { centroidOf } from '../geometry/area-centroid.ts';
import { buildLocalMetres } from '../geometry/local-metres.ts';
import { balanceOfCommunity } from './balance-of-community.ts';
import { COUNT_TOLERANCE } from './settings.ts';
import type { BundleCommunity, BundleProblem, BundleSizes } from './types.ts';

export interface ProblemOptions {
	sizes: BundleSizes;
	/** Yuan a year that every bundle is to have left; below 0 it may lack as much. Default 0. */
	marginYuan?: number | undefined;
	/** Metres from base to community at most; default: no limit. */
	maxDistanceM?: number | undefined;
	/** Income from common parts stays with its community. */
	keepsCommonIncome?: boolean | undefined;
	/** Metres between two communities; default: straight from centroid to centroid. Rounded to whole metres. */
	measureM?: ((a: BundleCommunity, b: BundleCommunity) => number) | undefined;
}

/**
 * The communities of one group as a problem in numbers. Where sizes are given, the number of bundles is the one that
 * comes nearest to their middle, of those that are possible; where a number is given, sizes are an even share and
 * `COUNT_TOLERANCE` of it more or less.
 *
 * @param communities one at least; their order does not matter
 * @throws RangeError if there are fewer communities than bundles, or an option or a figure is out of its range
 */
export function buildProblem(
	communities: readonly BundleCommunity[],
	options: ProblemOptions
): BundleProblem {
	const { marginYuan = 0, maxDistanceM = Infinity, keepsCommonIncome = false } = options;
	if (!Number.isFinite(marginYuan))
		throw new RangeError(`The margin must be a number of yuan, not ${marginYuan}.`);
	if (!(maxDistanceM >= 0))
		throw new RangeError(`The greatest distance must be 0 m or more, not ${maxDistanceM}.`);
	const sorted = communities.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	for (const { id, households } of sorted)
		if (!(households >= 0 && Number.isFinite(households)))
			throw new RangeError(`Households of ${id} must be a number that is 0 or more, not ${households}.`);
	const households = sorted.map((community) => community.households);
	const total = households.reduce((sum, one) => sum + one, 0);
	return {
		ids: sorted.map(({ id }) => id),
		households,
		balanceFen: sorted.map((community) => balanceOf(community, keepsCommonIncome)),
		distanceM: listDistances(sorted, options.measureM ?? buildStraight(sorted)),
		...sizeBundles(options.sizes, total, sorted.length),
		marginFen: Math.round(100 * marginYuan),
		maxDistanceM
	};
}

function balanceOf(community: BundleCommunity, keepsCommonIncome: boolean): number {
	try {
		return balanceOfCommunity(community, { keepsCommonIncome }).balanceFen;
	} catch (error) {
		throw new RangeError(`${community.id}: ${(error as Error).message}`, { cause: error });
	}
}

function sizeBundles(sizes: BundleSizes, total: number, communities: number) {
	if ('count' in sizes) {
		const { count } = sizes;
		if (!(Number.isSafeInteger(count) && count >= 1))
			throw new RangeError(`The number of bundles must be a whole number, 1 or more, not ${count}.`);
		if (count > communities)
			throw new RangeError(`There are ${communities} communities; ${count} bundles would leave some empty.`);
		const share = total / count;
		return {
			count,
			leastHouseholds: Math.ceil(share * (1 - COUNT_TOLERANCE)),
			mostHouseholds: Math.floor(share * (1 + COUNT_TOLERANCE))
		};
	}
	const { leastHouseholds, mostHouseholds } = sizes;
	if (!(
		leastHouseholds >= 0 &&
		mostHouseholds >= leastHouseholds &&
		mostHouseholds > 0 &&
		mostHouseholds < Infinity
	))
		throw new RangeError(
			`Bundles must have from 0 or more to that many households or more, not ${leastHouseholds} to ${mostHouseholds}.`
		);
	const [fewest, most] = [Math.ceil(total / mostHouseholds), Math.floor(total / leastHouseholds)];
	let count = Math.round((2 * total) / (leastHouseholds + mostHouseholds));
	if (fewest <= most) count = Math.min(most, Math.max(fewest, count));
	return { count: Math.min(communities, Math.max(1, count)), leastHouseholds, mostHouseholds };
}

/** Straight metres from centroid to centroid in one plane: within a city to 0.2 %. */
function buildStraight(
	communities: readonly BundleCommunity[]
): (a: BundleCommunity, b: BundleCommunity) => number {
	const centres = communities.map(({ geometry }) => centroidOf(geometry));
	const plane = buildLocalMetres(centres[0] ?? [0, 0]);
	const xyOf = new Map(communities.map((community, i) => [community, plane.toXy(centres[i]!)]));
	return (a, b) => {
		const [[ax, ay], [bx, by]] = [xyOf.get(a)!, xyOf.get(b)!];
		return Math.hypot(bx - ax, by - ay);
	};
}

function listDistances(
	communities: readonly BundleCommunity[],
	measureM: (a: BundleCommunity, b: BundleCommunity) => number
): Float64Array {
	const n = communities.length;
	const distanceM = new Float64Array(n * n);
	for (const [i, a] of communities.entries())
		for (const [j, b] of communities.entries()) {
			if (i === j) continue;
			const metres = Math.round(measureM(a, b));
			if (!(metres >= 0)) throw new RangeError(`There is no distance from ${a.id} to ${b.id}: ${metres}.`);
			distanceM[i * n + j] = metres;
		}
	return distanceM;
}
