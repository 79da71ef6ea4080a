import { DARK, LIGHT, type Palette } from '#lib/carto/palette.ts';
import { drawMap } from '#lib/carto/svg/draw-map.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { placeStreetNames } from '#lib/server/tiles/place-street-names.ts';
import { drawPlan } from '../helpers/drawn-plan.ts';
import { drawTiles, type DrawnFeature } from '../helpers/drawn-tiles.ts';
import { listStates, type SceneState } from './list-states.ts';

const town = drawPlan();

/** A basemap with something of every layer around the drawn town. */
function listBasemap(): DrawnFeature[] {
	const { at, model } = town;
	const classOf: Record<string, string> = { 东风路: 'primary', 北街: 'tertiary', 南街: 'secondary' };
	const streets = model.features.streets.features.map(({ geometry, properties: { name } }): DrawnFeature => ({
		layer: 'street',
		type: 2,
		properties: { class: classOf[name] ?? 'residential', name, nameEn: '', rank: 2 },
		lngLats: geometry.coordinates as LngLat[]
	}));
	const line = (
		layer: DrawnFeature['layer'],
		properties: DrawnFeature['properties'],
		...places: readonly (readonly [number, number])[]
	): DrawnFeature => ({ layer, type: 2, properties, lngLats: places.map(([e, s]) => at(e, s)) });
	const area = (kind: string, west: number, north: number, east: number, south: number): DrawnFeature => ({
		layer: 'landuse',
		type: 3,
		properties: { kind },
		lngLats: [at(west, north), at(east, north), at(east, south), at(west, south), at(west, north)]
	});
	const lanes = [
		line('street', { class: 'lane', name: '', rank: 5 }, [120, 0], [115, 200]),
		line(
			'street',
			{ class: 'footway', name: '柳荫胡同', nameEn: 'Liuyin Lane', rank: 5 },
			[0, 170],
			[250, 165]
		)
	];
	return [
		area('block', -20, -20, 1020, 420),
		area('residential', 10, 10, 240, 190),
		area('park', 270, 230, 480, 380),
		area('water', 780, 20, 860, 80),
		area('hospital', 520, 220, 640, 380),
		line('waterway', { kind: 'river', name: '' }, [-400, 460], [1900, 440]),
		line('railway', { kind: 'rail', name: '' }, [-400, 520], [1100, -200]),
		...streets,
		...lanes,
		...listNames([...streets, ...lanes]),
		{
			layer: 'landmark',
			type: 1,
			properties: { kind: 'hospital', name: '镇医院', nameEn: 'Town Hospital', rank: 2 },
			lngLats: [at(580, 300)]
		},
		{
			layer: 'building',
			type: 3,
			properties: { kind: 'building' },
			lngLats: [at(540, 240), at(600, 240), at(600, 280), at(540, 280), at(540, 240)]
		},
		{
			layer: 'place',
			type: 1,
			properties: { kind: 'suburb', name: '河东', nameEn: 'East Bank', rank: 4 },
			lngLats: [at(820, 130)]
		}
	];
}

/** The names of streets where the tiles have them. */
function listNames(streets: readonly DrawnFeature[]): DrawnFeature[] {
	const lines = streets.map(({ properties, lngLats }) => ({
		type: 'Feature' as const,
		properties,
		geometry: { type: 'LineString' as const, coordinates: lngLats.map((at) => [...at]) }
	}));
	return placeStreetNames(lines).map(({ properties, geometry }) => ({
		layer: 'street_name',
		type: 2,
		properties: properties as DrawnFeature['properties'],
		lngLats: geometry.coordinates as LngLat[]
	}));
}

/** The states of the sheet in one theme and language. */
export const statesOf = (palette: Palette, lang: Lang): SceneState[] => listStates(town, palette, lang);

/** A state's map as the content of an `<svg>` of its frame's size. */
export function drawState({ scene, frame }: SceneState): string {
	return drawMap(scene, drawTiles(listBasemap(), frame), frame);
}

/** Every layer in every state, in both themes, as a page. */
export function drawSheet(lang: Lang): string {
	const theme = (name: string, palette: Palette) => {
		const figures = statesOf(palette, lang).map((state) => {
			const { widthPx, heightPx } = state.frame;
			const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">${drawState(state)}</svg>`;
			return `<figure>${svg}<figcaption>${escapeXml(state.name)}</figcaption></figure>`;
		});
		const colours = `background:${palette.paper};color:${palette.ink}`;
		return `<section style="${colours}"><h2>${name}</h2><div>${figures.join('')}</div></section>`;
	};
	const css =
		'body{margin:0;font:13px sans-serif}section{padding:16px}section>div{display:flex;flex-wrap:wrap;gap:16px}' +
		'figure{margin:0}figcaption{padding:4px 0}';
	return (
		`<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Scene sheet</title><style>${css}</style>` +
		`${theme('Light', LIGHT)}${theme('Dark', DARK)}</html>\n`
	);
}
