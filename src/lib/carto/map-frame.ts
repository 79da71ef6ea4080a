import type { LngLat } from '#lib/core/geometry/types.ts';

/** The part of the map that a picture shows: its middle, MapLibre's zoom (tiles of 512 px) and its size in CSS px. */
export interface MapFrame {
	lngLat: LngLat;
	zoom: number;
	widthPx: number;
	heightPx: number;
}
