import type { Feature, LineString } from 'geojson';
import { EARTH_RADIUS_M } from '#lib/core/geometry/local-metres.ts';
import { lineLengthM } from '#lib/core/geometry/line-length.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { TILE_PX } from '#lib/carto/mercator.ts';
import { BASEMAP_MAX_ZOOM, BASEMAP_MIN_ZOOM } from './schema.ts';

/** Pixels of street lines to a square pixel of map that has streets: above, they run into one another. */
const FULL = 0.3;

/** Side of the cells by which the ground with streets is measured, degrees. */
const CELL_DEGREES = 0.01;

/** Of a line from one vertex to the next; more are passed over. */
const STEPS_MOST = 1000;

const RADIANS = Math.PI / 180;

/**
 * The lowest zoom at which streets of each rank have room on the map: that at which they and all more important ones leave
 * the ground between them in sight. Where streets are few, small ones are seen from afar.
 *
 * @param streets WGS-84, with their `rank`
 * @returns by rank; a less important one never has a lower zoom
 */
export function findStreetZooms(streets: readonly Feature<LineString>[]): Map<number, number> {
	const lengthM = new Map<number, number>();
	const cells = new Map<string, number>();
	for (const { geometry, properties } of streets) {
		const line = geometry.coordinates as LngLat[];
		const rank = Number(properties?.rank);
		lengthM.set(rank, (lengthM.get(rank) ?? 0) + lineLengthM(line));
		for (let i = 1; i < line.length; i++) crossCells(line[i - 1]!, line[i]!, cells);
	}
	const side = CELL_DEGREES * RADIANS * EARTH_RADIUS_M;
	const lats = [...cells.values()];
	const areaM2 = lats.reduce((sum, lat) => sum + side ** 2 * Math.cos(lat * RADIANS), 0);
	const meanCos = lats.length === 0 ? 1 : areaM2 / (lats.length * side ** 2);
	const pxM = (zoom: number) => (2 * Math.PI * EARTH_RADIUS_M * meanCos) / (TILE_PX * 2 ** zoom);
	let drawnM = 0;
	const zooms = new Map<number, number>();
	for (const rank of [...lengthM.keys()].toSorted((a, b) => a - b)) {
		drawnM += lengthM.get(rank)!;
		let zoom = BASEMAP_MIN_ZOOM;
		while (zoom < BASEMAP_MAX_ZOOM && (drawnM / areaM2) * pxM(zoom) > FULL) zoom++;
		zooms.set(rank, zoom);
	}
	return zooms;
}

/** Notes the cells that a line goes through, each with a latitude in it. */
function crossCells(a: LngLat, b: LngLat, cells: Map<string, number>): void {
	const longest = Math.max(Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1]));
	const steps = Math.min(STEPS_MOST, Math.ceil((2 * longest) / CELL_DEGREES) || 1);
	for (let i = 0; i <= steps; i++) {
		const [lng, lat] = [a[0] + (i / steps) * (b[0] - a[0]), a[1] + (i / steps) * (b[1] - a[1])];
		cells.set(`${Math.floor(lng / CELL_DEGREES)} ${Math.floor(lat / CELL_DEGREES)}`, lat);
	}
}
