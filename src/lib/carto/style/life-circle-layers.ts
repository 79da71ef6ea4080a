import type { Palette } from '../palette.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/** Life circles: two washes of one blue, the outer one's border dashed. */
export function lifeCircleLayers({
	palette,
	shown
}: {
	palette: Palette;
	shown: ShownRows;
}): PlanLayerSpec[] {
	const isOuter = shown.has('circle-outer');
	const isInner = shown.has('circle-inner');
	return [
		{
			id: 'circle-outer',
			type: 'fill',
			source: 'circle-outer',
			shown: isOuter,
			paint: { 'fill-color': palette.azuriteWash, 'fill-opacity': 0.34, 'fill-antialias': false }
		},
		{
			id: 'circle-inner',
			type: 'fill',
			source: 'circle-inner',
			shown: isInner,
			paint: { 'fill-color': palette.azurite, 'fill-opacity': 0.22, 'fill-antialias': false }
		},
		{
			id: 'circle-outer-line',
			type: 'line',
			source: 'circle-outer',
			shown: isOuter,
			paint: {
				'line-color': palette.azurite,
				'line-width': 0.8,
				'line-opacity': 0.45,
				'line-dasharray': [4, 3]
			}
		},
		{
			id: 'circle-inner-line',
			type: 'line',
			source: 'circle-inner',
			shown: isInner,
			paint: { 'line-color': palette.azurite, 'line-width': 0.9, 'line-opacity': 0.6 }
		}
	];
}
