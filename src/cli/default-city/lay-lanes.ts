import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import { ringCentroid } from '#lib/core/geometry/ring-centroid.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { Block } from './block.ts';
import { cutFace } from './cut-face.ts';
import { fromMiddleM } from './old-town.ts';
import { between, distanceM } from './polygon.ts';
import type { LandUse, Site } from './sites.ts';
import { RAILWAY_HALF_WIDTH_M, type StreetPlan } from './street-plan.ts';

/** A part of a block that lanes enclose. */
export interface SubBlock {
	block: number;
	/** Counter-clockwise, with every junction. */
	ring: number[];
	use: LandUse;
	site: Site | undefined;
}

/** Share of the final cuts whose lane is a dead end. */
const DEAD_END_SHARE = 0.2;

interface Piece {
	ring: number[];
	use?: LandUse;
}

/** Divides the blocks by lanes down to about 4 to 8 ha, less where one user holds the land. */
export function layLanes(
	plan: StreetPlan,
	blocks: readonly Block[],
	sites: readonly Site[],
	random: Random
): SubBlock[] {
	const leaves: SubBlock[] = [];
	for (const block of blocks) {
		const open: Piece[] = block.parts.map((ring) => ({ ring }));
		for (let piece = open.shift(); piece; piece = open.shift()) {
			const ring = plan.expand(piece.ring, true);
			const points = plan.toRing(ring);
			const areaM2 = signedRingArea(points);
			const inside = sites.filter(({ xy }) => isInRing(points, xy)).toSorted((a, b) => b.areaM2 - a.areaM2);
			const [site] = inside;
			const leaf = (use: LandUse) => leaves.push({ block: block.index, ring, use, site });
			if (site && areaM2 <= site.areaM2 * 1.4) {
				leaf(site.use);
				continue;
			}
			const use = site ? undefined : drawOtherUse(areaM2, fromMiddleM(ringCentroid(points).xy), random);
			if (use) {
				leaf(use);
				continue;
			}
			const targetM2 = drawTargetM2(fromMiddleM(ringCentroid(points).xy), random);
			const cut = areaM2 > targetM2 || site ? cutPiece(plan, ring, random) : undefined;
			if (!cut) {
				leaf(site?.use ?? 'residential');
				continue;
			}
			const isLast = !site && areaM2 < 1.7 * targetM2;
			addLane(plan, cut.chain, cut.endsAtRailway, isLast && random() < DEAD_END_SHARE, random);
			open.push(...cut.parts.map((part) => ({ ring: part })));
		}
	}
	return leaves.map((leaf) => ({ ...leaf, ring: plan.expand(leaf.ring, true) }));
}

function drawTargetM2(outM: number, random: Random): number {
	const share = Math.min(1, outM / 5000);
	return (44_000 + 34_000 * share) * (0.8 + 0.6 * random());
}

/** Land of one user without lanes: works at the edge, campuses and parks here and there. */
function drawOtherUse(areaM2: number, outM: number, random: Random): LandUse | undefined {
	const draw = random();
	if (areaM2 > 130_000 && areaM2 < 270_000 && outM > 2600)
		return draw < 0.045 + 0.05 * Math.min(1, (outM - 2600) / 3500) ? 'industrial' : undefined;
	if (areaM2 > 60_000 && areaM2 < 130_000) {
		if (draw < 0.012) return 'park';
		if (draw < 0.024) return 'school';
		if (draw < 0.04) return 'commercial';
	}
	return undefined;
}

function cutPiece(plan: StreetPlan, ring: readonly number[], random: Random) {
	const kindAt = (side: number) => plan.kindOf(ring[side]!, ring[(side + 1) % ring.length]!);
	const cut = cutFace(plan, ring, {
		random,
		snapM: 28,
		cornerM: 38,
		skew: 0.09,
		bendFromM: 170,
		sideCost: (side) => ({ wall: Infinity, railway: 0.5 })[kindAt(side) as string] ?? 0,
		partCost: (from, to) => (kindAt(from.side) === 'railway' && kindAt(to.side) === 'railway' ? Infinity : 0)
	});
	if (!cut) return undefined;
	const isAtRailway = (node: number) => {
		const expanded = plan.expand(ring, true);
		const i = expanded.indexOf(node);
		const n = expanded.length;
		return [(i + n - 1) % n, i].some((k) => plan.kindOf(expanded[k]!, expanded[(k + 1) % n]!) === 'railway');
	};
	const endsAtRailway = [isAtRailway(cut.chain[0]!), isAtRailway(cut.chain.at(-1)!)] as const;
	return { ...cut, endsAtRailway };
}

/** Adds the lane along a cut; it stops before the railway, and a dead end some way along. */
function addLane(
	plan: StreetPlan,
	chain: readonly number[],
	[startsAtRailway, endsAtRailway]: readonly [boolean, boolean],
	isDeadEnd: boolean,
	random: Random
) {
	if (startsAtRailway && endsAtRailway) {
		for (let i = 1; i < chain.length; i++) plan.addSide(chain[i - 1]!, chain[i]!, 'wall');
		return;
	}
	const isReversed = startsAtRailway || (!endsAtRailway && isDeadEnd && random() < 0.5);
	const nodes = isReversed ? chain.toReversed() : [...chain];
	const lengthM = nodes.slice(1).reduce((sum, node, i) => sum + stepM(plan, nodes[i]!, node), 0);
	let leftM = Infinity;
	if (isDeadEnd) leftM = lengthM * (0.55 + 0.25 * random());
	if (startsAtRailway || endsAtRailway) leftM = Math.min(leftM, lengthM - RAILWAY_HALF_WIDTH_M - 8);
	const lane = [nodes[0]!];
	for (let i = 1; i < nodes.length; i++) {
		const [a, b] = [nodes[i - 1]!, nodes[i]!];
		const metres = stepM(plan, a, b);
		if (leftM <= 0) {
			plan.addSide(a, b, 'wall');
		} else if (leftM >= metres - 3) {
			plan.addSide(a, b, 'lane');
			lane.push(b);
		} else {
			plan.addSide(a, b, 'lane');
			const xy = between(plan.nodes[a]!, plan.nodes[b]!, leftM / metres);
			lane.push(plan.splitSide(a, b, xy, ['lane', 'wall']));
		}
		leftM -= metres;
	}
	if (lane.length > 1)
		plan.streets.push({ name: '', streetClass: 'lane', provenance: 'illustrative', nodes: lane });
}

const stepM = (plan: StreetPlan, a: number, b: number) => distanceM(plan.nodes[a]!, plan.nodes[b]!);
