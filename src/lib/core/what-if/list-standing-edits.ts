import type { CityFeatures } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { StandingEdit } from './types.ts';

/**
 * The walls, links and passages of a plan as edits, in the order of their ids. Whoever walks cannot tell them from the
 * edits: a passage is an opened wall, a link an added link, a wall a barrier.
 */
export function listStandingEdits({
	walls,
	links,
	passages
}: Partial<Pick<CityFeatures, 'walls' | 'links' | 'passages'>>): StandingEdit[] {
	return [
		...(passages?.features ?? []).map(({ geometry, properties: { id, communityIds } }): StandingEdit => ({
			layer: 'passages',
			id,
			edit: {
				kind: 'open-wall',
				communityIds: [communityIds[0]!, communityIds[1]!],
				lngLat: geometry.coordinates as LngLat
			}
		})),
		...(links?.features ?? []).map(({ geometry, properties: { id } }): StandingEdit => ({
			layer: 'links',
			id,
			edit: { kind: 'add-link', linkId: id, lngLats: geometry.coordinates as LngLat[] }
		})),
		...(walls?.features ?? []).map(({ geometry, properties: { id } }): StandingEdit => ({
			layer: 'walls',
			id,
			edit: { kind: 'add-barrier', barrierId: id, lngLats: geometry.coordinates as LngLat[] }
		}))
	];
}
