import { ringsOf } from '../geometry/area-rings.ts';
import { bboxesMeet, bboxOf, growBbox } from '../geometry/bbox.ts';
import { buildLocalMetres, haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { buildOverlay, type Overlay } from './build-overlay.ts';
import { findWay, type WayEdge } from './find-way.ts';
import { findNearestOnLines } from './nearest-on-lines.ts';
import type { Area } from './types.ts';

export type StreetCutRefusal =
	/** None of the streets comes near one of the two positions. */
	| 'no-street-near'
	/** The two positions lie on the same place of the streets. */
	| 'same-place'
	/** No way along the streets leads from one position to the other. */
	| 'streets-not-connected'
	/** The streets do not run through the area, or only into it. */
	| 'streets-do-not-cross';

export type StreetCut =
	{ readonly line: LngLat[] } | { readonly refusal: StreetCutRefusal; readonly lngLat: LngLat | null };

export interface StreetCutOptions {
	/** Two positions on or near streets; without them, the streets given are followed from border to border. */
	between?: readonly [LngLat, LngLat];
	/** How far a position may lie from a street. */
	radiusM?: number;
}

/** How far beyond area and positions streets are followed. */
const MARGIN_M = 500;

/**
 * A line along streets that cuts an area. Streets are joined where they meet or cross. With two positions it is the
 * shortest way along the streets from one to the other; an end that lies in the area goes on along the streets to the
 * nearest border. Without them, as for the lines of one named street, it is the way inside the area between the two
 * places, of those where the streets come to the border, that lie furthest apart and are joined.
 *
 * @param area WGS-84; not changed
 * @param streets lines, in any order and direction
 * @returns rounded to 7 decimals, in the direction from the first position to the second; or why not
 */
export function layCutAlongStreets(
	area: Area,
	streets: readonly (readonly LngLat[])[],
	{ between, radiusM = 50 }: StreetCutOptions = {}
): StreetCut {
	const box = boxRound([...ringsOf(area).flat(), ...(between ?? [])]);
	const near = streets.filter((line) => bboxesMeet(bboxOf(line), box));
	const feet = between?.map((lngLat) => findNearestOnLines(lngLat, near));
	const missing = feet?.findIndex((foot) => !foot || foot.distanceM > radiusM) ?? -1;
	if (between && missing >= 0) return { refusal: 'no-street-near', lngLat: between[missing]! };
	// A line of no length makes its place a point of the streets.
	const places = (feet ?? []).map((foot) => foot!.lngLat);
	const overlay = buildOverlay([area], [...near, ...places.map((place) => [place, place])]);
	const net = buildNet(overlay);
	const way = between ? followBetween(overlay, net, places) : crossLongest(overlay, net);
	return Array.isArray(way) ? { line: way.map(overlay.lngLatOf) } : way;
}

interface Net {
	all: WayEdge[];
	/** With the area on both sides. */
	inside: WayEdge[];
	onBorder: ReadonlySet<number>;
	/** Points where a street comes from the border into the area. */
	gates: number[];
}

function buildNet({ map: { edges, faceOf }, holds, lngLatOf }: Overlay): Net {
	const all: WayEdge[] = [];
	const inside: WayEdge[] = [];
	const onBorder = new Set<number>();
	for (const [e, { from, to, areas, isLine }] of edges.entries()) {
		if (areas !== 0n) for (const point of [from, to]) onBorder.add(point);
		if (!isLine) continue;
		const edge = { from, to, lengthM: haversineM(...lngLatOf(from), ...lngLatOf(to)) };
		all.push(edge);
		if (holds(0, faceOf[2 * e]!) && holds(0, faceOf[2 * e + 1]!)) inside.push(edge);
	}
	const gates = [...new Set(inside.flatMap(({ from, to }) => [from, to]))].filter((point) =>
		onBorder.has(point)
	);
	return { all, inside, onBorder, gates };
}

function followBetween(overlay: Overlay, net: Net, [from, to]: readonly LngLat[]): number[] | StreetCut {
	const { points } = overlay.map;
	const [start, goal] = [from!, to!].map((place) =>
		points.findIndex((_, point) => String(overlay.lngLatOf(point)) === String(place))
	);
	if (start === goal) return { refusal: 'same-place', lngLat: from! };
	const way = findWay(net.all, start!, (node) => node === goal);
	if (!way) return { refusal: 'streets-not-connected', lngLat: to! };
	return extend(net, extend(net, way).toReversed()).toReversed();
}

/** A way whose last point lies in the area goes on to the border, past none of its own points. */
function extend({ inside, onBorder }: Net, way: number[]): number[] {
	const last = way.at(-1)!;
	const isInside = !onBorder.has(last) && inside.some(({ from, to }) => from === last || to === last);
	if (!isInside) return way;
	const passed = new Set(way.slice(0, -1));
	const free = inside.filter(({ from, to }) => !passed.has(from) && !passed.has(to));
	const onwards = findWay(free, last, (node) => onBorder.has(node));
	return onwards ? [...way, ...onwards.slice(1)] : way;
}

function crossLongest({ lngLatOf }: Overlay, { inside, gates, onBorder }: Net): number[] | StreetCut {
	const pairs = gates
		.flatMap((a, i) =>
			gates.slice(i + 1).map((b) => ({ a, b, apartM: haversineM(...lngLatOf(a), ...lngLatOf(b)) }))
		)
		.toSorted((m, n) => n.apartM - m.apartM);
	for (const { a, b } of pairs) {
		const way = findWay(inside, a, (node) => node === b);
		if (way) return way;
	}
	const end = inside.flatMap(({ from, to }) => [from, to]).find((point) => !onBorder.has(point));
	return { refusal: 'streets-do-not-cross', lngLat: end === undefined ? null : lngLatOf(end) };
}

function boxRound(positions: readonly LngLat[]) {
	const box = bboxOf(positions);
	const [perLng] = buildLocalMetres([box[0], box[1]]).metresPerDegree;
	return growBbox(box, Number.isFinite(perLng) ? MARGIN_M / perLng : 0);
}
