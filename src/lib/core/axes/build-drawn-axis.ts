import { buildLocalMetres } from '../geometry/local-metres.ts';
import { squaredDistanceTo } from '../geometry/nearest-on-segment.ts';
import { lengthOf, pointAt, sidesOf } from '../geometry/sides.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import { STREET_CLASSES, STREET_HALF_WIDTH_M } from '../network/types.ts';
import { AxisError, type AxisLine, type ClassedStreet } from './types.ts';

/** Sampling distance along a drawn line to find the street that it follows, metres. */
const STEP_M = 20;

/** A street farther from a drawn line than this is not the one it runs along, metres: half of a wide street. */
const ASIDE_M = 25;

/** … nor one whose direction differs by more than this; the cosine of 30°. */
const ALONG_COS = Math.cos(Math.PI / 6);

/** Shorter lines are ignored as accidental clicks, metres. */
const SHORTEST_M = 20;

/** Longer lines leave any city, metres. */
const LONGEST_M = 100_000;

interface Drawn {
	lngLats: readonly LngLat[];
	/** Instead of that of the street it runs along. */
	halfWidthM?: number | undefined;
}

/**
 * An axis from a drawn line. It follows the street that it runs along for most of its length, and has that
 * street's half-width by its widest class there; what lies within the half-width of the line is the street itself and
 * hides nothing.
 *
 * @param streets that it may run along
 * @throws AxisError if it has fewer than two different points, is no line of a city, or runs along no street for most
 * of its length while no half-width is given
 */
export function buildDrawnAxis({ lngLats, halfWidthM }: Drawn, streets: readonly ClassedStreet[]): AxisLine {
	for (const [lng, lat] of lngLats)
		if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
			throw new AxisError(
				`The line leaves the earth at [${lng}, ${lat}]; give longitude and latitude in degrees.`
			);
	if (halfWidthM !== undefined && !(halfWidthM >= 0 && Number.isFinite(halfWidthM)))
		throw new AxisError(`The half-width of an axis must be 0 m or more, not ${halfWidthM}.`);
	const points = lngLats.filter((lngLat, i) => i === 0 || String(lngLat) !== String(lngLats[i - 1]));
	if (points.length < 2)
		throw new AxisError(
			`A line needs two different points, not ${points.length === 0 ? 'none' : 'one'}; draw it from one end of the axis to the other.`
		);
	const plane = buildLocalMetres(points[0]!);
	const line = points.map(plane.toXy);
	const lengthM = sidesOf(line).reduce((sum, piece) => sum + lengthOf(piece), 0);
	if (lengthM < SHORTEST_M || lengthM > LONGEST_M)
		throw new AxisError(
			`A line of ${Math.round(lengthM)} m is no axis; draw one from ${SHORTEST_M} m to ${LONGEST_M / 1000} km long.`
		);
	const along = findStreetAlong(line, streets, plane.toXy);
	if (!along && halfWidthM === undefined)
		throw new AxisError('The line runs along no street for most of its length; give its half-width.');
	const widthM = halfWidthM ?? along!.halfWidthM;
	return { streetName: along?.name ?? '', halfWidthM: widthM, lngLats: points, touchM: Math.max(1, widthM) };
}

/** The street that runs along most of a line, if any does; nameless ones count together. */
function findStreetAlong(
	line: readonly Xy[],
	streets: readonly ClassedStreet[],
	toXy: (lngLat: LngLat) => Xy
): { name: string; halfWidthM: number } | undefined {
	const shapes = streets.map(({ name, streetClass, lngLats }) => ({
		name,
		rank: STREET_CLASSES.indexOf(streetClass),
		points: lngLats.map(toXy)
	}));
	const found = new Map<string, { count: number; rank: number }>();
	let steps = 0;
	for (const { middle, direction } of listSteps(line)) {
		steps++;
		const here = new Map<string, number>();
		for (const { name, rank, points } of shapes)
			if (runsPast(points, middle, direction)) here.set(name, Math.min(rank, here.get(name) ?? Infinity));
		for (const [name, rank] of here) {
			const known = found.get(name) ?? { count: 0, rank: Infinity };
			found.set(name, { count: known.count + 1, rank: Math.min(known.rank, rank) });
		}
	}
	const [most] = [...found].toSorted(
		([a, m], [b, n]) => n.count - m.count || m.rank - n.rank || (a < b ? -1 : 1)
	);
	if (!most || most[1].count <= steps / 2) return undefined;
	return { name: most[0], halfWidthM: STREET_HALF_WIDTH_M[STREET_CLASSES[most[1].rank]!] };
}

function* listSteps(line: readonly Xy[]): Generator<{ middle: Xy; direction: Xy }> {
	for (const piece of sidesOf(line)) {
		const [[ax, ay], [bx, by]] = piece;
		const lengthM = lengthOf(piece);
		const count = Math.ceil(lengthM / STEP_M);
		for (let k = 0; k < count; k++) {
			const share = (k + 0.5) / count;
			yield {
				middle: pointAt(piece, share),
				direction: [(bx - ax) / lengthM, (by - ay) / lengthM]
			};
		}
	}
}

function runsPast(points: readonly Xy[], [x, y]: Xy, [ux, uy]: Xy): boolean {
	for (let i = 1; i < points.length; i++) {
		const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!];
		const [dx, dy] = [bx - ax, by - ay];
		const lengthM = Math.sqrt(dx * dx + dy * dy);
		if (lengthM === 0 || Math.abs(dx * ux + dy * uy) < ALONG_COS * lengthM) continue;
		if (squaredDistanceTo(ax, ay, bx, by, x, y) <= ASIDE_M * ASIDE_M) return true;
	}
	return false;
}
