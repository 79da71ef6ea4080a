import type { LngLat } from '#lib/core/geometry/types.ts';
import { roundEditLngLat } from '#lib/core/what-if/edit-text.ts';
import { nearestOnOutline } from '#lib/core/what-if/nearest-on-outline.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import { placeId } from '#lib/carto/view-query.ts';
import type { View } from '#lib/state/view.svelte.ts';
import type { WhatIf } from '#lib/state/what-if.svelte.ts';

/** A click this near to a boundary means it. */
const SLACK_M = 60;

/**
 * Handles a click on the map with the active tool.
 *
 * @returns the tool that met nothing it works on; `undefined` if something was done
 */
export function drawAt(
	clicked: LngLat,
	target: { kind: string; id: string } | null,
	{ view, whatIf, plan }: { view: View; whatIf: WhatIf; plan: Plan }
): 'entrance' | 'wall' | undefined {
	const lngLat = roundEditLngLat(clicked);
	switch (whatIf.tool) {
		case 'place':
			view.select({ kind: 'place', id: placeId(lngLat) }, { isOnMap: true });
			return undefined;
		case 'centre':
			// A click on a centre drags or selects it.
			if (target?.kind === 'centre') view.select({ kind: 'centre', id: target.id }, { isOnMap: true });
			else whatIf.make({ kind: 'add-centre', centreId: whatIf.freshId('centre-new'), lngLat });
			return undefined;
		case 'link':
		case 'barrier': {
			const lngLats = [...whatIf.draft, lngLat];
			if (lngLats.length < 2) whatIf.draft = lngLats;
			else if (whatIf.tool === 'link')
				whatIf.make({ kind: 'add-link', linkId: whatIf.freshId('link-new'), lngLats });
			else whatIf.make({ kind: 'add-barrier', barrierId: whatIf.freshId('barrier-new'), lngLats });
			return undefined;
		}
		case 'entrance': {
			const [near] = listNear(plan, clicked);
			const id = target?.kind === 'community' ? target.id : near?.id;
			if (id === undefined) return 'entrance';
			const at = nearestOnOutline(geometryOf(plan, id), clicked).lngLat;
			whatIf.make({
				kind: 'add-entrance',
				communityId: id,
				entranceId: whatIf.freshId(`${id}-new`),
				lngLat: roundEditLngLat(at),
				openTo: 'all'
			});
			return undefined;
		}
		case 'wall': {
			const [a, b] = listNear(plan, clicked);
			if (!a || !b) return 'wall';
			const [one, other] = [a.id, b.id].toSorted();
			whatIf.make({
				kind: 'open-wall',
				communityIds: [one!, other!],
				lngLat: roundEditLngLat([(a.lngLat[0] + b.lngLat[0]) / 2, (a.lngLat[1] + b.lngLat[1]) / 2])
			});
			return undefined;
		}
		case null:
			return undefined;
	}
}

const geometryOf = (plan: Plan, id: string) =>
	plan.document!.features.communities.features.find(({ properties }) => properties.id === id)!.geometry;

/** Communities whose outline is near a place, nearest first. */
function listNear(plan: Plan, lngLat: LngLat) {
	return plan
		.document!.features.communities.features.map(({ geometry, properties }) => ({
			id: properties.id,
			...nearestOnOutline(geometry, lngLat)
		}))
		.filter(({ distanceM }) => distanceM <= SLACK_M)
		.toSorted((a, b) => a.distanceM - b.distanceM);
}
