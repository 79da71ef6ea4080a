import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import type { MapFrame } from '../map-frame.ts';
import { EQUATOR_M, latitudeAt, mercatorX, mercatorY, metresPerPx, TILE_PX } from '../mercator.ts';
import type { PageLayout } from './lay-out-page.ts';
import { SCALES } from './papers.ts';

/** Ground metres, on the ellipsoid of WGS-84 and CGCS2000, that a metre of Web Mercator's sphere stands for. */
function groundPerSphere(lat: number): { eastWest: number; northSouth: number } {
	const ECCENTRICITY_2 = 0.006_694_38;
	const w2 = 1 - ECCENTRICITY_2 * Math.sin((lat * Math.PI) / 180) ** 2;
	return { eastWest: 1 / Math.sqrt(w2), northSouth: (1 - ECCENTRICITY_2) / w2 ** 1.5 };
}

/**
 * The window that fills the layout's map at 1 : `scale`. Web Mercator treats the earth as a sphere: its metre is 0.13 %
 * too short from east to west here and 0.27 % too long from north to south. So the window is that much lower than the
 * map on paper, which stretches it: a length measured on paper is the length on the ground, in either direction. It is
 * true at the map's centre latitude; away from it Web Mercator grows or shrinks by 0.1 % in 8 km here.
 *
 * @throws RangeError if the scale is not positive
 */
export function frameAtScale(
	{ map, pixelMm }: Pick<PageLayout, 'map' | 'pixelMm'>,
	lngLat: LngLat,
	scale: number
): MapFrame {
	if (!(scale > 0)) throw new RangeError(`A scale is 1 : n with n above 0, not ${scale}.`);
	const { eastWest, northSouth } = groundPerSphere(lngLat[1]);
	const wantedMetresPerPx = (scale * pixelMm) / 1000;
	return {
		lngLat,
		zoom: Math.log2((metresPerPx(lngLat[1], 0) * eastWest) / wantedMetresPerPx),
		widthPx: map.width / pixelMm,
		heightPx: (map.height / pixelMm) * (eastWest / northSouth)
	};
}

/** The scale under which a screen of 96 pixels an inch shows a camera. */
export function scaleOfCamera({ lngLat, zoom }: Pick<MapFrame, 'lngLat' | 'zoom'>): number {
	return (metresPerPx(lngLat[1], zoom) * 96) / 0.0254;
}

/** The scale on offer that comes nearest to 1 : `scale`, by ratio; the larger of two as near. */
export function nearestScale(scale: number): number {
	const off = (offered: number) => Math.abs(Math.log(offered / scale));
	return SCALES.reduce((best, offered) => (off(offered) < off(best) ? offered : best), SCALES[0]);
}

/** The largest scale on offer that shows a whole area with a little room around; past them, the next full 5,000. */
export function scaleToShow({ map }: Pick<PageLayout, 'map'>, [west, south, east, north]: Bbox): number {
	const lat = (south + north) / 2;
	const metresPerDegree = EQUATOR_M / 360;
	const widthM = (east - west) * metresPerDegree * Math.cos((lat * Math.PI) / 180);
	const heightM = (north - south) * metresPerDegree;
	const least = 1.01 * 1000 * Math.max(widthM / map.width, heightM / map.height) || 1;
	return SCALES.find((scale) => scale >= least) ?? Math.ceil(least / 5000) * 5000;
}

/** Corners of what a frame shows, from the north-west clockwise, closed. */
export function ringOfFrame({ lngLat: [lng, lat], zoom, widthPx, heightPx }: MapFrame): LngLat[] {
	const worldPx = TILE_PX * 2 ** zoom;
	const x = mercatorX(lng);
	const y = mercatorY(lat);
	const [left, right] = [x - widthPx / 2 / worldPx, x + widthPx / 2 / worldPx];
	const [top, bottom] = [y - heightPx / 2 / worldPx, y + heightPx / 2 / worldPx];
	const at = (u: number, v: number): LngLat => [(u - 0.5) * 360, latitudeAt(v)];
	return [at(left, top), at(right, top), at(right, bottom), at(left, bottom), at(left, top)];
}
