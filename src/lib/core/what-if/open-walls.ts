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
	if (edits.length === 0) return ground;
	const siteOf = new Map(ground.communities.map((site) => [site.id, site]));
	const openings = edits.map((edit): Opening => {
		checkOpening(edit, (id) => siteOf.get(id) ?? findSite(ground.communities, id, 'community', edit));
		return { lngLat: edit.lngLat, sides: edit.communityIds };
	});
	const joined = joinOpenings(openings);
	const communities = ground.communities.map((site) => {
		const around = joined.get(site.id);
		if (!around) return site;
		const sites = [...new Set(around.flatMap(({ sides }) => sides))].map((id) => siteOf.get(id)!);
		return ground.patches.opened(site, [around, sites], () =>
			addWays(site, listThroughWays(site, around, siteOf), ground.place)
		);
	});
	return { ...ground, communities };
}

/** @throws EditError if an opening is not on the boundary of both */
export function checkOpening(edit: WallEdit, siteOf: (id: string) => PlacedSite) {
	const [a, b] = edit.communityIds;
	if (a === b)
		throw failEdit(edit, `community ${a} has no wall with itself; name two neighbours`, {
			code: 'wall-with-itself',
			communityId: a
		});
	for (const id of edit.communityIds) {
		const { distanceM } = nearestOnOutline(siteOf(id).geometry, edit.lngLat);
		if (distanceM > BOUNDARY_SLACK_M)
			throw failEdit(
				edit,
				`the opening is ${Math.round(distanceM)} m away from community ${id}; put it where the two meet`,
				{ code: 'off-boundary', communityId: id, distanceM }
			);
	}
}

/** The openings that each community's residents can come to, in their order. */
function joinOpenings(openings: readonly Opening[]): Map<string, Opening[]> {
	const leadOf = new Map<string, string>();
	const leadOver = (id: string): string => {
		let lead = id;
		while (leadOf.get(lead) !== undefined && leadOf.get(lead) !== lead) lead = leadOf.get(lead)!;
		leadOf.set(id, lead);
		return lead;
	};
	for (const { sides } of openings) leadOf.set(leadOver(sides[0]), leadOver(sides[1]));
	const byLead = new Map<string, Opening[]>();
	for (const opening of openings) {
		const lead = leadOver(opening.sides[0]);
		const known = byLead.get(lead);
		if (known) known.push(opening);
		else byLead.set(lead, [opening]);
	}
	return new Map([...leadOf.keys()].map((id) => [id, byLead.get(leadOver(id))!]));
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
