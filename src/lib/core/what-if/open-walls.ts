import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import { addWays } from './build-ground.ts';
import { BOUNDARY_SLACK_M, findSite } from './edit-entrances.ts';
import { failEdit } from './fail-edit.ts';
import { nearestOnOutline } from './nearest-on-outline.ts';
import type { Edit, Ground, PlacedSite, PlacedWay } from './types.ts';

type WallEdit = Extract<Edit, { kind: 'open-wall' }>;

/** A hole in the wall between two communities. */
interface Opening {
	lngLat: LngLat;
	sides: readonly [string, string];
}

/**
 * The plan with openings in walls between neighbours: residents may then leave by the neighbour's
 * entrances, and by those of the neighbour's neighbour where the wall between them is open too. The walk inside a
 * neighbour is straight from opening to entrance, since paths inside estates are not known.
 *
 * @throws EditError if an opening is not on the boundary of both
 */
export function openWalls(ground: Ground, edits: readonly WallEdit[]): Ground {
	const openings = edits.map((edit): Opening => {
		const [a, b] = edit.communityIds;
		if (a === b)
			throw failEdit(edit, `community ${a} has no wall with itself; name two neighbours`, {
				code: 'wall-with-itself',
				communityId: a
			});
		for (const id of edit.communityIds) {
			const site = findSite(ground.communities, id, 'community', edit);
			const { distanceM } = nearestOnOutline(site.geometry, edit.lngLat);
			if (distanceM > BOUNDARY_SLACK_M)
				throw failEdit(
					edit,
					`the opening is ${Math.round(distanceM)} m away from community ${id}; put it where the two meet`,
					{ code: 'off-boundary', communityId: id, distanceM }
				);
		}
		return { lngLat: edit.lngLat, sides: edit.communityIds };
	});
	const touched = new Set(openings.flatMap(({ sides }) => sides));
	const siteOf = new Map(ground.communities.map((site) => [site.id, site]));
	const communities = ground.communities.map((site) =>
		touched.has(site.id) ? addWays(site, listThroughWays(site, openings, siteOf), ground.place) : site
	);
	return { ...ground, communities };
}

/** Entrances of other communities that `home` reaches through openings, each by its shortest way inside. */
function listThroughWays(
	home: PlacedSite,
	openings: readonly Opening[],
	siteOf: ReadonlyMap<string, PlacedSite>
): PlacedWay[] {
	// Shortest walk inside to each opening: few of them, so that relaxing until nothing changes is enough.
	const innerM = openings.map(({ sides }) => (sides.includes(home.id) ? 0 : Infinity));
	const areJoined = (a: Opening, b: Opening) => a.sides.some((id) => id !== home.id && b.sides.includes(id));
	for (let isSettled = false; !isSettled;) {
		isSettled = true;
		for (const [i, a] of openings.entries())
			for (const [k, b] of openings.entries()) {
				if (innerM[i] === Infinity || !areJoined(a, b)) continue;
				const viaM = innerM[i]! + quantizeM(haversineM(...a.lngLat, ...b.lngLat));
				if (viaM >= innerM[k]!) continue;
				innerM[k] = viaM;
				isSettled = false;
			}
	}
	const best = new Map<string, PlacedWay>();
	for (const [i, { lngLat, sides }] of openings.entries())
		for (const throughId of sides) {
			if (throughId === home.id || innerM[i] === Infinity) continue;
			for (const way of siteOf.get(throughId)!.ways) {
				if (way.throughId) continue;
				const walkM = innerM[i]! + quantizeM(haversineM(...lngLat, ...way.lngLat));
				const known = best.get(way.id);
				if (!known || walkM < known.innerM) best.set(way.id, { ...way, throughId, innerM: walkM });
			}
		}
	return [...best.values()];
}
