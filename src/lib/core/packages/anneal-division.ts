import type { Random } from '../geometry/seeded-random.ts';
import type { Division } from './division.ts';
import type { PackageCost } from './package-cost.ts';
import type { PackageGraph } from './package-graph.ts';
import { ANNEAL_MOVES, ANNEAL_WORK, ON_TARGET_SHARE } from './settings.ts';
import type { PackageSettings } from './types.ts';

/** Penalties, relative to the preferences, for one target size outside packages, out of range and off target. */
const PENALTY = { leftOver: 40, outOfRange: 60, offTarget: 8 };
const HOT = 4;
const COLD = 0.02;

interface Annealing {
	graph: PackageGraph;
	cost: PackageCost;
	settings: PackageSettings;
	random: Random;
	isOver: () => boolean;
	/** Share of the moves that leave a community over. */
	leaveShare: number;
}

/** Moves communities from part to part, never breaking one: uphill too, less and less. Changes the division. */
export function annealDivision(division: Division, annealing: Annealing): void {
	const { graph, cost, settings, random, isOver, leaveShare } = annealing;
	const members = [...graph.links.keys()].filter((member) => division.isListed(member));
	// A move weighs two parts, before and after it.
	const partLength = members.length / Math.max(1, division.partCount);
	const moves = Math.floor(Math.min(ANNEAL_MOVES * members.length, ANNEAL_WORK / partLength));
	const energyOf = (part: number | undefined) =>
		part === undefined ? 0 : energyOfPart(division.membersOf(part), cost, settings);
	for (let move = 0; move < moves; move++) {
		if (move % 256 === 0 && isOver()) return;
		const member = members[Math.floor(random() * members.length)]!;
		const links = graph.links[member]!;
		const next = links[Math.floor(random() * links.length)]!.to;
		const from = division.partOf(member);
		const isLeft = random() < leaveShare || !division.isListed(next);
		const to = isLeft ? undefined : division.partOf(next);
		if (from === to || !division.canLeave(member)) continue;
		// The last member of a part is never moved: the part could not be restored.
		if (from !== undefined && division.membersOf(from).length === 1) continue;
		const leftOver = (PENALTY.leftOver * graph.sizes[member]!) / settings.target;
		const before = energyOf(from) + energyOf(to) + (from === undefined ? leftOver : 0);
		division.move(member, to);
		const rise = energyOf(from) + energyOf(to) + (to === undefined ? leftOver : 0) - before;
		const heat = HOT * (COLD / HOT) ** (move / moves);
		if (rise > 0 && random() >= Math.exp(-rise / heat)) division.move(member, from);
	}
}

function energyOfPart(members: readonly number[], cost: PackageCost, settings: PackageSettings): number {
	const { least, most, target } = settings;
	const size = cost.sizeOf(members);
	const outside = Math.max(0, least - size, size - most) / target;
	// Nearer to the target is better even before it is reached, so that the search has a slope to follow.
	const excess = Math.abs(size / target - 1) - ON_TARGET_SHARE;
	const offTarget = excess > 0 ? (size / target) * Math.min(1, 0.4 + 3 * excess) : 0;
	return cost.of(members) + PENALTY.outOfRange * outside + PENALTY.offTarget * offTarget;
}
