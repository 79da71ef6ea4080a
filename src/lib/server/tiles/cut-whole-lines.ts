import type { GeoJSONVTFeature } from '@maplibre/geojson-vt';
import type { Feature, LineString } from 'geojson';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import { PxLine } from '#lib/carto/px-line.ts';

/** The units in which a map looks for a line's middle, a tile's side. */
const MAP_EXTENT = 8192;

type Point = [x: number, y: number];

/**
 * Lines that are not cut at the borders of tiles: each goes into the one tile that has its middle, where a map writes a
 * name that is placed at the middle of its line.
 *
 * @param lines with the length that is needed around the middle, px of the screen; what is longer is left out
 * @param extent units to a tile's side
 * @returns features by column and row of their tile, as `x y`; a line too short for the units is left out
 */
export function cutWholeLines(
	lines: readonly { feature: Feature<LineString>; lengthPx: number }[],
	{ zoom, extent }: { zoom: number; extent: number }
): Map<string, GeoJSONVTFeature[]> {
	const tiles = new Map<string, GeoJSONVTFeature[]>();
	for (const { feature, lengthPx } of lines) {
		const points = trim(feature, lengthPx, zoom).map(([lng, lat]): Point => {
			const units = extent * 2 ** zoom;
			return [Math.round(mercatorX(lng) * units), Math.round(mercatorY(lat) * units)];
		});
		const middle = middleOf(
			points.filter(([x, y], i) => i === 0 || x !== points[i - 1]![0] || y !== points[i - 1]![1])
		);
		if (!middle) continue;
		const [column, row] = middle.map((at) => Math.floor(Math.round((at / extent) * MAP_EXTENT) / MAP_EXTENT));
		const shifted = points.map(([x, y]): Point => [x - column! * extent, y - row! * extent]);
		const key = `${column} ${row}`;
		const cut: GeoJSONVTFeature = { type: 2, geometry: [shifted], tags: feature.properties };
		const there = tiles.get(key);
		if (there) there.push(cut);
		else tiles.set(key, [cut]);
	}
	return tiles;
}

function trim({ geometry }: Feature<LineString>, lengthPx: number, zoom: number) {
	const line = new PxLine(geometry.coordinates, TILE_PX * 2 ** zoom);
	const half = Math.min(lengthPx, line.lengthPx) / 2;
	return line.slice(line.lengthPx / 2 - half, line.lengthPx / 2 + half);
}

/** Halfway along; undefined for a line without length. */
function middleOf(points: readonly Point[]): Point | undefined {
	const lengths = points.slice(1).map(([x, y], i) => Math.hypot(x - points[i]![0], y - points[i]![1]));
	let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
	for (const [i, length] of lengths.entries()) {
		if (length > left) {
			const [[ax, ay], [bx, by]] = [points[i]!, points[i + 1]!];
			return [ax + (left / length) * (bx - ax), ay + (left / length) * (by - ay)];
		}
		left -= length;
	}
	return undefined;
}
