import type { Geometry, Position } from 'geojson';
import { toPlainNumber } from './to-file-geometry.ts';

/** A geometry as well-known text, as `POLYGON((0 0,1 0,1 1,0 0))`. @see OGC 06-103r4, 7.2 */
export function writeWktGeometry(geometry: Geometry): string {
	if (geometry.type === 'GeometryCollection') throw new TypeError('No layer has collections of geometries.');
	const text = write(geometry.coordinates);
	return `${geometry.type.toUpperCase()}${geometry.type === 'Point' ? `(${text})` : text}`;
}

function write(coordinates: unknown): string {
	const list = coordinates as readonly unknown[];
	if (typeof list[0] === 'number') return (list as Position).map(toPlainNumber).join(' ');
	return `(${list.map(write).join(',')})`;
}
