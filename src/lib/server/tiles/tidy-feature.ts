import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import type { GeoJSONVTFeature } from '@maplibre/geojson-vt';

type TilePoint = [x: number, y: number];

/**
 * A tile feature without what rounding to the tile's grid has left over: repeated points, lines of no length and
 * rings of no area, which the vector tile specification forbids.
 *
 * @returns undefined if nothing is left
 */
export function tidyFeature(feature: GeoJSONVTFeature): GeoJSONVTFeature | undefined {
	if (feature.type === 1) return feature;
	const geometry: TilePoint[][] = [];
	for (const line of feature.geometry) {
		const points = line.filter(([x, y], i) => i === 0 || x !== line[i - 1]![0] || y !== line[i - 1]![1]);
		if (feature.type === 2 ? points.length > 1 : points.length > 3 && signedRingArea(points) !== 0)
			geometry.push(points);
	}
	return geometry.length > 0 ? { ...feature, geometry } : undefined;
}
