import type { Palette } from '../palette.ts';
import { byZoom } from './by-zoom.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/** Walls and links of the plan, and openings in walls: from the zoom at which single streets are told apart. */
export function wayLayers({ palette, shown }: { palette: Palette; shown: ShownRows }): PlanLayerSpec[] {
	const isKind = (kind: string) => ['==', ['get', 'kind'], kind];
	return [
		{
			id: 'wall',
			type: 'line',
			source: 'ways',
			shown: shown.has('walls'),
			minzoom: 13,
			filter: isKind('walls'),
			paint: {
				'line-color': palette.ink,
				'line-width': byZoom([13, 1.5], [17, 4]),
				'line-dasharray': [2.5, 1]
			}
		},
		{
			id: 'link',
			type: 'line',
			source: 'ways',
			shown: shown.has('links'),
			minzoom: 13,
			filter: isKind('links'),
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': palette.malachite, 'line-width': byZoom([13, 1.5], [17, 4.5]) }
		},
		{
			id: 'passage',
			type: 'circle',
			source: 'ways',
			shown: shown.has('passages'),
			minzoom: 13,
			filter: isKind('passages'),
			paint: {
				'circle-radius': byZoom([13, 2], [17, 6]),
				'circle-color': palette.paper,
				'circle-stroke-color': palette.malachite,
				'circle-stroke-width': byZoom([13, 1.2], [17, 2.6])
			}
		}
	];
}
