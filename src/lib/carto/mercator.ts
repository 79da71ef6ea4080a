/** Side of a tile on the screen at its own zoom, CSS px, as MapLibre has it. */
export const TILE_PX = 512;

/** Longitude on the Mercator square, 0 at the west end, 1 at the east end. */
export function mercatorX(lng: number): number {
	return 0.5 + lng / 360;
}

/** Latitude on the Mercator square, 0 at the north end, 1 at the south end. */
export function mercatorY(lat: number): number {
	return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
}

/** The latitude at a height on the Mercator square. */
export function latitudeAt(y: number): number {
	return (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;
}

/** The earth's circumference on Web Mercator's sphere, metres. */
export const EQUATOR_M = 40_075_016.686;

/** Ground metres of a CSS px of the map at a latitude and zoom: Web Mercator stretches by 1 / cos(latitude). */
export const metresPerPx = (lat: number, zoom: number): number =>
	(EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);
