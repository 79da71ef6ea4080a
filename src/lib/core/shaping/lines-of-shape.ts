import type { LngLat } from '../geometry/types.ts';
import type { Shape } from './types.ts';

/** The rows of positions that a shape is drawn by: lines, closed rings with holes among them, a point as a row of one. */
export function linesOfShape({ type, coordinates }: Shape): LngLat[][] {
	if (type === 'Point') return coordinates.length < 2 ? [] : [[coordinates as LngLat]];
	if (type === 'LineString') return [coordinates as LngLat[]];
	return (type === 'MultiPolygon' ? coordinates.flat() : coordinates) as LngLat[][];
}
