import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { SANS } from './fonts.ts';
import { BASE_LAYER_IDS, type BaseLayerId } from './layer-order.ts';
import type { Palette } from './palette.ts';
import { STREET_NAME_PX, STREET_NAME_SPACING_EM } from './street-name-size.ts';
import type { StyleLayer } from './style/style-layer.ts';

export interface BasemapOptions {
	palette: Palette;
	showLanes: boolean;
	/** Streets whose name is drawn by another layer. */
	unlabelled: readonly string[];
	lang: 'zh' | 'en';
}

/** Layers of the basemap, bottom to top. Labels need no glyph files; colours come from the palette alone. */
export function basemapLayers(options: BasemapOptions): StyleLayer[] {
	const layers = buildLayers(options);
	return BASE_LAYER_IDS.map((id) => ({ layout: {}, ...layers[id], id }) as unknown as StyleLayer);
}

type LayerBody = LayerSpecification extends infer Layer
	? Layer extends { id: string }
		? Omit<Layer, 'id'>
		: never
	: never;

const byZoom = (...stops: [zoom: number, value: unknown][]): ExpressionSpecification =>
	['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

const GREEN = ['park', 'green', 'wood', 'pitch', 'cemetery'];

const kindIn = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]];

const CLASS = ['get', 'class'] as ExpressionSpecification;

/** Streets in three widths; what is in none of them is a lane or a path. */
const MAIN = ['trunk', 'primary'];
const MIDDLE = ['secondary', 'tertiary'];
const SMALL = ['unclassified', 'residential', 'living_street', 'pedestrian'];

const classIn = (...classes: string[]): ExpressionSpecification => ['in', CLASS, ['literal', classes]];
const IS_STREET = classIn(...MAIN, ...MIDDLE, ...SMALL);
/** From this zoom on, the name has its place there. */
const STANDS: ExpressionSpecification = ['<=', ['get', 'level'], ['zoom']];
const IS_LANE: ExpressionSpecification = ['!', IS_STREET];

/** Main streets are drawn to be read, not to scale. */
const widthOf = (main: number, middle: number, small: number): ExpressionSpecification => [
	'case',
	classIn(...MAIN),
	main,
	classIn(...MIDDLE),
	middle,
	small
];

/** Streets at each zoom, px; the casing adds the same on both sides of each. */
const WIDTHS: readonly [zoom: number, main: number, middle: number, small: number, casing: number][] = [
	[8, 0.9, 0.5, 0.3, 0.3],
	[10, 1.5, 0.8, 0.45, 0.4],
	[12, 3, 1.9, 1, 0.7],
	[14, 8, 5.4, 3.2, 1],
	[16, 22, 16, 10, 1.2],
	[18, 60, 46, 32, 1.5]
];
const STREET_WIDTH = byZoom(
	...WIDTHS.map(([zoom, ...of]): [number, unknown] => [zoom, widthOf(of[0], of[1], of[2])])
);
const STREET_EDGE_WIDTH = byZoom(
	...WIDTHS.map(([zoom, main, middle, small, casing]): [number, unknown] => [
		zoom,
		widthOf(main + 2 * casing, middle + 2 * casing, small + 2 * casing)
	])
);
/** Wider streets over narrower ones. */
const BY_WIDTH: ExpressionSpecification = ['case', classIn(...MAIN), 2, classIn(...MIDDLE), 1, 0];

function buildLayers({
	palette: p,
	showLanes,
	unlabelled,
	lang
}: BasemapOptions): Record<BaseLayerId, LayerBody> {
	const isNamed: ExpressionSpecification = ['!', ['in', ['get', 'name'], ['literal', ['', ...unlabelled]]]];
	const halo = { 'text-halo-color': p.halo, 'text-halo-width': 1.6 };
	const along = {
		// Where names stand comes with the tiles, so that none stands twice from one tile to the next.
		'symbol-placement': 'line-center' as const,
		'text-field': nameIn(lang),
		'text-font': SANS,
		'text-max-angle': 30
	};
	return {
		ground: { type: 'background', paint: { 'background-color': p.ground } },
		landuse: {
			type: 'fill',
			...from('landuse'),
			filter: ['!', kindIn(...GREEN, 'water', 'railway')],
			paint: {
				'fill-color': [
					'match',
					['get', 'kind'],
					['residential'],
					p.residential,
					['school', 'hospital', 'campus'],
					p.campus,
					['industrial', 'commercial'],
					p.works,
					p.block
				]
			}
		},
		green: {
			type: 'fill',
			...from('landuse'),
			filter: kindIn(...GREEN),
			paint: { 'fill-color': p.green }
		},
		water: { type: 'fill', ...from('landuse'), filter: kindIn('water'), paint: { 'fill-color': p.water } },
		waterway: {
			type: 'line',
			...from('waterway'),
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': p.water, 'line-width': byZoom([9, 0.8], [14, 3], [17, 9]) }
		},
		footprint: {
			type: 'fill',
			...from('building'),
			minzoom: 14,
			paint: {
				'fill-color': p.building,
				'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.4, 15.5, 0.9]
			}
		},
		railway: {
			type: 'line',
			...from('railway'),
			paint: {
				'line-color': p.inkSoft,
				'line-width': byZoom([9, 0.8], [14, 2.6], [17, 5]),
				'line-opacity': 0.6
			}
		},
		'railway-ties': {
			type: 'line',
			...from('railway'),
			minzoom: 11,
			paint: {
				'line-color': p.ground,
				'line-width': byZoom([11, 0.5], [14, 1.5], [17, 3.2]),
				'line-dasharray': [4, 4]
			}
		},
		'lane-edge': {
			type: 'line',
			...from('street'),
			minzoom: 14.5,
			filter: IS_LANE,
			layout: { visibility: showLanes ? 'visible' : 'none', 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': p.lane, 'line-width': byZoom([14.5, 1], [16, 4.4], [18, 13]) }
		},
		lane: {
			type: 'line',
			...from('street'),
			minzoom: 12.5,
			filter: IS_LANE,
			layout: { visibility: showLanes ? 'visible' : 'none', 'line-cap': 'round', 'line-join': 'round' },
			paint: {
				'line-color': ['step', ['zoom'], p.lane, 14.5, p.street],
				'line-width': byZoom([12.5, 0.4], [14.4, 1], [14.6, 0.5], [16, 2.8], [18, 10.6])
			}
		},
		'street-edge': {
			type: 'line',
			...from('street'),
			filter: IS_STREET,
			layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': BY_WIDTH },
			paint: { 'line-color': p.streetEdge, 'line-width': STREET_EDGE_WIDTH }
		},
		street: {
			type: 'line',
			...from('street'),
			filter: IS_STREET,
			layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': BY_WIDTH },
			paint: { 'line-color': p.street, 'line-width': STREET_WIDTH }
		},
		'lane-label': {
			type: 'symbol',
			...from('street_name'),
			minzoom: 15,
			filter: ['all', IS_LANE, isNamed, STANDS],
			layout: {
				visibility: showLanes ? 'visible' : 'none',
				...along,
				'text-size': byZoom([15, 10], [17, 12]),
				'text-letter-spacing': lang === 'zh' ? 0.1 : 0.02
			},
			paint: { 'text-color': p.inkSoft, ...halo }
		},
		'street-label': {
			type: 'symbol',
			...from('street_name'),
			minzoom: 11.4,
			filter: ['all', IS_STREET, isNamed, STANDS],
			layout: {
				...along,
				'text-size': byZoom([12, 10.5], [15, STREET_NAME_PX]),
				'text-letter-spacing': STREET_NAME_SPACING_EM[lang],
				'symbol-sort-key': ['coalesce', ['get', 'rank'], 5]
			},
			paint: { 'text-color': ['case', classIn(...MAIN), p.ink, p.inkSoft], ...halo }
		},
		'landmark-dot': {
			type: 'circle',
			...from('landmark'),
			minzoom: 12.5,
			paint: {
				'circle-radius': byZoom([12.5, 1.4], [16, 2.8]),
				'circle-color': p.inkSoft,
				'circle-stroke-color': p.halo,
				'circle-stroke-width': 1
			}
		},
		landmark: {
			type: 'symbol',
			...from('landmark'),
			minzoom: 12.5,
			layout: {
				'text-field': nameIn(lang),
				'text-font': SANS,
				'text-size': byZoom([12.5, 10.5], [16, 12.5]),
				'text-max-width': 8,
				'text-padding': 8,
				'text-anchor': 'top',
				'text-offset': [0, 0.4],
				'symbol-sort-key': ['coalesce', ['get', 'rank'], 9]
			},
			paint: { 'text-color': p.inkSoft, ...halo }
		},
		place: {
			type: 'symbol',
			...from('place'),
			layout: {
				'text-field': nameIn(lang),
				'text-font': SANS,
				'text-size': ['case', kindIn('city', 'town'), 15, kindIn('borough', 'suburb', 'island'), 13, 11.5],
				'text-letter-spacing': lang === 'zh' ? 0.18 : 0.06,
				'text-max-width': 8,
				'text-padding': 10,
				'symbol-sort-key': ['coalesce', ['get', 'rank'], 20]
			},
			paint: {
				'text-color': ['case', kindIn('water'), p.azurite, p.inkSoft],
				...halo
			}
		}
	};
}

const nameIn = (lang: 'zh' | 'en'): ExpressionSpecification =>
	lang === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name'];

const from = (layer: string) => ({ source: 'base', 'source-layer': layer });
