import { SANS, SONG } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { byZoom, size } from './by-zoom.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/** Names of the plan's features, and the centres that stand above everything. */
export function labelLayers({
	palette,
	lang,
	shown,
	focusCentreIds
}: {
	palette: Palette;
	lang: Lang;
	shown: ShownRows;
	/** Centres to be ringed: hovered and selected. */
	focusCentreIds: readonly string[];
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
	return [
		{
			id: 'axis-label',
			type: 'symbol',
			minzoom: 11.3,
			source: 'axes',
			shown: shown.has('axes'),
			layout: {
				'symbol-placement': 'line',
				'symbol-spacing': 520,
				'text-field': ['get', 'name'],
				'text-font': SONG,
				'text-size': size(13, 17),
				'text-letter-spacing': lang === 'zh' ? 0.35 : 0.06,
				'text-max-angle': 40,
				'text-padding': 12
			},
			paint: { 'text-color': palette.ochreInk, ...halo, 'text-halo-width': 2.4 }
		},
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
			id: 'cluster-label',
			type: 'symbol',
			source: 'cluster-labels',
			shown: shown.has('clusters'),
			layout: {
				'text-field': ['get', 'label'],
				'text-font': SONG,
				'text-size': byZoom([9, 9], [11, 17], [15, 34]),
				'text-allow-overlap': true
			},
			paint: { 'text-color': palette.ink, 'text-opacity': 0.72, ...halo, 'text-halo-width': 2.6 }
		},
		{
			id: 'community-label',
			type: 'symbol',
			source: 'communities',
			shown: shown.has('not-renovated') || shown.has('accepted'),
			minzoom: 15,
			layout: {
				'text-field': ['get', 'label'],
				'text-font': SANS,
				'text-size': size(10, 13),
				'text-max-width': 5,
				'text-padding': 4
			},
			paint: {
				'text-color': ['match', ['get', 'state'], 'not-renovated', palette.paper, palette.ink],
				'text-halo-color': [
					'match',
					['get', 'state'],
					'not-renovated',
					palette.cinnabar,
					'accepted',
					palette.malachiteWash,
					palette.gamboge
				],
				'text-halo-width': 1.2
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
			id: 'centre',
			type: 'circle',
			source: 'centres',
			shown: shown.has('centres'),
			paint: {
				'circle-radius': byZoom([9, 2], [11, 4], [15, 8.5]),
				'circle-color': byStatus(palette.paper, palette.azurite, palette.violet),
				'circle-stroke-color': ['match', ['get', 'status'], 'closed', palette.inkSoft, palette.paper],
				'circle-stroke-width': size(1.2, 2)
			}
		},
		{
			id: 'centre-dot',
			type: 'circle',
			source: 'centres',
			shown: shown.has('centres'),
			paint: { 'circle-radius': byZoom([9, 0], [11, 1.4], [15, 2.8]), 'circle-color': palette.paper }
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
			paint: { 'text-color': byStatus(palette.inkSoft, palette.azurite, palette.violet), ...halo }
		}
	];
}
