import type { FeatureCollection, LineString } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { HandColors } from './hand.ts';

const STREETS = 'hand-streets';
const MARKED = 'hand-marked';

/** What lies on the map beside what is in the hand. */
export interface Beside {
	/** Thin lines: what can be taken. */
	setStreets: (rows: readonly (readonly LngLat[])[]) => void;
	/** Lines to tell apart from them: what is edited, and what changes with it. */
	setMarked: (rows: readonly (readonly LngLat[])[]) => void;
	stop: () => void;
}

/** Lays lines above the plan and below what is in the hand, until they are stopped. */
export function layBeside(map: MapLibre, { line, paper }: HandColors): Beside {
	const layers: LayerSpecification[] = [
		lineLayer(`${STREETS}-edge`, STREETS, { 'line-color': paper, 'line-width': 3.5, 'line-opacity': 0.7 }),
		lineLayer(STREETS, STREETS, { 'line-color': line, 'line-width': 1.5 }),
		lineLayer(MARKED, MARKED, { 'line-color': line, 'line-width': 3.5, 'line-dasharray': [2, 1] })
	];
	for (const id of [STREETS, MARKED]) map.addSource(id, { type: 'geojson', data: toLines([]) });
	const above = map.getLayersOrder().find((id) => id.startsWith('hand'));
	for (const layer of layers) map.addLayer(layer, above);
	const put = (id: string) => (rows: readonly (readonly LngLat[])[]) =>
		map.getSource<GeoJSONSource>(id)?.setData(toLines(rows));
	return {
		setStreets: put(STREETS),
		setMarked: put(MARKED),
		stop: () => {
			// The map may be gone already.
			if (!map.style) return;
			for (const { id } of layers) map.removeLayer(id);
			for (const id of [STREETS, MARKED]) map.removeSource(id);
		}
	};
}

const lineLayer = (id: string, source: string, paint: object): LayerSpecification => ({
	id,
	source,
	type: 'line',
	layout: { 'line-join': 'round' },
	paint
});

const toLines = (rows: readonly (readonly LngLat[])[]): FeatureCollection<LineString> => ({
	type: 'FeatureCollection',
	features: rows.map((row) => ({
		type: 'Feature',
		properties: {},
		geometry: { type: 'LineString', coordinates: row as LngLat[] }
	}))
});
