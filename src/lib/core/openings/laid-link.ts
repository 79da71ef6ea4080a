import { bboxOf } from '../geometry/bbox.ts';
import { lineLengthM } from '../geometry/line-length.ts';
import { buildLocalMetres } from '../geometry/local-metres.ts';
import { sliceLine } from '../geometry/slice-line.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Network, Position } from '../network/types.ts';
import { findOnEdge } from '../what-if/find-on-edge.ts';
import { LINK_END_M } from '../what-if/lay-link.ts';
import { nearestOf, type PresentPlan, type WayBeside } from './present-plan.ts';

/** The geometry of a link as `layLink` would lay it, computed without changing the network. */
export interface LaidLink {
	/** Rounded as in an edit; straight, or bent round known obstacles. */
	lngLats: readonly LngLat[];
	from: Position;
	to: Position;
	/** Metres from street to street. */
	lengthM: number;
	/** Its shape as the only edge of a network. */
	shape: Network;
}

/** A point where a walk enters or leaves a link. */
export interface Stop {
	/** Metres along the link from its beginning. */
	alongM: number;
	/** Metres of the walk before entering or after leaving. */
	walkM: number;
}

/**
 * @param lngLats from street to street, crossing none
 * @returns `undefined` if an end meets no street
 */
export function placeLink({ ground }: PresentPlan, lngLats: readonly LngLat[]): LaidLink | undefined {
	const from = nearestOf(ground.place(lngLats[0]!));
	const to = nearestOf(ground.place(lngLats.at(-1)!));
	if (!from || !to || from.accessM > LINK_END_M || to.accessM > LINK_END_M) return undefined;
	const lineM = lineLengthM(lngLats);
	const lengthM = from.accessM + quantizeM(lineM) + to.accessM;
	// Cut in the same direction as an edit cuts it, so that the corners are bit-identical.
	const drawn = [from.lngLat, ...sliceLine(lngLats, 0, lineM), to.lngLat];
	const shape = {
		shapeStart: Uint32Array.of(0, drawn.length),
		shapeLngLat: Float64Array.from(drawn.flat()),
		edgeLengthM: Float64Array.of(lengthM)
	};
	return { lngLats, from, to, lengthM, shape: shape as unknown as Network };
}

/** Points where doors or entrances beside a link join it, as `layLink` does; in their order. */
export function listBesideLink(link: LaidLink, ways: readonly WayBeside[]): (Stop & { site: number })[] {
	const plane = buildLocalMetres(link.lngLats[0]!);
	const [west, south, east, north] = bboxOf(link.lngLats.map(plane.toXy));
	const found: (Stop & { site: number })[] = [];
	for (const { site, lngLat, reachM, innerM } of ways) {
		const [x, y] = plane.toXy(lngLat);
		// Widened by a metre and one per cent to allow for the error of the plane.
		const r = 1.01 * reachM + 1;
		if (x < west - r || x > east + r || y < south - r || y > north + r) continue;
		const { offsetM, accessM } = findOnEdge(link.shape, 0, lngLat);
		if (accessM <= reachM) found.push({ site, alongM: offsetM, walkM: accessM + innerM });
	}
	return found;
}

/** All exits from a link towards a centre: its ends and the doors beside it. */
export function listExits(present: PresentPlan, link: LaidLink): Stop[] {
	return [
		{ alongM: 0, walkM: present.walkFromStreetM(link.from) },
		{ alongM: link.lengthM, walkM: present.walkFromStreetM(link.to) },
		...listBesideLink(link, present.doors)
	];
}

/** Metres from a place on a link to the nearest centre. */
export function leaveLinkM(exits: readonly Stop[], alongM: number): number {
	let leastM = Infinity;
	for (const exit of exits) leastM = Math.min(leastM, Math.abs(exit.alongM - alongM) + exit.walkM);
	return leastM;
}
