import type { LayerSpecification } from 'maplibre-gl';
import { layersAbove } from '#lib/carto/layer-order.ts';

/** What of a map keeping its layers in order needs. */
export interface LayeredMap {
	getLayer: (id: string) => unknown;
	addLayer: (layer: LayerSpecification, beforeId?: string) => unknown;
	removeLayer: (id: string) => unknown;
}

/**
 * The only way to add layers to a map. Each is placed according to the one list of layers, basemap and plan alike,
 * whenever it is added.
 */
export class OrderedLayers {
	readonly #map: LayeredMap;

	constructor(map: LayeredMap) {
		this.#map = map;
	}

	/**
	 * Adds a layer in its place; one of this id that is there already is replaced.
	 *
	 * @throws RangeError if the layer is not listed in the order of layers
	 */
	add(layer: LayerSpecification): void {
		const above = layersAbove(layer.id);
		this.remove(layer.id);
		this.#map.addLayer(
			layer,
			above.find((id) => this.#map.getLayer(id) !== undefined)
		);
	}

	/** Takes a layer away; nothing happens where there is none of this id. */
	remove(id: string): void {
		if (this.#map.getLayer(id) !== undefined) this.#map.removeLayer(id);
	}
}
