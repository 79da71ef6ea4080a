import type { Random } from '../geometry/seeded-random.ts';
import { annealDivision } from './anneal-division.ts';
import { boundBySizes, boundOnTarget } from './bound-packing.ts';
import { Division } from './division.ts';
import { isBetter, packExactly, type Packing } from './pack-exactly.ts';
import type { PackageCost } from './package-cost.ts';
import type { PackageGraph } from './package-graph.ts';
import { recombineParts } from './recombine-parts.ts';
import { STARTS, SWEEPS, WINDOW_COMMUNITIES, WINDOW_SETS, WINDOW_STEPS } from './settings.ts';
import type { PackageSettings } from './types.ts';

export interface SearchLimits {
	random: Random;
	/** Whether time is up: then the best so far is returned. */
	isOver: () => boolean;
}

/**
 * A good division of a group that is too large to try every one, without any proof of how much better another may be.
 *
 * Several times: grow packages from seeds, move communities between them by simulated annealing (Kirkpatrick et al.,
 * 1983), then divide pairs of packages again by random trees, and small neighbourhoods exactly, as long as that
 * improves them (large neighbourhood search, Shaw, 1998). It stops starting once sizes alone prove the optimum.
 *
 * @param members ascending; connected
 */
export function packBySearch(
	members: readonly number[],
	graph: PackageGraph,
	cost: PackageCost,
	settings: PackageSettings,
	{ random, isOver }: SearchLimits
): Packing {
	const size = cost.sizeOf(members);
	let best: Packing = { parts: [], packed: 0, onTarget: 0, cost: 0 };
	for (const { isCapped, leaveShare, more } of STARTS) {
		if (isOver()) break;
		const limits = { more, most: isCapped ? settings.most : Infinity };
		const division = growDivision(members, graph, cost, settings, random, limits);
		annealDivision(division, { graph, cost, settings, random, isOver, leaveShare });
		division.dropUnfit(settings);
		betterByWindows(division, members, graph, cost, settings, { random, isOver });
		const found = division.toPacking(settings);
		if (isBetter(found, best)) best = found;
		const packedBound = boundBySizes(size, settings.least, settings.most);
		if (best.packed < packedBound - 1e-6) continue;
		if (best.onTarget >= boundOnTarget(size, best.packed, settings, members.length / 2) - 1e-6) break;
	}
	return best;
}

/** As many packages as the target size gives, each from a seed, the smallest one growing first. */
function growDivision(
	members: readonly number[],
	graph: PackageGraph,
	cost: PackageCost,
	{ target, least }: PackageSettings,
	random: Random,
	{ most, more }: { most: number; more: number }
): Division {
	const division = new Division(members, graph, cost);
	const size = cost.sizeOf(members);
	const wanted = Math.max(Math.round(size / target), Math.ceil(size / most)) + more;
	const count = Math.max(1, Math.min(wanted, Math.floor(size / least)));
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
			.filter((to) => division.isListed(to) && division.partOf(to) === undefined)
			.filter((to) => leastSize + graph.sizes[to]! <= most);
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

/** Divides neighbourhoods of packages and left-over communities again, until a sweep over all improves nothing. */
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
			const beside = shuffle(
				graph.links[member]!.map(({ to }) => to),
				random
			);
			for (const other of beside) {
				const [one, two] = [
					division.partOf(member),
					division.isListed(other) ? division.partOf(other) : undefined
				];
				if (one === undefined || two === undefined || one === two) continue;
				if (recombineParts([one, two], division, graph, cost, settings, random)) isBettered = true;
			}
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
