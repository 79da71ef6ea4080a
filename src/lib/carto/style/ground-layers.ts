import type { Palette } from '../palette.ts';
import type { PlanLayerSpec } from './layer-spec.ts';

/** The wash of the selected district, under everything of the plan. */
export function groundLayers({
	palette,
	selectedDistrictId
}: {
	palette: Palette;
	selectedDistrictId: string | null;
}): PlanLayerSpec[] {
	return [
		{
			id: 'district-fill',
			type: 'fill',
			source: 'districts',
			shown: selectedDistrictId !== null,
			filter: ['==', ['get', 'id'], selectedDistrictId ?? ''],
			paint: { 'fill-color': palette.ink, 'fill-opacity': 0.06 }
		}
	];
}
