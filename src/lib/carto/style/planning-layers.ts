import { SANS } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import type { PlanningMark } from '../planning-marks.ts';
import { width } from './by-zoom.ts';
import type { PlanLayerSpec } from './layer-spec.ts';

/** As wide on the ground at every zoom: pixels double with each. */
const onGround = (at16: number, least: number) => [
	'interpolate',
	['exponential', 2],
	['zoom'],
	8,
	least,
	11,
	Math.max(least, at16 / 32),
	19,
	at16 * 8
];

/**
 * What the desks of contiguous planning put on the map. The communities of a package stand on one wash: each is drawn
 * with a margin wide enough to run into its neighbour's.
 */
export function planningLayers({ palette }: { palette: Palette }): PlanLayerSpec[] {
	const isKind = (kind: PlanningMark['kind']) => ['==', ['get', 'kind'], kind];
	const ofKind = (kind: PlanningMark['kind']) => ({ source: 'planning' as const, filter: isKind(kind) });
	const isGap = ['==', ['get', 'state'], null];
	const isPicked = ['boolean', ['get', 'isPicked'], false];
	const wash = [
		'match',
		['%', ['coalesce', ['get', 'tint'], 0], palette.washes.length],
		...palette.washes.slice(1).flatMap((color, i) => [i + 1, color]),
		palette.washes[0]
	];
	const byState = [
		'match',
		['get', 'state'],
		'accepted',
		palette.malachite,
		'under-way',
		palette.gamboge,
		'not-renovated',
		palette.cinnabar,
		palette.inkSoft
	];
	return [
		{
			id: 'gap-fill',
			type: 'fill',
			...ofKind('gap'),
			paint: { 'fill-color': palette.ink, 'fill-opacity': ['case', isPicked, 0.3, 0.16] }
		},
		{
			id: 'gap-line',
			type: 'line',
			...ofKind('gap'),
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.ink, 'line-width': ['case', isPicked, 2.5, 0] }
		},
		{
			id: 'zone-fill',
			type: 'fill',
			...ofKind('zone'),
			paint: { 'fill-color': wash, 'fill-opacity': ['case', isPicked, 0.85, 0.5] }
		},
		{
			id: 'zone-line',
			type: 'line',
			...ofKind('zone'),
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.violet, 'line-width': ['case', isPicked, 4, 2.2] }
		},
		{
			id: 'package-wash',
			type: 'line',
			...ofKind('package'),
			layout: { 'line-join': 'round', 'line-cap': 'round', 'line-sort-key': ['case', isPicked, 1, 0] },
			paint: { 'line-color': ['case', isPicked, palette.violet, wash], 'line-width': onGround(26, 5) }
		},
		{
			// Over the communities' own colours: a package is one area, and its name is read on it.
			id: 'package-fill',
			type: 'fill',
			...ofKind('package'),
			paint: { 'fill-color': wash, 'fill-opacity': 1 }
		},
		{
			id: 'package-line',
			type: 'line',
			...ofKind('package'),
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': ['case', isPicked, palette.violet, palette.cinnabar],
				'line-width': [
					'interpolate',
					['linear'],
					['zoom'],
					11,
					['case', isPicked, 2, 0.6],
					15,
					['case', isPicked, 3.4, 1.8]
				]
			}
		},
		{
			id: 'package-marked',
			type: 'line',
			...ofKind('marked'),
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.ink, 'line-width': width(2.5, 5), 'line-dasharray': [1.4, 0.8] }
		},
		{
			id: 'package-link',
			type: 'line',
			...ofKind('link'),
			layout: { 'line-cap': 'round' },
			paint: { 'line-color': palette.ink, 'line-width': width(2.2, 7) }
		},
		{
			id: 'frontage',
			type: 'line',
			...ofKind('frontage'),
			paint: {
				'line-color': byState,
				'line-width': [
					'interpolate',
					['linear'],
					['zoom'],
					11,
					['case', isPicked, 6, isGap, 1, 3.5],
					16,
					['case', isPicked, 14, isGap, 3, 9]
				],
				'line-offset': [
					'interpolate',
					['linear'],
					['zoom'],
					11,
					['*', ['get', 'aside'], 5],
					14,
					['*', ['get', 'aside'], 9],
					16,
					['*', ['get', 'aside'], 26]
				]
			}
		},
		{
			id: 'wall-between',
			type: 'line',
			...ofKind('wall'),
			paint: {
				'line-color': palette.violet,
				'line-width': ['case', isPicked, 6, 3.5],
				'line-dasharray': [1.2, 0.6]
			}
		},
		{
			id: 'candidate',
			type: 'circle',
			...ofKind('candidate'),
			paint: { 'circle-radius': width(1.6, 3.5), 'circle-color': palette.violet, 'circle-opacity': 0.55 }
		},
		{
			id: 'site-circle',
			type: 'fill',
			...ofKind('site-circle'),
			paint: { 'fill-color': palette.violet, 'fill-opacity': 0.26, 'fill-antialias': false }
		},
		{
			id: 'site-circle-line',
			type: 'line',
			...ofKind('site-circle'),
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.violet, 'line-width': width(1.8, 2.6), 'line-dasharray': [3, 1.6] }
		},
		{
			id: 'site',
			type: 'circle',
			...ofKind('site'),
			paint: {
				'circle-radius': ['case', isPicked, 12, 9],
				'circle-color': palette.paper,
				'circle-stroke-color': palette.violet,
				'circle-stroke-width': ['case', isPicked, 4, 3]
			}
		},
		{
			id: 'planning-label',
			type: 'symbol',
			source: 'planning',
			filter: ['!=', ['coalesce', ['get', 'label'], ''], ''],
			layout: {
				// Packages are many: from afar their washes are enough.
				'text-field': [
					'step',
					['zoom'],
					['case', isKind('package'), '', ['get', 'label']],
					13.5,
					['get', 'label']
				],
				'text-font': SANS,
				'text-size': 13,
				'symbol-placement': 'point',
				'text-offset': ['case', isKind('site'), ['literal', [0, -1.4]], ['literal', [0, 0]]],
				'text-allow-overlap': false
			},
			paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2.2 }
		}
	];
}
