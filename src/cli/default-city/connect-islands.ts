import { nearestShare } from '#lib/core/geometry/sides.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import { between, distanceM } from './polygon.ts';
import type { StreetPlan } from './street-plan.ts';

/** Connects isolated streets to the network by an illustrative street to the nearest one. */
export function connectIslands(plan: StreetPlan) {
	for (;;) {
		const [main, island] = listComponents(plan);
		if (!island) return;
		const sides = plan.listSides().filter(({ a }) => main!.has(a));
		let best: { node: number; a: number; b: number; xy: Xy; metres: number } | undefined;
		for (const node of island)
			for (const { a, b } of sides) {
				const [from, to, point] = [plan.nodes[a]!, plan.nodes[b]!, plan.nodes[node]!];
				const xy = between(from, to, nearestShare([from, to], point));
				const metres = distanceM(xy, point);
				if (!best || metres < best.metres) best = { node, a, b, xy, metres };
			}
		const { node, a, b, xy } = best!;
		plan.addStreet({
			name: '',
			streetClass: 'tertiary',
			provenance: 'illustrative',
			nodes: [node, plan.splitSide(a, b, xy)]
		});
	}
}

/** Nodes that streets connect, largest first. */
function listComponents(plan: StreetPlan): Set<number>[] {
	const around = new Map<number, number[]>();
	for (const { a, b } of plan.listSides())
		for (const [from, to] of [
			[a, b],
			[b, a]
		] as const)
			around.set(from, [...(around.get(from) ?? []), to]);
	const components: Set<number>[] = [];
	const seen = new Set<number>();
	for (const start of around.keys()) {
		if (seen.has(start)) continue;
		const component = new Set([start]);
		for (const node of component) for (const next of around.get(node)!) component.add(next);
		for (const node of component) seen.add(node);
		components.push(component);
	}
	return components.toSorted((p, q) => q.size - p.size);
}
