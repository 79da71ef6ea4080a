import { nearestShare } from '#lib/core/geometry/sides.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import type { Axis } from './draw-axes.ts';
import { between, distanceM } from './polygon.ts';
import type { StreetIndex } from './street-index.ts';

/** How far beyond the street's half-width a boundary may lie to be along an axis, metres. */
export const ALONG_M = 50;

/** Distances from an axis keep at least this margin to the limit, so that rounding cannot change the answer. */
const CLEARANCE_M = 5;

/** Tolerance for the nearest point of a boundary: every point this little further must see the axis as well. */
const TIE_M = 2;

/** Facing the axis's end, or beyond it, is ambiguous. */
const END_M = 8;

/**
 * Whether a plot is along an axis by every reading of the rule (`faces`), by none (`away`), or by some
 * (`unclear`: no community is laid there).
 */
export type Facing = 'faces' | 'away' | 'unclear';

export function judgeFacing(ring: readonly Xy[], axes: readonly Axis[], streets: StreetIndex): Facing {
	const found = new Set(axes.map((axis) => judgeOne(ring, axis, streets)));
	if (found.has('unclear')) return 'unclear';
	return found.has('faces') ? 'faces' : 'away';
}

function judgeOne(ring: readonly Xy[], axis: Axis, streets: StreetIndex): Facing {
	const limitM = axis.halfWidthM + ALONG_M;
	const views = [...samplePoints(ring)].map((from) => viewOf(axis, from));
	const nearestM = Math.min(...views.map(({ metres }) => metres));
	if (nearestM > limitM + CLEARANCE_M) return 'away';
	if (nearestM > limitM - CLEARANCE_M) return 'unclear';
	const ends = [axis.line[0]!, axis.line.at(-1)!];
	const isPlain = views
		.filter(({ metres }) => metres < nearestM + TIE_M)
		.every(
			({ from, foot }) =>
				ends.every((end) => distanceM(end, foot) > END_M) && !streets.isHidden(from, foot, axis.name)
		);
	return isPlain ? 'faces' : 'unclear';
}

/** The straight way from a point to the axis. */
function viewOf(axis: Axis, from: Xy): { from: Xy; foot: Xy; metres: number } {
	let best = { from, foot: axis.line[0]!, metres: Infinity };
	for (let i = 1; i < axis.line.length; i++) {
		const [a, b] = [axis.line[i - 1]!, axis.line[i]!];
		const foot = between(a, b, nearestShare([a, b], from));
		const metres = distanceM(from, foot);
		if (metres < best.metres) best = { from, foot, metres };
	}
	return best;
}

function* samplePoints(ring: readonly Xy[]): Generator<Xy> {
	for (const [i, a] of ring.entries()) {
		const b = ring[(i + 1) % ring.length]!;
		const steps = Math.max(1, Math.ceil(distanceM(a, b) / 2));
		for (let k = 0; k < steps; k++) yield between(a, b, k / steps);
	}
}
