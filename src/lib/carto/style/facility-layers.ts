import type { FacilityGroup } from '#lib/core/facilities/facility-codes.ts';
import { SANS } from '../fonts.ts';
import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { byZoom, size } from './by-zoom.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';

/** What stands in the sign of a facility: what it is for, in one letter. */
export const FACILITY_GLYPHS: Readonly<Record<Lang, Readonly<Record<FacilityGroup, string>>>> = {
	zh: {
		education: '教',
		health: '医',
		elderly: '老',
		culture: '文',
		sports: '体',
		service: '服',
		commerce: '商',
		utility: '环',
		transport: '交',
		other: '他'
	},
	en: {
		education: 'E',
		health: 'H',
		elderly: 'A',
		culture: 'C',
		sports: 'S',
		service: 'N',
		commerce: 'M',
		utility: 'U',
		transport: 'T',
		other: 'O'
	}
};

/** From here on facilities are drawn, single buildings told apart, and signs have room for a letter. */
export const FACILITY_ZOOM = 12;
export const BUILDING_ZOOM = 14;
const GLYPH_ZOOM = 14.6;

/**
 * Facilities and buildings of the plan. A facility in use has a full sign, one that is planned an empty one, one that is
 * closed an empty one with a cross. A building whose height is verified is full with a firm outline, others are pale
 * with a dashed one.
 */
export function facilityLayers({
	palette,
	lang,
	shown,
	stepsBack
}: {
	palette: Palette;
	lang: Lang;
	shown: ShownRows;
	stepsBack: boolean;
}): PlanLayerSpec[] {
	const faded = stepsBack ? 0.4 : 1;
	const isPoint = ['==', ['geometry-type'], 'Point'];
	const isArea = ['==', ['geometry-type'], 'Polygon'];
	const isOpen = ['==', ['get', 'status'], 'open'];
	const [facilities, buildings] = [
		{ source: 'facilities', shown: shown.has('facilities') },
		{ source: 'buildings', shown: shown.has('buildings') }
	] as const;
	const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.6 };
	const glyphs = Object.entries(FACILITY_GLYPHS[lang]).flat();
	return [
		{
			...facilities,
			id: 'facility-ground',
			type: 'fill',
			minzoom: 13,
			filter: isArea,
			paint: { 'fill-color': palette.inkSoft, 'fill-opacity': 0.14 * faded }
		},
		{
			...facilities,
			id: 'facility-ground-line',
			type: 'line',
			minzoom: 13,
			filter: isArea,
			paint: {
				'line-color': palette.inkSoft,
				'line-width': byZoom([13, 0.6], [17, 1.4]),
				'line-opacity': faded
			}
		},
		{
			...buildings,
			id: 'building',
			type: 'fill',
			minzoom: BUILDING_ZOOM,
			paint: {
				'fill-color': palette.ink,
				'fill-opacity': ['case', ['get', 'isVerified'], 0.36 * faded, 0.08 * faded]
			}
		},
		{
			...buildings,
			id: 'building-line',
			type: 'line',
			minzoom: BUILDING_ZOOM,
			filter: ['get', 'isVerified'],
			paint: {
				'line-color': palette.ink,
				'line-width': byZoom([14, 0.5], [18, 1.6]),
				'line-opacity': 0.85 * faded
			}
		},
		{
			...buildings,
			id: 'building-line-unverified',
			type: 'line',
			minzoom: BUILDING_ZOOM,
			filter: ['!', ['get', 'isVerified']],
			paint: {
				'line-color': palette.ink,
				'line-width': byZoom([14, 0.5], [18, 1.4]),
				'line-opacity': 0.85 * faded,
				'line-dasharray': [2.8, 1.8]
			}
		},
		{
			...buildings,
			id: 'building-label',
			type: 'symbol',
			minzoom: 16.4,
			layout: {
				'text-field': ['get', 'label'],
				'text-font': SANS,
				'text-size': byZoom([16, 9], [18, 12]),
				'text-max-width': 4,
				'text-padding': 2
			},
			paint: { 'text-color': palette.ink, ...halo }
		},
		{
			...facilities,
			id: 'facility-label',
			type: 'symbol',
			minzoom: 15.8,
			filter: isPoint,
			layout: {
				'text-field': ['get', 'name'],
				'text-font': SANS,
				'text-size': size(10, 11.5),
				'text-offset': [0, 1],
				'text-anchor': 'top',
				'text-max-width': 8,
				'text-optional': true
			},
			paint: { 'text-color': palette.inkSoft, ...halo }
		},
		{
			...facilities,
			id: 'facility',
			type: 'circle',
			minzoom: FACILITY_ZOOM,
			filter: isPoint,
			paint: {
				'circle-radius': byZoom([FACILITY_ZOOM, 1.4], [14, 3.4], [GLYPH_ZOOM, 6.4], [17, 8]),
				'circle-color': ['case', isOpen, palette.inkSoft, palette.paper],
				'circle-opacity': faded,
				'circle-stroke-color': ['case', isOpen, palette.paper, palette.inkSoft],
				'circle-stroke-opacity': faded,
				'circle-stroke-width': byZoom([12, 0.6], [16, 1.4])
			}
		},
		{
			...facilities,
			id: 'facility-glyph',
			type: 'symbol',
			minzoom: GLYPH_ZOOM,
			filter: isPoint,
			layout: {
				'text-field': [
					'case',
					['==', ['get', 'status'], 'closed'],
					'✕',
					['match', ['get', 'group'], ...glyphs, FACILITY_GLYPHS[lang].other]
				],
				'text-font': SANS,
				'text-size': byZoom([GLYPH_ZOOM, 9], [17, 11]),
				'text-allow-overlap': true,
				'text-ignore-placement': true
			},
			paint: {
				'text-color': ['case', isOpen, palette.paper, palette.inkSoft],
				'text-opacity': faded
			}
		}
	];
}
