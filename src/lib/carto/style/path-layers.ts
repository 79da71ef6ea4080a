import type { Palette } from '../palette.ts';
import { width } from './by-zoom.ts';
import type { PlanLayerSpec } from './layer-spec.ts';

/** The walk to the nearest centre, and the entrances of the community it starts from. */
export function pathLayers({ palette }: { palette: Palette }): PlanLayerSpec[] {
	const round = { 'line-cap': 'round', 'line-join': 'round' };
	return [
		{
			id: 'path-edge',
			type: 'line',
			source: 'path',
			layout: round,
			paint: { 'line-color': palette.halo, 'line-width': width(7, 11) }
		},
		{
			id: 'path',
			type: 'line',
			source: 'path',
			layout: round,
			paint: { 'line-color': palette.azurite, 'line-width': width(3.5, 6) }
		},
		{
			id: 'entrance',
			type: 'circle',
			source: 'entrances',
			paint: {
				'circle-radius': width(3, 6),
				'circle-color': ['case', ['==', ['get', 'openTo'], 'all'], palette.paper, palette.inkSoft],
				'circle-stroke-color': palette.ink,
				'circle-stroke-width': 1.8
			}
		}
	];
}
