import type { Palette } from '../palette.ts';
import { width } from './by-zoom.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/**
 * Life circles as outlines with a light wash, so that the ground under them stays legible. The inner one has a band
 * along the inside of its border, which tells where inside is; the outer one's border is in long dashes. Where
 * something else is the subject, only the borders stay, and faintly. What a trial gains and loses of the inner one is
 * tinted as what it changes of communities: pale for gained, full for lost, whose border is broken.
 */
export function lifeCircleLayers({
	palette,
	shown,
	stepsBack
}: {
	palette: Palette;
	shown: ShownRows;
	stepsBack: boolean;
}): PlanLayerSpec[] {
	const isOuter = shown.has('circle-outer');
	const isInner = shown.has('circle-inner');
	const change = (id: 'ground-gained' | 'ground-lost', opacity: number): PlanLayerSpec => ({
		id,
		type: 'fill',
		source: 'circle-change',
		shown: isInner && !stepsBack,
		filter: ['==', ['get', 'kind'], id.slice('ground-'.length)],
		paint: { 'fill-color': palette.violet, 'fill-opacity': opacity, 'fill-antialias': false }
	});
	const changeLine = (id: 'ground-gained' | 'ground-lost', dashes?: number[]): PlanLayerSpec => ({
		...change(id, 1),
		id: `${id}-line`,
		type: 'line',
		layout: { 'line-join': 'round' },
		paint: {
			'line-color': palette.violet,
			'line-width': width(1, 1.8),
			'line-opacity': 0.75,
			...(dashes ? { 'line-dasharray': dashes } : {})
		}
	});
	return [
		{
			id: 'circle-outer',
			type: 'fill',
			source: 'circle-outer',
			shown: isOuter && !stepsBack,
			paint: { 'fill-color': palette.azuriteWash, 'fill-opacity': 0.13, 'fill-antialias': false }
		},
		{
			id: 'circle-inner',
			type: 'fill',
			source: 'circle-inner',
			shown: isInner && !stepsBack,
			paint: { 'fill-color': palette.azuriteWash, 'fill-opacity': 0.25, 'fill-antialias': false }
		},
		{
			id: 'circle-inner-band',
			type: 'line',
			source: 'circle-inner',
			shown: isInner && !stepsBack,
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.azurite,
				'line-width': width(4, 9),
				'line-offset': width(2, 4.5),
				'line-opacity': 0.15
			}
		},
		{
			id: 'circle-outer-line',
			type: 'line',
			source: 'circle-outer',
			shown: isOuter,
			paint: {
				'line-color': palette.azurite,
				'line-width': width(1, 1.6),
				'line-opacity': stepsBack ? 0.25 : 0.7,
				'line-dasharray': [7, 3.5]
			}
		},
		{
			id: 'circle-inner-line',
			type: 'line',
			source: 'circle-inner',
			shown: isInner,
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.azurite,
				'line-width': width(1.1, 1.8),
				'line-opacity': stepsBack ? 0.3 : 0.85
			}
		},
		change('ground-gained', 0.14),
		change('ground-lost', 0.36),
		changeLine('ground-gained'),
		changeLine('ground-lost', [2.4, 1.6])
	];
}
