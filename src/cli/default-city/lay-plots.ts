import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import { ringCentroid } from '#lib/core/geometry/ring-centroid.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import { MAIN_STREET_CLASSES } from '#lib/core/network/types.ts';
import { findCut, splitRing, type RingPlace } from './find-cut.ts';
import { insetRing, mergeStraight, type LabelledRing } from './inset-ring.ts';
import type { SubBlock } from './lay-lanes.ts';
import { fromMiddleM } from './old-town.ts';
import { buildOrientedBox, distanceM, perimeterM } from './polygon.ts';
import { halfWidthM, type SideKind, type StreetPlan } from './street-plan.ts';

/** A walled site. */
export interface Plot {
	subBlock: number;
	block: number;
	/** Counter-clockwise, as it will be read back from a file. */
	ring: Xy[];
	/** What each side faces. */
	faces: SideKind[];
	areaM2: number;
	middle: Xy;
	isWellShaped: boolean;
}

/** Between a street's half-width and a wall. */
const SETBACK_M = 0.4;

/** Half of the gap between two walls. */
const WALL_M = 0.5;

/** A plot has at least this much of its boundary on a street or lane. */
const MIN_FRONTAGE_M = 28;

type Ring = LabelledRing<SideKind>;

/** Divides residential sub-blocks into walled plots of about 0.5 to 3 ha, each on a street or lane. */
export function layPlots(plan: StreetPlan, subBlocks: readonly SubBlock[], random: Random): Plot[] {
	return subBlocks.flatMap((subBlock, index) => {
		const inner = insetSubBlock(plan, subBlock.ring);
		if (!inner) return [];
		if (subBlock.use !== 'residential') return [];
		const targetM2 = drawTargetM2(fromMiddleM(inner.points[0]!), random);
		return cutPlots(inner, targetM2, random).flatMap((ring) => {
			const plot = toPlot(ring);
			return plot ? [{ ...plot, subBlock: index, block: subBlock.block }] : [];
		});
	});
}

/** The land of a sub-block between its streets. */
export function insetSubBlock(plan: StreetPlan, ring: readonly number[]): Ring | undefined {
	const labels = ring.map((node, i) => plan.kindOf(node, ring[(i + 1) % ring.length]!));
	return insetRing({ points: plan.toRing(ring), labels }, (kind) => halfWidthM(kind) + SETBACK_M);
}

function drawTargetM2(outM: number, random: Random): number {
	const draw = random();
	const share = Math.min(1, outM / 6000);
	return 9000 + 5000 * share + 15_000 * draw * draw;
}

function cutPlots(ring: Ring, targetM2: number, random: Random): Ring[] {
	const open = [ring];
	const done: Ring[] = [];
	for (let piece = open.shift(); piece; piece = open.shift()) {
		const whole = piece;
		const areaM2 = signedRingArea(whole.points);
		const cut =
			areaM2 > targetM2 * (1 + 0.5 * random())
				? findCut(whole.points, {
						random,
						snapM: 3,
						cornerM: 26,
						skew: 0.03,
						partCost: (from, to) => {
							const parts = splitLabelled(whole, from, to);
							return parts.some((part) => frontageM(part) < MIN_FRONTAGE_M) ? Infinity : 0;
						}
					})
				: undefined;
		if (cut) open.push(...splitLabelled(whole, cut.from, cut.to));
		else done.push(whole);
	}
	return done;
}

const isStreet = (kind: SideKind) => kind !== 'wall' && kind !== 'railway';

function frontageM({ points, labels }: Ring): number {
	return points.reduce(
		(sum, point, i) =>
			isStreet(labels[i]!) ? sum + distanceM(point, points[(i + 1) % points.length]!) : sum,
		0
	);
}

function splitLabelled(ring: Ring, from: RingPlace, to: RingPlace): [Ring, Ring] {
	const [left, right] = splitRing(ring.points, from, to);
	return [labelPart(ring, left, to.side), labelPart(ring, right, from.side)];
}

/** A part's sides follow the whole ring's from side `first` on; the last is the cut. */
function labelPart({ points, labels }: Ring, part: Xy[], first: number): Ring {
	const partLabels = part.map((_, i) => labels[(first + i) % points.length]!);
	partLabels[part.length - 1] = 'wall';
	return { points: part, labels: partLabels };
}

function toPlot(piece: Ring): Omit<Plot, 'subBlock' | 'block'> | undefined {
	const inner = insetRing(piece, (kind) => (kind === 'wall' ? WALL_M : 0));
	if (!inner) return undefined;
	const { points, labels } = mergeStraight(inner, (a, b) => a === b);
	const areaM2 = signedRingArea(points);
	const { lengthM, widthM } = buildOrientedBox(points);
	const isWellShaped =
		areaM2 >= 4000 &&
		areaM2 <= 34_000 &&
		widthM >= 36 &&
		areaM2 / lengthM >= 34 &&
		areaM2 / (lengthM * widthM) >= 0.74 &&
		lengthM / widthM < 3.4 &&
		perimeterM(points) ** 2 / areaM2 < 24 &&
		points.length <= 9;
	return { ring: points, faces: labels, areaM2, middle: ringCentroid(points).xy, isWellShaped };
}

export const isMainStreet = (kind: SideKind) => MAIN_STREET_CLASSES.some((main) => main === kind);
