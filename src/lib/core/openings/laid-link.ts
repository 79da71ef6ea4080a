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

/** A link as `layLink` would lay it, without changing the network. */
export interface LaidLink {
	/** As an edit keeps it; straight, or round what is known. */
	lngLats: readonly LngLat[];
	from: Position;
	to: Position;
	/** From street to street. */
	lengthM: number;
	/** Its shape as the only edge of a network. */
	shape: Network;
}

/** Where a walk comes onto a link, or leaves it. */
export interface Stop {
	/** Along the link from its beginning. */
	alongM: number;
	/** The walk before, or after. */
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
	// Cut from end to end, as an edit cuts it: its corners are the same to the bit.
	const drawn = [from.lngLat, ...sliceLine(lngLats, 0, lineM), to.lngLat];
	const shape = {
		shapeStart: Uint32Array.of(0, drawn.length),
		shapeLngLat: Float64Array.from(drawn.flat()),
		edgeLengthM: Float64Array.of(lengthM)
	};
	return { lngLats, from, to, lengthM, shape: shape as unknown as Network };
}

/** Where a link is met from doors or entrances beside it, as `layLink` offers it to them; in their order. */
export function listBesideLink(link: LaidLink, ways: readonly WayBeside[]): (Stop & { site: number })[] {
	const plane = buildLocalMetres(link.lngLats[0]!);
	const [west, south, east, north] = bboxOf(link.lngLats.map(plane.toXy));
	const found: (Stop & { site: number })[] = [];
	for (const { site, lngLat, reachM, innerM } of ways) {
		const [x, y] = plane.toXy(lngLat);
		// A metre and a hundredth more than it takes, so that the plane's error leaves nobody out.
		const r = 1.01 * reachM + 1;
		if (x < west - r || x > east + r || y < south - r || y > north + r) continue;
		const { offsetM, accessM } = findOnEdge(link.shape, 0, lngLat);
		if (accessM <= reachM) found.push({ site, alongM: offsetM, walkM: accessM + innerM });
	}
	return found;
}

/** All ways from a link to a centre: by its ends, and by doors beside it. */
export function listExits(present: PresentPlan, link: LaidLink): Stop[] {
	return [
		{ alongM: 0, walkM: present.walkFromStreetM(link.from) },
		{ alongM: link.lengthM, walkM: present.walkFromStreetM(link.to) },
		...listBesideLink(link, present.doors)
	];
}

/** Metres from a place on a link to the nearest centre. */
export function leaveLinkM(exits: readonly Stop[], alongM: number): number {
	return Math.min(...exits.map((exit) => Math.abs(exit.alongM - alongM) + exit.walkM));
}
