import type { CentreProps, Entrance } from '../city/types.ts';
import { ringsOf, type PlaceGeometry } from '../geometry/area-rings.ts';
import { isInRings } from '../geometry/point-in-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Edit } from '../what-if/types.ts';
import { listFeatures } from './plan.ts';
import type { Plan, PlanFeature, WantedChange } from './types.ts';

/** What adopted edits need that edits do not say. */
export interface AdoptOptions {
	/** Makes an id that nothing in the city has. */
	makeId: (prefix: string) => string;
	/** Names the n-th centre that was added, from 1. */
	nameCentre: (n: number) => { name: string; nameEn: string };
	/** Entrances of a community that the plan has none of: those that figures are computed with. */
	entrancesOf?: (communityId: string) => readonly Entrance[];
}

/** An edit that a plan cannot hold. */
export class AdoptError extends Error {
	override readonly name = 'AdoptError';
	readonly communityId: string;

	constructor(communityId: string) {
		super(
			`Community "${communityId}" would have no entrance left. A plan without entrances means that they are not known; keep one, or leave this edit out.`
		);
		this.communityId = communityId;
	}
}

/**
 * What-if edits as changes of the plan (采纳): the plan with them has the walking times of the trial. What is added is
 * marked as approximate, since it was drawn on a map.
 *
 * @param edits all of them, or those that are adopted
 * @throws RangeError if an edit is about something that the plan does not have
 * @throws AdoptError if a community would be left without an entrance, which a plan cannot say
 */
export function adoptEdits(plan: Plan, edits: readonly Edit[], options: AdoptOptions): WantedChange[] {
	const changes: WantedChange[] = [];
	/** Lists of entrances as the edits before have left them. */
	const entrances = new Map<string, readonly Entrance[]>();
	let added = 0;
	for (const edit of edits)
		switch (edit.kind) {
			case 'move-centre': {
				const { doors } = get(plan, 'centres', edit.centreId).properties as unknown as CentreProps;
				const id = doors[0]?.id ?? options.makeId('door');
				const value = [{ id, lngLat: edit.lngLat, openTo: 'all' }];
				changes.push({
					layer: 'centres',
					featureId: edit.centreId,
					op: 'set',
					field: 'doors',
					value
				});
				break;
			}
			case 'add-centre': {
				const id = options.makeId('centre');
				const properties = {
					id,
					...options.nameCentre(++added),
					provenance: 'approximate',
					clusterId: findAround(plan, 'clusters', edit.lngLat),
					districtId: findAround(plan, 'districts', edit.lngLat),
					open: true,
					doors: [{ id: options.makeId('door'), lngLat: edit.lngLat, openTo: 'all' }]
				};
				changes.push(add('centres', { type: 'Point', coordinates: edit.lngLat }, properties));
				break;
			}
			case 'close-centre':
				get(plan, 'centres', edit.centreId);
				changes.push({
					layer: 'centres',
					featureId: edit.centreId,
					op: 'set',
					field: 'open',
					value: false
				});
				break;
			case 'add-entrance':
			case 'close-entrance': {
				const { communityId } = edit;
				const own = get(plan, 'communities', communityId).properties.entrances as Entrance[];
				const before =
					entrances.get(communityId) ?? (own.length > 0 ? own : (options.entrancesOf?.(communityId) ?? []));
				const after =
					edit.kind === 'add-entrance'
						? [...before, { id: options.makeId('entrance'), lngLat: edit.lngLat, openTo: edit.openTo }]
						: before.filter(({ id }) => id !== edit.entranceId);
				entrances.set(communityId, after);
				break;
			}
			case 'open-community':
				get(plan, 'communities', edit.communityId);
				changes.push({
					layer: 'communities',
					featureId: edit.communityId,
					op: 'set',
					field: 'walled',
					value: false
				});
				break;
			case 'open-wall': {
				for (const id of edit.communityIds) get(plan, 'communities', id);
				const id = options.makeId('passage');
				const properties = { id, communityIds: [...edit.communityIds], provenance: 'approximate' };
				changes.push(add('passages', { type: 'Point', coordinates: edit.lngLat }, properties));
				break;
			}
			case 'add-link':
			case 'add-barrier': {
				const [layer, prefix] =
					edit.kind === 'add-link' ? (['links', 'link'] as const) : (['walls', 'wall'] as const);
				const id = options.makeId(prefix);
				const name = `${edit.kind === 'add-link' ? '连通道' : '围墙'} ${id.slice(-4)}`;
				const nameEn = `${edit.kind === 'add-link' ? 'Link' : 'Wall'} ${id.slice(-4)}`;
				const coordinates = edit.lngLats.map((lngLat) => [...lngLat]);
				changes.push(
					add(layer, { type: 'LineString', coordinates }, { id, name, nameEn, provenance: 'approximate' })
				);
			}
		}
	for (const [featureId, value] of entrances) {
		if (value.length === 0) throw new AdoptError(featureId);
		changes.push({ layer: 'communities', featureId, op: 'set', field: 'entrances', value });
	}
	return changes;
}

function add(
	layer: 'centres' | 'links' | 'walls' | 'passages',
	geometry: PlanFeature['geometry'],
	properties: PlanFeature['properties']
): WantedChange {
	return {
		layer,
		featureId: properties.id,
		op: 'add',
		value: { type: 'Feature', properties, geometry }
	};
}

function get(plan: Plan, layer: 'centres' | 'communities', id: string): PlanFeature {
	const feature = plan[layer].get(id);
	if (!feature)
		throw new RangeError(`${layer} "${id}" is not in the plan, so that an edit of it cannot be adopted.`);
	return feature;
}

/** The area that a point lies in; where it lies in none, the first. */
function findAround(plan: Plan, layer: 'clusters' | 'districts', lngLat: LngLat): string {
	const areas = listFeatures(plan, layer);
	const around = areas.find(({ geometry }) => isInRings(ringsOf(geometry as PlaceGeometry), lngLat));
	return (around ?? areas[0])?.properties.id ?? '';
}
