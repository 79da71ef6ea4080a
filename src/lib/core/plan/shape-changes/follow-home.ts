import { ringsOf } from '../../geometry/area-rings.ts';
import { isInRings } from '../../geometry/point-in-rings.ts';
import { getLayerSchema } from '../../city/layers.ts';
import type { LayerName } from '../../city/types.ts';
import type { Area, Shape } from '../../shaping/types.ts';
import type { Plan, PlanFeature, WantedChange } from '../types.ts';
import { findAreaOf, findHolding } from './find-area-of.ts';
import { findMiddle } from './find-middle.ts';

/** Fields that say in which area a feature lies, and the layer of the areas. */
const HOMES = [
	{ field: 'clusterId', layer: 'clusters' },
	{ field: 'districtId', layer: 'districts' },
	{ field: 'communityId', layer: 'communities' }
] as const satisfies { field: string; layer: LayerName }[];

/**
 * A feature that lies elsewhere belongs to the cluster and district that it lies in now. What has been put with another
 * than the one it lay in stays as somebody decided. Between communities there is ground of none: a building there belongs
 * to none.
 */
export function followHome(
	plan: Plan,
	layer: LayerName,
	{ properties, geometry }: PlanFeature,
	after: Shape
): WantedChange[] {
	const [was, is] = [findMiddle(geometry as Shape), findMiddle(after)];
	return HOMES.flatMap(({ field, layer: homes }): WantedChange[] => {
		if (!(field in getLayerSchema(layer).columns)) return [];
		const { orNone } = getLayerSchema(layer).columns[field]!;
		const home = plan[homes].get(String(properties[field]));
		const rings = home ? ringsOf(home.geometry as Area) : [];
		const lay = home ? isInRings(rings, was) : orNone && findHolding(plan, homes, was) === undefined;
		if (!lay || isInRings(rings, is)) return [];
		const value = orNone ? (findHolding(plan, homes, is) ?? '') : findAreaOf(plan, homes, is);
		return value === properties[field] ? [] : [{ layer, featureId: properties.id, op: 'set', field, value }];
	});
}
