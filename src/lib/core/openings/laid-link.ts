import { buildLocalMetres, haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Network, Position } from '../network/types.ts';
import { findOnEdge } from '../what-if/find-on-edge.ts';
import { LINK_END_M } from '../what-if/lay-link.ts';
import { nearestOf, type PresentPlan, type WayBeside } from './present-plan.ts';

/** A straight link as `layLink` would lay it, without changing the network. */
export interface LaidLink {
	lngLats: readonly [LngLat, LngLat];
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

/** @returns `undefined` if an end meets no street */
export function placeLink({ ground }: PresentPlan, a: LngLat, b: LngLat): LaidLink | undefined {
	const from = nearestOf(ground.place(a));
	const to = nearestOf(ground.place(b));
	if (!from || !to || from.accessM > LINK_END_M || to.accessM > LINK_END_M) return undefined;
	const lengthM = from.accessM + quantizeM(haversineM(...a, ...b)) + to.accessM;
	// The end of the line as it is found again along it.
	const end: LngLat = [a[0] + (b[0] - a[0]), a[1] + (b[1] - a[1])];
	const shape = {
		shapeStart: Uint32Array.of(0, 4),
		shapeLngLat: Float64Array.of(...from.lngLat, ...a, ...end, ...to.lngLat),
		edgeLengthM: Float64Array.of(lengthM)
	};
	return { lngLats: [a, b], from, to, lengthM, shape: shape as unknown as Network };
}

/** Where a link is met from doors or entrances beside it, as `layLink` offers it to them; in their order. */
export function listBesideLink(link: LaidLink, ways: readonly WayBeside[]): (Stop & { site: number })[] {
	const [a, b] = link.lngLats;
	const plane = buildLocalMetres(a);
	const [bx, by] = plane.toXy(b);
	const found: (Stop & { site: number })[] = [];
	for (const { site, lngLat, reachM, innerM } of ways) {
		const [x, y] = plane.toXy(lngLat);
		// A metre and a hundredth more than it takes, so that the plane's error leaves nobody out.
		const r = 1.01 * reachM + 1;
		if (x < Math.min(0, bx) - r || x > Math.max(0, bx) + r) continue;
		if (y < Math.min(0, by) - r || y > Math.max(0, by) + r) continue;
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
