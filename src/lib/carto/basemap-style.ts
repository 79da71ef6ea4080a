import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { SANS } from './fonts.ts';
import { BASE_LAYER_IDS, type BaseLayerId } from './layer-order.ts';
import type { Palette } from './palette.ts';
import type { StyleLayer } from './style/style-layer.ts';

export interface BasemapOptions {
	palette: Palette;
	showLanes: boolean;
	/** Streets that carry their name elsewhere. */
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

const kindIn = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]];

const CLASS = ['get', 'class'] as ExpressionSpecification;

/** Width by class at one zoom: main streets are drawn to be read, not to scale. */
const widthOf = (main: number, middle: number, small: number, least: number): ExpressionSpecification => [
	'match',
	CLASS,
	['trunk', 'primary'],
	main,
	['secondary'],
	middle,
	['tertiary'],
	small,
	least
];

const STREET_WIDTH = byZoom(
	[9, widthOf(0.8, 0.5, 0.3, 0.2)],
	[12, widthOf(2, 1.6, 1.2, 0.6)],
	[14, widthOf(6, 5, 4, 2)],
	[16, widthOf(18, 15, 12, 7)]
);
const STREET_EDGE_WIDTH = byZoom(
	[9, widthOf(1.2, 0.8, 0.5, 0.3)],
	[12, widthOf(3.2, 2.7, 2.2, 1.2)],
	[14, widthOf(7.6, 6.4, 5.2, 3)],
	[16, widthOf(20, 17, 14, 8.4)]
);

function buildLayers({
	palette: p,
	showLanes,
	unlabelled,
	lang
}: BasemapOptions): Record<BaseLayerId, LayerBody> {
	const isLane: ExpressionSpecification = ['==', CLASS, 'lane'];
	return {
		ground: { type: 'background', paint: { 'background-color': p.ground } },
		landuse: {
			type: 'fill',
			...from('landuse'),
			filter: ['!', kindIn('park', 'green', 'water', 'railway')],
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
			filter: kindIn('park', 'green'),
			paint: { 'fill-color': p.green }
		},
		water: { type: 'fill', ...from('landuse'), filter: kindIn('water'), paint: { 'fill-color': p.water } },
		railway: {
			type: 'line',
			...from('railway'),
			paint: { 'line-color': p.inkSoft, 'line-width': byZoom([9, 0.8], [14, 2.4]), 'line-opacity': 0.55 }
		},
		'railway-ties': {
			type: 'line',
			...from('railway'),
			minzoom: 11,
			paint: { 'line-color': p.ground, 'line-width': byZoom([11, 0.6], [14, 1.4]), 'line-dasharray': [5, 5] }
		},
		lane: {
			type: 'line',
			...from('street'),
			minzoom: 13,
			filter: isLane,
			layout: { visibility: showLanes ? 'visible' : 'none', 'line-cap': 'round' },
			paint: {
				'line-color': p.inkSoft,
				'line-width': byZoom([13, 0.5], [16, 2]),
				'line-dasharray': [3, 1.6],
				'line-opacity': byZoom([13, 0.2], [14.5, 0.45])
			}
		},
		'street-edge': {
			type: 'line',
			...from('street'),
			filter: ['!', isLane],
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': p.streetEdge, 'line-width': STREET_EDGE_WIDTH }
		},
		street: {
			type: 'line',
			...from('street'),
			filter: ['!', isLane],
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': p.street, 'line-width': STREET_WIDTH }
		},
		'street-label': {
			type: 'symbol',
			...from('street'),
			minzoom: 11.4,
			filter: [
				'all',
				['!', isLane],
				['!', ['in', ['get', 'name'], ['literal', ['', ...unlabelled]]]],
				// From afar the ring roads and avenues are enough.
				['any', ['>=', ['zoom'], 12.3], ['<=', ['coalesce', ['get', 'rank'], 5], 2]]
			],
			layout: {
				'symbol-placement': 'line',
				'symbol-spacing': 480,
				'text-field': nameIn(lang),
				'text-font': SANS,
				'text-size': byZoom([12, 10.5], [15, 13]),
				'text-letter-spacing': lang === 'zh' ? 0.18 : 0.04,
				'text-max-angle': 30,
				'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'rank'], 0]]
			},
			paint: { 'text-color': p.inkSoft, 'text-halo-color': p.halo, 'text-halo-width': 1.6 }
		},
		landmark: {
			type: 'symbol',
			...from('landmark'),
			minzoom: 12.5,
			layout: {
				'text-field': nameIn(lang),
				'text-font': SANS,
				'text-size': 11,
				'text-max-width': 8,
				'text-padding': 8,
				'symbol-sort-key': ['coalesce', ['get', 'rank'], 9]
			},
			paint: {
				'text-color': p.inkSoft,
				'text-halo-color': p.halo,
				'text-halo-width': 1.4,
				'text-opacity': byZoom([12.5, 0.75], [14, 1])
			}
		}
	};
}

const nameIn = (lang: 'zh' | 'en'): ExpressionSpecification =>
	lang === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name'];

const from = (layer: string) => ({ source: 'base', 'source-layer': layer });
