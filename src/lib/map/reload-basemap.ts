import type { Map as MapLibre, VectorTileSource } from 'maplibre-gl';

/** Asks anew for what of the basemap did not come, tiles or the description of all of them; what is drawn stays. */
export function reloadBasemap(map: MapLibre) {
	const source = map.getSource<VectorTileSource>('base');
	if (!source) return;
	// Without the description there are no tiles to ask for.
	if (source.tiles) map.refreshTiles('base');
	else source.setUrl(source.url);
}
