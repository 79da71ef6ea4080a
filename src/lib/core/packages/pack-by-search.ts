import type { Random } from '../geometry/seeded-random.ts';
import { Division } from './division.ts';
import { isBetter, packExactly, type Packing } from './pack-exactly.ts';
import type { PackageCost } from './package-cost.ts';
import type { PackageGraph } from './package-graph.ts';
import { STARTS, SWEEPS, WINDOW_COMMUNITIES, WINDOW_SETS, WINDOW_STEPS } from './settings.ts';
import { annealDivision } from './anneal-division.ts';
import type { PackageSettings } from './types.ts';

export interface SearchLimits {
	random: Random;
	/** Whether time is up: then the best so far is returned. */
	isOver: () => boolean;
}

/**
 * A good division of a group that is too large to try every one; it says nothing of how much better another might be.
 *
 * Several times: grow packages from seeds, move communities between them by simulated annealing (Kirkpatrick et al.,
 * 1983), then divide small neighbourhoods of packages anew and exactly as long as that betters them (large
 * neighbourhood search, Shaw, 1998).
 *
 * @param members ascending; they hang together
 */
export function packBySearch(
	members: readonly number[],
	graph: PackageGraph,
	cost: PackageCost,
	settings: PackageSettings,
	{ random, isOver }: SearchLimits
): Packing {
	let best: Packing = { parts: [], packed: 0, onTarget: 0, cost: 0 };
	for (let start = 0; start < STARTS && !isOver(); start++) {
		const division = growDivision(members, graph, cost, settings, random);
		annealDivision(division, { graph, cost, settings, random, isOver });
		division.dropUnfit(settings);
		betterByWindows(division, members, graph, cost, settings, { random, isOver });
		const found = division.toPacking(settings);
		if (isBetter(found, best)) best = found;
	}
	return best;
}

/** As many packages as the target asks for, each from a seed, the smallest one growing first. */
function growDivision(
	members: readonly number[],
	graph: PackageGraph,
	cost: PackageCost,
	{ target, least }: PackageSettings,
	random: Random
): Division {
	const division = new Division(members, graph, cost);
	const size = cost.sizeOf(members);
	const count = Math.max(1, Math.min(Math.round(size / target), Math.floor(size / least)));
	const parts = spreadSeeds(members, graph, count, random).map((seed) => division.addPart([seed]));
	const growing = new Set(parts);
	while (growing.size > 0) {
		let smallest = parts[0]!;
		let leastSize = Infinity;
		for (const part of growing)
			if (division.sizeOf(part) < leastSize) [smallest, leastSize] = [part, division.sizeOf(part)];
		const open = division
			.membersOf(smallest)
			.flatMap((member) => graph.links[member]!.map(({ to }) => to))
			.filter((to) => division.isListed(to) && division.partOf(to) === undefined);
		if (open.length === 0) growing.delete(smallest);
		else division.move(open[Math.floor(random() * open.length)]!, smallest);
	}
	return division;
}

/** Seeds far from each other: each the farthest, in steps, from those before. */
function spreadSeeds(
	members: readonly number[],
	{ links }: PackageGraph,
	count: number,
	random: Random
): number[] {
	const steps = new Map(members.map((member) => [member, Infinity]));
	const seeds: number[] = [];
	let seed = members[Math.floor(random() * members.length)]!;
	while (seeds.length < Math.min(count, members.length)) {
		seeds.push(seed);
		steps.set(seed, 0);
		const queue = [seed];
		for (const member of queue)
			for (const { to } of links[member]!) {
				const reached = steps.get(member)! + 1;
				if (reached >= (steps.get(to) ?? -1)) continue;
				steps.set(to, reached);
				queue.push(to);
			}
		seed = members.reduce((a, b) => (steps.get(b)! > steps.get(a)! ? b : a));
	}
	return seeds;
}

/** Divides neighbourhoods of packages and left-over communities anew, until a sweep over all betters nothing. */
function betterByWindows(
	division: Division,
	members: readonly number[],
	graph: PackageGraph,
	cost: PackageCost,
	settings: PackageSettings,
	{ random, isOver }: SearchLimits
): void {
	for (let sweep = 0, isBettered = true; sweep < SWEEPS && isBettered; sweep++) {
		isBettered = false;
		for (const member of shuffle(members, random)) {
			if (isOver()) return;
			const { parts, listed } = gatherWindow(member, division, graph, random);
			if (listed.length < 2) continue;
			const limits = { maxSets: WINDOW_SETS, maxSteps: WINDOW_STEPS };
			const found = packExactly(listed, graph, cost, settings, limits);
			if (!found || !isBetter(found, division.toPacking(settings, parts))) continue;
			for (const part of parts) division.dissolve(part);
			for (const part of found.parts) division.addPart(part);
			isBettered = true;
		}
	}
}

/** The package of a community and others next to it, whole, and left-over communities, up to the window's size. */
function gatherWindow(
	member: number,
	division: Division,
	{ links }: PackageGraph,
	random: Random
): { parts: number[]; listed: number[] } {
	const parts = new Set<number>();
	const listed: number[] = [];
	const tried = new Set<number>();
	const take = (one: number) => {
		if (tried.has(one)) return;
		const part = division.partOf(one);
		const unit = part === undefined ? [one] : division.membersOf(part);
		for (const other of unit) tried.add(other);
		if (listed.length + unit.length > WINDOW_COMMUNITIES) return;
		if (part !== undefined) parts.add(part);
		listed.push(...unit);
	};
	take(member);
	for (let from = 0; from < listed.length;) {
		const until = listed.length;
		const border = listed.slice(from).flatMap((one) => links[one]!.map(({ to }) => to));
		from = until;
		for (const to of shuffle(border, random)) if (division.isListed(to)) take(to);
	}
	return { parts: [...parts], listed: listed.toSorted((a, b) => a - b) };
}

/** Fisher and Yates. */
function shuffle(list: readonly number[], random: Random): number[] {
	const shuffled = [...list];
	for (let i = shuffled.length - 1; i > 0; i--) {
		const k = Math.floor(random() * (i + 1));
		[shuffled[i], shuffled[k]] = [shuffled[k]!, shuffled[i]!];
	}
	return shuffled;
}
