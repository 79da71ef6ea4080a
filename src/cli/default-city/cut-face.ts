import { findCrossing } from '#lib/core/geometry/segment-crossing.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import { findCut, type CutOptions, type RingPlace } from './find-cut.ts';
import { between, distanceM } from './polygon.ts';
import type { StreetPlan } from './street-plan.ts';

export interface FaceCut {
	/** Left and right of the chain, counter-clockwise. */
	parts: [number[], number[]];
	/** From boundary to boundary. Its sides are not in the plan yet. */
	chain: number[];
}

/** Sideways bend of a new street as a share of its length. */
const BEND = 0.035;

/** Cuts a face of the plan in two, with junctions where the cut meets the boundary. */
export function cutFace(
	plan: StreetPlan,
	face: readonly number[],
	{ bendFromM, ...options }: CutOptions & { bendFromM: number }
): FaceCut | undefined {
	const cut = findCut(plan.toRing(face), options);
	if (!cut) return undefined;
	const ring = [...face];
	const first = putIn(plan, face, ring, cut.from);
	const last = putIn(plan, face, ring, cut.to);
	const lengthM = distanceM(cut.from.xy, cut.to.xy);
	const bends = lengthM < bendFromM ? [] : bend(cut.from.xy, cut.to.xy, options.random);
	const shape = [plan.nodes[first]!, ...bends, plan.nodes[last]!];
	const isClear = !crossesRing(shape, plan.toRing(ring));
	const chain = [first, ...(isClear ? bends.map((xy) => plan.addNode(xy)) : []), last];
	return { parts: splitAlong(ring, chain), chain };
}

function putIn(plan: StreetPlan, face: readonly number[], ring: number[], place: RingPlace): number {
	if (place.point !== undefined) return face[place.point]!;
	const [a, b] = [face[place.side]!, face[(place.side + 1) % face.length]!];
	const node = plan.splitSide(a, b, place.xy);
	if (!ring.includes(node)) ring.splice(ring.indexOf(a) + 1, 0, node);
	return node;
}

function bend(a: Xy, b: Xy, random: Random): Xy[] {
	const lengthM = distanceM(a, b);
	const left: Xy = [-(b[1] - a[1]) / lengthM, (b[0] - a[0]) / lengthM];
	const shares = lengthM > 700 ? [0.32, 0.68] : [0.4 + 0.2 * random()];
	return shares.map((share) => {
		const [x, y] = between(a, b, share);
		const sidewaysM = (random() - 0.5) * 2 * BEND * lengthM;
		return [x + left[0] * sidewaysM, y + left[1] * sidewaysM];
	});
}

function crossesRing(shape: readonly Xy[], ring: readonly Xy[]): boolean {
	for (let i = 1; i < shape.length; i++) {
		for (let j = 0; j < ring.length; j++) {
			const found = findCrossing([shape[i - 1]!, shape[i]!], [ring[j]!, ring[(j + 1) % ring.length]!]);
			if (!found) continue;
			const isFirstEnd = i === 1 && found[0] < 1e-3;
			const isLastEnd = i === shape.length - 1 && found[0] > 1 - 1e-3;
			if (!isFirstEnd && !isLastEnd) return true;
		}
	}
	return false;
}

/** The parts of a ring on both sides of a chain from one of its nodes to another. */
export function splitAlong(ring: readonly number[], chain: readonly number[]): [number[], number[]] {
	const [first, last] = [ring.indexOf(chain[0]!), ring.indexOf(chain.at(-1)!)];
	const walk = (from: number, to: number) => {
		const nodes: number[] = [];
		for (let i = from; i !== to; i = (i + 1) % ring.length) nodes.push(ring[i]!);
		return nodes;
	};
	return [
		[...walk(last, first), ...chain.slice(0, -1)],
		[...walk(first, last), ...chain.slice(1).toReversed()]
	];
}
