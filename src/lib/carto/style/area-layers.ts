import type { Palette } from '../palette.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/** Borders of districts and clusters, and the axes. */
export function areaLayers({
	palette,
	shown,
	selectedClusterId,
	selectedAxisId
}: {
	palette: Palette;
	shown: ShownRows;
	selectedClusterId: string | null;
	selectedAxisId: string | null;
}): PlanLayerSpec[] {
	const isCluster = ['==', ['get', 'id'], selectedClusterId ?? ''];
	const isAxis = ['==', ['get', 'id'], selectedAxisId ?? ''];
	return [
		{
			// Filled always: it is what a click between the communities meets.
			id: 'cluster-fill',
			type: 'fill',
			source: 'clusters',
			paint: { 'fill-color': palette.ink, 'fill-opacity': ['case', isCluster, 0.05, 0] }
		},
		{
			id: 'district-line',
			type: 'line',
			source: 'districts',
			shown: shown.has('districts'),
			paint: {
				'line-color': palette.inkSoft,
				'line-width': 1.6,
				'line-dasharray': [6, 2, 1, 2],
				'line-opacity': 0.8
			}
		},
		{
			id: 'cluster-line',
			type: 'line',
			source: 'clusters',
			shown: shown.has('clusters') || selectedClusterId !== null,
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.ink,
				'line-width': ['case', isCluster, 2.6, shown.has('clusters') ? 1.1 : 0],
				'line-dasharray': [1.4, 1.6],
				'line-opacity': ['case', isCluster, 0.95, 0.62]
			}
		},
		{
			id: 'axis',
			type: 'line',
			source: 'axes',
			shown: shown.has('axes'),
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: {
				'line-color': palette.ochre,
				'line-width': [
					'interpolate',
					['exponential', 1.5],
					['zoom'],
					10,
					2,
					13,
					['case', isAxis, 7, 4],
					16,
					['case', isAxis, 16, 10]
				],
				'line-opacity': 0.92
			}
		}
	];
}
