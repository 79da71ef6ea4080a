import { SANS } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import type { PlanLayerSpec } from './layer-spec.ts';

/** What a search found that is no part of the plan: a street is drawn in ink, a landmark gets a ring. */
export function foundLayers({
	palette,
	street
}: {
	palette: Palette;
	/** Name of the street; '' for none. */
	street: string;
}): PlanLayerSpec[] {
	return [
		{
			id: 'street-found',
			type: 'line',
			source: 'base',
			sourceLayer: 'street',
			shown: street !== '',
			filter: ['==', ['get', 'name'], street],
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': palette.ink, 'line-width': 4, 'line-opacity': 0.75 }
		},
		{
			id: 'place-found',
			type: 'circle',
			source: 'found',
			paint: {
				'circle-radius': 11,
				'circle-color': palette.paper,
				'circle-opacity': 0.35,
				'circle-stroke-color': palette.ink,
				'circle-stroke-width': 2.4
			}
		},
		{
			id: 'place-found-label',
			type: 'symbol',
			source: 'found',
			layout: {
				'text-field': ['get', 'name'],
				'text-font': SANS,
				'text-size': 13,
				'text-offset': [0, 1.3],
				'text-anchor': 'top',
				'text-allow-overlap': true
			},
			paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2 }
		}
	];
}
