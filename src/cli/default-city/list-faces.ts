import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import type { StreetPlan } from './street-plan.ts';

/**
 * The areas that the plan's sides enclose, counter-clockwise, each from its smallest node. Sides that end
 * nowhere are left out.
 */
export function listFaces(plan: StreetPlan): number[][] {
	const around = plan.nodes.map((): number[] => []);
	for (const { a, b } of plan.listSides()) {
		around[a]!.push(b);
		around[b]!.push(a);
	}
	const loose = [...around.keys()].filter((node) => around[node]!.length === 1);
	for (let node = loose.pop(); node !== undefined; node = loose.pop()) {
		const [only] = around[node]!;
		around[node] = [];
		if (only === undefined) continue;
		around[only] = around[only]!.filter((other) => other !== node);
		if (around[only].length === 1) loose.push(only);
	}
	for (const [node, others] of around.entries()) {
		const [x, y] = plan.nodes[node]!;
		const angleTo = (other: number) => Math.atan2(plan.nodes[other]![1] - y, plan.nodes[other]![0] - x);
		others.sort((p, q) => angleTo(p) - angleTo(q));
	}
	const faces: number[][] = [];
	const seen = new Set<string>();
	for (const [start, others] of around.entries())
		for (const second of others) {
			const face: number[] = [];
			for (let a = start, b = second; !seen.has(`${a} ${b}`);) {
				seen.add(`${a} ${b}`);
				face.push(a);
				const next = around[b]!;
				const turn = next[(next.indexOf(a) + next.length - 1) % next.length]!;
				[a, b] = [b, turn];
			}
			if (face.length >= 3 && signedRingArea(plan.toRing(face)) > 0) faces.push(face);
		}
	return faces;
}
