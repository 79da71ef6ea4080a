import type { LngLat, Xy } from '../../geometry/types.ts';
import type { Told } from '../types.ts';
import { fromWgs84 } from './from-wgs84.ts';
import type { Crs, CrsId, Similarity } from './types.ts';

/** One place that is known in both systems. */
export interface ControlPoint {
	/** In the local system, easting first. */
	xy: Xy;
	/** The same place, WGS-84 (CGCS2000). */
	lngLat: LngLat;
}

/** A local system fitted by control points. */
export interface HelmertFit {
	crs: Crs;
	/** How far each point lies from where it should, in metres, in the order of the points. */
	residualsM: number[];
	/** Their quadratic mean over what is left free: 0 with two points, of which nothing can be checked. */
	rmsM: number;
	scale: number;
	/** Counter-clockwise from the local system to the plane, in degrees. */
	turnDeg: number;
	/** What should make one doubt; empty where all is well. */
	warnings: Told[];
}

/** A plan drawn by survey keeps within this. */
const LARGE_RESIDUAL_M = 1;
/** Local systems are true to scale within the height of their plane: beyond it units or points are wrong. */
const SCALE_TOLERANCE = 0.002;
/** A mirrored fit has to be so many times better to be meant. */
const CLEARLY_BETTER = 5;

/**
 * The similarity with four parameters that leads from a local system to WGS-84 by least squares, in the Gauss-Krüger plane
 * of 3° that the points lie in. Coordinates are taken about the middle of the points, so that no digits are lost.
 *
 * @param points two or more, not all in one place
 * @param plane another plane of metres, if the local system is known to derive from it
 * @throws RangeError with fewer than two points, points that fall together, or positions that are no numbers
 * @see Moritz, Höhere Geodäsie; Watson (2006), Computing Helmert transformations
 */
export function fitHelmert(points: readonly ControlPoint[], plane?: CrsId): HelmertFit {
	if (points.length < 2) throw new RangeError(`points: ${points.length}, at least 2 are needed`);
	const chosen = plane ?? planeOf(points);
	const toPlane = fromWgs84(chosen);
	const locals = points.map(({ xy }) => xy);
	const targets = points.map(({ lngLat }) => toPlane(lngLat));
	for (const [i, xy] of [...locals, ...targets].entries())
		if (!Number.isFinite(xy[0]) || !Number.isFinite(xy[1]))
			throw new RangeError(
				`points[${i % points.length}] has no position in ${i < points.length ? 'the local system' : chosen}`
			);
	const similarity = solve(locals, targets, chosen);
	const residualsM = listResiduals(locals, targets, similarity);
	const { a, b } = similarity;
	const scale = Math.hypot(a, b);
	const freedom = 2 * points.length - 4;
	const rmsM = freedom > 0 ? Math.sqrt(sumOfSquares(residualsM) / freedom) : 0;
	return {
		crs: { id: 'local', similarity },
		residualsM,
		rmsM,
		scale,
		turnDeg: (Math.atan2(b, a) * 180) / Math.PI,
		warnings: listWarnings(locals, targets, chosen, residualsM, scale)
	};
}

/** The plane of 3° with the meridian nearest to the points, of those that China has. */
function planeOf(points: readonly ControlPoint[]): CrsId {
	const lng = points.reduce((sum, point) => sum + point.lngLat[0] / points.length, 0);
	const zone = Math.min(20, Math.max(0, Math.round((lng - 75) / 3)));
	return `EPSG:${4534 + (Number.isFinite(zone) ? zone : 0)}`;
}

const middleOf = (xys: readonly Xy[]): Xy => [
	xys.reduce((sum, [x]) => sum + x / xys.length, 0),
	xys.reduce((sum, [, y]) => sum + y / xys.length, 0)
];

function solve(locals: readonly Xy[], targets: readonly Xy[], plane: CrsId): Similarity {
	const from = middleOf(locals);
	const to = middleOf(targets);
	let [along, across, squared] = [0, 0, 0];
	for (const [i, [x, y]] of locals.entries()) {
		const [dx, dy] = [x - from[0], y - from[1]];
		const [tx, ty] = [targets[i]![0] - to[0], targets[i]![1] - to[1]];
		along += dx * tx + dy * ty;
		across += dx * ty - dy * tx;
		squared += dx * dx + dy * dy;
	}
	if (!(squared > 0) || !(Math.hypot(along, across) > 0))
		throw new RangeError('points fall together: take some that lie apart, best around the area');
	return { plane, from, to, a: along / squared, b: across / squared };
}

function listResiduals(
	locals: readonly Xy[],
	targets: readonly Xy[],
	{ from, to, a, b }: Similarity
): number[] {
	return locals.map(([x, y], i) => {
		const [dx, dy] = [x - from[0], y - from[1]];
		return Math.hypot(to[0] + a * dx - b * dy - targets[i]![0], to[1] + b * dx + a * dy - targets[i]![1]);
	});
}

const sumOfSquares = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value * value, 0);

function listWarnings(
	locals: readonly Xy[],
	targets: readonly Xy[],
	plane: CrsId,
	residualsM: readonly number[],
	scale: number
): Told[] {
	const warnings: Told[] = [];
	if (locals.length === 2) warnings.push({ code: 'helmert-two-points', parameters: {} });
	const largestM = Math.max(...residualsM);
	// Swapped axes are a mirror image, which no similarity is.
	if (locals.length > 2 && largestM > LARGE_RESIDUAL_M) {
		const mirrored = locals.map(([x, y]): Xy => [y, x]);
		const mirroredM = Math.max(...listResiduals(mirrored, targets, solve(mirrored, targets, plane)));
		// The scale of a mirror image says nothing.
		if (mirroredM * CLEARLY_BETTER < largestM)
			return [
				{ code: 'helmert-mirrored', parameters: { largestM: round(largestM), swappedM: round(mirroredM) } }
			];
		warnings.push({
			code: 'helmert-large-residual',
			parameters: { point: residualsM.indexOf(largestM) + 1, largestM: round(largestM) }
		});
	}
	if (Math.abs(scale - 1) > SCALE_TOLERANCE)
		warnings.push({ code: 'helmert-scale', parameters: { scale: Number(scale.toPrecision(6)) } });
	return warnings;
}

const round = (value: number): number => Math.round(value * 100) / 100;
