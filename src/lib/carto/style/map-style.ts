import { basemapLayers } from '../basemap-style.ts';
import { keepLast } from '../keep-last.ts';
import { ALL_LAYER_IDS, type MapLayerId } from '../layer-order.ts';
import type { MapScene } from '../scene.ts';
import type { PlanLayerSpec } from './layer-spec.ts';
import { buildPlanStyle } from './plan-style.ts';
import type { StyleLayer } from './style-layer.ts';

/** The fields of a scene that determine its style; the others are its data. */
export type StyledScene = Pick<
	MapScene,
	| 'palette'
	| 'lang'
	| 'shown'
	| 'selected'
	| 'hovered'
	| 'miscountedIds'
	| 'found'
	| 'axisStreets'
	| 'stepsBack'
>;

/** Every layer of a map, basemap and plan, bottom to top: what each renderer draws. */
export function buildMapStyle(scene: StyledScene): StyleLayer[] {
	const { palette, lang, shown, axisStreets } = scene;
	const base = basemapLayers({
		palette,
		lang,
		showLanes: shown.has('lanes'),
		unlabelled: shown.has('axes') ? axisStreets : []
	});
	const byId = new Map<MapLayerId, StyleLayer>(
		[...base, ...buildPlanStyle(scene).map(toStyleLayer)].map((layer) => [layer.id, layer])
	);
	return ALL_LAYER_IDS.map((id) => byId.get(id)!);
}

/** As `buildMapStyle`, for scenes that follow each other: where nothing decides otherwise, the same list as before. */
export function followMapStyle(): (scene: StyledScene) => StyleLayer[] {
	const build = keepLast(
		(
			palette: StyledScene['palette'],
			lang: StyledScene['lang'],
			shown: StyledScene['shown'],
			selected: StyledScene['selected'],
			hovered: StyledScene['hovered'],
			miscountedIds: StyledScene['miscountedIds'],
			found: StyledScene['found'],
			axisStreets: StyledScene['axisStreets'],
			stepsBack: StyledScene['stepsBack']
		) =>
			buildMapStyle({ palette, lang, shown, selected, hovered, miscountedIds, found, axisStreets, stepsBack })
	);
	return (s) =>
		build(
			s.palette,
			s.lang,
			s.shown,
			s.selected,
			s.hovered,
			s.miscountedIds,
			s.found,
			s.axisStreets,
			s.stepsBack
		);
}

function toStyleLayer({
	shown = true,
	sourceLayer,
	filter,
	layout = {},
	...layer
}: PlanLayerSpec): StyleLayer {
	return {
		...layer,
		...(sourceLayer === undefined ? {} : { 'source-layer': sourceLayer }),
		...(filter === undefined ? {} : { filter }),
		layout: { ...layout, visibility: shown ? 'visible' : 'none' }
	};
}
