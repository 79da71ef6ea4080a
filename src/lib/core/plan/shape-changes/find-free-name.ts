import { listFeatures } from '../plan.ts';
import type { LayerName } from '../../city/types.ts';
import type { Plan } from '../types.ts';

/** The first of a stem with 1, 2, 3 … behind it that no feature of the layer has as that name. */
export function findFreeName(plan: Plan, layer: LayerName, stem: string, field: 'name' | 'nameEn'): string {
	const taken = new Set(listFeatures(plan, layer).map(({ properties }) => properties[field]));
	for (let n = 1; ; n++) if (!taken.has(`${stem} ${n}`)) return `${stem} ${n}`;
}
