import { buildRandom } from '../geometry/seeded-random.ts';
import { buildBlockGraph, buildCosts, type BlockGraph } from './block-graph.ts';
import { boundDeviation } from './bound-deviation.ts';
import { clusterByKMeans } from './cluster-by-k-means.ts';
import { clusterBySkater } from './cluster-by-skater.ts';
import { growZones } from './grow-zones.ts';
import { annealZones, measureHeat, polishZones } from './improve-zones.ts';
import { keepClusters } from './keep-clusters.ts';
import { matchClusters } from './match-clusters.ts';
import { measureZones } from './measure-zones.ts';
import { DEFAULT_WEIGHTS, STARTS } from './settings.ts';
import {
	ClusterError,
	type BlockBorder,
	type ClusterWeights,
	type StreetBlock,
	type Zone,
	type ZoningFigures
} from './types.ts';
import { Zoning } from './zoning.ts';

export interface RedrawOptions {
	/** Zones wanted: a whole number, 1 … blocks. */
	k: number;
	weights?: Partial<ClusterWeights>;
	seed?: number;
	/** Blocks that keep today's cluster. */
	lockedIds?: readonly string[];
	/** After this the best zones found so far are the answer, ms; needs `nowMs`. */
	timeLimitMs?: number | undefined;
	nowMs?: () => number;
	/** Moves tried for each block, in all starts together: more take longer and find better zones. */
	stepsPerBlock?: number;
	onProgress?: (share: number) => void;
}

export interface RedrawnClusters {
	k: number;
	weights: ClusterWeights;
	zones: Zone[];
	figures: ZoningFigures;
	/** No zones at all deviate less than this at most, as shares; 0 says nothing. */
	bound: { population: number; area: number };
	/** Whether the time limit ended the search. */
	isCutShort: boolean;
	/** The same figures of other methods; `null` if one gives no division. Deviation is from the mean of k. */
	compared: {
		/** Weighted k-means on the middles of blocks: often not connected. */
		kMeans: ZoningFigures;
		/** Cuts of a spanning tree: connected, hardly ever even. */
		skater: ZoningFigures;
		/** Today's clusters, as many as they are. `null` where a block is in none. */
		today: ZoningFigures | null;
	};
}

/** Heats are shares of what a move costs or gains on average when zones have just grown: so weights do not matter. */
const HOTTEST = 0.5;
const COLDEST = 0.01;

/** Tries in all starts together, however many the blocks are. */
const MOST_STEPS = 2_800_000;

/**
 * Draws k zones from street blocks: each connected, even in people and ground, with short borders along main
 * streets, as the weights say (see {@link COST_SCALE} for what they mean).
 *
 * Zones grow from seeds far apart, several times, and today's clusters are one more start where they are as many; each
 * is improved by simulated annealing and then by single moves and swaps until none helps. Connection holds at every
 * step. The result is good, not proven optimal; where today's clusters are a start, it costs no more than they do.
 *
 * The order of blocks does not matter. Where blocks are as many as zones, each is one.
 *
 * @param borders of {@link listBlockBorders}; `a` and `b` are indexes into `blocks`
 * @throws ClusterError if k is no whole number from 1 to the number of blocks, a weight is negative, a block has no
 * ground, or what is locked or unconnected takes more zones
 */
export function redrawClusters(
	blocks: readonly StreetBlock[],
	borders: readonly BlockBorder[],
	{
		k,
		weights: asked = {},
		seed = 1,
		lockedIds = [],
		timeLimitMs,
		nowMs,
		stepsPerBlock = 12_000,
		onProgress
	}: RedrawOptions
): RedrawnClusters {
	const weights = { ...DEFAULT_WEIGHTS, ...asked };
	check(blocks, k, weights);
	const sorted = sortById(blocks, borders);
	const graph = buildBlockGraph(sorted.blocks, sorted.borders);
	const kept = keepClusters(sorted.blocks, graph, { zoneCount: k, lockedIds });
	const costs = buildCosts(graph, sorted.blocks, k, weights);
	const random = buildRandom(seed);
	const shares = shareSizes(weights);
	const endMs = timeLimitMs === undefined ? Infinity : (nowMs?.() ?? 0) + timeLimitMs;
	let isCutShort = false;
	const isLate = () => (isCutShort ||= nowMs !== undefined && nowMs() >= endMs);
	const starts = STARTS + (kept.today ? 1 : 0);
	const steps = Math.min(stepsPerBlock * graph.count, MOST_STEPS) / starts;
	let best: Zoning | undefined;
	for (let start = 0; start < starts; start++) {
		if (best && isLate()) break;
		const isToday = start === 0 && kept.today !== undefined;
		const zoneOf = isToday
			? kept.today!
			: growZones(graph, { zoneCount: k, shares, given: kept.given, random });
		const homeOf = matchClusters(sorted.blocks, graph, zoneOf, kept.zoneOfLocked);
		const zoning = new Zoning(graph, costs, zoneOf, homeOf);
		const heat = measureHeat(zoning);
		annealZones(zoning, {
			isLocked: kept.isLocked,
			random,
			steps: k === 1 ? 0 : Math.floor(steps),
			// Today's clusters are not melted down: what is to be kept would be lost.
			hottest: heat * (isToday ? COLDEST : HOTTEST),
			coldest: heat * COLDEST,
			isOver: (share) => {
				onProgress?.((start + share) / starts);
				return isLate();
			}
		});
		if (!isCutShort) polishZones(zoning, kept.isLocked);
		if (!best || zoning.measure() < best.measure()) best = zoning;
	}
	onProgress?.(1);

	const measure = (
		zoneOf: Int32Array,
		{ zoneCount = k, homeOf = matchClusters(sorted.blocks, graph, zoneOf) } = {}
	) => measureZones(sorted.blocks, graph, { zoneOf, zoneCount, weights, homeOf });
	const today = numberClusters(sorted.blocks);
	const kMeans = clusterByKMeans({ x: graph.x, y: graph.y, weight: weigh(graph, shares) }, k, random);
	return {
		k,
		weights,
		...measure(best!.zoneOf, best),
		bound: {
			population: boundDeviation(graph.population, graph, k),
			area: boundDeviation(graph.area, graph, k)
		},
		isCutShort,
		compared: {
			kMeans: measure(kMeans).figures,
			skater: measure(clusterBySkater(graph, k)).figures,
			today: today && measure(today.zoneOf, { zoneCount: today.count }).figures
		}
	};
}

function check(blocks: readonly StreetBlock[], k: number, weights: ClusterWeights): void {
	if (blocks.length === 0) throw new ClusterError('There are no blocks to make zones from; add some.');
	if (!Number.isSafeInteger(k) || k < 1)
		throw new ClusterError(`The number of zones must be a whole number, 1 or more, not ${k}.`);
	if (k > blocks.length)
		throw new ClusterError(
			`${k} zones are more than the ${blocks.length} blocks; ask for ${blocks.length} at most.`
		);
	for (const [name, weight] of Object.entries(weights))
		if (!(weight >= 0 && Number.isFinite(weight)))
			throw new ClusterError(`The weight "${name}" must be a number, 0 or more, not ${weight}.`);
	for (const { id, areaM2, population } of blocks) {
		if (!(areaM2 > 0 && Number.isFinite(areaM2)))
			throw new ClusterError(`Block "${id}" has no ground (${areaM2} m²); remove or correct it.`);
		if (!(population >= 0 && Number.isFinite(population)))
			throw new ClusterError(`Block "${id}" cannot have ${population} people; give a number, 0 or more.`);
	}
}

function sortById(blocks: readonly StreetBlock[], borders: readonly BlockBorder[]) {
	const order = [...blocks.keys()].toSorted((a, b) => (blocks[a]!.id < blocks[b]!.id ? -1 : 1));
	const place = new Int32Array(blocks.length);
	for (const [i, b] of order.entries()) place[b] = i;
	return {
		blocks: order.map((b) => blocks[b]!),
		borders: borders.map((border) => ({ ...border, a: place[border.a]!, b: place[border.b]! }))
	};
}

/** How much people and ground make up of a zone's size: as their weights say, half and half where both are 0. */
function shareSizes({ population, area }: ClusterWeights) {
	const total = population + area;
	return total > 0 ? { population: population / total, area: area / total } : { population: 0.5, area: 0.5 };
}

const weigh = (graph: BlockGraph, shares: { population: number; area: number }) =>
	graph.area.map((area, b) => shares.area * area + shares.population * graph.population[b]!);

/** Today's clusters as numbers; `null` where a block is in none. */
function numberClusters(blocks: readonly StreetBlock[]): { zoneOf: Int32Array; count: number } | null {
	const ids = [...new Set(blocks.map(({ clusterId }) => clusterId))];
	if (ids.includes(null)) return null;
	return { zoneOf: Int32Array.from(blocks, ({ clusterId }) => ids.indexOf(clusterId)), count: ids.length };
}
