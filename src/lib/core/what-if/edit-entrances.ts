import { addWays } from './build-ground.ts';
import type { NamedThing } from './edit-problem.ts';
import { failEdit } from './fail-edit.ts';
import { nearestOnOutline } from './nearest-on-outline.ts';
import { MAX_ACCESS_M } from '../network/snap.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Edit, EditKind, Ground, PlacedSite } from './types.ts';

/** Entrances and openings lie on a boundary; a drawn one may be this far off it, metres. */
export const BOUNDARY_SLACK_M = 60;

/** Edits of communities themselves. */
export const COMMUNITY_EDITS = [
	'add-entrance',
	'close-entrance',
	'open-community'
] as const satisfies EditKind[];
type CommunityEdit = Extract<Edit, { kind: (typeof COMMUNITY_EDITS)[number] }>;

/**
 * The plan after an edit of a community's entrances or walls.
 *
 * @throws EditError if it names something unknown, adds an id that exists, or is too far from boundary or streets
 */
export function editEntrances(ground: Ground, edit: CommunityEdit): Ground {
	const community = findSite(ground.communities, edit.communityId, 'community', edit);
	const { id } = community;
	const replaceBy = (changed: PlacedSite): Ground => ({
		...ground,
		communities: ground.communities.map((site) => (site === community ? changed : site))
	});
	switch (edit.kind) {
		case 'add-entrance': {
			const { entranceId, lngLat, openTo } = edit;
			refuseKnown(ground, entranceId, edit);
			const { distanceM } = nearestOnOutline(community.geometry, lngLat);
			if (distanceM > BOUNDARY_SLACK_M)
				throw failEdit(
					edit,
					`${entranceId} is ${Math.round(distanceM)} m away from community ${id}; put it on its boundary`,
					{ code: 'off-boundary', communityId: id, distanceM }
				);
			refuseOffNetwork(ground, lngLat, `entrance ${entranceId}`, edit);
			return replaceBy(addWays(community, [{ id: entranceId, lngLat, openTo, innerM: 0 }], ground.place));
		}
		case 'close-entrance': {
			const isKept = (_: unknown, i: number) => community.ways[i]!.id !== edit.entranceId;
			const ways = community.ways.filter(isKept);
			if (ways.length === community.ways.length)
				throw failEdit(edit, `community ${id} has no entrance ${edit.entranceId}`, {
					code: 'no-such-entrance',
					communityId: id,
					entranceId: edit.entranceId
				});
			return replaceBy({ ...community, ways, positions: community.positions.filter(isKept) });
		}
		case 'open-community': {
			if (!community.walled)
				throw failEdit(edit, `community ${id} is open already`, { code: 'open-already', communityId: id });
			if (new Set(community.ways.filter(({ openTo }) => openTo === 'all').map((way) => way.id)).size < 2)
				throw failEdit(
					edit,
					`community ${id} has fewer than two entrances open to all, so nobody could walk through; add one first`,
					{ code: 'no-way-through', communityId: id }
				);
			return replaceBy({ ...community, walled: false });
		}
	}
}

/** @throws EditError naming what is not there */
export function findSite(
	sites: readonly PlacedSite[],
	id: string,
	thing: NamedThing,
	edit: Edit
): PlacedSite {
	const site = sites.find((candidate) => candidate.id === id);
	if (!site) {
		const what = thing === 'centre' ? 'open centre' : thing;
		throw failEdit(edit, `there is no ${what} ${id} in the plan`, { code: 'not-there', thing, id });
	}
	return site;
}

/** @throws EditError if the id is taken */
export function refuseKnown(ground: Ground, id: string, edit: Edit) {
	const isKnown = (site: PlacedSite) => site.id === id || site.ways.some((way) => way.id === id);
	if (ground.madeIds.has(id) || ground.centres.some(isKnown) || ground.communities.some(isKnown))
		throw failEdit(edit, `${id} is in the plan already; give another id`, { code: 'there-already', id });
}

/** @throws EditError if no street is near enough to walk from */
export function refuseOffNetwork(ground: Ground, lngLat: LngLat, what: string, edit: Edit) {
	if (ground.place(lngLat).length > 0) return;
	const at = lngLat.map((degrees) => degrees.toFixed(5)).join(', ');
	throw failEdit(
		edit,
		`${what} at ${at} is further than ${MAX_ACCESS_M} m from every street; put it nearer to one`,
		{ code: 'off-streets', mostM: MAX_ACCESS_M }
	);
}
