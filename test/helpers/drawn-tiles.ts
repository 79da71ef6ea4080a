import type { MapFrame } from '#lib/carto/map-frame.ts';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import type { BaseFeature, BaseTile } from '#lib/carto/svg/base-tile.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** A basemap feature given by a test. */
export interface DrawnFeature {
	layer: 'street' | 'landuse' | 'building' | 'railway' | 'waterway' | 'landmark' | 'place' | 'street_name';
	type: 1 | 2 | 3;
	properties: Readonly<Record<string, string | number | boolean>>;
	lngLats: readonly LngLat[];
}

const MOST_ZOOM = 16;

/** The tiles of a frame, each with all features; drawing clips them to the tile. */
export function drawTiles(features: readonly DrawnFeature[], frame: MapFrame): BaseTile[] {
	const z = Math.min(MOST_ZOOM, Math.floor(frame.zoom));
	const count = 2 ** z;
	const [halfX, halfY] = [frame.widthPx, frame.heightPx].map((px) => px / 2 / (TILE_PX * 2 ** frame.zoom));
	const range = (middle: number, half: number) => {
		const first = Math.floor((middle - half) * count);
		return Array.from({ length: Math.floor((middle + half) * count) - first + 1 }, (_, i) => first + i);
	};
	const [lng, lat] = frame.lngLat;
	return range(mercatorY(lat), halfY!).flatMap((y) =>
		range(mercatorX(lng), halfX!).map((x): BaseTile => {
			const layers: Record<string, BaseFeature[]> = {};
			for (const { layer, type, properties, lngLats } of features) {
				const part = Float64Array.from(
					lngLats.flatMap(([l, t]) => [mercatorX(l) * count - x, mercatorY(t) * count - y])
				);
				(layers[layer] ??= []).push({ type, properties, parts: [part] });
			}
			return { z, x, y, layers };
		})
	);
}
