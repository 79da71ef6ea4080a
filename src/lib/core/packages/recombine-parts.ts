import type { Random } from '../geometry/seeded-random.ts';
import type { Division } from './division.ts';
import { isOnTarget } from './is-on-target.ts';
import { isBetter, type Packing } from './pack-exactly.ts';
import type { PackageCost } from './package-cost.ts';
import type { PackageGraph } from './package-graph.ts';
import { RECOMBINE_TREES } from './settings.ts';
import type { PackageSettings } from './types.ts';

/**
 * Divides two neighbouring parts again, if that improves them: random trees over both are cut in two where sizes are
 * best (recombination; DeFord, Duchin and Solomon, 2021). Changes the division.
 *
 * @returns whether it was improved
 */
export function recombineParts(
	parts: readonly [number, number],
	division: Division,
	graph: PackageGraph,
	cost: PackageCost,
	settings: PackageSettings,
	random: Random
): boolean {
	const members = parts.flatMap((part) => division.membersOf(part));
	let best = division.toPacking(settings, parts);
	let isBettered = false;
	for (let tree = 0; tree < RECOMBINE_TREES; tree++) {
		const cut = cutTree(members, graph, settings, random);
		if (!cut) continue;
		const found = weigh(cut, cost, settings);
		if (!isBetter(found, best)) continue;
		best = found;
		isBettered = true;
	}
	if (!isBettered) return false;
	for (const part of parts) division.dissolve(part);
	for (const part of best.parts) division.addPart(part);
	return true;
}

/** The two sides of the best cut of one random tree, both within the range; `undefined` if there is none. */
function cutTree(
	members: readonly number[],
	{ links, sizes }: PackageGraph,
	settings: PackageSettings,
	random: Random
): [number[], number[]] | undefined {
	const left = new Set(members);
	const parents = new Map<number, number>();
	const open = [{ member: members[Math.floor(random() * members.length)]!, parent: -1 }];
	const order: number[] = [];
	while (open.length > 0) {
		const at = Math.floor(random() * open.length);
		const { member, parent } = open[at]!;
		open[at] = open.at(-1)!;
		open.pop();
		if (!left.delete(member)) continue;
		order.push(member);
		parents.set(member, parent);
		for (const { to } of links[member]!) if (left.has(to)) open.push({ member: to, parent: member });
	}
	// Subtree sizes, from the leaves up.
	const hanging = new Map(order.map((member) => [member, sizes[member]!]));
	for (const member of order.toReversed()) {
		const parent = parents.get(member)!;
		if (parent >= 0) hanging.set(parent, hanging.get(parent)! + hanging.get(member)!);
	}
	const total = hanging.get(order[0]!)!;
	let best: { root: number; onTarget: number; apart: number } | undefined;
	for (const root of order.slice(1)) {
		const cut = [hanging.get(root)!, total - hanging.get(root)!] as const;
		if (cut.some((size) => size < settings.least || size > settings.most)) continue;
		const onTarget = cut.reduce((sum, size) => sum + (isOnTarget(size, settings) ? size : 0), 0);
		const apart = Math.abs(cut[0] - cut[1]);
		if (!best || onTarget > best.onTarget || (onTarget === best.onTarget && apart < best.apart))
			best = { root, onTarget, apart };
	}
	if (!best) return undefined;
	const below = new Set([best.root]);
	for (const member of order) if (below.has(parents.get(member)!)) below.add(member);
	const sides: [number[], number[]] = [[...below], members.filter((member) => !below.has(member))];
	return sides.every((side) => side.length > 1) ? sides : undefined;
}

function weigh(parts: readonly (readonly number[])[], cost: PackageCost, settings: PackageSettings): Packing {
	const sizes = parts.map((part) => cost.sizeOf(part));
	return {
		parts: parts.map((part) => part.toSorted((a, b) => a - b)),
		packed: sizes.reduce((sum, size) => sum + size, 0),
		onTarget: sizes.reduce((sum, size) => sum + (isOnTarget(size, settings) ? size : 0), 0),
		cost: parts.reduce((sum, part) => sum + cost.of(part), 0)
	};
}
