import type { Palette } from '../palette.ts';
import { width } from './by-zoom.ts';
import type { PlanLayerSpec } from './layer-spec.ts';

/**
 * Two other ways to look at reach: who serves where, and the plain circles that are usually drawn, with the
 * communities that they count wrongly framed.
 */
export function compareLayers({
	palette,
	miscountedIds
}: {
	palette: Palette;
	miscountedIds: readonly string[];
}): PlanLayerSpec[] {
	const { azurite, malachite, ochre, violet, ink } = palette;
	return [
		{
			id: 'service-area',
			type: 'fill',
			source: 'service-areas',
			paint: {
				'fill-color': ['match', ['get', 'tint'], 0, azurite, 1, malachite, 2, ochre, violet],
				'fill-opacity': 0.15,
				'fill-antialias': false
			}
		},
		{
			id: 'service-area-line',
			type: 'line',
			source: 'service-areas',
			paint: { 'line-color': ink, 'line-width': width(0.9, 1.8), 'line-opacity': 0.7 }
		},
		{
			id: 'plain-circle',
			type: 'line',
			source: 'plain-circles',
			// Dotted, as what it counts wrongly is framed.
			layout: { 'line-cap': 'round' },
			paint: { 'line-color': ink, 'line-width': width(1.8, 3), 'line-dasharray': [0, 2.2] }
		},
		{
			id: 'miscounted',
			type: 'line',
			source: 'communities',
			filter: ['in', ['get', 'id'], ['literal', miscountedIds]],
			layout: { 'line-cap': 'round' },
			paint: { 'line-color': ink, 'line-width': width(2.8, 5), 'line-dasharray': [0, 1.5] }
		}
	];
}
