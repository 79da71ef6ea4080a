import { findCrossing } from '#lib/core/geometry/segment-crossing.ts';
import { shortestWay } from '#lib/core/geometry/shortest-way.ts';
import { nearestShare } from '#lib/core/geometry/sides.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import { BoxIndex } from '#lib/core/geometry/box-index.ts';
import type { Bbox, Xy } from '#lib/core/geometry/types.ts';
import { between, distanceM } from './polygon.ts';
import { halfWidthM, type SideKind, type StreetPlan } from './street-plan.ts';

export interface IndexedSide {
	a: number;
	b: number;
	kind: SideKind;
	from: Xy;
	to: Xy;
	/** Name of its street; '' for nameless ones and the railway. */
	name: string;
}

export interface StreetIndex {
	sides: readonly IndexedSide[];
	listWithin(xy: Xy, radiusM: number): IndexedSide[];
	/** Nearest street (the railway is none), and where. */
	findNearest(xy: Xy, radiusM: number): { side: IndexedSide; share: number; metres: number } | undefined;
	/** Whether a ring keeps clear of the half-widths of every street and the railway. */
	isClear(ring: readonly Xy[]): boolean;
	/** Whether a street not named so lies across a way; touching counts. */
	isHidden(from: Xy, to: Xy, exceptName: string): boolean;
}

export function buildStreetIndex(plan: StreetPlan): StreetIndex {
	const nameOf = new Map<string, string>();
	for (const { name, nodes } of plan.streets) {
		const expanded = plan.expand(nodes);
		for (let i = 1; i < expanded.length; i++) {
			nameOf.set(`${expanded[i - 1]} ${expanded[i]}`, name);
			nameOf.set(`${expanded[i]} ${expanded[i - 1]}`, name);
		}
	}
	const sides = plan
		.listSides()
		.filter(({ kind }) => kind !== 'wall')
		.map(({ a, b, kind }) => ({
			a,
			b,
			kind,
			from: plan.nodes[a]!,
			to: plan.nodes[b]!,
			name: nameOf.get(`${a} ${b}`) ?? ''
		}));
	const index = new BoxIndex(sides.map(({ from, to }) => bboxOf([from, to])));
	const listInBox = (box: Bbox, byM: number) =>
		index
			.search(box, byM)
			.toSorted((a, b) => a - b)
			.map((i) => sides[i]!);
	const listWithin = ([x, y]: Xy, radiusM: number) => listInBox([x, y, x, y], radiusM);
	return {
		sides,
		listWithin,
		findNearest(xy, radiusM) {
			let best: { side: IndexedSide; share: number; metres: number } | undefined;
			for (const side of listWithin(xy, radiusM)) {
				if (side.kind === 'railway') continue;
				const share = nearestShare([side.from, side.to], xy);
				const metres = distanceM(between(side.from, side.to, share), xy);
				if (metres <= radiusM && (!best || metres < best.metres)) best = { side, share, metres };
			}
			return best;
		},
		isClear(ring) {
			return listInBox(bboxOf(ring), 30).every(({ from, to, kind }) =>
				ring.every(
					(point, i) =>
						shortestWay([point, ring[(i + 1) % ring.length]!], [from, to]).lengthM >= halfWidthM(kind) + 0.1
				)
			);
		},
		isHidden(from, to, exceptName) {
			return listInBox(bboxOf([from, to]), 0.01).some(
				(side) =>
					side.name !== exceptName &&
					side.kind !== 'railway' &&
					findCrossing([from, to], [side.from, side.to])
			);
		}
	};
}
