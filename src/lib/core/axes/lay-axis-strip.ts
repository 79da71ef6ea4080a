import { ringsOf } from '../geometry/area-rings.ts';
import { isInRings } from '../geometry/point-in-rings.ts';
import type { MultiPolygon, Polygon } from 'geojson';
import type { CommunityProps } from '../city/types.ts';
import type { Xy } from '../geometry/types.ts';
import { AxisView, type BoundarySample } from './axis-view.ts';
import { DEFAULT_ALONG_M } from './list-along-axis.ts';
import { listCrossings, type AxisCrossing } from './list-crossings.ts';
import type { AxisArea, AxisLine, AxisSide, ClassedStreet, Compass } from './types.ts';

/** Sampling distance of boundaries along the strip, metres. */
const CELL_M = 5;

/** What is shorter is a way in or a wall, no gap; metres. Assumed. */
const LEAST_GAP_M = 15;

/** Distance beyond the street's half-width within which a side counts as built up, metres. */
const BESIDE_M = 20;

/** Part of one side of an axis. */
export interface Stretch {
	/** Metres of axis line from its start. */
	fromM: number;
	toM: number;
	/** What faces the axis there: a community; nothing, within the built-up area; or open country. */
	kind: 'community' | 'gap' | 'outside';
	/** `null` but for a community. */
	communityId: string | null;
	state: CommunityProps['state'] | null;
}

export interface StripSide {
	side: AxisSide;
	compass: Compass;
	/** From the start of the axis to its end, without holes. */
	stretches: Stretch[];
	/** Metres of the axis that each makes up. */
	summary: { acceptedM: number; underWayM: number; notRenovatedM: number; gapM: number; outsideM: number };
}

/** An axis as a planner would sketch it: in street order, both sides. */
export interface AxisStrip {
	lengthM: number;
	/** Left, right. */
	sides: [StripSide, StripSide];
	/** Named main streets that cross the axis or end on it, in street order. */
	crossings: AxisCrossing[];
}

interface Options {
	alongM?: number;
	/** What is built up; everything where not given. */
	builtUp?: readonly (Polygon | MultiPolygon)[] | undefined;
}

/**
 * Lays the communities along an axis out on both sides of it, where their boundaries face it by the rule of
 * {@link listAlongAxis}. Where several face the same piece, it is the nearest one's; of equally near ones the smaller id's.
 * Exact to five metres. A side wall faces the axis, but takes up none of it. A gap under 15 m between two communities is
 * split between them.
 *
 * @param axis at least two positions; it may bend
 * @throws RangeError if it has fewer
 */
export function layAxisStrip(
	axis: AxisLine,
	areas: readonly AxisArea[],
	streets: readonly ClassedStreet[],
	{ alongM = DEFAULT_ALONG_M, builtUp }: Options = {}
): AxisStrip {
	if (axis.lngLats.length < 2) throw new RangeError('An axis has at least two positions.');
	const view = new AxisView(axis, streets);
	const sorted = areas.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const fronts = sorted.flatMap((area) => listFronts(view, area, axis.halfWidthM + alongM));
	const isBuiltUp = buildBuiltUpTest(view, axis.halfWidthM, builtUp);
	const laySide = (side: AxisSide): StripSide => {
		const own = fronts.filter((front) => front.side === side);
		const cells = joinCells(view.lengthM, (atM) => {
			const area = findNearest(own, atM);
			return area ?? (isBuiltUp(atM, side) ? 'gap' : 'outside');
		});
		const stretches = closeSlits(cells);
		return { side, compass: findCompass(view.line, side), stretches, summary: summarize(stretches) };
	};
	return {
		lengthM: view.lengthM,
		sides: [laySide('left'), laySide('right')],
		crossings: listCrossings(view, axis, streets)
	};
}

/** A piece of boundary in view of the axis, as the piece of axis that it takes up. */
interface Front {
	area: AxisArea;
	side: AxisSide;
	fromM: number;
	toM: number;
	distanceM: number;
}

function listFronts(view: AxisView, area: AxisArea, limitM: number): Front[] {
	const isFacing = (sample: BoundarySample) => sample.distanceM <= limitM && !view.isHidden(sample);
	return [...view.listRings(area.geometry, limitM)].flatMap((samples) => {
		const facing = samples.map(isFacing);
		return samples.flatMap((sample, i): Front[] => {
			const j = (i + 1) % samples.length;
			const next = samples[j]!;
			if (!facing[i] || !facing[j] || sample.side !== next.side) return [];
			const [fromM, toM] = [Math.min(sample.atM, next.atM), Math.max(sample.atM, next.atM)];
			return [{ area, side: sample.side, fromM, toM, distanceM: Math.min(sample.distanceM, next.distanceM) }];
		});
	});
}

function findNearest(fronts: readonly Front[], atM: number): AxisArea | undefined {
	let nearest: Front | undefined;
	for (const front of fronts)
		if (front.fromM <= atM && atM <= front.toM && (!nearest || front.distanceM < nearest.distanceM))
			nearest = front;
	return nearest?.area;
}

/** Pieces of equal length, those with the same face joined. */
function joinCells(lengthM: number, faceAt: (atM: number) => AxisArea | 'gap' | 'outside'): Stretch[] {
	const count = Math.max(1, Math.round(lengthM / CELL_M));
	const stretches: Stretch[] = [];
	for (let i = 0; i < count; i++) {
		const face = faceAt(((i + 0.5) * lengthM) / count);
		const toM = ((i + 1) * lengthM) / count;
		const last = stretches.at(-1);
		const kind = typeof face === 'string' ? face : 'community';
		const communityId = typeof face === 'string' ? null : face.id;
		if (last?.kind === kind && last.communityId === communityId) last.toM = toM;
		else {
			const state = typeof face === 'string' ? null : face.state;
			stretches.push({ fromM: (i * lengthM) / count, toM, kind, communityId, state });
		}
	}
	return stretches;
}

/** Splits short gaps between the communities on either side; one community is in one piece across them. */
function closeSlits(stretches: readonly Stretch[]): Stretch[] {
	const closed: Stretch[] = [];
	for (const [i, stretch] of stretches.entries()) {
		const [last, next] = [closed.at(-1), stretches[i + 1]];
		const isSlit =
			stretch.kind === 'gap' &&
			stretch.toM - stretch.fromM < LEAST_GAP_M &&
			last?.kind === 'community' &&
			next?.kind === 'community';
		if (isSlit) last.toM = (stretch.fromM + stretch.toM) / 2;
		else if (last && stretch.communityId !== null && last.communityId === stretch.communityId)
			last.toM = stretch.toM;
		else closed.push({ ...stretch, fromM: last?.toM ?? stretch.fromM });
	}
	return closed;
}

function summarize(stretches: readonly Stretch[]): StripSide['summary'] {
	const metres = (isCounted: (stretch: Stretch) => boolean) =>
		stretches.filter(isCounted).reduce((sum, { fromM, toM }) => sum + toM - fromM, 0);
	return {
		acceptedM: metres(({ state }) => state === 'accepted'),
		underWayM: metres(({ state }) => state === 'under-way'),
		notRenovatedM: metres(({ state }) => state === 'not-renovated'),
		gapM: metres(({ kind }) => kind === 'gap'),
		outsideM: metres(({ kind }) => kind === 'outside')
	};
}

/** Where a side lies, by the way from the axis's start to its end; of a ring, by its first piece. */
function findCompass(line: readonly Xy[], side: AxisSide): Compass {
	const way = (a: Xy, b: Xy): Xy => [b[0] - a[0], b[1] - a[1]];
	const whole = way(line[0]!, line.at(-1)!);
	const [dx, dy] = Math.hypot(...whole) > 1 ? whole : way(line[0]!, line[1]!);
	const [x, y] = side === 'left' ? [-dy, dx] : [dy, -dx];
	if (Math.abs(y) >= Math.abs(x)) return y > 0 ? 'north' : 'south';
	return x > 0 ? 'east' : 'west';
}

function buildBuiltUpTest(
	{ line, startM, plane }: AxisView,
	halfWidthM: number,
	builtUp: Options['builtUp']
): (atM: number, side: AxisSide) => boolean {
	if (!builtUp) return () => true;
	const rings = builtUp.flatMap((geometry) => ringsOf(geometry).map((ring) => ring.map(plane.toXy)));
	return (atM, side) => {
		const i = Math.max(
			1,
			startM.findIndex((m) => m >= atM)
		);
		const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!];
		const lengthM = Math.hypot(bx - ax, by - ay);
		const [ux, uy] = [(bx - ax) / lengthM, (by - ay) / lengthM];
		const asideM = (halfWidthM + BESIDE_M) * (side === 'left' ? 1 : -1);
		const onM = atM - startM[i - 1]!;
		// Areas that share a line are two rings along it, which the even-odd rule takes for none.
		return isInRings(rings, [ax + ux * onM - uy * asideM, ay + uy * onM + ux * asideM]);
	};
}
