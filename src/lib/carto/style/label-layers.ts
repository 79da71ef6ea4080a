import { SANS, SONG } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { CLUSTER_NAME_PX, CLUSTER_NAME_SPACING_EM } from '../settle-cluster-labels.ts';
import { byZoom, size } from './by-zoom.ts';
import { communityLabelPaint } from './community-label-paint.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/** Names of the plan's features, and the centres that stand above everything. */
export function labelLayers({
	palette,
	lang,
	shown,
	focusCentreIds,
	stepsBack
}: {
	palette: Palette;
	lang: Lang;
	shown: ShownRows;
	/** Centres to be ringed: hovered and selected. */
	focusCentreIds: readonly string[];
	stepsBack: boolean;
}): PlanLayerSpec[] {
	const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.8 };
	const byStatus = (closed: string, kept: string, tried: string) => [
		'match',
		['get', 'status'],
		'closed',
		closed,
		'kept',
		kept,
		tried
	];
	const axisLabel = {
		type: 'symbol',
		source: 'axis-labels',
		shown: shown.has('axes'),
		layout: {
			'text-field': ['get', 'name'],
			'text-font': SONG,
			'text-size': byZoom([8, 10], [11, 13], [15, 17]),
			'text-letter-spacing': lang === 'zh' ? 0.3 : 0.04
		},
		paint: {
			'text-color': palette.ochreInk,
			'text-opacity': stepsBack ? 0.6 : 1,
			...halo,
			'text-halo-width': 2.4
		}
	} as const;
	/** Centres are still to be found where something else is the subject. */
	const faded = stepsBack ? 0.4 : 1;
	return [
		{
			id: 'district-label',
			type: 'symbol',
			source: 'districts',
			shown: shown.has('districts'),
			layout: {
				'text-field': ['get', 'name'],
				'text-font': SONG,
				'text-size': 15,
				'text-letter-spacing': 0.4
			},
			paint: { 'text-color': palette.inkSoft, ...halo }
		},
		{
			// Beside the roads: positions come from `placeClusterLabels`.
			id: 'cluster-label',
			type: 'symbol',
			source: 'cluster-labels',
			shown: shown.has('clusters'),
			// From farther there is no ground for them between the centres.
			minzoom: 9.8,
			layout: {
				'text-field': ['get', 'name'],
				'text-font': SONG,
				'text-size': byZoom(...CLUSTER_NAME_PX),
				'text-letter-spacing': CLUSTER_NAME_SPACING_EM[lang],
				'text-max-width': 20,
				'text-padding': 1
			},
			paint: {
				'text-color': palette.ink,
				'text-opacity': stepsBack ? 0.45 : 0.8,
				...halo,
				'text-halo-width': 2.2
			}
		},
		{
			id: 'community-label',
			type: 'symbol',
			source: 'communities',
			shown: shown.has('not-renovated') || shown.has('accepted'),
			minzoom: 15,
			layout: {
				// A number is enough among its neighbours; from close by there is room for the name.
				'text-field': ['step', ['zoom'], ['get', 'label'], 17, ['get', 'name']],
				'text-font': SANS,
				'text-size': size(10, 13),
				'text-max-width': 5,
				'text-padding': 4
			},
			paint: communityLabelPaint({ palette, isRanked: shown.has('circle-inner') && !stepsBack, stepsBack })
		},
		{
			...axisLabel,
			id: 'axis-label',
			filter: ['==', ['geometry-type'], 'LineString'],
			layout: {
				...axisLabel.layout,
				'symbol-placement': 'line-center',
				'text-max-angle': 60,
				'text-padding': 4
			}
		},
		{
			// From so far that an axis is short for its name: beyond its end.
			...axisLabel,
			id: 'axis-label-end',
			filter: ['==', ['geometry-type'], 'Point'],
			layout: {
				...axisLabel.layout,
				'text-anchor': ['get', 'anchor'],
				'text-max-width': 20,
				'text-padding': 1
			}
		},
		{
			id: 'centre-focus',
			type: 'circle',
			source: 'centres',
			filter: ['in', ['get', 'id'], ['literal', focusCentreIds]],
			paint: {
				'circle-radius': size(11, 17),
				'circle-color': palette.azurite,
				'circle-opacity': 0.22,
				'circle-stroke-color': palette.azurite,
				'circle-stroke-width': 2
			}
		},
		{
			// Of the plan: full with a light middle. Added or moved: a ring with a full middle. Closed: empty, struck out.
			id: 'centre',
			type: 'circle',
			source: 'centres',
			shown: shown.has('centres'),
			paint: {
				'circle-radius': byZoom([9, 2], [11, 4], [15, 8.5]),
				'circle-color': byStatus(palette.paper, palette.azurite, palette.paper),
				'circle-opacity': faded,
				'circle-stroke-color': byStatus(palette.inkSoft, palette.paper, palette.violet),
				'circle-stroke-opacity': faded,
				'circle-stroke-width': byZoom([11, 1.4], [15, 2.6])
			}
		},
		{
			id: 'centre-dot',
			type: 'circle',
			source: 'centres',
			shown: shown.has('centres'),
			filter: ['!=', ['get', 'status'], 'closed'],
			paint: {
				'circle-radius': byZoom([9, 0], [11, 1.5], [15, 3]),
				'circle-color': byStatus(palette.paper, palette.paper, palette.violet),
				'circle-opacity': faded
			}
		},
		{
			id: 'centre-closed',
			type: 'symbol',
			source: 'centres',
			shown: shown.has('centres'),
			filter: ['==', ['get', 'status'], 'closed'],
			layout: {
				'text-field': '✕',
				'text-font': SANS,
				'text-size': byZoom([9, 8], [11, 12], [15, 20]),
				'text-allow-overlap': true,
				'text-ignore-placement': true
			},
			paint: { 'text-color': palette.violet, 'text-halo-color': palette.paper, 'text-halo-width': 1.4 }
		},
		{
			id: 'centre-label',
			type: 'symbol',
			source: 'centres',
			shown: shown.has('centres'),
			minzoom: 13.4,
			layout: {
				'text-field': ['get', 'name'],
				'text-font': SANS,
				'text-size': 12,
				'text-offset': [0, 1.1],
				'text-anchor': 'top',
				'text-optional': true
			},
			paint: {
				'text-color': byStatus(palette.inkSoft, palette.azurite, palette.violet),
				'text-opacity': stepsBack ? 0.6 : 1,
				...halo
			}
		}
	];
}
