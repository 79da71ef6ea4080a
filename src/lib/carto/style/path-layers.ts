import { RENOVATION_STATES } from '#lib/core/city/types.ts';
import type { Palette } from '../palette.ts';
import { byZoom, width } from './by-zoom.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/** Every entrance from close by; the walk to the nearest centre, and the entrances of the community it starts from. */
export function pathLayers({ palette, shown }: { palette: Palette; shown: ShownRows }): PlanLayerSpec[] {
	const round = { 'line-cap': 'round', 'line-join': 'round' };
	const states = RENOVATION_STATES.filter((state) => shown.has(state));
	const isOpenToAll = ['==', ['get', 'openTo'], 'all'];
	return [
		{
			id: 'gate',
			type: 'circle',
			source: 'gates',
			minzoom: 15,
			filter: ['in', ['get', 'state'], ['literal', states]],
			paint: {
				'circle-radius': byZoom([15, 1.8], [17, 4]),
				'circle-color': ['case', isOpenToAll, palette.paper, palette.inkSoft],
				'circle-stroke-color': palette.ink,
				'circle-stroke-width': byZoom([15, 0.9], [17, 1.5])
			}
		},
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
				'circle-color': ['case', isOpenToAll, palette.paper, palette.inkSoft],
				'circle-stroke-color': palette.ink,
				'circle-stroke-width': 1.8
			}
		}
	];
}
