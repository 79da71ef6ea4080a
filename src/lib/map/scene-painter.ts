import type { FilterSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { MapScene, SceneFeatures } from '#lib/carto/scene.ts';
import type { StyleLayer } from '#lib/carto/style/style-layer.ts';
import { OrderedLayers, type LayeredMap } from './ordered-layers.ts';
import { toLayerSpecification } from './screen-style.ts';

/** Content of a map: its layers and the data of its sources. */
export interface Painting {
	layers: readonly StyleLayer[];
	features: SceneFeatures;
	/** Feature states of communities, by id. */
	outcomes: MapScene['outcomes'];
}

/** The part of MapLibre's map that painting needs. */
export interface PaintedMap extends LayeredMap {
	on: (event: 'style.load' | 'webglcontextlost', listener: () => void) => unknown;
	getSource: (id: string) => Pick<GeoJSONSource, 'setData'> | undefined;
	setPaintProperty: MapLibre['setPaintProperty'];
	setLayoutProperty: MapLibre['setLayoutProperty'];
	setFilter: MapLibre['setFilter'];
	setLayerZoomRange: MapLibre['setLayerZoomRange'];
	setFeatureState: MapLibre['setFeatureState'];
}

const LEAST_ZOOM = 0;
const MOST_ZOOM = 24;

/**
 * Updates a map from one painting to the next by differences only: a source whose data object changed, a layer property
 * whose value changed, a community whose outcome changed (as feature state, so that its tiles need not be cut again).
 * Layers are added and removed through `OrderedLayers`, so that their order is right at every moment.
 */
export class ScenePainter {
	readonly #map: PaintedMap;
	readonly #layers: OrderedLayers;
	/** The painting on the map. */
	#shown: Painting;
	/** Outcomes set as feature state; loading a style clears them. */
	#outcomes: MapScene['outcomes'] = {};
	/** The latest painting asked for. */
	#wanted: Painting;
	/** False while the style is loading or the WebGL context is lost; changes then have to wait. */
	#isReady = false;

	/**
	 * @param map newly created, style not loaded yet
	 * @param first the painting its style was built from
	 */
	constructor(map: PaintedMap, first: Painting) {
		this.#map = map;
		this.#layers = new OrderedLayers(map);
		this.#shown = first;
		this.#wanted = first;
		map.on('style.load', () => {
			this.#isReady = true;
			this.#outcomes = {};
			this.paint(this.#wanted);
		});
		map.on('webglcontextlost', () => (this.#isReady = false));
	}

	/** @throws RangeError if a layer is not listed in the order of layers */
	paint(painting: Painting): void {
		this.#wanted = painting;
		if (!this.#isReady) return;
		const shown = this.#shown;
		this.#shown = painting;
		for (const id of Object.keys(painting.features) as (keyof SceneFeatures)[]) {
			const data = painting.features[id];
			if (data !== shown.features[id]) void this.#map.getSource(id)?.setData(data);
		}
		if (painting.layers !== shown.layers) this.#paintLayers(shown.layers, painting.layers);
		if (painting.outcomes !== this.#outcomes) this.#paintOutcomes(painting.outcomes);
	}

	#paintOutcomes(after: MapScene['outcomes']): void {
		const before = this.#outcomes;
		this.#outcomes = after;
		for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
			const [was, is] = [before[id], after[id]];
			if (was?.reach === is?.reach && was?.change === is?.change && was?.aside === is?.aside) continue;
			const state = { reach: is?.reach ?? null, change: is?.change ?? null, aside: is?.aside ?? null };
			this.#map.setFeatureState({ source: 'communities', id }, state);
		}
	}

	#paintLayers(before: readonly StyleLayer[], after: readonly StyleLayer[]): void {
		const old = new Map(before.map((layer) => [layer.id, layer]));
		for (const layer of after) {
			const known = old.get(layer.id);
			old.delete(layer.id);
			// A layer cannot change its type or source; it is replaced.
			const isSame =
				known &&
				known.type === layer.type &&
				known.source === layer.source &&
				known['source-layer'] === layer['source-layer'];
			if (isSame) this.#change(known, layer);
			else this.#layers.add(toLayerSpecification(layer));
		}
		for (const id of old.keys()) this.#layers.remove(id);
	}

	#change(before: StyleLayer, after: StyleLayer): void {
		const { id } = after;
		for (const name of differing(before.paint, after.paint))
			this.#map.setPaintProperty(id, name as never, after.paint[name] as never);
		for (const name of differing(before.layout, after.layout))
			this.#map.setLayoutProperty(id, name as never, after.layout[name] as never);
		if (!isEqual(before.filter, after.filter)) this.#map.setFilter(id, after.filter as FilterSpecification);
		if (before.minzoom !== after.minzoom)
			this.#map.setLayerZoomRange(id, after.minzoom ?? LEAST_ZOOM, MOST_ZOOM);
	}
}

type Properties = Readonly<Record<string, unknown>>;

const differing = (before: Properties, after: Properties): string[] =>
	[...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
		(name) => !isEqual(before[name], after[name])
	);

/** Values of a style are JSON. */
const isEqual = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
