import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { SceneFeatures } from '#lib/carto/scene.ts';
import type { PlanSourceId } from '#lib/carto/style/layer-spec.ts';
import type { StyleLayer } from '#lib/carto/style/style-layer.ts';

/** How the screen cuts a source into tiles; what is not said is the library's usual. */
const SOURCE_OPTIONS: Readonly<
	Partial<Record<PlanSourceId, Pick<GeoJSONSourceSpecification, 'tolerance' | 'promoteId'>>>
> = {
	// Neighbours keep their common border.
	communities: { promoteId: 'id', tolerance: 0.1 },
	'service-areas': { tolerance: 0.1 },
	buildings: { tolerance: 0.1 },
	// Half a pixel is not seen, and leaves out a quarter of the corners of the longest lines there are.
	'circle-outer': { tolerance: 0.5 },
	'circle-inner': { tolerance: 0.5 },
	'plain-circles': { tolerance: 0 }
};

/** The whole style of a map on the screen, with what its sources hold. */
export function buildScreenStyle(
	layers: readonly StyleLayer[],
	features: SceneFeatures,
	{
		tilesUrl,
		attribution
	}: {
		/** Absolute address of the basemap, a PMTiles archive. */
		tilesUrl: string;
		attribution: string;
	}
): StyleSpecification {
	const plan = Object.entries(features).map(([id, data]): [string, GeoJSONSourceSpecification] => [
		id,
		{ type: 'geojson', data, ...SOURCE_OPTIONS[id as PlanSourceId] }
	]);
	return {
		version: 8,
		// What a hand changes stands in the next frame; the library's usual would fade it in over a third of a second.
		transition: { duration: 0, delay: 0 },
		sources: {
			base: { type: 'vector', url: `pmtiles://${tilesUrl}`, attribution },
			...Object.fromEntries(plan)
		},
		layers: layers.map(toLayerSpecification)
	};
}

export const toLayerSpecification = (layer: StyleLayer) => layer as unknown as LayerSpecification;
