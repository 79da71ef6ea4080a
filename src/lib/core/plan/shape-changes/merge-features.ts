import type { Entrance, LayerName } from '../../city/types.ts';
import { mergeAreas } from '../../shaping/merge-areas.ts';
import type { Area } from '../../shaping/types.ts';
import { listFeatures } from '../plan.ts';
import { GEOMETRY, type Plan, type PlanFeature, type WantedChange } from '../types.ts';
import { COUNTED, REFERRING } from './field-roles.ts';
import type { ShapeChanges, ShapeRefusal } from './types.ts';

/**
 * Two areas of a layer made one, which keeps the first one's id and attributes: what is counted is added up, entrances
 * are joined, the name that goes is kept as another name, and what referred to the second refers to the first. An opening
 * in the wall between the two goes with the wall.
 *
 * @returns changes of one group
 */
export function mergeFeatures(
	plan: Plan,
	layer: LayerName,
	keptId: string,
	goneId: string
): ShapeChanges | ShapeRefusal {
	const kept = plan[layer].get(keptId);
	const gone = plan[layer].get(goneId);
	if (!kept || !gone) return { refusal: 'other-layer', lngLat: null };
	if (keptId === goneId) return { refusal: 'itself', lngLat: null };
	if (![kept, gone].every(({ geometry }) => geometry.type.endsWith('Polygon')))
		return { refusal: 'not-an-area', lngLat: null };
	const geometry = mergeAreas([kept.geometry as Area, gone.geometry as Area]);
	const set = (field: string, value: unknown): WantedChange => ({
		layer,
		featureId: keptId,
		op: 'set',
		field,
		value
	});
	const changes: WantedChange[] = [
		set(GEOMETRY, geometry),
		...Object.keys(COUNTED[layer] ?? {}).map((field) =>
			set(field, Number(kept.properties[field]) + Number(gone.properties[field]))
		),
		...listReferring(plan, layer, keptId, goneId),
		{ layer, featureId: goneId, op: 'remove' }
	];
	if (layer === 'communities')
		// After the removal, so that no id of an entrance is there twice.
		changes.push(set('entrances', joinEntrances(kept, gone)), set('aliases', joinNames(kept, gone)));
	return {
		changes: changes.map((change) => ({ ...change, group: `merge ${keptId}` })),
		target: { layer, featureId: keptId }
	};
}

const joinEntrances = (kept: PlanFeature, gone: PlanFeature): Entrance[] => [
	...(kept.properties.entrances as Entrance[]),
	...(gone.properties.entrances as Entrance[])
];

function joinNames(kept: PlanFeature, gone: PlanFeature): string[] {
	const names = [kept.properties.aliases, gone.properties.name, gone.properties.aliases].flat() as string[];
	return [...new Set(names)].filter((name) => name !== kept.properties.name);
}

function listReferring(plan: Plan, layer: LayerName, keptId: string, goneId: string): WantedChange[] {
	const changes = (REFERRING[layer] ?? []).flatMap(({ of, field }) =>
		listFeatures(plan, of)
			.filter(({ properties }) => properties[field] === goneId)
			.map(({ properties }): WantedChange => ({
				layer: of,
				featureId: properties.id,
				op: 'set',
				field,
				value: keptId
			}))
	);
	if (layer !== 'communities') return changes;
	for (const { properties } of listFeatures(plan, 'passages')) {
		const ids = properties.communityIds as string[];
		if (!ids.includes(goneId)) continue;
		const featureId = properties.id;
		changes.push(
			ids.includes(keptId)
				? { layer: 'passages', featureId, op: 'remove' }
				: {
						layer: 'passages',
						featureId,
						op: 'set',
						field: 'communityIds',
						value: ids.map((id) => (id === goneId ? keptId : id)).toSorted()
					}
		);
	}
	return changes;
}
