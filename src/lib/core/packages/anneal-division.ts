import type { Random } from '../geometry/seeded-random.ts';
import type { Division } from './division.ts';
import { isOnTarget } from './is-on-target.ts';
import type { PackageCost } from './package-cost.ts';
import type { PackageGraph } from './package-graph.ts';
import { ANNEAL_MOVES, ANNEAL_MOVES_MOST } from './settings.ts';
import type { PackageSettings } from './types.ts';

/** What a target's worth of size out of packages, out of range and off target counts, beside the preferences. */
const PENALTY = { leftOver: 40, outOfRange: 60, offTarget: 8 };
const HOT = 4;
const COLD = 0.02;

interface Annealing {
	graph: PackageGraph;
	cost: PackageCost;
	settings: PackageSettings;
	random: Random;
	isOver: () => boolean;
}

/** Moves communities from part to part, never breaking one: uphill too, less and less. Changes the division. */
export function annealDivision(division: Division, annealing: Annealing): void {
	const { graph, cost, settings, random, isOver } = annealing;
	const members = [...graph.links.keys()].filter((member) => division.isListed(member));
	const moves = Math.min(ANNEAL_MOVES * members.length, ANNEAL_MOVES_MOST);
	const energyOf = (part: number | undefined) =>
		part === undefined ? 0 : energyOfPart(division.membersOf(part), cost, settings);
	for (let move = 0; move < moves; move++) {
		if (move % 256 === 0 && isOver()) return;
		const member = members[Math.floor(random() * members.length)]!;
		const links = graph.links[member]!;
		const next = links[Math.floor(random() * links.length)]!.to;
		const [from, to] = [division.partOf(member), division.isListed(next) ? division.partOf(next) : undefined];
		if (from === to || !division.canLeave(member)) continue;
		const leftOver = (PENALTY.leftOver * graph.sizes[member]!) / settings.target;
		const before = energyOf(from) + energyOf(to) + (from === undefined ? leftOver : 0);
		// The last member of a part stays: the part could not come back.
		if (from !== undefined && division.membersOf(from).length === 1) continue;
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
	const offTarget = isOnTarget(size, settings) ? 0 : size / target;
	return cost.of(members) + PENALTY.outOfRange * outside + PENALTY.offTarget * offTarget;
}
