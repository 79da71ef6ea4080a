import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon } from 'geojson';
import { buildLocalMetres } from '../geometry/local-metres.ts';
import { sampleRings } from '../geometry/sample-rings.ts';
import type { LngLat, Xy } from '../geometry/types.ts';

/** How far beyond the axis street's half-width a boundary may lie to count as along it, metres. */
export const DEFAULT_ALONG_M = 50;

const SAMPLE_M = 5;

/** The axis street's own line starts within this of the foot of a view onto it: such a touch hides nothing. */
const TOUCH_M = 1;

export interface AxisLine {
	/** Name of the street it follows: streets of that name are not "between". */
	streetName: string;
	halfWidthM: number;
	lngLats: LngLat[];
}

export interface StreetLine {
	name: string;
	lngLats: LngLat[];
}

export interface AreaAlong<Area> {
	area: Area;
	/** From the boundary to the axis line, where the view is clear; metres. */
	distanceM: number;
	/** Boundary from which the axis is in view within the distance; metres, to about 5 m. */
	frontageM: number;
}

/**
 * The areas that face an axis: some of their boundary lies within `alongM` beyond the street's half-width of the
 * axis line, and no other street lies on the straight way between.
 *
 * @param areas WGS-84
 * @param streets every street that may lie between; those named as the axis street are ignored
 * @returns in the order of `areas`; empty if none faces it
 */
export function listAlongAxis<Area extends { geometry: Polygon | MultiPolygon }>(
	axis: AxisLine,
	areas: readonly Area[],
	streets: readonly StreetLine[],
	{ alongM = DEFAULT_ALONG_M } = {}
): AreaAlong<Area>[] {
	if (axis.lngLats.length < 2) return [];
	const { toXy } = buildLocalMetres(axis.lngLats[0]!);
	const line = axis.lngLats.map(toXy);
	const limitM = axis.halfWidthM + alongM;
	const isHidden = buildHiddenTest(
		streets.filter(({ name }) => name !== axis.streetName).map(({ lngLats }) => lngLats.map(toXy))
	);
	return areas.flatMap((area) => {
		let distanceM = Infinity;
		let frontageM = 0;
		for (const { xy, lengthM } of sampleBoundary(area.geometry, toXy)) {
			const foot = nearestOn(line, xy);
			if (foot.distanceM > limitM || isHidden(xy, foot.xy)) continue;
			distanceM = Math.min(distanceM, foot.distanceM);
			frontageM += lengthM;
		}
		return frontageM > 0 ? [{ area, distanceM, frontageM }] : [];
	});
}

/** Points of the outer boundary and the length each stands for. */
function* sampleBoundary(geometry: Polygon | MultiPolygon, toXy: (lngLat: LngLat) => Xy) {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	for (const [outer] of polygons) {
		const ring = outer as LngLat[];
		const samples = [...sampleRings([ring], SAMPLE_M)].map(toXy);
		for (const [i, xy] of samples.entries()) {
			const next = samples[(i + 1) % samples.length]!;
			yield { xy, lengthM: Math.hypot(next[0] - xy[0], next[1] - xy[1]) };
		}
	}
}

/** Nearest point of a line. */
function nearestOn(line: readonly Xy[], [x, y]: Xy): { xy: Xy; distanceM: number } {
	let best: { xy: Xy; distanceM: number } = { xy: line[0]!, distanceM: Infinity };
	for (let i = 1; i < line.length; i++) {
		const [ax, ay] = line[i - 1]!;
		const [bx, by] = line[i]!;
		const squared = (bx - ax) ** 2 + (by - ay) ** 2;
		const t =
			squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared));
		const xy: Xy = [ax + t * (bx - ax), ay + t * (by - ay)];
		const distanceM = Math.hypot(x - xy[0], y - xy[1]);
		if (distanceM < best.distanceM) best = { xy, distanceM };
	}
	return best;
}

/** Whether one of the lines lies across the way from a point to its foot on the axis. */
function buildHiddenTest(lines: readonly Xy[][]): (from: Xy, foot: Xy) => boolean {
	const segments = lines.flatMap((line) => line.slice(1).map((b, i): [Xy, Xy] => [line[i]!, b]));
	if (segments.length === 0) return () => false;
	const index = new Flatbush(segments.length);
	for (const [[ax, ay], [bx, by]] of segments)
		index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
	index.finish();
	return (from, foot) => {
		const lengthM = Math.hypot(foot[0] - from[0], foot[1] - from[1]);
		if (lengthM <= TOUCH_M) return false;
		// The last metre before the axis is left out: side streets begin on the axis itself.
		const share = 1 - TOUCH_M / lengthM;
		const to: Xy = [from[0] + (foot[0] - from[0]) * share, from[1] + (foot[1] - from[1]) * share];
		return index
			.search(
				Math.min(from[0], to[0]),
				Math.min(from[1], to[1]),
				Math.max(from[0], to[0]),
				Math.max(from[1], to[1])
			)
			.some((segment) => cross(from, to, ...segments[segment]!));
	};
}

/** Whether two segments meet; touching counts. */
function cross(a: Xy, b: Xy, c: Xy, d: Xy): boolean {
	const side = (p: Xy, q: Xy, r: Xy) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
	return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}
