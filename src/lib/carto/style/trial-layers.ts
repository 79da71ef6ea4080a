import { SANS } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import { byZoom, size, width } from './by-zoom.ts';
import type { PlanLayerSpec } from './layer-spec.ts';

/**
 * What is only tried: links, barriers, entrances, openings, the line in the hand, and a spot that is asked about. An
 * opened wall is a gap between two posts; a centre that was moved leaves its outline where it stood.
 */
export function trialLayers({ palette }: { palette: Palette }): PlanLayerSpec[] {
	const isKind = (...kinds: string[]) => ['in', ['get', 'kind'], ['literal', kinds]];
	const isPoint = ['==', ['geometry-type'], 'Point'];
	const isLine = ['==', ['geometry-type'], 'LineString'];
	const opacity = ['case', ['get', 'isWeak'], 0.55, 1];
	/** From close by an opened wall is the gap itself. */
	const untilGap = ['step', ['zoom'], opacity, 15.5, ['case', isKind('wall'), 0, opacity]];
	return [
		{
			id: 'trial-edge',
			type: 'line',
			source: 'trial',
			filter: ['all', isLine, ['!', isKind('gap', 'post', 'opened')]],
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': palette.halo, 'line-width': width(5.5, 10), 'line-opacity': opacity }
		},
		{
			id: 'trial-link',
			type: 'line',
			source: 'trial',
			filter: ['all', isLine, isKind('link', 'draft', 'moved', 'opening', 'opened')],
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
			id: 'trial-gap',
			type: 'line',
			source: 'trial',
			filter: ['all', isLine, isKind('gap')],
			paint: { 'line-color': palette.paper, 'line-width': byZoom([12, 3], [15, 7], [17, 14]) }
		},
		{
			id: 'trial-post',
			type: 'line',
			source: 'trial',
			filter: ['all', isLine, isKind('post')],
			layout: { 'line-cap': 'round' },
			paint: { 'line-color': palette.violet, 'line-width': byZoom([12, 1.6], [15, 3], [17, 5]) }
		},
		{
			id: 'trial-ghost',
			type: 'circle',
			source: 'trial',
			filter: ['all', isPoint, isKind('ghost')],
			paint: {
				'circle-radius': byZoom([9, 2], [11, 4], [15, 8.5]),
				'circle-color': palette.paper,
				'circle-opacity': 0.7,
				'circle-stroke-color': palette.azurite,
				'circle-stroke-opacity': 0.55,
				'circle-stroke-width': size(1.2, 2)
			}
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
				'circle-opacity': untilGap,
				'circle-stroke-opacity': untilGap
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
