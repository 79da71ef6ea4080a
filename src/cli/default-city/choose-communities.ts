import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { RenovationState } from '#lib/core/city/types.ts';
import { DISTRICTS, getDistrict } from './districts.ts';
import type { Facing } from './judge-facing.ts';
import type { Plot } from './lay-plots.ts';
import { NAMED_COMMUNITIES, type NamedCommunity } from './named-communities.ts';
import { fromMiddleM, oldness } from './old-town.ts';
import { toXy } from './plane.ts';
import { betweenRingsM, distanceM } from './polygon.ts';

/** Published: communities not renovated at the start of 2022, and those of them along the two axes. */
export const NOT_RENOVATED = 509;
export const ALONG_AXES = 24;
/** Renovated 2018–2021 in the main urban area: assumed, of 597 in the whole prefecture. */
export const ACCEPTED = 308;

/** Communities along the axes, renovated ones included: least and most. */
const FACING_MIN = 46;
const FACING_MAX = 56;

/** Factory dormitories far from the centre. */
const REMOTE_CLUMPS = 5;

/** Every cluster has at least about this many communities of both states. */
const CLUSTER_MIN = 22;

/** Gap between neighbours, safely below the 30 m of the contiguity rule. */
const NEIGHBOUR_M = 28;

export interface ChosenPlot {
	plot: Plot;
	facesAxis: boolean;
	state: RenovationState;
	named: NamedCommunity | undefined;
}

interface Candidate {
	index: number;
	plot: Plot;
	facing: Facing;
	weight: number;
	neighbours: number[];
}

/** Chooses which plots are old communities, clump by clump, and their state. */
export function chooseCommunities(
	plots: readonly Plot[],
	facings: readonly Facing[],
	toCluster: (plot: Plot) => number,
	random: Random
): ChosenPlot[] {
	const candidates = plots.flatMap((plot, i): Omit<Candidate, 'index' | 'neighbours'>[] => {
		if (!plot.isWellShaped || facings[i] === 'unclear') return [];
		if (new Set(plot.ring.map(getDistrict)).size > 1) return [];
		const size = Math.exp(-((Math.log(plot.areaM2 / 10_000) / 0.5) ** 2));
		return [{ plot, facing: facings[i]!, weight: oldness(plot.middle) * (0.15 + size) }];
	});
	const all = withNeighbours(candidates);
	const clumpOf = new Map<number, number>();
	const named = new Map<number, NamedCommunity>();
	let clump = 0;
	let facingCount = 0;
	const isFree = ({ index, facing }: Candidate) =>
		!clumpOf.has(index) && (facing === 'away' || facingCount < FACING_MAX);
	const countIn = new Map<number, number>();
	const take = (candidate: Candidate) => {
		const cluster = toCluster(candidate.plot);
		countIn.set(cluster, (countIn.get(cluster) ?? 0) + 1);
		clumpOf.set(candidate.index, clump);
		if (candidate.facing === 'faces') facingCount++;
	};
	const grow = (seed: Candidate, size: number) => {
		clump++;
		take(seed);
		const members = [seed];
		while (members.length < size && clumpOf.size < NOT_RENOVATED + ACCEPTED) {
			const next = drawWeighted(
				listFrontier(members, all).filter(({ candidate }) => isFree(candidate)),
				({ candidate, touching }) =>
					candidate.weight *
					touching ** 1.5 *
					Math.exp(-distanceM(candidate.plot.middle, seed.plot.middle) / 220),
				random
			);
			if (!next) break;
			take(next.candidate);
			members.push(next.candidate);
		}
	};
	const hasRoom = (candidate: Candidate) =>
		isFree(candidate) && candidate.neighbours.some((other) => isFree(all[other]!));
	for (const community of NAMED_COMMUNITIES) {
		const seed = nearestFor(
			community,
			all.filter((candidate) => hasRoom(candidate) && candidate.facing === 'away')
		);
		named.set(seed.index, community);
	}
	for (const index of named.keys()) if (!clumpOf.has(index)) grow(all[index]!, drawSize(random));
	const clusters = new Set(all.map(({ plot }) => toCluster(plot)));
	let remote = 0;
	while (clumpOf.size < NOT_RENOVATED + ACCEPTED) {
		const isRemoteTurn = remote < REMOTE_CLUMPS;
		if (isRemoteTurn) remote++;
		const isAxisTurn = !isRemoteTurn && facingCount < FACING_MIN;
		const thinnest = [...clusters].find((cluster) => (countIn.get(cluster) ?? 0) < CLUSTER_MIN);
		const isThinTurn = !isRemoteTurn && !isAxisTurn && thinnest !== undefined;
		const seed = drawWeighted(
			all.filter(
				(candidate) =>
					hasRoom(candidate) &&
					(!isThinTurn || toCluster(candidate.plot) === thinnest) &&
					(!isAxisTurn || candidate.facing === 'faces') &&
					candidate.neighbours.every((other) => !clumpOf.has(other))
			),
			({ plot, weight }) => (isRemoteTurn ? fromMiddleM(plot.middle) ** 8 : weight),
			random
		);
		if (!seed) throw new Error('No room for another clump of communities.');
		grow(seed, drawSize(random));
	}
	const chosen = [...clumpOf.keys()].toSorted((a, b) => a - b).map((index) => all[index]!);
	const states = drawStates(chosen, clumpOf, named, random);
	return chosen.map(({ index, plot, facing }) => ({
		plot,
		facesAxis: facing === 'faces',
		state: states.get(index)!,
		named: named.get(index)
	}));
}

function withNeighbours(candidates: readonly Omit<Candidate, 'index' | 'neighbours'>[]): Candidate[] {
	const all = candidates.map((candidate, index): Candidate => ({ ...candidate, index, neighbours: [] }));
	const byBlock = new Map<number, Candidate[]>();
	for (const candidate of all)
		byBlock.set(candidate.plot.block, [...(byBlock.get(candidate.plot.block) ?? []), candidate]);
	for (const members of byBlock.values())
		for (const [i, a] of members.entries())
			for (const b of members.slice(i + 1)) {
				if (distanceM(a.plot.middle, b.plot.middle) > 400) continue;
				if (betweenRingsM(a.plot.ring, b.plot.ring) > NEIGHBOUR_M) continue;
				a.neighbours.push(b.index);
				b.neighbours.push(a.index);
			}
	return all;
}

/** Few clumps of two, most of four to eight, some of twenty. */
const drawSize = (random: Random) =>
	Math.min(22, 2 + Math.floor(Math.exp(1.25 + 0.75 * (random() + random() + random() - 1.5) * 2)));

function listFrontier(members: readonly Candidate[], all: readonly Candidate[]) {
	const touching = new Map<number, number>();
	for (const { neighbours } of members)
		for (const other of neighbours) touching.set(other, (touching.get(other) ?? 0) + 1);
	return [...touching].map(([index, count]) => ({ candidate: all[index]!, touching: count }));
}

function nearestFor(
	{ near, districtId, households, name }: NamedCommunity,
	all: readonly Candidate[]
): Candidate {
	const xy = toXy(near);
	const fitting = all.filter(
		({ plot }) =>
			DISTRICTS[getDistrict(plot.middle)]!.id === districtId &&
			plot.areaM2 > (households ?? 100) * 70 &&
			plot.areaM2 < (households ?? 280) * 110
	);
	const best = fitting.toSorted(
		(a, b) => distanceM(a.plot.middle, xy) - distanceM(b.plot.middle, xy) || a.index - b.index
	)[0];
	if (!best) throw new Error(`No plot for ${name}.`);
	return best;
}

function drawStates(
	chosen: readonly Candidate[],
	clumpOf: ReadonlyMap<number, number>,
	named: ReadonlyMap<number, NamedCommunity>,
	random: Random
): Map<number, RenovationState> {
	const states = new Map<number, RenovationState>();
	const facing = chosen.filter((candidate) => candidate.facing === 'faces');
	const free = chosen.filter((candidate) => candidate.facing === 'away' && !named.has(candidate.index));
	for (const [i, { index }] of shuffle(facing, random).entries())
		states.set(index, i < ALONG_AXES ? 'not-renovated' : 'accepted');
	for (const index of named.keys()) states.set(index, 'not-renovated');
	// Clumps were mostly renovated as a whole, so each draws its own share; shares are then scaled to match the total.
	const shareOf = new Map<number, number>();
	const inOrder = free
		.map(({ index }) => {
			const clump = clumpOf.get(index)!;
			if (!shareOf.has(clump)) shareOf.set(clump, random());
			return { index, rank: shareOf.get(clump)! + 0.9 * random() };
		})
		.toSorted((a, b) => a.rank - b.rank || a.index - b.index);
	const open = NOT_RENOVATED - [...states.values()].filter((state) => state === 'not-renovated').length;
	for (const [i, { index }] of inOrder.entries()) states.set(index, i < open ? 'not-renovated' : 'accepted');
	return states;
}

/** Weighted draw; `undefined` from nothing. */
export function drawWeighted<T>(
	items: readonly T[],
	toWeight: (item: T) => number,
	random: Random
): T | undefined {
	const weights = items.map(toWeight);
	let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
	for (const [i, item] of items.entries()) {
		left -= weights[i]!;
		if (left < 0) return item;
	}
	return items.at(-1);
}

export function shuffle<T>(items: readonly T[], random: Random): T[] {
	return items
		.map((item, i) => ({ item, i, key: random() }))
		.toSorted((a, b) => a.key - b.key || a.i - b.i)
		.map(({ item }) => item);
}
