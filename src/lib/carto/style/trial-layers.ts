import { SANS } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import { width } from './by-zoom.ts';
import type { PlanLayerSpec } from './layer-spec.ts';

/** What is only tried: links, barriers, entrances, openings, the line in the hand, and a spot that is asked about. */
export function trialLayers({ palette }: { palette: Palette }): PlanLayerSpec[] {
	const isKind = (...kinds: string[]) => ['in', ['get', 'kind'], ['literal', kinds]];
	const isPoint = ['==', ['geometry-type'], 'Point'];
	const isLine = ['==', ['geometry-type'], 'LineString'];
	const opacity = ['case', ['get', 'isWeak'], 0.55, 1];
	return [
		{
			id: 'trial-edge',
			type: 'line',
			source: 'trial',
			filter: isLine,
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': palette.halo, 'line-width': width(5.5, 10), 'line-opacity': opacity }
		},
		{
			id: 'trial-link',
			type: 'line',
			source: 'trial',
			filter: ['all', isLine, isKind('link', 'draft', 'moved', 'opening')],
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.violet,
				'line-width': width(2.6, 5),
				'line-dasharray': [1.6, 0.9],
				'line-opacity': opacity
			}
		},
		{
			id: 'trial-barrier',
			type: 'line',
			source: 'trial',
			filter: ['all', isLine, isKind('barrier')],
			paint: { 'line-color': palette.violet, 'line-width': width(4, 8) }
		},
		{
			id: 'trial-point',
			type: 'circle',
			source: 'trial',
			filter: ['all', isPoint, isKind('entrance', 'wall', 'opening', 'draft')],
			paint: {
				'circle-radius': width(4.5, 8),
				'circle-color': ['case', isKind('wall'), palette.violet, palette.paper],
				'circle-stroke-color': palette.violet,
				'circle-stroke-width': 2.6,
				'circle-opacity': opacity,
				'circle-stroke-opacity': opacity
			}
		},
		{
			id: 'trial-spot',
			type: 'circle',
			source: 'trial',
			filter: isKind('spot'),
			paint: {
				'circle-radius': 8,
				'circle-color': palette.ink,
				'circle-opacity': 0.85,
				'circle-stroke-color': palette.paper,
				'circle-stroke-width': 3
			}
		},
		{
			id: 'trial-label',
			type: 'symbol',
			source: 'trial',
			filter: ['!=', ['get', 'label'], ''],
			layout: {
				'text-field': ['get', 'label'],
				'text-font': SANS,
				'text-size': 13,
				'text-offset': [0, -1.3],
				'text-anchor': 'bottom'
			},
			paint: { 'text-color': palette.violet, 'text-halo-color': palette.halo, 'text-halo-width': 2.2 }
		}
	];
}
