import type { Palette } from '../palette.ts';
import { width } from './by-zoom.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/**
 * Borders of districts and clusters, and the axes. A cluster has a band along the inside of its border: where borders
 * follow streets, as they mostly do, the street stays free between two bands.
 */
export function areaLayers({
	palette,
	shown,
	selectedClusterId,
	selectedAxisId,
	stepsBack
}: {
	palette: Palette;
	shown: ShownRows;
	selectedClusterId: string | null;
	selectedAxisId: string | null;
	stepsBack: boolean;
}): PlanLayerSpec[] {
	const isCluster = ['==', ['get', 'id'], selectedClusterId ?? ''];
	const isAxis = ['==', ['get', 'id'], selectedAxisId ?? ''];
	/** The band is so wide, and begins at the border itself. */
	const band = { at12: 6, at16: 22 };
	const axisWidth = (more: number) => [
		'interpolate',
		['exponential', 1.5],
		['zoom'],
		9,
		1.6 + more / 2,
		13,
		['case', isAxis, 6 + more, 4.4 + more],
		16,
		['case', isAxis, 16 + 2 * more, 12 + more],
		18,
		['case', isAxis, 40 + 2 * more, 34 + more]
	];
	return [
		{
			id: 'cluster-band',
			type: 'line',
			source: 'clusters',
			shown: shown.has('clusters') || selectedClusterId !== null,
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.ink,
				'line-width': width(band.at12, band.at16),
				'line-offset': width(band.at12 / 2, band.at16 / 2),
				'line-opacity': ['case', isCluster, 0.42, shown.has('clusters') ? (stepsBack ? 0.07 : 0.12) : 0]
			}
		},
		{
			// Filled always: it is what a click between the communities meets.
			id: 'cluster-fill',
			type: 'fill',
			source: 'clusters',
			paint: { 'fill-color': palette.ink, 'fill-opacity': ['case', isCluster, 0.04, 0] }
		},
		{
			id: 'district-line',
			type: 'line',
			source: 'districts',
			shown: shown.has('districts'),
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.inkSoft,
				'line-width': width(1.8, 3),
				'line-dasharray': [7, 2, 1.2, 2],
				'line-opacity': 0.9
			}
		},
		{
			id: 'cluster-line',
			type: 'line',
			source: 'clusters',
			shown: selectedClusterId !== null,
			filter: isCluster,
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.ink, 'line-width': width(1.6, 2.6) }
		},
		{
			id: 'axis-edge',
			type: 'line',
			source: 'axes',
			shown: shown.has('axes'),
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: {
				'line-color': ['case', isAxis, palette.ink, palette.halo],
				'line-width': axisWidth(2),
				'line-opacity': stepsBack ? 0 : 1
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
				'line-width': axisWidth(0),
				'line-opacity': stepsBack ? 0.4 : 1
			}
		}
	];
}
