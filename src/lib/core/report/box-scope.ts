import { bbox } from '@turf/bbox';
import type { Bbox } from '../geometry/types.ts';
import { isInScope } from '../model/rows-in-scope.ts';
import type { MeasuredPlan, Scope } from '../model/types.ts';

/**
 * The box around the communities of a part of the city, west, south, east, north: what a map of it is fitted to, rather
 * than to its border, which may hold much empty land. `null` of the whole city and of a part without communities.
 */
export function boxScope({ rows, features }: MeasuredPlan, scope: Scope): Bbox | null {
	if (scope.kind === 'city') return null;
	const ids = new Set(rows.filter((row) => isInScope(row, scope)).map(({ id }) => id));
	const inside = features.communities.features.filter(({ properties }) => ids.has(properties.id));
	if (inside.length === 0) return null;
	return bbox({ type: 'FeatureCollection', features: inside }) as Bbox;
}
