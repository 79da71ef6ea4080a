import type { RenovationState } from '#lib/core/city/types.ts';
import type { Palette } from '../palette.ts';
import { width } from './by-zoom.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/**
 * Communities by state of renovation. Not by colour alone: not renovated is solid, under way is half and dashed,
 * renovated is a wash with an outline; those along the axes have an ink frame.
 */
export function communityLayers({
	palette,
	shown,
	focusIds
}: {
	palette: Palette;
	shown: ShownRows;
	/** Communities to be framed: hovered and selected. */
	focusIds: readonly string[];
}): PlanLayerSpec[] {
	const ofState = (state: RenovationState) => ({
		source: 'communities' as const,
		shown: shown.has(state),
		filter: ['==', ['get', 'state'], state]
	});
	return [
		{
			id: 'accepted',
			type: 'fill',
			...ofState('accepted'),
			paint: { 'fill-color': palette.malachiteWash, 'fill-opacity': 0.92 }
		},
		{
			id: 'accepted-line',
			type: 'line',
			...ofState('accepted'),
			paint: { 'line-color': palette.malachite, 'line-width': width(0.8, 1.6) }
		},
		{
			id: 'under-way',
			type: 'fill',
			...ofState('under-way'),
			paint: { 'fill-color': palette.gamboge, 'fill-opacity': 0.7 }
		},
		{
			id: 'under-way-line',
			type: 'line',
			...ofState('under-way'),
			paint: { 'line-color': palette.ink, 'line-width': width(0.8, 1.6), 'line-dasharray': [2, 1.4] }
		},
		{
			id: 'not-renovated',
			type: 'fill',
			...ofState('not-renovated'),
			paint: { 'fill-color': palette.cinnabar, 'fill-opacity': 0.94 }
		},
		{
			id: 'not-renovated-line',
			type: 'line',
			...ofState('not-renovated'),
			paint: { 'line-color': palette.paper, 'line-width': width(0.4, 1.2) }
		},
		{
			id: 'along-axes',
			type: 'line',
			source: 'communities',
			shown: shown.has('along-axes'),
			filter: ['all', ['get', 'axis'], ['!=', ['get', 'state'], 'accepted']],
			layout: { 'line-join': 'miter' },
			paint: { 'line-color': palette.ink, 'line-width': width(1.6, 3.2) }
		},
		{
			id: 'community-focus',
			type: 'line',
			source: 'communities',
			filter: ['in', ['get', 'id'], ['literal', focusIds]],
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.ink, 'line-width': width(3, 4.5), 'line-offset': -1.5 }
		}
	];
}
