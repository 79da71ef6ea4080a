import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import { findCrossing } from '#lib/core/geometry/segment-crossing.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import { between, distanceM } from './polygon.ts';
import type { StreetPlan } from './street-plan.ts';

/** Greatest length of an extension. */
const REACH_M = 3000;

const TURNS_DEGREES = [0, 8, -8, 16, -16, 26, -26, 38, -38, 52, -52];

/**
 * Extends main streets that end inside the urban area, by nameless illustrative streets, until they meet another one: the
 * 58 published lines are main streets only.
 */
export function extendDeadEnds(plan: StreetPlan, extent: readonly Xy[]) {
	for (;;) {
		const deadEnd = findDeadEnd(plan, extent);
		if (!deadEnd) return;
		const { node, heading } = deadEnd;
		const hit = findHit(plan, node, heading);
		if (!hit) throw new Error(`No street within ${REACH_M} m ahead of the end at ${plan.nodes[node]}.`);
		plan.addStreet({
			name: '',
			streetClass: 'tertiary',
			provenance: 'illustrative',
			nodes: [node, hit.node ?? plan.splitSide(hit.a, hit.b, hit.xy)]
		});
	}
}

function findDeadEnd(plan: StreetPlan, extent: readonly Xy[]) {
	const others = new Map<number, number[]>();
	for (const { a, b } of plan.listSides()) {
		others.set(a, [...(others.get(a) ?? []), b]);
		others.set(b, [...(others.get(b) ?? []), a]);
	}
	for (const [node, [before, second]] of [...others].toSorted(([p], [q]) => p - q)) {
		if (second !== undefined || !isInRing(extent, plan.nodes[node]!)) continue;
		const [[x, y], [fromX, fromY]] = [plan.nodes[node]!, plan.nodes[before!]!];
		return { node, heading: Math.atan2(y - fromY, x - fromX) };
	}
	return undefined;
}

function findHit(plan: StreetPlan, node: number, heading: number) {
	const start = plan.nodes[node]!;
	const sides = plan.listSides().filter(({ a, b }) => a !== node && b !== node);
	let best: { a: number; b: number; xy: Xy; node: number | undefined; cost: number } | undefined;
	for (const turn of TURNS_DEGREES) {
		const angle = heading + (turn * Math.PI) / 180;
		const end: Xy = [start[0] + Math.cos(angle) * REACH_M, start[1] + Math.sin(angle) * REACH_M];
		let nearest: { a: number; b: number; s: number } | undefined;
		for (const { a, b } of sides) {
			const found = findCrossing([start, end], [plan.nodes[a]!, plan.nodes[b]!]);
			if (found && (!nearest || found[0] < nearest.s)) nearest = { a, b, s: found[0] };
		}
		if (!nearest) continue;
		const { a, b, s } = nearest;
		const xy = between(start, end, s);
		const [pa, pb] = [plan.nodes[a]!, plan.nodes[b]!];
		const sine =
			Math.abs((pb[0] - pa[0]) * Math.sin(angle) - (pb[1] - pa[1]) * Math.cos(angle)) / distanceM(pa, pb);
		const near = [a, b].find((end) => distanceM(plan.nodes[end]!, xy) < 120);
		const cost = s * REACH_M * (1 + Math.abs(turn) / 40) + (sine < 0.7 ? 800 : 0);
		if (!best || cost < best.cost) best = { a, b, xy, node: near, cost };
	}
	return best;
}
