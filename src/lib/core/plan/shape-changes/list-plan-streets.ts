import type { LngLat } from '../../geometry/types.ts';
import { linesOfShape } from '../../shaping/lines-of-shape.ts';
import type { Shape } from '../../shaping/types.ts';
import type { Plan } from '../types.ts';
import type { StreetLine } from './types.ts';

/** The streets of a plan as drawing needs them. */
export function listPlanStreets(streets: Plan['streets']): (StreetLine & { id: string })[] {
	return [...streets.values()].flatMap(({ properties, geometry }) =>
		linesOfShape(geometry as Shape).map((lngLats: LngLat[]) => ({
			id: properties.id,
			name: String(properties['name'] ?? ''),
			lngLats
		}))
	);
}
