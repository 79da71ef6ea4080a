import Flatbush from 'flatbush';
import type { Xy } from '#lib/core/geometry/types.ts';
import { between, betweenSegmentsM, distanceM, findCrossing, nearestShare } from './polygon.ts';
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
	const index = new Flatbush(sides.length);
	for (const { from, to } of sides)
		index.add(
			Math.min(from[0], to[0]),
			Math.min(from[1], to[1]),
			Math.max(from[0], to[0]),
			Math.max(from[1], to[1])
		);
	index.finish();
	const listInBox = (box: [number, number, number, number], byM: number) =>
		index
			.search(box[0] - byM, box[1] - byM, box[2] + byM, box[3] + byM)
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
				const share = nearestShare(side.from, side.to, xy);
				const metres = distanceM(between(side.from, side.to, share), xy);
				if (metres <= radiusM && (!best || metres < best.metres)) best = { side, share, metres };
			}
			return best;
		},
		isClear(ring) {
			const xs = ring.map(([x]) => x);
			const ys = ring.map(([, y]) => y);
			const box: [number, number, number, number] = [
				Math.min(...xs),
				Math.min(...ys),
				Math.max(...xs),
				Math.max(...ys)
			];
			return listInBox(box, 30).every(({ from, to, kind }) =>
				ring.every(
					(point, i) =>
						betweenSegmentsM(point, ring[(i + 1) % ring.length]!, from, to) >= halfWidthM(kind) + 0.1
				)
			);
		},
		isHidden(from, to, exceptName) {
			const box: [number, number, number, number] = [
				Math.min(from[0], to[0]),
				Math.min(from[1], to[1]),
				Math.max(from[0], to[0]),
				Math.max(from[1], to[1])
			];
			return listInBox(box, 0.01).some(
				(side) =>
					side.name !== exceptName && side.kind !== 'railway' && findCrossing(from, to, side.from, side.to)
			);
		}
	};
}
