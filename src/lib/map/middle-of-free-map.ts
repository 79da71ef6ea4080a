import type { Map as MapLibre } from 'maplibre-gl';
import type { Padding } from '#lib/carto/fit-home.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

/**
 * Where the middle of the part of the map lies that no panel covers; WGS-84.
 *
 * @param padding what panels cover, px from each edge
 */
export function middleOfFreeMap(
	map: Pick<MapLibre, 'getContainer' | 'unproject'>,
	{ left, right, top, bottom }: Padding
): LngLat {
	const { clientWidth, clientHeight } = map.getContainer();
	const { lng, lat } = map.unproject([(left + clientWidth - right) / 2, (top + clientHeight - bottom) / 2]);
	return [lng, lat];
}
