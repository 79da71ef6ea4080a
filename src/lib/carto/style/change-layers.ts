import type { Palette } from '../palette.ts';
import { width } from './by-zoom.ts';
import type { PlanLayerSpec } from './layer-spec.ts';

/** What two revisions of the plan differ in: green what was added, ochre what was changed, red what was removed. */
export function changeLayers({ palette }: { palette: Palette }): PlanLayerSpec[] {
	const isChange = ['==', ['get', 'kind'], 'change'];
	const isPoint = ['==', ['geometry-type'], 'Point'];
	const isArea = ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]];
	const color = [
		'match',
		['get', 'op'],
		'add',
		palette.malachite,
		'remove',
		palette.cinnabar,
		palette.gamboge
	];
	return [
		{
			id: 'change-fill',
			type: 'fill',
			source: 'planning',
			filter: ['all', isChange, isArea],
			paint: { 'fill-color': color, 'fill-opacity': 0.28 }
		},
		{
			id: 'change-line',
			type: 'line',
			source: 'planning',
			filter: ['all', isChange, ['!', isPoint]],
			layout: { 'line-join': 'round', 'line-cap': 'round' },
			paint: { 'line-color': color, 'line-width': width(3, 6) }
		},
		{
			id: 'change-point',
			type: 'circle',
			source: 'planning',
			filter: ['all', isChange, isPoint],
			paint: {
				'circle-radius': 11,
				'circle-color': color,
				'circle-opacity': 0.25,
				'circle-stroke-color': color,
				'circle-stroke-width': 4
			}
		}
	];
}
