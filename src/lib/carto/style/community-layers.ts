import type { RenovationState } from '#lib/core/city/types.ts';
import type { Palette } from '../palette.ts';
import { byZoom, width } from './by-zoom.ts';
import { byOutcome, ifSubject, unlessAside } from './by-outcome.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/**
 * Communities by state of renovation. Not by colour alone: not renovated is solid, under way is half and dashed,
 * renovated is a wash with an outline. Red is ranked by what it means: pale within the inner circle, full outside of
 * it, deep beyond the outer one. Those along the axes have a frame of the axes' colour; what is selected has one that
 * stands free of it, so that the two are never taken for each other. Where something else is the subject, all step
 * back.
 */
export function communityLayers({
	palette,
	shown,
	focusIds,
	stepsBack
}: {
	palette: Palette;
	shown: ShownRows;
	/** Communities to be framed: hovered and selected. */
	focusIds: readonly string[];
	stepsBack: boolean;
}): PlanLayerSpec[] {
	const ofState = (state: RenovationState) => ({
		source: 'communities' as const,
		shown: shown.has(state),
		filter: ['==', ['get', 'state'], state]
	});
	const isFocus = ['in', ['get', 'id'], ['literal', focusIds]];
	const faded = (opacity: number) => unlessAside(stepsBack ? opacity * 0.45 : opacity);
	return [
		{
			id: 'accepted',
			type: 'fill',
			...ofState('accepted'),
			paint: { 'fill-color': palette.malachiteWash, 'fill-opacity': faded(0.95) }
		},
		{
			id: 'accepted-line',
			type: 'line',
			...ofState('accepted'),
			paint: {
				'line-color': palette.malachite,
				'line-width': width(0.8, 1.6),
				'line-opacity': faded(1)
			}
		},
		{
			id: 'under-way',
			type: 'fill',
			...ofState('under-way'),
			paint: { 'fill-color': palette.gamboge, 'fill-opacity': faded(0.7) }
		},
		{
			id: 'under-way-line',
			type: 'line',
			...ofState('under-way'),
			paint: {
				'line-color': palette.ink,
				'line-width': width(0.8, 1.6),
				'line-dasharray': [2, 1.4],
				'line-opacity': faded(1)
			}
		},
		{
			id: 'not-renovated',
			type: 'fill',
			...ofState('not-renovated'),
			paint: {
				'fill-color': stepsBack
					? palette.cinnabarWash
					: byOutcome(palette, { isRanked: shown.has('circle-inner') }),
				'fill-opacity': unlessAside(stepsBack ? 0.5 : 1)
			}
		},
		{
			id: 'not-renovated-line',
			type: 'line',
			...ofState('not-renovated'),
			paint: {
				// What the picture is about is found where the whole city is seen.
				'line-color': ifSubject(palette.cinnabarDeep, palette.paper),
				'line-width': byZoom(
					[10, ifSubject(1.6, 0.275)],
					[12, ifSubject(1.8, 0.5)],
					[16, ifSubject(1.8, 1.4)]
				)
			}
		},
		{
			id: 'gained-line',
			type: 'line',
			source: 'communities',
			shown: !stepsBack,
			layout: { 'line-join': 'miter' },
			paint: {
				'line-color': palette.violet,
				'line-width': width(2.2, 4),
				'line-opacity': ['case', ['==', ['coalesce', ['feature-state', 'change'], ''], 'gained'], 1, 0]
			}
		},
		{
			id: 'along-axes',
			type: 'line',
			source: 'communities',
			shown: shown.has('along-axes') && !stepsBack,
			filter: ['all', ['get', 'axis'], ['!=', ['get', 'state'], 'accepted']],
			layout: { 'line-join': 'miter' },
			paint: {
				'line-color': palette.ochreInk,
				'line-width': width(2.4, 4.6),
				'line-opacity': unlessAside(1)
			}
		},
		{
			id: 'community-focus-edge',
			type: 'line',
			source: 'communities',
			filter: isFocus,
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.halo, 'line-width': width(8, 12), 'line-offset': width(-3.5, -5) }
		},
		{
			id: 'community-focus',
			type: 'line',
			source: 'communities',
			filter: isFocus,
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.ink, 'line-width': width(3, 4), 'line-offset': width(-4, -6) }
		}
	];
}
