import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import { findCrossing } from '#lib/core/geometry/segment-crossing.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import type { Block } from './block.ts';
import { splitAlong } from './cut-face.ts';
import { toXy } from './plane.ts';
import { between, distanceM } from './polygon.ts';
import type { StreetPlan } from './street-plan.ts';

/**
 * The 京广 railway, approximately: between 38.873 and 38.840 the published district border, extended to the north-east and
 * south-west.
 */
export const RAILWAY: LngLat[] = [
	[115.5452, 38.9452],
	[115.5226, 38.9203],
	[115.5062, 38.9005],
	[115.4938, 38.8857],
	[115.4831, 38.8729],
	[115.4736, 38.8622],
	[115.4625, 38.8495],
	[115.4434, 38.8397],
	[115.4172, 38.8264],
	[115.3868, 38.8105]
];

/** Crossings nearer than this to a junction are moved onto it. */
const SNAP_M = 20;

/** Splits the blocks' parts where the railway runs through them. Streets cross it; lanes will not. */
export function layRailway(plan: StreetPlan, blocks: readonly Block[]) {
	const line = RAILWAY.map(toXy);
	const stops: { along: number; node: number }[] = [];
	let before = 0;
	for (let i = 1; i < line.length; i++) {
		const [a, b] = [line[i - 1]!, line[i]!];
		const lengthM = distanceM(a, b);
		for (const { a: c, b: d, kind } of plan.listSides()) {
			const found = kind === 'railway' ? undefined : findCrossing([a, b], [plan.nodes[c]!, plan.nodes[d]!]);
			if (!found) continue;
			const xy = between(a, b, found[0]);
			const near = [c, d].find((end) => distanceM(plan.nodes[end]!, xy) < SNAP_M);
			stops.push({ along: before + found[0] * lengthM, node: near ?? plan.splitSide(c, d, xy) });
		}
		before += lengthM;
	}
	stops.sort((p, q) => p.along - q.along);
	const bendsAlong: { along: number; xy: Xy }[] = [];
	let along = 0;
	for (let i = 1; i < line.length - 1; i++) {
		along += distanceM(line[i - 1]!, line[i]!);
		bendsAlong.push({ along, xy: line[i]! });
	}
	for (let i = 1; i < stops.length; i++) {
		const [from, to] = [stops[i - 1]!, stops[i]!];
		if (from.node === to.node) continue;
		const bends = bendsAlong
			.filter((bend) => bend.along > from.along + SNAP_M && bend.along < to.along - SNAP_M)
			.map(({ xy }) => plan.addNode(xy));
		layPiece(plan, blocks, [from.node, ...bends, to.node]);
	}
}

function layPiece(plan: StreetPlan, blocks: readonly Block[], chain: number[]) {
	const [a, b] = [plan.nodes[chain[0]!]!, plan.nodes[chain[1]!]!];
	const middle = between(a, b, 0.5);
	for (const block of blocks) {
		block.parts = block.parts.map((part) => plan.expand(part, true));
		const part = block.parts.find(
			(ring) =>
				ring.includes(chain[0]!) && ring.includes(chain.at(-1)!) && isInRing(plan.toRing(ring), middle)
		);
		if (!part) continue;
		for (let i = 1; i < chain.length; i++) plan.addSide(chain[i - 1]!, chain[i]!, 'railway');
		block.parts = [...block.parts.filter((ring) => ring !== part), ...splitAlong(part, chain)];
		return;
	}
}
